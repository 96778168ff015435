"""Old office files to .docx by LibreOffice, many in one call: 20 files take hardly longer than one.

Every call has a profile of its own (two calls with one profile: the second writes nothing), in which
macros, links and updates from elsewhere are off, and a time limit after which LibreOffice and all that
it has started are ended. Nothing of the office's own LibreOffice is touched.
"""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from extractors.child_programs import bound_time, end_process, find_program
from extractors.errors import UnreadableFileError
from extractors.limits import CONVERSION_FILE_SECONDS, CONVERSION_START_SECONDS, MAX_FILE_BYTES

_MISSING = (
    "là {kind}, cần LibreOffice để đọc; hãy cài LibreOffice (https://vi.libreoffice.org, trên Debian/Ubuntu: "
    "apt install libreoffice-writer-nogui) rồi nạp lại, hoặc mở bằng Word và lưu thành .docx."
)
_REFUSED = "LibreOffice không mở được tệp (tệp hỏng hoặc có mật khẩu); hãy mở bằng Word và lưu thành .docx."
_TOO_SLOW = "LibreOffice mở tệp quá lâu nên đã dừng; hãy mở bằng Word và lưu thành .docx."
_TOO_LARGE = f"Tệp chuyển sang .docx lớn hơn {MAX_FILE_BYTES // 2**20} MB, không đọc."
_SETTINGS = {
    "org.openoffice.Office.Common/Security/Scripting": {
        "DisableMacrosExecution": "true", "MacroSecurityLevel": "3", "BlockUntrustedRefererLinks": "true",
    },
    "org.openoffice.Office.Writer/Content/Update": {"Link": "0", "Field": "false", "Chart": "false"},
}  # fmt: skip
Converted = bytes | UnreadableFileError


def find_soffice() -> str | None:
    """Return LibreOffice's program, or None where it is not installed."""
    return find_program("soffice")


def missing(kind: str) -> UnreadableFileError:
    """Return the error of a file that only LibreOffice reads, where there is none; ``kind`` is Vietnamese."""
    return UnreadableFileError("Tệp " + _MISSING.format(kind=kind), "unsupported")


def convert_many(files: Sequence[bytes], suffix: str) -> list[Converted]:
    """Return each file as .docx, or the error that says why not; ``suffix`` names their kind (".doc").

    One call for all; those that it leaves out (one bad file may end LibreOffice) are tried once more
    alone. FileNotFoundError where LibreOffice is absent: ask ``find_soffice`` first.
    """
    found = _call(files, suffix, CONVERSION_START_SECONDS + CONVERSION_FILE_SECONDS * len(files))
    results: list[Converted] = []
    for data, made in zip(files, found, strict=True):
        if isinstance(made, UnreadableFileError) and len(files) > 1:
            made = _call([data], suffix, CONVERSION_START_SECONDS + CONVERSION_FILE_SECONDS)[0]
        results.append(made)
    return results


def _call(files: Sequence[bytes], suffix: str, seconds: float) -> list[Converted]:
    soffice = find_soffice()
    if soffice is None:
        raise FileNotFoundError("soffice")
    with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as room:
        folder, out = Path(room, "in"), Path(room, "out")
        for made in (folder, out):
            made.mkdir()
        for index, data in enumerate(files):
            (folder / f"{index}{suffix}").write_bytes(data)
        profile = _make_profile(Path(room, "profile"))
        command = [
            soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck", "--nodefault",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out),
            *(str(folder / f"{index}{suffix}") for index in range(len(files))),
        ]  # fmt: skip
        ended = _run(command, seconds, room)
        error = UnreadableFileError(_REFUSED, "damaged") if ended else UnreadableFileError(_TOO_SLOW, "timeout")
        return [_collect(out / f"{index}.docx", error) for index in range(len(files))]


def _collect(made: Path, error: UnreadableFileError) -> Converted:
    try:
        if made.stat().st_size > MAX_FILE_BYTES:
            return UnreadableFileError(_TOO_LARGE, "too_large")
        return made.read_bytes() or error
    except OSError:
        return error


def _run(command: list[str], seconds: float, room: str) -> bool:
    """Run LibreOffice to its end and return True; False where it had to be ended."""
    # A session of its own: soffice is a script that starts soffice.bin, and both must end.
    environment = os.environ | {"HOME": room, "TMPDIR": room, "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        bound_time(command, seconds), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=environment, start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    else:
        return True
    finally:
        end_process(process)


def _make_profile(folder: Path) -> str:
    """Write the settings of a profile and return its address."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, settings in _SETTINGS.items()
        for name, value in settings.items()
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )
    return folder.as_uri()
