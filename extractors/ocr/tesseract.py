"""Tesseract as a child process: one page in, its words with their boxes and confidences out.

The page goes in and the words come out by pipes, so nothing is written to disk. The child is ended when its
time is up; where this process dies first, the child ends with its page, since nobody reads what it writes,
and "timeout" (coreutils) ends it where it does not get so far.
"""

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache

from PIL import Image

from extractors.child_programs import bound_time, end_process, find_program
from extractors.errors import UnreadableFileError
from extractors.limits import OCR_PAGE_SECONDS

_LANGUAGE = "vie"
_MISSING = (
    "Tệp là bản quét hoặc ảnh chụp, cần chương trình nhận dạng chữ Tesseract để đọc; hãy cài Tesseract kèm tiếng Việt "
    "(Debian/Ubuntu: apt install tesseract-ocr tesseract-ocr-vie; Windows: bộ cài UB Mannheim, chọn thêm "
    "“Vietnamese”) rồi nạp lại, hoặc nạp tệp Word gốc."
)
_NO_LANGUAGE = (
    "Tệp là bản quét hoặc ảnh chụp; Tesseract trên máy chưa có dữ liệu tiếng Việt; hãy cài thêm (Debian/Ubuntu: "
    "apt install tesseract-ocr-vie; Windows: chạy lại bộ cài và chọn “Vietnamese”, hoặc chép vie.traineddata vào "
    "thư mục tessdata) rồi nạp lại."
)
_TOO_SLOW = f"Nhận dạng chữ một trang mất quá {OCR_PAGE_SECONDS} giây nên đã dừng; hãy quét lại tệp hoặc nạp tệp Word."
_FAILED = "Tesseract không nhận dạng được trang quét này; hãy quét lại tệp hoặc nạp tệp Word gốc."
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as tesseract saw it: box in pixels (y downwards), confidence from 0 to 1, and its line's number."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: tuple[int, int, int]


def find_tesseract() -> str | None:
    """Return tesseract's program, or None where it is not installed."""
    return find_program("tesseract")


@cache
def has_language() -> bool:
    """Return whether the data of Vietnamese are installed."""
    tesseract = find_tesseract()
    if tesseract is None:
        return False
    try:
        said = subprocess.run(
            [tesseract, "--list-langs"], capture_output=True, check=False, timeout=OCR_PAGE_SECONDS,
            creationflags=_NO_WINDOW,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False  # what does not start has no language
    return _LANGUAGE in said.stdout.decode("utf-8", "replace").split()


def check_tesseract() -> None:
    """Raise UnreadableFileError, in the clerk's words, where pictures cannot be read on this machine."""
    if find_tesseract() is None:
        raise UnreadableFileError(_MISSING, "unsupported")
    if not has_language():
        raise UnreadableFileError(_NO_LANGUAGE, "unsupported")


def see_words(grey: Image.Image, dpi: int, layout: int = 3) -> list[Seen]:
    """Return the words of a page in grey; ``layout`` is tesseract's page segmentation mode (3: a whole page).

    UnreadableFileError where tesseract takes too long or fails.
    """
    check_tesseract()
    command = [str(find_tesseract()), "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(dpi), "--psm", str(layout),
               "-c", "tessedit_do_invert=0", "tsv"]  # fmt: skip
    picture = io.BytesIO()
    grey.save(picture, "PPM")  # not packed: packing costs more than the pipe
    # Without the limit two processes are five times slower than with it.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    process = subprocess.Popen(
        bound_time(command, OCR_PAGE_SECONDS), stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
        start_new_session=True, creationflags=_NO_WINDOW,
    )  # fmt: skip
    try:
        table, _ = process.communicate(picture.getvalue(), timeout=OCR_PAGE_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFileError(_TOO_SLOW, "timeout") from error
    finally:
        if process.poll() is None:
            end_process(process)
    if process.returncode:
        raise UnreadableFileError(_FAILED, "scan")
    return parse_table(table.decode("utf-8", "replace"))


def parse_table(table: str) -> list[Seen]:
    """Return the words in tesseract's TSV output, in its order."""
    found = []
    for row in table.split("\n")[1:]:
        cells = row.rstrip("\r").split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        block, paragraph, line = (int(cell) for cell in cells[2:5])
        left, top, width, height = (int(cell) for cell in cells[6:10])
        box = (left, top, left + width, top + height)
        found.append(Seen(cells[11].strip(), *box, max(float(cells[10]), 0.0) / 100, (block, paragraph, line)))
    return found
