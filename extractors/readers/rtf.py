"""Rich text (.rtf), by LibreOffice."""

from collections.abc import Sequence

from extractors.errors import UnreadableFileError
from extractors.word.converted import read_converted, the_only
from schemas import Document

MEDIA_TYPE = "application/rtf"
_SURE = 1.0
_BEFORE = b"\xef\xbb\xbf \t\r\n"


def score(data: bytes, filename: str) -> float:
    """Return how surely the bytes are rich text: they begin with its mark."""
    return _SURE if data[:64].lstrip(_BEFORE).startswith(b"{\\rtf") else 0.0


def read(data: bytes, filename: str) -> Document:
    """Return the document's lines; UnreadableFileError where it is damaged or LibreOffice is absent."""
    return the_only(read_many([(data, filename)]))


def read_many(files: Sequence[tuple[bytes, str]]) -> list[Document | UnreadableFileError]:
    """Return the document of each file, or why there is none: LibreOffice is started once for all."""
    # LibreOffice takes what does not begin with the mark for plain text.
    return read_converted([data.lstrip(_BEFORE) for data, _ in files], ".rtf", "văn bản RTF (.rtf)", MEDIA_TYPE)
