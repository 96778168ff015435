"""Programs of the system that read files for us (LibreOffice, tesseract): ended in time, with all they start."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys


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
