"""Files that LibreOffice turns into .docx, read as such: one call for all of them."""

from collections.abc import Sequence

from extractors.errors import UnreadableFileError
from extractors.libreoffice import Converted, convert_many, find_soffice, missing
from extractors.word import read_word
from schemas import Document


def read_converted(
    files: Sequence[bytes], suffix: str, kind: str, media_type: str
) -> list[Document | UnreadableFileError]:
    """Return the document of each file, or why there is none; the reader is named after the suffix.

    ``kind`` says in Vietnamese what the files are, for the error where LibreOffice is absent.
    """
    if not find_soffice():
        return [missing(kind) for _ in files]
    return [_read(made, suffix.lstrip("."), media_type) for made in convert_many(files, suffix)]


def the_only(found: Sequence[Document | UnreadableFileError]) -> Document:
    """Return the document of the one file that was read; raises the reason why there is none."""
    (one,) = found
    if isinstance(one, UnreadableFileError):
        raise one
    return one


def _read(made: Converted, reader: str, media_type: str) -> Document | UnreadableFileError:
    if isinstance(made, UnreadableFileError):
        return made
    try:
        return read_word(made, reader, media_type)
    except UnreadableFileError as error:
        return error
