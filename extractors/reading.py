"""From a file to a Document: every reader bids on the content, the best one reads."""

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from extractors.errors import UnreadableFileError
from extractors.file_kinds import describe_kind
from extractors.legacy import convert_document
from extractors.limits import MAX_FILE_BYTES
from extractors.registry import best_bidder
from extractors.unpacking import choose_container
from schemas import Document


def load_file(path: Path) -> bytes:
    """Return the bytes of a file; UnreadableFileError says why there are none."""
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise UnreadableFileError(_too_large(), "too_large")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFileError(f"Không tìm thấy tệp {path.name}.", "missing") from error
    except IsADirectoryError as error:
        raise UnreadableFileError(f"{path.name} là thư mục, không phải tệp.", "unsupported") from error
    except PermissionError as error:
        raise UnreadableFileError(f"Không có quyền đọc tệp {path.name}.", "permission") from error
    except OSError as error:
        raise UnreadableFileError(f"Không đọc được tệp {path.name} từ đĩa.", "damaged") from error


def read_document(data: bytes, filename: str = "") -> Document:
    """Return the document in the bytes of a file; UnreadableFileError where there is none to read.

    The name is shown, never trusted: a PDF called plan.docx is read as a PDF. Letters of an encoding from
    before Unicode are converted: by their fonts in the readers that know them, by what they spell here.
    """
    reader = _reader_of(data, filename)
    try:
        document = reader.read(data, filename)
        return document if document.ocr else convert_document(document)  # a picture shows letters, not codes
    except (RecursionError, MemoryError) as error:
        raise UnreadableFileError(_TOO_COMPLEX, "damaged") from error


def read_documents(files: Sequence[tuple[bytes, str]]) -> list[Document | Exception]:
    """Return for each (data, filename) its document or the exception that reading it raised.

    A reader whose program is slow to start has ``read_many``, and gets all its files in one call.
    """
    found: dict[int, Document | Exception] = {}
    together: dict[ModuleType, list[int]] = {}
    for index, (data, filename) in enumerate(files):
        try:
            reader = _reader_of(data, filename)
            if hasattr(reader, "read_many"):
                together.setdefault(reader, []).append(index)
            else:
                found[index] = read_document(data, filename)
        except Exception as error:  # the other files are read all the same; the caller tells what it was
            found[index] = error
    for reader, indices in together.items():
        try:
            read = reader.read_many([files[index] for index in indices])
            converted = [convert_document(one) if isinstance(one, Document) else one for one in read]
            found.update(zip(indices, converted, strict=True))
        except Exception as error:
            found.update(dict.fromkeys(indices, error))
    return [found[index] for index in range(len(files))]


def _reader_of(data: bytes, filename: str) -> ModuleType:
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFileError("Tệp trống, không có chữ nào để đọc.", "empty")
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFileError(_too_large(), "too_large")
    if choose_container(data, filename):
        raise UnreadableFileError(_CONTAINER, "unsupported")
    reader = choose_reader(data, filename)
    if reader is None:
        words, category = describe_kind(data)
        raise UnreadableFileError(f"Tệp {words}.", category)
    return reader


def choose_reader(data: bytes, filename: str = "") -> ModuleType | None:
    """Return the reader module with the best bid; None where nobody wants the bytes."""
    return best_bidder("extractors.readers", data, filename)


def printable(name: str) -> str:
    """Return a file's name as text that can be written anywhere; what is no Unicode in it becomes "?".

    >>> printable("kế hoạch\\udcff.docx")
    'kế hoạch?.docx'
    """
    return name.encode("utf-8", "replace").decode()


_CONTAINER = (
    "Tệp là tệp nén (.zip, .rar…) hoặc thư (.eml) chứa nhiều tệp; "
    "hãy nạp bằng lệnh kehoach ingest để đọc từng tệp bên trong."
)
_TOO_COMPLEX = "Tệp quá phức tạp, không đọc được."


def _too_large() -> str:
    return f"Tệp lớn hơn {MAX_FILE_BYTES // 2**20} MB, không đọc."
