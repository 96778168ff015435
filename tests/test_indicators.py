"""Indicators: each row by its own examples, the headings as context, and what must stay apart."""

import doctest

import pytest

import corpus.indicators.units
from corpus.indicators import indicator_of, indicators_of, likeness, read_indicator
from corpus.indicators.rows import load_rows
from corpus.indicators.scales import load_scale_rows
from corpus.indicators.units import unit_kind
from schemas import Target
from tests.records import make_record

ROWS = [(row["name"], words) for row in load_rows() for words in row["examples"]]
GRADES = [(name, words) for row in load_scale_rows() for words, name in row["examples"].items()]


def make_target(words: str, text: str = "", **values) -> Target:
    return Target(text=text or words, span=(0, len(text or words)), kind=values.pop("kind", "quantity"),
                  indicator=words, **values)  # fmt: skip


@pytest.mark.parametrize(("name", "words"), ROWS)
def test_row_reads_its_examples(name, words):
    told = read_indicator(words)
    assert told is not None
    assert told.name == name or told.name.startswith(f"{name} ")


@pytest.mark.parametrize(("name", "words"), GRADES)
def test_scale_reads_its_examples(name, words):
    told = read_indicator(words)
    assert told is not None
    assert told.name == name


def test_names_are_told_once():
    names = [row["name"] for row in load_rows()]
    assert len(names) == len(set(names))
    assert {row["better"] for row in load_rows()} == {"higher", "lower"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tỷ lệ học sinh khá, giỏi", "học lực khá giỏi trở lên"),
        ("Học lực: Khá, giỏi", "tỉ lệ học sinh giỏi, khá"),
        ("chuyên cần của trẻ", "Tỷ lệ chuyên cần"),
        ("sĩ số", "Duy trì sỹ số học sinh"),
        ("Xét TN THCS", "tốt nghiệp trung học cơ sở"),
        ("suy dinh dưỡng thể nhẹ cân", "SDD nhẹ cân"),
        ("là CSTĐ cơ sở", "Chiến sĩ thi đua cấp cơ sở"),
        ("hạnh kiểm tốt, khá", "Hạnh kiểm khá, tốt"),
        ("GVDG cấp huyện", "giáo viên dạy giỏi cấp huyện"),
    ],
)
def test_one_indicator_in_two_wordings(one, other):
    first, second = read_indicator(one), read_indicator(other)
    assert first
    assert second
    assert first.name == second.name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("học lực khá", "học lực khá, giỏi"),
        ("sáng kiến cấp trường", "sáng kiến cấp huyện"),
        ("học tập mức Khá", "rèn luyện mức Khá"),
        ("Lao động tiên tiến", "Tập thể lao động tiên tiến"),
        ("Học lực giỏi", "Học sinh giỏi cấp huyện"),
        ("hoàn thành chương trình lớp học", "hoàn thành chương trình tiểu học"),
        ("suy dinh dưỡng thể nhẹ cân", "suy dinh dưỡng thể thấp còi"),
        ("tốt nghiệp THCS", "tốt nghiệp THPT"),
        ("dự giờ 2 tiết/tháng", "dự giờ 9 tiết/học kỳ"),
        ("mức Chưa đạt về học tập", "mức Đạt về học tập"),
    ],
)
def test_two_indicators_stay_two(one, other):
    first, second = read_indicator(one), read_indicator(other)
    assert first
    assert second
    assert first.name != second.name


@pytest.mark.parametrize(
    "words",
    [
        "100% cán bộ, học sinh tham gia phòng chống dịch bệnh",  # "bộ, học" is no "bỏ học"
        "theo dõi riêng 6 học sinh có nguy cơ bỏ học",
        "vận động học sinh bỏ học trở lại trường",
        "mỗi lớp không quá 35 học sinh",
        "kiểm tra bếp ăn 02 lần/tháng",
        "tuyên truyền, ký cam kết phòng, chống đuối nước",
        "",
    ],
)
def test_words_that_are_no_indicator(words):
    assert read_indicator(words) is None


def test_an_unknown_target_keeps_its_own_words_unsure():
    told = indicator_of(make_target("- trồng cây xanh quanh trường;"))
    assert (told.name, told.sure, told.better) == ("trồng cây xanh quanh trường", False, None)


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("1. Kết quả học tập\nMức | Khối 6\n", "Kết quả học tập mức Tốt"),
        ("2. Rèn luyện\n", "Kết quả rèn luyện mức Tốt"),
        ("Kết quả học tập mức Tốt 16%; kết quả rèn luyện: ", "Kết quả rèn luyện mức Tốt"),
        ("1. Kết quả học tập, rèn luyện\n", "Kết quả học tập, rèn luyện mức Tốt"),
        ("Hạnh kiểm: ", "Hạnh kiểm tốt"),
        ("Năng lực, phẩm chất: ", "Năng lực, phẩm chất mức Tốt"),
    ],
)
def test_a_bare_level_is_read_by_what_stands_above_it(before, name):
    assert indicator_of(make_target("Tốt"), before).name == name


def test_a_bare_level_without_any_field_stays_unsure():
    assert not indicator_of(make_target("Tốt"), "Chỉ tiêu phấn đấu:\n").sure
    assert not indicator_of(make_target("Tốt")).sure


def test_the_context_ends_at_the_head_of_the_section():
    text = "I. HỌC LỰC\nGiỏi 12%\nII. CHỈ TIÊU KHÁC\nTốt 80%"
    start = text.index("Tốt")
    target = {"kind": "quantity", "indicator": "Tốt", "value": 80, "unit": "%"}
    record = make_record(
        text=text,
        sections=[
            {"label": "I", "title": "HỌC LỰC", "level": 1, "span": (0, text.index("II."))},
            {"label": "II", "title": "CHỈ TIÊU KHÁC", "level": 1, "span": (text.index("II."), len(text))},
        ],
        targets=[{"text": text[start:], "span": (start, len(text)), **target}],
    )
    ((_, told),) = indicators_of(record)
    assert not told.sure


def test_holder_and_award_tell_together():
    assert (
        indicator_of(make_target("Vững mạnh xuất sắc", kind="award", subject="Công đoàn")).name == "Công đoàn vững mạnh"
    )
    assert indicator_of(make_target("Hoàn thành tốt nhiệm vụ", kind="award", subject="Chi bộ")).better == "higher"


def test_of_two_levels_in_the_head_the_targets_own_words_decide():
    target = make_target("học sinh giỏi cấp huyện cấp tỉnh", "cấp tỉnh: ít nhất 02 giải")
    assert indicator_of(target).name == "Học sinh giỏi đạt giải cấp tỉnh"


def test_a_part_named_after_trong_do_is_not_the_whole():
    assert indicator_of(make_target("Sáng kiến", "Sáng kiến | tối thiểu 06, trong đó 02 cấp quận")).name == "Sáng kiến"


@pytest.mark.parametrize(
    ("one", "other"), [("em", "học sinh"), ("đ/c", "đồng chí"), ("GV", "giáo viên"), ("SK", "sáng kiến")]
)
def test_units_that_are_one(one, other):
    assert unit_kind(one) == unit_kind(other)


def test_units_that_are_two():
    assert len({unit_kind(unit) for unit in ("%", "em", "giải", "tiết", "lớp", "bộ", None)}) == 7


def test_likeness_and_doctests():
    assert likeness("khám sức khoẻ định kỳ", "khám sức khỏe định kỳ") == 100
    assert doctest.testmod(corpus.indicators).failed == 0
    assert doctest.testmod(corpus.indicators.units).failed == 0
