"""Programs of the system that read files for us: where they stand, and how they are ended in time.

They are LibreOffice, tesseract and bsdtar. What each does is said by the module that calls it.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path

# The names of each program on the search path.
_NAMES = {"soffice": ("soffice", "libreoffice"), "tesseract": ("tesseract",), "bsdtar": ("bsdtar",)}
# Where the installers of a system put it outside of that path. Windows 10 and macOS bring bsdtar under the name
# of tar; on Linux that name is another program's.
_PLACES = {
    ("soffice", "win32"): (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
    ("soffice", "darwin"): ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    ("tesseract", "win32"): (
        r"C:\Program Files\Tesseract-OCR\tesseract.exe",
        r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe",
    ),
    ("tesseract", "darwin"): ("/opt/homebrew/bin/tesseract", "/usr/local/bin/tesseract"),
    ("tesseract", "linux"): ("/usr/local/bin/tesseract",),
    ("bsdtar", "win32"): (r"C:\Windows\System32\tar.exe",),
    ("bsdtar", "darwin"): ("/usr/bin/tar",),
}


@cache
def find_program(name: str) -> str | None:
    """Return the path of "soffice", "tesseract" or "bsdtar"; None where it is not installed."""
    on_path = filter(None, map(shutil.which, _NAMES[name]))
    in_place = (place for place in _PLACES.get((name, sys.platform), ()) if Path(place).is_file())
    return next(on_path, None) or next(in_place, None)


def bound_time(command: list[str], seconds: float) -> list[str]:
    """Return the command so that coreutils' "timeout" ends it, some seconds late, where this process dies first.

    Unchanged on Windows and where there is no such program.
    """
    timeout = shutil.which("timeout")
    if timeout is None or sys.platform == "win32":
        return command
    return [timeout, "--kill-after=5", str(int(seconds) + 10), *command]


def end_process(process: "subprocess.Popen[bytes]") -> None:
    """End a process that has a session of its own (``start_new_session``), and all that it has started."""
    if sys.platform == "win32":  # no groups there: taskkill /T walks down the tree
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):  # all have ended by themselves
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
