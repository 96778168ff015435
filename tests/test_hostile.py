"""Hostile texts end in bounded time, and eight times the text takes about eight times the time.

Nobody types five megabytes in one line, but a damaged PDF or a script does, and one such file
must not hold up the district's other plans. Bounds are ten times what is measured.
"""

from itertools import permutations

import pytest

from extractors.check import check_record
from extractors.pipeline import extract_record
from schemas import Document, DocumentLine, Source
from tests.growth import FACTOR, MOST_GROWTH, growth, thread_seconds

SHORT, LONG = 200_000, 5_000_000
SHORT_SECONDS, LONG_SECONDS = 20.0, 60.0
_SOURCE = Source(filename="", sha256="0" * 64, media_type="text/plain", size_bytes=0, reader="test")
_SENTENCES = (
    "Nhà trường tiếp tục nâng cao chất lượng giáo dục toàn diện, đẩy mạnh phong trào thi đua",
    "phấn đấu 98% học sinh lên lớp",
    "Ban giám hiệu kiểm tra vào ngày 20/11 theo Công văn số 12/PGDĐT-TH",
    "giáo viên chủ nhiệm phối hợp với cha mẹ học sinh",
)
_PROSE = "; ".join(" ".join(order) for order in permutations(_SENTENCES)) + ". "

TEXTS = {
    "days": "ngày 1, ",
    "citations": "Công văn số 1 ngày 1 ",
    "rounds": "Đợt 1: từ 05/9/2021 đến 16/01/2022 ",
    "numbers": "1, 1, 1, ",
    "shares": "100% ",
    "counts": "mỗi lớp 02 vỏ lon, ",
    "quotes": 'đạt "A - B" 5% ; ',
    "steps": "từ 5% lên 6% -> ",
    "cells": "a | b | ",
    "brackets": "(((((",
    "people": "Ông Nguyễn Văn A - Hiệu trưởng; ",
    "markers": "I. II. III. ",
    "depths": "1.1. ",
    "plans": "thực hiện xây dựng kế hoạch ",
    "addressees": "Nơi nhận: | ",
    "prose": _PROSE,
    "newlines": "\n",
    "bullets": "- \n",
    "headings": "I. A\n",
    "rows": "1 | Lớp 1 | 100% | 20/20\n",
    "letters": "a",
    "digits": "1",
    "blanks": " ",
}


def _read(text: str) -> None:
    lines = tuple(DocumentLine(line) for line in text.split("\n"))
    document = Document(lines, reader="test", media_type="text/plain")
    assert check_record(extract_record(document, _SOURCE)).status == "success"


def _text(name: str, length: int) -> str:
    piece = TEXTS[name]
    return (piece * (length // len(piece) + 1))[:length]


@pytest.mark.parametrize("name", TEXTS)
def test_time_is_bounded_and_grows_with_the_text(name: str) -> None:
    _read(_text(name, 2_000))  # lexicons and memos are filled outside of the measure
    short, long = _text(name, SHORT // FACTOR), _text(name, SHORT)
    ratio, seconds = growth(lambda: _read(short), lambda: _read(long))
    assert seconds < SHORT_SECONDS
    assert ratio <= MOST_GROWTH


def test_five_megabytes_in_one_line_end_within_a_minute() -> None:
    text = _text("people", LONG // 2) + _text("rounds", LONG // 2)
    assert thread_seconds(lambda: _read(text)) < LONG_SECONDS
