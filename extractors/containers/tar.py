"""Archives .tar, .tar.gz (.tgz) and .tar.bz2; a .gz or .bz2 of one file is an archive of one."""

import bz2
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from extractors.errors import UnreadableFileError
from extractors.limits import MAX_FILE_BYTES
from extractors.member import Member, too_large
from extractors.tar_stream import tar_members

MEDIA_TYPE = "application/x-tar"
_GZIP, _BZIP2 = b"\x1f\x8b\x08", b"BZh"
_TAR_MARK, _TAR_PLACE = b"ustar", 257
_SURE = 1.0
_ERRORS = (OSError, EOFError, zlib.error, ValueError)
_DAMAGED = "Tệp nén bị hỏng hoặc tải về chưa đủ, không mở được; hãy xin lại tệp gốc."


def score(data: bytes, filename: str) -> float:
    """Return how surely the bytes are a tar or a packed file: by their mark."""
    if data.startswith((_GZIP, _BZIP2)) or _is_tar(data):
        return _SURE
    return 0.0


def members(data: bytes, filename: str) -> Iterator[Member]:
    """Yield the files of the tar, or the one file that is packed without one."""
    try:
        head = _unpacked(data).read(_TAR_PLACE + len(_TAR_MARK))
    except _ERRORS as error:
        raise UnreadableFileError(_DAMAGED, "damaged") from error
    if _is_tar(head):
        yield from tar_members(_unpacked(data))
        return
    if head and not head.strip(b"\0"):  # the end of a tar is all there is
        return
    path = PurePosixPath(filename).name.removesuffix(".gz").removesuffix(".bz2")
    try:
        whole = _unpacked(data).read(MAX_FILE_BYTES + 1)
    except _ERRORS as error:
        raise UnreadableFileError(_DAMAGED, "damaged") from error
    yield too_large(path) if len(whole) > MAX_FILE_BYTES else Member(path, whole)


def _unpacked(data: bytes) -> IO[bytes]:
    raw = io.BytesIO(data)
    if data.startswith(_GZIP):
        return gzip.GzipFile(fileobj=raw)  # type: ignore[return-value]
    return bz2.BZ2File(raw) if data.startswith(_BZIP2) else raw


def _is_tar(head: bytes) -> bool:
    return head[_TAR_PLACE : _TAR_PLACE + len(_TAR_MARK)] == _TAR_MARK
