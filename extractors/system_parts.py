"""The system's programs that some files need: which are here, which version, what their lack costs.

Each is found by the module that uses it, so that what is said here is what happens there.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from extractors.containers.rar import find_bsdtar
from extractors.libreoffice import find_soffice
from extractors.ocr.tesseract import find_tesseract, has_language

_SECONDS = 20


@dataclass(frozen=True, slots=True)
class SystemPart:
    """One part, in the clerk's words; ``place`` is None where it is missing, ``version`` where it tells none.

    ``cost`` says what goes without it, ``debian`` and ``windows`` how to install it.
    """

    name: str
    place: str | None
    version: str | None
    cost: str
    debian: str
    windows: str


def find_parts() -> list[SystemPart]:
    """Return every part; it runs each program that is here once, for its version."""
    return [_libreoffice(), *_tesseract(), _bsdtar()]


def _libreoffice() -> SystemPart:
    return _part(
        "LibreOffice", find_soffice(),
        "Tệp .rtf không đọc được; tệp Word cũ (.doc) chỉ lấy được chữ, mất bảng và thứ tự.",
        "apt install libreoffice-writer-nogui", "tải và cài từ https://vi.libreoffice.org",
    )  # fmt: skip


def _tesseract() -> list[SystemPart]:
    program = find_tesseract()
    installer = "cài từ https://github.com/UB-Mannheim/tesseract/wiki"
    own = _part(
        "Tesseract (nhận dạng chữ)", program, "Bản quét và ảnh chụp không đọc được.", "apt install tesseract-ocr",
        installer,
    )  # fmt: skip
    vietnamese = SystemPart(
        "Tesseract: tiếng Việt (vie)", program if has_language() else None, None,
        "Bản quét tiếng Việt không đọc được, hoặc mất dấu.", "apt install tesseract-ocr-vie",
        f"{installer}, chọn thêm Vietnamese ở mục Additional language data",
    )  # fmt: skip
    return [own, vietnamese]


def _bsdtar() -> SystemPart:
    return _part(
        "bsdtar", find_bsdtar(), "Tệp nén .rar và .7z không mở được.", "apt install libarchive-tools",
        "có sẵn từ Windows 10 bản 1803 (tar.exe)",
    )  # fmt: skip


def _part(name: str, place: str | None, cost: str, debian: str, windows: str) -> SystemPart:
    version = _first_line(_said(_console_program(place), "--version")) if place else None
    return SystemPart(name, place, version, cost, debian, windows)


def _console_program(place: str) -> str:
    """Return the program that answers on the console: on Windows soffice.exe does not, soffice.com beside it does."""
    beside = Path(place).with_suffix(".com")
    return str(beside) if place.lower().endswith("soffice.exe") and beside.is_file() else place


def _said(program: str, option: str) -> str:
    """Return what a program says of itself; "" where it does not start or says nothing in time."""
    try:
        done = subprocess.run(
            [program, option], stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8",
            errors="replace", timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr


def _first_line(said: str) -> str | None:
    return next((line.strip() for line in said.splitlines() if line.strip()), None)
