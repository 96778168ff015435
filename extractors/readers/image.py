"""Pictures of pages (.jpg .png .tif .webp .bmp .gif): a scan or a photo, or several photos of one plan."""

from extractors.ocr.kinds import is_picture
from extractors.photo_pages import is_photo_pages
from schemas import Document

_SURE = 1.0


def score(data: bytes, filename: str) -> float:
    """Return how surely the bytes are a picture: they begin with the mark of one."""
    return _SURE if is_picture(data) or is_photo_pages(data) else 0.0


def read(data: bytes, filename: str) -> Document:
    """Return the lines of the pages; UnreadableFileError for damage, bounds, no words, no tesseract."""
    from extractors.ocr.files import read_pictures  # pictures cost their imports only those who have some

    return read_pictures(data, "image")
