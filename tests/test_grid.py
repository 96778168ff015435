"""Column heads and the columns of cells, for tables as they stand in a plan's text."""

import pytest

from extractors.layout import column_heads, parse_layout, row_columns

TWO_ROWS = "Mức, loại | K10 | K11 | K12\nSL | TL | SL | TL | SL | TL\nKhá | 1 | 2,0 | 3 | 4,0 | 5 | 6,0"
HEADS = {
    "one_row": ("TT | Nội dung | Khối 1 | Khối 2\n1 | Hoàn thành | 30 | 32", "TT;Nội dung;Khối 1;Khối 2"),
    "two_rows": (TWO_ROWS, "Mức, loại;K10/SL;K10/TL;K11/SL;K11/TL;K12/SL;K12/TL"),
    "state_column_before_merged": (
        "Trường | Trẻ trong độ tuổi | Lớp 1 | Lớp 6\nLớp | Học sinh | Lớp | Học sinh\nA | 18 | 4 | 8 | - | -",
        "Trường;Trẻ trong độ tuổi;Lớp 1/Lớp;Lớp 1/Học sinh;Lớp 6/Lớp;Lớp 6/Học sinh"),
    "remark_after_merged": (
        "TT | Môn | Giỏi | Khá | Ghi chú\nSL | % | SL | %\n1 | Toán | 3 | 10 | 5 | 20 | x",
        "TT;Môn;Giỏi/SL;Giỏi/%;Khá/SL;Khá/%;Ghi chú"),
    "years_as_heads": ("Nội dung | 2020-2021 | 2021-2022\nKhá | 30% | 40%", "Nội dung;2020-2021;2021-2022"),
    "school_years_as_heads": (
        "STT | Chỉ tiêu | Năm học 2021-2022 | Năm học 2022-2023\n1 | Lên lớp | 98% | 99%",
        "STT;Chỉ tiêu;Năm học 2021-2022;Năm học 2022-2023"),
    "classes_as_numbers": ("Khối | 6 | 7 | 8 | 9\nGiỏi | 10 | 12 | 11 | 9", "Khối;6;7;8;9"),
    "numbering_row": (
        "TT | Nội dung | Chỉ tiêu\n(1) | (2) | (3)\n1 | Khá | 40%",
        "TT/(1);Nội dung/(2);Chỉ tiêu/(3)"),
    "three_rows": (
        "Khối | Học lực\nGiỏi | Khá\nSL | TL | SL | TL\n6 | 12 | 10,5 | 40 | 35,0",
        "Khối;Học lực/Giỏi/SL;Học lực/Giỏi/TL;Học lực/Khá/SL;Học lực/Khá/TL"),
    "none": ("Lao động tiên tiến | 25\nChiến sĩ thi đua | 5", ""),
    "none_when_months": ("Tháng 9/2022 | Khai giảng | BGH\nTháng 10/2022 | Hội giảng | Tổ CM", ""),
    "none_when_numbered": ("1 | Ông Lê Văn A | Trưởng ban\n2 | Bà Trần Thị B | Phó ban", ""),
    "words_only": ("Thời gian | Nội dung\nTháng 9 | Khai giảng", "Thời gian;Nội dung"),
    "blanks_kept_by_the_reader": (
        "TT | Lớp | Giỏi |  | Khá | \n |  | SL | % | SL | %\n1 | 6A | 3 | 10 | 5 | 20",
        "TT;Lớp;Giỏi/SL;Giỏi/%;Khá/SL;Khá/%"),
    "uneven_spans": (
        "Lớp | Học lực | Hạnh kiểm\nGiỏi | Khá | TB | Tốt | Khá\n6A | 1 | 2 | 3 | 4 | 5",
        "Lớp;Học lực/Giỏi;Học lực/Khá;Học lực/TB;Hạnh kiểm/Tốt;Hạnh kiểm/Khá"),
    "one_merged": ("Lớp | Sĩ số | Kết quả\nNam | Nữ\n6A | 40 | 20 | 20", "Lớp;Sĩ số;Kết quả/Nam;Kết quả/Nữ"),
    "second_row_of_words_is_data": (
        "Tháng | Nội dung | Ghi chú\nTháng 9 | Họp | \n10 | Thi | ", "Tháng;Nội dung;Ghi chú"),
    "holder_rows": ("Họ và tên | Chức vụ\nLê Văn A | Hiệu trưởng\nVũ B | Kế toán", "Họ và tên;Chức vụ"),
    "values_with_words": ("Danh hiệu | Chỉ tiêu\nLao động tiên tiến | từ 85%", "Danh hiệu;Chỉ tiêu"),
}  # fmt: skip
CELLS = {
    "full": ("A | B\n1 | 2", 1, (0, 1)),
    "under_a_merged_month": (
        "T | Nội dung | Đối tượng | Người\n9 | Kiểm tra | Lớp | Ban\nKiểm tra hợp đồng | Bếp | Ban", 2, (1, 2, 3)),
    "merged_in_the_middle": (
        "TT | Môn | GV | Số HS | Chỉ tiêu\n1 | Toán | Đ/c A | 5 | 3 giải\n2 | Địa | 4 | 2 giải", 2, (0, 1, 3, 4)),
    "spanning_value": (
        "TT | Nội dung | Khối 1 | Khối 2\n1 | Khá | 30 | 32\n2 | Phẩm chất | 100%", 2, (0, 1, 2)),
    "label_merged": ("Môn | Lớp | SL | TL\nToán | 6 | 10 | 20\n7 | 11 | 21", 2, (1, 2, 3)),
    "wider_than_the_head": ("A | B\nx | y\nx | y | z", 2, (0, 1, 2)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "heads"), HEADS.values(), ids=HEADS)
def test_heads(text, heads):
    layout = parse_layout(text)
    found = column_heads(layout, layout.tables[0])
    assert ";".join("/".join(column) for column in found) == heads


@pytest.mark.parametrize(("text", "row", "columns"), CELLS.values(), ids=CELLS)
def test_columns(text, row, columns):
    layout = parse_layout(text)
    assert row_columns(layout, layout.tables[0], layout.lines[row]) == columns


def test_a_table_goes_on_after_a_spanning_line():
    layout = parse_layout("TT | Nội dung | Chỉ tiêu\n1 | Khá | 40%\nII. Hạnh kiểm\n2 | Tốt | 90%")
    assert column_heads(layout, layout.tables[1]) == (("TT",), ("Nội dung",), ("Chỉ tiêu",))


def test_heads_are_written_as_in_the_text():
    layout = parse_layout("TT | Chỉ\u00a0tiêu\n1 | 40%")
    assert column_heads(layout, layout.tables[0]) == (("TT",), ("Chỉ\u00a0tiêu",))


def test_a_hostile_row_is_read_in_a_moment():
    layout = parse_layout(" | ".join("a" * 100_000) + "\n" + " | ".join("1" * 90_000))
    assert len(row_columns(layout, layout.tables[0], layout.lines[1])) == 90_000
