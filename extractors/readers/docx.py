"""Word documents (.docx, .docm, .dotx): numbers and bullets as seen, tracked changes accepted."""

from extractors.word import read_word
from schemas import Document

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ZIP = b"PK\x03\x04"
_SURE = 1.0


def score(data: bytes, filename: str) -> float:
    """Return how surely the bytes are a Word document: a packed file with a part below word/."""
    if not data.startswith(_ZIP):
        return 0.0
    # Part names stand in plain bytes before each part, also where the end of the file is lost.
    return _SURE if b"word/document" in data or b"word/_rels" in data else 0.0


def read(data: bytes, filename: str) -> Document:
    """Return the document's lines; UnreadableFileError where it is damaged, locked or empty."""
    return read_word(data, "docx", MEDIA_TYPE)
