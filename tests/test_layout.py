"""The layout: markers, rows, folding and the zones of the page."""

import pytest

from extractors.layout import Zone, parse_layout
from extractors.layout.fold import fold, lower
from extractors.layout.markers import read_marker

ROMANS = [tens + ones for tens in ("", "X") for ones in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")]


@pytest.mark.parametrize("roman", ROMANS)
@pytest.mark.parametrize("mark", [". ", ".", "/ ", ") ", "- ", " - ", ": ", "/-", " "])
def test_every_roman_number_is_a_marker_before_a_title_in_capitals(roman, mark):
    marker, length = read_marker(f"{roman}{mark}MỤC ĐÍCH")
    assert marker
    assert (marker.kind, marker.label, length) == ("roman", roman, len(roman + mark))


@pytest.mark.parametrize(
    ("line", "kind", "label", "words"),
    [
        ("1. Mục đích", "arabic", "1", "Mục đích"),
        ("1.Mục đích", "arabic", "1", "Mục đích"),
        ("12/ Mục đích", "arabic", "12", "Mục đích"),
        ("1) Mục đích", "arabic", "1", "Mục đích"),
        ("1- Mục đích", "arabic", "1", "Mục đích"),
        ("1 - Mục đích", "arabic", "1", "Mục đích"),
        ("2.1. Quy mô", "arabic", "2.1", "Quy mô"),
        ("2.1 Quy mô", "arabic", "2.1", "Quy mô"),
        ("3.1.10.Quy mô", "arabic", "3.1.10", "Quy mô"),
        ("(1) Tuyên truyền", "arabic", "(1)", "Tuyên truyền"),
        ("A. TÌNH HÌNH", "capital", "A", "TÌNH HÌNH"),
        ("B/ TÌNH HÌNH", "capital", "B", "TÌNH HÌNH"),
        ("C - TÌNH HÌNH", "capital", "C", "TÌNH HÌNH"),
        ("đ) Đội ngũ", "letter", "đ", "Đội ngũ"),
        ("a. Đội ngũ", "letter", "a", "Đội ngũ"),
        ("b/ Đội ngũ", "letter", "b", "Đội ngũ"),
        ("a.1) Học lực", "letter", "a.1", "Học lực"),
        ("PHẦN THỨ NHẤT", "part", "PHẦN THỨ NHẤT", ""),
        ("Phần I: Chung", "part", "Phần I", "Chung"),
        ("CHƯƠNG II", "part", "CHƯƠNG II", ""),
        ("Điều 5. Thi hành", "part", "Điều 5", "Thi hành"),
        ("1. A. NHIỆM VỤ", "capital", "A", "NHIỆM VỤ"),
        ("-Tạo khí thế", "bullet", "-", "Tạo khí thế"),
        ("+ Tạo khí thế", "bullet", "+", "Tạo khí thế"),
        ("\uf0b7 Tạo khí thế", "bullet", "\uf0b7", "Tạo khí thế"),
        ("o Tạo khí thế", "bullet", "o", "Tạo khí thế"),
        ("v Tạo khí thế", "bullet", "v", "Tạo khí thế"),
    ],
)
def test_marker(line, kind, label, words):
    marker, length = read_marker(line)
    assert marker
    assert (marker.kind, marker.label, line[length:]) == (kind, label, words)


@pytest.mark.parametrize(
    "line",
    [
        "V/v phát động", "V/V PHÁT ĐỘNG", "Đ/c An", "đ/c An", "Mục đích", "Mục tiêu chung", "Phần lớn học sinh",
        "Điều 5 Thông tư", "Mục 1 của kế hoạch", "8/2022", "05/9/2021", "05.9.2021", "98.5% học sinh", "2.500 em",
        "2 - 3 em", "15-60 tuổi", "7:30", "v.v...", "B-52", "X-quang", "Y Bliu", "A Thút", "Ia Grai", "12/KH-THCS",
        "3,1%", "20/11: mít tinh", "-----", "***", "I", "100% giáo viên", "10.5 điểm", "e-learning", "P.HT", "", "1..5",
    ],
)  # fmt: skip
def test_no_marker(line):
    assert read_marker(line) == (None, 0)


@pytest.mark.parametrize("text", ["", "\n\n", "a", "İSTANBUL\n", "\u00a0– “x”", "| |", "I.\n1.\na)\n", "…" * 50])
def test_any_text_has_a_layout_of_its_length(text):
    layout = parse_layout(text)
    assert len(layout.view) == len(layout.lower) == len(text)
    assert len(layout.lines) == len(layout.zones) == text.count("\n") + 1


def test_folding_keeps_the_length_and_plain_letters():
    assert fold("năm\u00a0học “2021–2022”\t") == 'năm học "2021-2022" '
    assert lower("HIỆU TRƯỞNG İ") == "hiệu trưởng İ"


PLAN = """UBND HUYỆN A
TRƯỜNG THCS B
Số: 1/KH-B
KẾ HOẠCH
{title}
{preamble}
I. MỤC ĐÍCH
1. Mục đích
Nơi nhận:
- Lưu: VT.
HIỆU TRƯỞNG
Lê Văn An"""
BASIS = "Căn cứ Luật Giáo dục năm 2019;"
OPENING = "Trường THCS B xây dựng kế hoạch năm học như sau:"


def zones_of(text):
    layout = parse_layout(text)
    return {layout.view[line.start : line.end]: zone for line, zone in zip(layout.lines, layout.zones, strict=True)}


@pytest.mark.parametrize(
    "title",
    ["Năm học 2021-2022", "Thực hiện nhiệm vụ năm học", "thực hiện công tác kiểm tra,\ngiám sát năm 2024",
     "Triển khai công tác chuyển đổi số", "V/v tổ chức Hội thi\nnăm học 2021-2022", "Về việc ôn tập"],
)  # fmt: skip
@pytest.mark.parametrize(
    "preamble",
    [BASIS, OPENING, f"{BASIS}\n{OPENING}", f"Căn cứ:\n- Luật Giáo dục;\n{OPENING}", f"- {BASIS}\n{OPENING}",
     f"Thực hiện Công văn số 12/PGDĐT ngày 5/9/2021;\n{OPENING}", f"Nhằm nâng cao chất lượng, {OPENING}"],
)  # fmt: skip
def test_zones_of_a_plan(title, preamble):
    zones = zones_of(PLAN.format(title=title, preamble=preamble))
    assert zones["Số: 1/KH-B"] is Zone.LETTERHEAD
    assert {zones[line] for line in ("KẾ HOẠCH", *title.split("\n"))} == {Zone.TITLE}
    assert {zones[line] for line in preamble.split("\n")} == {Zone.PREAMBLE}
    assert {zones[line] for line in ("I. MỤC ĐÍCH", "1. Mục đích")} == {Zone.BODY}
    assert {zones[line] for line in ("Nơi nhận:", "HIỆU TRƯỞNG", "Lê Văn An")} == {Zone.FEET}


@pytest.mark.parametrize("heading", ["I. CĂN CỨ", "I. CĂN CỨ XÂY DỰNG KẾ HOẠCH", "I/ CƠ SỞ PHÁP LÝ", "I. NHỮNG CĂN CỨ"])
def test_a_section_of_bases_is_preamble(heading):
    zones = zones_of(f"KẾ HOẠCH\nNăm học\n{heading}\n- Luật Giáo dục;\n1. Thông tư 28;\nII. MỤC TIÊU\n1. Chung")
    assert zones["- Luật Giáo dục;"] is zones["1. Thông tư 28;"] is zones[heading] is Zone.PREAMBLE
    assert zones["II. MỤC TIÊU"] is Zone.BODY


@pytest.mark.parametrize(
    "signature", ["HIỆU TRƯỞNG", "KT. HIỆU TRƯỞNG", "Hiệu trưởng", "TM. CHI BỘ", "NGƯỜI LẬP KẾ HOẠCH"]
)
def test_feet_without_recipients_begin_at_the_signature(signature):
    zones = zones_of(f"KẾ HOẠCH\nThi đua\nI. CHUNG\nĐề nghị thực hiện./.\n{signature}\nLê Văn An")
    assert zones["Đề nghị thực hiện./."] is Zone.BODY
    assert zones[signature] is zones["Lê Văn An"] is Zone.FEET


def test_feet_with_the_signature_above_the_recipients():
    zones = zones_of("KẾ HOẠCH\nThi đua\nI. CHUNG\nHết./.\nHIỆU TRƯỞNG\nLê Văn An\nNơi nhận:\n- Lưu: VT.")
    assert zones["HIỆU TRƯỞNG"] is zones["Lê Văn An"] is zones["- Lưu: VT."] is Zone.FEET


def test_an_annex_after_the_feet_is_body():
    zones = zones_of(PLAN.format(title="A", preamble=BASIS) + "\nPHỤ LỤC\nI. LỊCH")
    assert zones["PHỤ LỤC"] is zones["I. LỊCH"] is Zone.BODY


def test_rows_have_cells_and_no_marker():
    layout = parse_layout("TT | Nội dung | Thời gian\n1 | Khai giảng | 5/9\nXong")
    line = layout.lines[1]
    assert [layout.text[a:b] for a, b in line.cells] == ["1", "Khai giảng", "5/9"]
    assert line.marker is None
    assert layout.table_at(line) == layout.tables[0]
    assert layout.cell_index(line, line.cells[2][0]) == 2
    assert layout.table_at(layout.lines[2]) is None
