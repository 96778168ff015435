"""From a file to a Document: every reader bids on the content, the best one reads."""

from pathlib import Path
from types import ModuleType

from extractors.errors import UnreadableFileError
from extractors.file_kinds import describe_kind
from extractors.legacy import convert_document
from extractors.limits import MAX_FILE_BYTES
from extractors.registry import discover
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
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFileError("Tệp trống, không có chữ nào để đọc.", "empty")
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFileError(_too_large(), "too_large")
    reader = choose_reader(data, filename)
    if reader is None:
        words, category = describe_kind(data)
        raise UnreadableFileError(f"Tệp {words}.", category)
    try:
        return convert_document(reader.read(data, filename))
    except UnreadableFileError:
        raise
    except (RecursionError, MemoryError) as error:
        raise UnreadableFileError("Tệp quá phức tạp, không đọc được.", "damaged") from error


def choose_reader(data: bytes, filename: str = "") -> ModuleType | None:
    """Return the reader module with the best bid; None where nobody wants the bytes."""
    bids = [(reader.score(data, filename), reader.__name__, reader) for reader in discover("extractors.readers")]
    score, _, reader = max(bids, key=lambda bid: bid[:2])
    return reader if score > 0 else None


def printable(name: str) -> str:
    """Return a file's name as text that can be written anywhere; what is no Unicode in it becomes "?".

    >>> printable("kế hoạch\udcff.docx")
    'kế hoạch?.docx'
    """
    return name.encode("utf-8", "replace").decode()


def _too_large() -> str:
    return f"Tệp lớn hơn {MAX_FILE_BYTES // 2**20} MB, không đọc."
