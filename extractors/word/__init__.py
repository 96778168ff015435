"""WordprocessingML to lines: what .docx, and every kind of file that is turned into it, is read with."""

from extractors.errors import UnreadableFileError
from extractors.word.body import BodyReader
from extractors.word.legacy_letters import LegacyLetters, needs_conversion
from extractors.word.package import Package, Parts
from schemas import Document

_EMPTY = "Tệp Word không có chữ nào để đọc (có thể chỉ chứa ảnh)."


def read_word(data: bytes, reader: str, media_type: str) -> Document:
    """Return the lines of a .docx; UnreadableFileError where it is damaged, locked or empty."""
    return read_parts(Package(data), reader, media_type)


def read_parts(parts: Parts, reader: str, media_type: str, empty: str = _EMPTY) -> Document:
    """Return the lines of a document in WordprocessingML, wherever its parts come from."""
    lines = BodyReader(parts).lines()
    notes: tuple[str, ...] = ()
    if needs_conversion(lines):  # read again: what stands in columns is told by its words
        letters = LegacyLetters()
        lines, notes = BodyReader(parts, letters).lines(), letters.notes
    if not any(line.text for line in lines):
        raise UnreadableFileError(empty, "empty")
    return Document(tuple(lines), reader, media_type, notes=notes)
