"""Archives .rar and .7z, by bsdtar (libarchive), which turns them into a tar without writing them out."""

import struct
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from extractors.child_programs import find_program
from extractors.errors import UnreadableFileError
from extractors.limits import CONVERSION_START_SECONDS
from extractors.member import Member
from extractors.tar_stream import tar_members

MEDIA_TYPE = "application/vnd.rar"
_RAR4, _RAR5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
_RAR4_FILE, _RAR4_HEADS_LOCKED, _RAR5_CRYPT = b"\x74", 0x80, b"\x04"
_MARKS = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
_SURE = 1.0
_SECONDS = 2 * CONVERSION_START_SECONDS
# A file that ends with an unpacked .docx ends like a zip, and libarchive, which looks at the last 16 KB,
# would open that one in place of the archive.
_ZIP_END, _PADDING = b"PK\x05\x06", 2**15
_LOCKED_WORDS = (b"encrypt", b"passphrase", b"password")
_LOCKED = "Tệp nén có mật khẩu; hãy gỡ mật khẩu rồi nạp lại."
_DAMAGED = "Tệp nén bị hỏng, tải về chưa đủ hoặc nén bằng cách lạ; hãy giải nén rồi nạp từng tệp."
_MISSING = (
    "Tệp là tệp nén .rar hoặc .7z, cần bsdtar để mở (trên Debian/Ubuntu: apt install libarchive-tools; "
    "Windows 10 trở lên có sẵn); hãy cài rồi nạp lại, hoặc giải nén rồi nạp từng tệp."
)


def score(data: bytes, filename: str) -> float:
    """Return how surely the bytes are such an archive: they begin with its mark."""
    return _SURE if data.startswith(_MARKS) else 0.0


def _is_locked(data: bytes) -> bool:
    """Return whether a .rar says that its heads or its first file are encrypted: libarchive would give garbage."""
    if data.startswith(_RAR5):
        return data[13:14] == _RAR5_CRYPT  # after mark, checksum and a size of one byte
    if not data.startswith(_RAR4) or len(data) < 20:
        return False
    flags, size = struct.unpack_from("<HH", data, 10)
    first = 7 + size
    if flags & _RAR4_HEADS_LOCKED:
        return True
    return data[first + 2 : first + 3] == _RAR4_FILE and bool(int.from_bytes(data[first + 3 : first + 5], "little") & 4)


def find_bsdtar() -> str | None:
    """Return libarchive's tar, or None where there is none."""
    return find_program("bsdtar")


def members(data: bytes, filename: str) -> Iterator[Member]:
    """Yield the files of the archive; UnreadableFileError where it is locked, damaged, or bsdtar absent."""
    bsdtar = find_bsdtar()
    if bsdtar is None:
        raise UnreadableFileError(_MISSING, "unsupported")
    if _is_locked(data):
        raise UnreadableFileError(_LOCKED, "password")
    with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as room:
        archive = Path(room, "archive")  # these formats keep their lists at the end: a pipe will not do
        archive.write_bytes(data + bytes(_PADDING) if _ZIP_END in data[-_PADDING:] else data)
        yield from _stream([bsdtar, "-c", "--format", "pax", "-f", "-", f"@{archive}"])


def _stream(command: list[str]) -> Iterator[Member]:
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, start_new_session=True
        )
        alarm = threading.Timer(_SECONDS, process.kill)
        alarm.start()
        failed: UnreadableFileError | None = None
        try:
            if process.stdout is not None:
                yield from tar_members(process.stdout)
        except UnreadableFileError as error:
            failed = error
        finally:
            alarm.cancel()
            process.kill() if failed else None
            if process.stdout is not None:
                process.stdout.close()
            process.wait()
        errors.seek(0)
        said = errors.read(4096).lower()
    if process.returncode or failed:
        if any(word in said for word in _LOCKED_WORDS):
            raise UnreadableFileError(_LOCKED, "password")
        raise failed or UnreadableFileError(_DAMAGED, "damaged")
