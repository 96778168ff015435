"""The pages in a picture file (.jpg, .png, .tif with many pages, .webp, .bmp, .gif), set upright by EXIF."""

import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, UnidentifiedImageError

from extractors.errors import UnreadableFileError
from extractors.limits import MAX_OCR_PAGES, MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE

MEDIA_TYPES = {
    "JPEG": "image/jpeg", "PNG": "image/png", "TIFF": "image/tiff", "WEBP": "image/webp", "BMP": "image/bmp",
    "GIF": "image/gif", "MPO": "image/jpeg",
}  # fmt: skip
_PAGED = ("TIFF",)  # the frames of a .gif or .webp are a film, those of an .mpo views of one thing
_LEAST_SIDE = 100  # icons and lines have no page on them
_DAMAGED = "Tệp ảnh bị hỏng hoặc tải về chưa đủ, không mở được; hãy xin lại tệp gốc."
_TOO_LARGE = f"Tệp ảnh có hơn {MAX_PICTURE_PIXELS // 1_000_000} triệu điểm ảnh, quá lớn so với một trang, không đọc."
_TOO_SMALL = "Tệp ảnh quá nhỏ, không phải trang văn bản."
_TOO_MANY = f"Tệp ảnh có hơn {MAX_OCR_PAGES} trang, quá dài so với một kế hoạch, không đọc."
_ERRORS = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, IndexError, KeyError, TypeError)


def open_pictures(data: bytes) -> tuple[str, Iterator[Image.Image]]:
    """Return media type and the pages one at a time; UnreadableFileError past the bounds."""
    try:
        # Pillow warns of decompression bombs at a bound of its own; ours is checked before a pixel is unpacked.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=list(MEDIA_TYPES))
        kind = picture.format or ""
        count = getattr(picture, "n_frames", 1) if kind in _PAGED else 1
    except Image.DecompressionBombError as error:
        raise UnreadableFileError(_TOO_LARGE, "too_large") from error
    except (UnidentifiedImageError, *_ERRORS) as error:
        raise UnreadableFileError(_DAMAGED, "damaged") from error
    if count > MAX_OCR_PAGES:
        raise UnreadableFileError(_TOO_MANY, "too_large")
    return MEDIA_TYPES[kind], _pages(picture, count)


def _pages(picture: Image.Image, count: int) -> Iterator[Image.Image]:
    for index in range(count):
        try:
            if count > 1:
                picture.seek(index)
            _check_size(picture.size)
            if picture.format == "JPEG":  # a telephone's picture is unpacked at the size that is needed
                picture.draft(None, (2400, 2400))
            upright = ImageOps.exif_transpose(picture)
            upright.load()
        except Image.DecompressionBombError as error:
            raise UnreadableFileError(_TOO_LARGE, "too_large") from error
        except _ERRORS as error:
            raise UnreadableFileError(_DAMAGED, "damaged") from error
        yield upright.copy() if upright is picture else upright


def _check_size(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MAX_PICTURE_PIXELS or max(size) > MAX_PICTURE_SIDE:
        raise UnreadableFileError(_TOO_LARGE, "too_large")
    if min(size) < _LEAST_SIDE:
        raise UnreadableFileError(_TOO_SMALL, "scan")
