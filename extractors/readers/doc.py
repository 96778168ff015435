"""Word 97 to 2003 (.doc), by LibreOffice; where it is absent by legacy-doc, which keeps the words only.

Without LibreOffice tables come as words in a row and automatic numbers are lost: the reader's name in
the record is then "legacy-doc", and its lines carry a confidence below 1.
"""

import struct
from collections.abc import Sequence

from extractors.errors import UnreadableFileError
from extractors.libreoffice import find_soffice, missing
from extractors.normalize import clean_line
from extractors.word.converted import read_converted, the_only
from schemas import Document, DocumentLine

MEDIA_TYPE = "application/msword"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN_STREAM, _LOCKED_STREAM = "WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
_KIND = "văn bản Word cũ (.doc)"
_SURE, _SOME = 1.0, 0.2
_WORDS_ONLY = 0.7
_SECTOR = 512
_FIB_MARKS = (0xA5EC, 0xA5DC)  # Word 97 and later; Word 6 and 95
_FIB_LOCKED = 0x0100
_LOCKED = "Tệp Word có mật khẩu, chưa đọc được; hãy gỡ mật khẩu rồi nạp lại."


def score(data: bytes, filename: str) -> float:
    """Return how surely the bytes are an old Word file: an OLE file that names Word's stream."""
    if not data.startswith(_OLE) or _LOCKED_STREAM in data or _MAIN_STREAM not in data:
        return 0.0
    # A workbook or slides may hold a Word document inside them.
    return _SURE if _fib_flags(data) is not None else _SOME


def read(data: bytes, filename: str) -> Document:
    """Return the document's lines; UnreadableFileError where it is damaged or locked."""
    return the_only(read_many([(data, filename)]))


def read_many(files: Sequence[tuple[bytes, str]]) -> list[Document | UnreadableFileError]:
    """Return the document of each file, or why there is none: LibreOffice is started once for all."""
    found: dict[int, Document | UnreadableFileError] = {}
    open_files: list[int] = []
    for index, (data, _) in enumerate(files):
        if (_fib_flags(data) or 0) & _FIB_LOCKED:
            found[index] = UnreadableFileError(_LOCKED, "password")
        else:
            open_files.append(index)
    rest = [files[index][0] for index in open_files]
    if find_soffice():
        read = read_converted(rest, ".doc", _KIND, MEDIA_TYPE) if rest else []
    else:
        read = [_read_words(data) for data in rest]
    found.update(zip(open_files, read, strict=True))
    return [found[index] for index in range(len(files))]


def _fib_flags(data: bytes) -> int | None:
    """Return the flags at the head of Word's stream; it begins a sector, in practice the first one."""
    for start in range(_SECTOR, min(len(data) - 12, 64 * _SECTOR), _SECTOR):
        if struct.unpack_from("<H", data, start)[0] in _FIB_MARKS:
            return struct.unpack_from("<H", data, start + 10)[0]
    return None


def _read_words(data: bytes) -> Document | UnreadableFileError:
    try:
        from legacy_doc import extract_text  # only where LibreOffice is absent, and it may be absent too
    except ImportError:
        return missing(_KIND)
    try:
        text = extract_text(data).text
    except Exception:  # its own errors, and struct's and Python's on damaged files
        return UnreadableFileError("Tệp Word cũ bị hỏng, không mở được; hãy xin lại tệp gốc.", "damaged")
    lines = [clean_line(line) for line in text.split("\n")]
    made = tuple(DocumentLine(line, confidence=_WORDS_ONLY) for line in lines if line)
    if not made:
        return UnreadableFileError("Tệp Word không có chữ nào để đọc (có thể chỉ chứa ảnh).", "empty")
    return Document(made, "legacy-doc", MEDIA_TYPE)
