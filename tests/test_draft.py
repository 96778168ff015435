"""Requirements drafted from a directive: everything that it asks for, each with its place, ready to be finished."""

import re

import pytest

from corpus.compliance.requirements import load_requirements
from corpus.compliance.requirements.draft import draft_requirements
from extractors.pipeline import record_of
from tests.district import SAMPLES, district_plans

DIRECTIVE = """UBND XÃ HƯNG ĐẠO
TRUNG TÂM GIÁO DỤC
Số: 12/KH-TTGD
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hưng Đạo, ngày 05 tháng 9 năm 2025
KẾ HOẠCH
Công tác kiểm tra nội bộ năm học 2025 - 2026
Căn cứ Thông tư số 22/2021/TT-BGDĐT ngày 20/7/2021 của Bộ Giáo dục và Đào tạo;
Xã Hưng Đạo yêu cầu các trường "thực hiện": như sau:
I. CHỈ TIÊU
1. Mầm non
- Tỷ lệ chuyên cần của trẻ đạt từ 96,5% trở lên.
2. Trung học cơ sở
- Tỷ lệ học sinh bỏ học dưới 0,3%.
- Kế hoạch gồm các phần: căn cứ, nội dung kiểm tra, tổ chức thực hiện.
II. THỜI GIAN
Đợt 1: Từ ngày 15/9/2025 đến ngày 31/12/2025
- Các trường nộp kế hoạch về xã trước ngày 20/9/2025.
- Báo cáo kết quả kiểm tra học kỳ I trước ngày 10/01/2026.
"""


@pytest.fixture(scope="module")
def draft_of(tmp_path_factory):
    """A function that drafts from a text and gives the draft and its requirements."""

    def call(text):
        record = record_of(text.encode("utf-8"), "chỉ đạo.txt") if isinstance(text, str) else text
        draft = draft_requirements(record)
        path = tmp_path_factory.mktemp("draft") / "yêu cầu.yaml"
        path.write_text(draft, encoding="utf-8")
        return draft, load_requirements(path)

    return call


def test_every_number_that_the_sample_directive_asks_for(draft_of):
    _, wanted = draft_of(district_plans()[0].record)
    targets = {(r.indicator, r.comparator, r.value, r.unit) for r in wanted.requirements if r.kind == "target"}
    assert targets == {
        ("Đăng ký thi đua", "=", 100, "%"), ("Lao động tiên tiến", ">=", 80, "%"),
        ("Chiến sĩ thi đua cơ sở", "<=", 15, "%"), ("Sáng kiến cấp trường", ">=", 3, "sáng kiến"),
        ("Chuyên cần", ">=", 95, "%"), ("Suy dinh dưỡng thể nhẹ cân", "<", 4, "%"),
        ("Hoàn thành chương trình lớp học", ">=", 99, "%"), ("Hoàn thành chương trình tiểu học", "=", 100, "%"),
        ("Kết quả học tập mức Khá, Tốt", ">=", 50, "%"), ("Kết quả học tập mức Chưa đạt", "<=", 3, "%"),
        ("Tốt nghiệp THCS", ">=", 98, "%"), ("Bỏ học", "<", 0.5, "%"),
    }  # fmt: skip
    assert [(r.label, r.start, r.end) for r in wanted.requirements if r.kind == "phase"] == [
        ("Đợt 1", "2024-09-05", "2024-11-20"), ("Đợt 2", "2024-11-21", "2025-02-28"),
        ("Đợt 3", "2025-03-01", "2025-05-25"),
    ]  # fmt: skip
    assert [str(r.by) for r in wanted.requirements if r.kind in ("hand_in", "deadline")] == [
        "2024-09-20", "2025-01-15", "2025-06-05",
    ]  # fmt: skip
    assert [r.number for r in wanted.requirements if r.kind == "citation"] == ["214/KH-PGDĐT"]
    assert [r.words for r in wanted.requirements if r.kind == "section"] == [
        "mục đích, yêu cầu", "nội dung thi đua", "chỉ tiêu", "các đợt thi đua", "tổ chức thực hiện",
    ]  # fmt: skip


def test_levels_and_bases_of_the_sample_directive(draft_of):
    _, wanted = draft_of(district_plans()[0].record)
    targets = {r.indicator: r for r in wanted.requirements if r.kind == "target"}
    assert targets["Chuyên cần"].applies_to.levels == ["mầm non"]
    assert targets["Bỏ học"].applies_to.levels == ["THCS"]
    assert targets["Lao động tiên tiến"].applies_to.levels == []
    ceiling = targets["Chiến sĩ thi đua cơ sở"]
    assert (ceiling.of, ceiling.optional) == ("Lao động tiên tiến", True)


def test_every_requirement_has_its_place_above_it(draft_of):
    draft, _ = draft_of(district_plans()[0].record)
    lines = draft.split("\n")
    above = [lines[i - 1] for i, line in enumerate(lines) if line.startswith("  - id:")]
    assert all(line.startswith("  # ") for line in above)
    assert "  # mục III.2: “Tỷ lệ chuyên cần của trẻ đạt từ 95% trở lên”" in above
    assert "  # mục V.1: “nộp hồ sơ đề nghị khen thưởng trước ngày 05/6/2025”" in above
    text = re.sub(r"\s+", " ", district_plans()[0].record.text)
    for line in above:
        if quoted := re.search(r": “(.*)”", line):
            assert quoted[1] in text, line


def test_another_office_another_year_another_matter(draft_of):
    _, wanted = draft_of(DIRECTIVE)
    assert wanted.title == "Kết quả rà soát kế hoạch kiểm tra nội bộ của các trường năm học 2025-2026"
    assert (wanted.school_year, wanted.about) == ("2025/2026", ["kiểm tra nội bộ"])
    assert wanted.directive is not None
    assert wanted.directive.number == "12/KH-TTGD"
    kinds = [r.kind for r in wanted.requirements]
    assert [str(r.by) for r in wanted.requirements if r.kind in ("hand_in", "deadline")] == ["2025-09-20", "2026-01-10"]
    assert kinds.count("section") == 3
    assert {r.value for r in wanted.requirements if r.kind == "target"} == {96.5, 0.3}


def test_a_text_that_asks_for_nothing_still_gives_a_file_that_loads(draft_of):
    _, wanted = draft_of("Mai các lớp nghỉ học.\n" * 20)
    assert {r.kind for r in wanted.requirements} == {"header", "finding"}
    assert wanted.directive is None or wanted.directive.number is None


def test_the_samples_file_keeps_what_the_draft_has(draft_of):
    draft, wanted = draft_of(district_plans()[0].record)
    finished = load_requirements(SAMPLES / "requirements.yaml")
    assert {r.id for r in wanted.requirements} < {r.id for r in finished.requirements}
    comments = [line for line in draft.split("\n") if line.startswith("  # mục")]
    text = (SAMPLES / "requirements.yaml").read_text(encoding="utf-8")
    assert [line for line in comments if line not in text] == []


def test_a_phase_that_ends_before_it_starts_is_marked_and_still_loads(draft_of):
    draft, wanted = draft_of(DIRECTIVE.replace("31/12/2025", "31/12/2024"))
    assert [(r.start, r.end) for r in wanted.requirements if r.kind == "phase"] == [("2025-09-15", None)]
    assert "ngày kết thúc trước ngày bắt đầu, cần xem lại" in draft


def test_a_large_number_is_kept_whole(draft_of):
    draft, wanted = draft_of(DIRECTIVE.replace("bỏ học dưới 0,3%.", "bỏ học dưới 0,3%.\n- Trồng 1234567 cây."))
    assert "    value: 1234567\n" in draft
    assert 1234567 in [r.value for r in wanted.requirements if r.kind == "target"]
