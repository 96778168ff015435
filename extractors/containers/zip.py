"""Archives .zip: names in UTF-8, in Windows-1258 and in CP437, whatever program wrote them.

1. the UTF-8 flag, or Info-ZIP's own field for the UTF-8 name
2. UTF-8 without the flag (macOS)
3. Windows-1258, where all that comes out is Vietnamese letters (the Explorer of a Vietnamese Windows)
4. CP437, what the format says
"""

import io
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator

from extractors.errors import UnreadableFileError
from extractors.limits import MAX_ARCHIVE_MEMBERS, MAX_FILE_BYTES, MAX_PACKING_RATIO
from extractors.member import Member, damaged, link, locked, too_large

MEDIA_TYPE = "application/zip"
_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_ENTRY = b"PK\x01\x02"
_SURE, _MAYBE = 1.0, 0.4
_UTF8_FLAG, _LOCKED_FLAG = 0x800, 0x1
_UNICODE_PATH = 0x7075
# What other packed formats hold: Office files, OpenDocument and e-books, programs.
_NO_ARCHIVES = (
    "[Content_Types].xml", "word/document.xml", "xl/workbook.xml", "ppt/presentation.xml",
    "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml",
)  # fmt: skip
_ERRORS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, struct.error, IndexError)
_DAMAGED = "Tệp nén .zip bị hỏng hoặc tải về chưa đủ, không mở được; hãy xin lại tệp gốc."
_TOO_MANY = f"Tệp nén có quá {MAX_ARCHIVE_MEMBERS} tệp, không mở vì lý do an toàn."
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def score(data: bytes, filename: str) -> float:
    """Return how surely the bytes are an archive and not one document that is packed."""
    if not data.startswith(_MARKS):
        return 0.0
    if data.count(_ENTRY) > 10 * MAX_ARCHIVE_MEMBERS:
        return _SURE
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except _ERRORS:
        # The end is lost: an archive where nothing in it looks like the parts of a document.
        return 0.0 if any(mark.encode() in data[:2000] for mark in (*_NO_ARCHIVES, "word/")) else _MAYBE
    return 0.0 if names.intersection(_NO_ARCHIVES) else _SURE


def members(data: bytes, filename: str) -> Iterator[Member]:
    """Yield the files of the archive in its order; folders are no members."""
    if data.count(_ENTRY) > 10 * MAX_ARCHIVE_MEMBERS:  # nested archives count along, hence the ten
        raise UnreadableFileError(_TOO_MANY, "too_large")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ERRORS as error:
        raise UnreadableFileError(_DAMAGED, "damaged") from error
    for info in archive.infolist():
        if not info.filename.endswith("/"):  # is_dir() fails on a member without a name
            yield _read(archive, info)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    path = _name(info)
    if stat.S_ISLNK(info.external_attr >> 16):
        return link(path)
    if info.flag_bits & _LOCKED_FLAG:
        return locked(path)
    if info.file_size > MAX_FILE_BYTES:
        return too_large(path)
    try:
        with archive.open(info) as member:
            data = member.read(MAX_FILE_BYTES + 1)
    except NotImplementedError:
        reason = "Tệp trong gói nén bằng cách lạ; hãy giải nén rồi nạp từng tệp."
        return Member(path, reason=reason, category="unsupported")
    except _ERRORS:
        return damaged(path)
    if len(data) > MAX_FILE_BYTES or (len(data) > 2**20 and len(data) / max(info.compress_size, 1) > MAX_PACKING_RATIO):
        return too_large(path)
    return Member(path, data)


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    if own := _unicode_path(info.extra):
        return own
    raw = info.filename.encode("cp437", "replace")
    if raw.isascii():
        return info.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        name = unicodedata.normalize("NFC", raw.decode("cp1258"))
    except UnicodeDecodeError:
        return info.filename
    return name if all(map(_is_vietnamese, name)) else info.filename


def _is_vietnamese(letter: str) -> bool:
    if letter.isascii() or letter in "đĐ":
        return True
    base, *marks = unicodedata.normalize("NFD", letter)
    return base.isascii() and base.isalpha() and all(mark in _TONES + "\u0302\u0306\u031b" for mark in marks)


def _unicode_path(extra: bytes) -> str:
    """Return the name in Info-ZIP's field 0x7075: version, checksum, UTF-8."""
    place = 0
    while place + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, place)
        if kind == _UNICODE_PATH and size > 5:
            return extra[place + 9 : place + 4 + size].decode("utf-8", "ignore")
        place += 4 + size
    return ""
