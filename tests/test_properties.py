"""What holds for any input: spans slice the text, any bytes give a record or one clear error, twice the same."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.samples import PLANS
from extractors.errors import UnreadableFileError
from extractors.pipeline import record_of

# Pieces of plans, so that the text that hypothesis makes comes near to what the components look for.
PIECES = st.sampled_from(
    [
        "KẾ HOẠCH",
        "Căn cứ ",
        "Thực hiện ",
        "Kế hoạch số 12/KH-PGDĐT ngày 5/9/2024 của Phòng GD&ĐT",
        "năm học 2024-2025",
        "I. MỤC ĐÍCH",
        "1. ",
        "a) ",
        "- ",
        " | ",
        "Tháng 9",
        "ngày 31/11/2024",
        "100% giáo viên",
        "từ 80% trở lên",
        "Đợt 1: ",
        "từ 5/9 đến 20/11/2024",
        "Ông Lê Văn A - Hiệu trưởng",
        "Nơi nhận:",
        "HIỆU TRƯỞNG",
        "Số:   /KH-",
        "không có học sinh bỏ học",
        "II. TỔ CHỨC THỰC HIỆN",
        "Trường THCS X",
        "; ",
        ".",
        "(",
        ")",
        "\n",
        "\n",
        "e\u0302\u0301",
        "\u00a0",
        "\ufeff",
    ]
)
HEADS = st.sampled_from(
    ["TT", "Khối", "Lớp", "GVCN", "Sĩ số", "Số HS", "SL", "TL (%)", "Tốt", "Khá", "Chưa đạt", "ĐVT", "Năm trước",
     "Chỉ tiêu 2024", "Từ 24 điểm (em)", "Xếp thứ", "Tháng", "Nội dung", "Người phụ trách", "Ghi chú", ""]
)  # fmt: skip
CELLS = st.sampled_from(
    ["1", "Khối 6", "6A", "SL", "TL (%)", "82,0%", "15.2 %", "0%", "5,5", "01 - 02", "20/30", "≥ 86%", "tối thiểu 10",
     "từ 80 đến 85%", "từ thứ 5 trở lên", "1.000.000", "½", "-", "", "x", "Tốt", "LĐTT", "em", "Tháng 9", "30/9",
     "đ/c Lan", "Kiểm tra 02 giáo viên", "Cộng", "Kết quả năm 2023", "Chỉ tiêu 2024"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))
SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
VIETNAMESE_REGEX = re.compile("[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữự]", re.IGNORECASE)


def record_or_reason(data, name="x"):
    try:
        return record_of(data, name)
    except UnreadableFileError as error:
        reason = str(error)
    assert "\n" not in reason
    assert VIETNAMESE_REGEX.search(reason)
    return None


@SLOW
@given(TEXTS)
def test_any_text_gives_a_record_whose_spans_slice_it(text):
    record = record_or_reason(text.encode("utf-8", errors="ignore"), "x.txt")
    if record is None:
        return
    assert record.errors == []
    for part in ("citations", "dates", "targets", "phases", "responsibles"):
        for item in getattr(record, part):
            assert record.text[slice(*item.span)] == item.text
    for finding in record.findings:
        assert finding.span is None or record.text[slice(*finding.span)] == finding.text
    for span in record.header.spans.values():
        assert 0 <= span[0] <= span[1] <= len(record.text)


@SLOW
@given(
    st.sampled_from(["II. CHỈ TIÊU", "III. LỊCH", "- Học lực lớp 9 (tính theo %):"]),
    st.lists(st.lists(HEADS, min_size=1, max_size=7), min_size=1, max_size=3),
    st.lists(st.lists(CELLS, min_size=1, max_size=8), min_size=1, max_size=6),
)
def test_tables_of_any_heads_and_cells_are_no_defect(caption, heads, rows):
    lines = [caption, *(" | ".join(cells) for cells in [*heads, *rows])]
    record = record_of("\n".join(["KẾ HOẠCH", "Năm học 2024-2025", *lines]).encode(), "x.txt")
    assert record.errors == []


@SLOW
@given(st.binary(max_size=2000))
def test_any_bytes_give_a_record_or_one_clear_error(data):
    record_or_reason(data)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_files_give_a_record_or_one_clear_error(data):
    plan = data.draw(st.sampled_from(sorted(PLANS.iterdir())))
    damaged = bytearray(plan.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    del damaged[data.draw(st.integers(1, len(damaged))) :]
    record_or_reason(bytes(damaged), plan.name)


@SLOW
@given(TEXTS)
def test_the_same_bytes_give_the_same_record(text):
    data = text.encode("utf-8", errors="ignore")
    assert record_or_reason(data) == record_or_reason(data)
