"""The members of a tar as it streams in, within bounds: for .tar.gz and for what bsdtar turns into tar."""

import io
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO

from extractors.errors import UnreadableFileError
from extractors.limits import MAX_FILE_BYTES, MAX_TAR_HEAD_BYTES, MAX_UNPACKED_BYTES
from extractors.member import Member, link, too_large

_DAMAGED = "Tệp nén bị hỏng hoặc tải về chưa đủ: chỉ đọc được phần đầu; hãy xin lại tệp gốc."
_TOO_LARGE = "Tệp nén giải nén ra quá lớn, không đọc phần còn lại vì lý do an toàn."


_LONG_HEADS = (
    tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK,
)  # fmt: skip


class _BoundedHead(tarfile.TarInfo):
    """A member's head whose long names and attributes are bounded: the library reads and searches them whole."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _LONG_HEADS and self.size > MAX_TAR_HEAD_BYTES:
            raise tarfile.ReadError("long head")
        return super()._proc_member(archive)  # type: ignore[misc]


class BoundedStream(io.RawIOBase):
    """A stream that ends with an error after so many bytes: a packed gigabyte of zeros is a megabyte."""

    def __init__(self, stream: IO[bytes], left: int = MAX_UNPACKED_BYTES) -> None:
        self._stream = stream
        self._left = left

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; UnreadableFileError past the bound."""
        data = self._stream.read(min(size, 2**20) if size > 0 else 2**20)
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableFileError(_TOO_LARGE, "too_large")
        return data

    def readable(self) -> bool:
        """Return True."""
        return True


def tar_members(stream: IO[bytes]) -> Iterator[Member]:
    """Yield the files of a tar that is read once, from front to end; links go nowhere."""
    bounded = BoundedStream(stream)
    try:
        with tarfile.open(fileobj=bounded, mode="r|", tarinfo=_BoundedHead, errors="replace") as archive:
            for info in archive:
                archive.members = []  # type: ignore[attr-defined]  # else every header seen is kept
                if info.issym() or info.islnk():
                    yield link(info.name)
                elif info.isreg():
                    yield _read(archive, info)
                if archive.offset > MAX_UNPACKED_BYTES:  # the library would read on to there, past the end too
                    raise UnreadableFileError(_TOO_LARGE, "too_large")
        # A damaged head is the end to the library; behind a true end there is nothing but zeros.
        while rest := bounded.read():
            if rest.strip(b"\0"):
                raise UnreadableFileError(_DAMAGED, "damaged")
    except (tarfile.TarError, zlib.error, OSError, EOFError, ValueError, IndexError, OverflowError) as error:
        raise UnreadableFileError(_DAMAGED, "damaged") from error


def _read(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Member:
    if info.size > MAX_FILE_BYTES:
        return too_large(info.name)
    file = archive.extractfile(info)
    data = file.read() if file else b""
    if len(data) < info.size:
        raise EOFError(info.name)
    return Member(info.name, data)
