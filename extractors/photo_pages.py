"""Photos in one folder whose names say that they are the pages of one plan, put together as one file.

1. "trang 1.jpg", "trang 2.jpg"; "KH_p1.png", "KH_p2.png"; "Kế hoạch (1).jpg", "Kế hoạch (2).jpg"
2. "1.jpg", "2.jpg", "3.jpg": numbers from 1 without a gap
3. "IMG_0041.jpg", "IMG_0042.jpg": a camera's numbers in a row; "IMG_20210914_081502.jpg": minutes apart
Left apart: "TH số 1.jpg", "TH số 2.jpg"; "Trường A.jpg"; a number by itself; runs of the camera with a gap.

The file is a .zip, not packed, whose first part says what it is, as those of OpenDocument do: any program
opens it, and the same photos make the same bytes.
"""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from extractors.limits import MAX_FILE_BYTES, MAX_OCR_PAGES
from extractors.member import Member

MEDIA_TYPE = "application/vnd.kehoach.pages+zip"
_KIND = "mimetype"
_ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff"}
_PAGE_REGEX = re.compile(
    r"(?P<prefix>.*?(?:^|[\s_.-])(?:trang|tr|page|pg|p|tờ|mặt|ảnh|anh|hình))[\s_.-]*(?P<number>\d{1,3})"
)
_COPY_REGEX = re.compile(r"(?P<prefix>.+?)\s*\((?P<number>\d{1,3})\)")
_CAMERA_REGEX = re.compile(
    r"(?P<prefix>(?:img|dsc[nf]?|dscf|pxl|scan|image|photo|p|camscanner|doc)[\s_-]?)(?P<number>\d{3,6})"
)
_TIME_REGEX = re.compile(r"(?P<prefix>(?:img|pxl|photo|scan)?[_-]?\d{8})[_-](?P<number>\d{6})(?:\d{3})?")
_BARE_REGEX = re.compile(r"(?P<prefix>)(?P<number>\d{1,2})")
_MINUTES = 5
_STAMP = (1980, 1, 1, 0, 0, 0)


def is_page_photo(path: str) -> bool:
    """Return whether a member's name is that of a picture that may be one page of several.

    >>> [is_page_photo(name) for name in ("a/trang 1.jpg", "IMG_0001.JPG", "TH số 1.jpg", "1.docx")]
    [True, True, False, False]
    """
    return _reading(path) is not None


def join_photos(photos: Sequence[Member]) -> list[Member]:
    """Return the members with the pages of one plan as one member, in the places of their first pages."""
    groups: dict[tuple[str, str, str], list[tuple[int, int]]] = defaultdict(list)
    for index, photo in enumerate(photos):
        reading = _reading(photo.path)
        if reading and photo.data is not None:
            kind, prefix, number = reading
            groups[str(PurePosixPath(photo.path).parent), kind, prefix].append((number, index))
    joined: dict[int, Member] = {}
    taken: set[int] = set()
    for (_, kind, _), numbered in groups.items():
        for run in _runs(kind, sorted(numbered)):
            pages = [photos[index] for _, index in run]
            if len(pages) > 1 and sum(len(page.data or b"") for page in pages) <= MAX_FILE_BYTES - 2**20:
                joined[min(index for _, index in run)] = _joined(pages)
                taken.update(index for _, index in run)
    return [joined.get(i, photo) for i, photo in enumerate(photos) if i in joined or i not in taken]


def is_photo_pages(data: bytes) -> bool:
    """Return whether bytes are photos that were put together here."""
    return data.startswith(b"PK\x03\x04") and data[30:200].startswith((_KIND + MEDIA_TYPE).encode())


def split_photos(data: bytes) -> list[bytes]:
    """Return the photos in their order; zipfile.BadZipFile where the file is damaged."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = [info for info in packed.infolist() if info.filename != _KIND][:MAX_OCR_PAGES]
        return [packed.read(info) for info in names if info.compress_type == zipfile.ZIP_STORED]


def _reading(path: str) -> tuple[str, str, int] | None:
    """Return the way of numbering, what stands before the number, and the number."""
    name = PurePosixPath(path)
    if name.suffix.lower() not in _ENDINGS:
        return None
    stem = name.stem.strip().lower()
    for kind, pattern in (("bare", _BARE_REGEX), ("time", _TIME_REGEX), ("camera", _CAMERA_REGEX),
                          ("page", _PAGE_REGEX), ("page", _COPY_REGEX)):  # fmt: skip
        if match := pattern.fullmatch(stem):
            return kind, match["prefix"], _seconds(match["number"]) if kind == "time" else int(match["number"])
    return None


def _seconds(clock: str) -> int:
    return int(clock[:2]) * 3600 + int(clock[2:4]) * 60 + int(clock[4:])


def _runs(kind: str, numbered: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return the numbers that belong together; bare numbers only where all of 1, 2, 3 … are there."""
    if kind == "page":
        return [numbered]
    if kind == "bare":
        numbers = [number for number, _ in numbered]
        return [numbered] if numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1 else []
    most = 1 if kind == "camera" else _MINUTES * 60
    runs = [numbered[:1]]
    for before, after in pairwise(numbered):
        if after[0] - before[0] > most:
            runs.append([])
        runs[-1].append(after)
    return runs


def _joined(pages: Sequence[Member]) -> Member:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(_KIND, _STAMP), MEDIA_TYPE)
        for number, page in enumerate(pages, start=1):
            name = f"{number:03}{PurePosixPath(page.path).suffix.lower()}"
            archive.writestr(zipfile.ZipInfo(name, _STAMP), page.data or b"")
    return Member(f"{pages[0].path} (và {len(pages) - 1} ảnh tiếp theo)", packed.getvalue())
