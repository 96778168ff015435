"""Text wrapped by hand, and tables whose rows stand apart: the same record as from whole paragraphs."""

import textwrap

import pytest

from corpus.samples import PLANS
from extractors.component import items
from extractors.layout import parse_layout
from extractors.layout.wrapped import rejoin
from extractors.pipeline import build_nlp, record_of
from extractors.reading import read_document

WORD_AND_TEXT = sorted(path.name for path in PLANS.iterdir() if path.suffix in (".docx", ".txt"))


def wrap(text: str, width: int) -> str:
    """Return the text with its paragraphs wrapped; rows of tables stay whole."""
    lines = []
    for line in text.split("\n"):
        whole = "|" in line or len(line) <= width
        lines += [line] if whole else textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def read(text: str) -> dict[str, object]:
    """Return what a record says, without the places and line breaks of its words."""
    record = record_of(text.encode(), "kh.txt")
    return {
        "header": record.header.model_dump(exclude={"spans"}),
        "citations": [(c.doc_type, c.number, c.issued, c.role, c.section) for c in record.citations],
        "dates": [(d.value, d.kind) for d in record.dates],
        "sections": [section.label for section in record.sections],
        "findings": [finding.code for finding in record.findings],
    }


@pytest.mark.parametrize("width", [70, 90])
@pytest.mark.parametrize("name", WORD_AND_TEXT)
def test_a_plan_wrapped_by_hand_gives_the_record_of_its_paragraphs(name, width):
    text = read_document((PLANS / name).read_bytes(), name).text
    wrapped = wrap(text, width)
    assert wrapped != text
    assert read(wrapped) == read(text)


@pytest.mark.parametrize("name", WORD_AND_TEXT)
def test_whole_paragraphs_stay_as_they_are(name):
    text = read_document((PLANS / name).read_bytes(), name).text
    assert rejoin(text) == text


def test_short_lines_of_a_list_stay_lines():
    text = "\n".join(["Trường THCS Tam Hưng", "Tổ trưởng chuyên môn", "giáo viên chủ nhiệm", "nhân viên thư viện"] * 8)
    assert rejoin(text) == text


def test_a_list_in_a_wrapped_text_keeps_its_items():
    body = wrap("Nhà trường thực hiện tốt nhiệm vụ năm học và giữ vững nền nếp dạy học trong các lớp. " * 12, 60)
    text = f"{body}\n- Các tổ chuyên môn nộp kế hoạch và sinh hoạt định kỳ mỗi tháng\n- Công đoàn phối hợp\nI. CHUNG"
    assert [line.marker.label for line in parse_layout(text).lines if line.marker] == ["-", "-", "I"]


def test_rows_that_stand_apart_are_one_table():
    rows = ["Tháng | Nội dung | Người thực hiện", "9/2022 | Khai giảng | BGH", "10/2022 | Hội giảng | Tổ chuyên môn"]
    layout = parse_layout("I. LỊCH\n\n" + "\n\n".join(rows) + "\n\nHết.")
    assert [(table.last - table.first, table.heads) for table in layout.tables] == [(2, 1)]
    found = items(build_nlp()("I. LỊCH\n\n" + "\n\n".join(rows)), "responsibles")
    assert [item.name for item in found] == ["BGH", "Tổ chuyên môn"]


def test_two_tables_with_a_blank_line_between_stay_two():
    text = "TT | Nội dung\n1 | Học\n2 | Chơi\n\nTháng | Việc\n9 | Khai giảng\n10 | Hội giảng"
    assert len(parse_layout(text).tables) == 2
