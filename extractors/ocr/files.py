"""A picture file, or the photos of one plan, to a document."""

import zipfile
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future

from PIL import Image

from extractors.errors import UnreadableFileError
from extractors.ocr.document import build_document
from extractors.ocr.pictures import open_pictures
from extractors.ocr.reading import ReadPage, open_reader
from extractors.photo_pages import MEDIA_TYPE, is_photo_pages, split_photos
from schemas import Document

_AHEAD = 4  # pictures that wait to be recognised; one has 12 MB
_DAMAGED = "Các ảnh của kế hoạch bị hỏng, không mở được; hãy xin lại tệp gốc."
_EMPTY = "Không nhận ra chữ nào trong ảnh; hãy chụp hoặc quét lại cho rõ, hoặc nạp tệp Word gốc."


def read_pictures(data: bytes, reader: str) -> Document:
    """Return the lines of the pages; UnreadableFileError for damage, bounds, no words, no tesseract."""
    if is_photo_pages(data):
        media_type = MEDIA_TYPE
        pictures: Iterable[Image.Image] = (page for photo in _photos(data) for page in open_pictures(photo)[1])
    else:
        media_type, pictures = open_pictures(data)
    document = build_document(_recognise(pictures), reader, media_type)
    if not document.text.strip():
        raise UnreadableFileError(_EMPTY, "scan")
    return document


def _photos(data: bytes) -> list[bytes]:
    try:
        return split_photos(data)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableFileError(_DAMAGED, "damaged") from error


def _recognise(pictures: Iterable[Image.Image]) -> list[ReadPage]:
    found: list[ReadPage] = []
    waiting: deque[Future[ReadPage]] = deque()
    with open_reader() as reader:
        for number, picture in enumerate(pictures, start=1):
            waiting.append(reader.submit(picture, number))
            if len(waiting) > _AHEAD:
                found.append(waiting.popleft().result())
        found += [future.result() for future in waiting]
    return found
