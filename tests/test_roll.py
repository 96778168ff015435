"""The roll: read whatever the office's table looks like, and every plan given to its school or to nobody."""

import pytest

from corpus.compliance.roll import RollError, School, load_roll, match_school
from corpus.school_names import levels_of
from tests.district import SAMPLES

HEAD = "Tên trường,Cách ghi khác,Cấp học,Ngày nộp\n"


@pytest.fixture
def roll_of(tmp_path):
    """A function that writes a roll and reads it."""

    def call(text):
        path = tmp_path / "danh sách.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return load_roll(path)

    return call


def named(*names):
    return [School(name, levels=levels_of(name)) for name in names]


@pytest.mark.parametrize("text", [
    "Tên trường,Cấp học\nTrường THCS A,THCS\nTrường Mầm non B,mầm non\n",
    "Tên trường;Cấp học\nTrường THCS A;THCS\nTrường Mầm non B;mầm non\n",
    "STT\tĐơn vị\tCấp\n1\tTrường THCS A\tTHCS\n2\tTrường Mầm non B\tMầm non\n",
    "\ufeffTên trường,Cấp học\r\nTrường THCS A,THCS\r\nTrường Mầm non B,mầm non\r\n",
    "TÊN TRƯỜNG,CẤP HỌC\n\nTrường THCS A,THCS\n,\nTrường Mầm non B,mầm non\n",
    "Cấp học,Tên trường\nTHCS,Trường THCS A\nmầm non,Trường Mầm non B\n",
    "Trường\nTrường THCS A\nTrường Mầm non B\n",
    'Tên trường,Cấp học\n"Trường  THCS A",THCS\n"Trường Mầm non B",mầm non\n',
    "Tên trường,Cấp học\nTrường THCS A,THCS\nTrường Mầm non B,mầm non\n".encode("utf-16"),
    "Te\u0302n tru\u031bo\u031b\u0300ng\nTrường THCS A\nTrường Mầm non B\n",
])  # fmt: skip
def test_the_table_may_look_as_it_likes(roll_of, text):
    schools = roll_of(text)
    assert [school.name for school in schools] == ["Trường THCS A", "Trường Mầm non B"]
    assert [school.levels for school in schools] == [("THCS",), ("mầm non",)]


@pytest.mark.parametrize(("text", "words"), [
    ("", "danh sách trường trống"),
    ("Tên trường\n", "chưa có trường nào"),
    ("Mã,Cấp\n1,THCS\n", "dòng 1: cần một cột “Tên trường”"),
    (HEAD + ",,THCS,\n", "dòng 2: thiếu tên trường"),
    (HEAD + "Trường THCS A,,,\nTrường THCS A,,,\n", "dòng 3: “Trường THCS A” trùng tên với “Trường THCS A” ở dòng 2"),
    (HEAD + "Trường THCS Hoà Bình,,,\nTrường Trung học cơ sở Hòa Bình,,,\n", "dòng 3"),
    (HEAD + "Trường MN Sao Mai,,,\nTrường B,Mầm non Sao Mai,,\n", "dòng 3: “Trường B” trùng tên"),
    (HEAD + "Trường THCS A,,,31/11/2024\n", "dòng 2: “31/11/2024” không phải ngày"),
    (HEAD + "Trường THCS A,,,hôm qua\n", "dòng 2: “hôm qua” không phải ngày"),
    ("Tên trường\nTrường THCS Á\n".encode("cp1258", "replace"), "UTF-8"),
])  # fmt: skip
def test_a_fault_is_told_with_its_line(roll_of, text, words):
    with pytest.raises(RollError, match="danh sách") as caught:
        roll_of(text)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_roll_that_is_not_there(tmp_path):
    with pytest.raises(RollError, match="Không mở được danh sách trường"):
        load_roll(tmp_path / "không có.csv")


def test_the_day_of_hand_in_may_be_written_two_ways(roll_of):
    schools = roll_of(HEAD + "Trường THCS A,,,18/9/2024\nTrường THCS B,,,2024-09-18\n")
    assert {str(school.handed_in) for school in schools} == {"2024-09-18"}


ROLL = named(
    "Trường THCS Lĩnh Thượng", "Trường Tiểu học Lĩnh Thượng", "Trường Mầm non Hoa Sen", "Trường Mầm non Hoa Hồng",
    "Trường THCS số 1 Bắc Lý", "Trường THCS số 2 Bắc Lý", "Trường TH&THCS Suối Ngà", "Trường PTDTBT Tiểu học Nà Khoang",
    "Trường Tiểu học Kim Đồng A", "Trường Tiểu học Kim Đồng B",
)  # fmt: skip


@pytest.mark.parametrize(("name", "school"), [
    ("Trường THCS Lĩnh Thượng", "Trường THCS Lĩnh Thượng"),
    ("TRƯỜNG TRUNG HỌC CƠ SỞ LĨNH THƯỢNG", "Trường THCS Lĩnh Thượng"),
    ("Trường TH Lĩnh Thượng", "Trường Tiểu học Lĩnh Thượng"),
    ("MN Hoa Sen", "Trường Mầm non Hoa Sen"),
    ("Trường THCS số 1 Bắc Lý", "Trường THCS số 1 Bắc Lý"),
    ("Trường THCS Số II Bắc Lý", "Trường THCS số 2 Bắc Lý"),
    ("Trường Tiểu học và THCS Suối Ngà", "Trường TH&THCS Suối Ngà"),
    ("Trường Tiểu học & Trung học cơ sở Suối Ngà", "Trường TH&THCS Suối Ngà"),
    ("Trường PTDTBT TH Nà Khoang", "Trường PTDTBT Tiểu học Nà Khoang"),
    ("Trường Phổ thông dân tộc bán trú Tiểu học Nà Khoang", "Trường PTDTBT Tiểu học Nà Khoang"),
    ("Trường THCS Lĩnh Thượng - Công đoàn cơ sở", "Trường THCS Lĩnh Thượng"),
    ("Trường THCS Lĩnh Thượng và Công đoàn cơ sở", "Trường THCS Lĩnh Thượng"),
    ("Trường Tiểu học Kim Đồng B", "Trường Tiểu học Kim Đồng B"),
])  # fmt: skip
def test_a_plan_is_given_to_its_school(name, school):
    match = match_school(name, ROLL)
    assert match.school is not None
    assert (match.school.name, match.doubtful) == (school, False)


@pytest.mark.parametrize("name", [
    None, "", "Trường THPT Lĩnh Thượng", "Trường THCS Bắc Lý", "Trường THCS số 3 Bắc Lý", "Trường Mầm non Sao Mai",
    "Phòng Giáo dục và Đào tạo huyện Thanh Lĩnh", "Trường Tiểu học Kim Đồng C", "Trường Mầm non Lĩnh Thượng",
])  # fmt: skip
def test_a_plan_of_nobody_stays_unmatched(name):
    assert match_school(name, ROLL).school is None


@pytest.mark.parametrize("name", ["Trường Mầm non Hoa Sen huyện Thanh Lĩnh", "Trường THCS Lỉnh Thưọng Xã"])
def test_a_name_that_is_only_alike_is_doubtful(name):
    match = match_school(name, ROLL)
    assert match.school is not None
    assert match.doubtful


def test_two_schools_that_are_as_alike_are_both_named():
    roll = named("Trường Mầm non Hoa Mai Đông", "Trường Mầm non Hoa Mai Đôn")
    match = match_school("Trường Mầm non Hoa Mai Đồn", roll)
    assert match.school is not None
    roll = named("Trường Tiểu học Nguyễn Văn Trỗi", "Trường Tiểu học Nguyễn Văn Trôn")
    match = match_school("Trường Tiểu học Nguyễn Văn Trôi", roll)
    assert (match.doubtful, len(match.others)) == (False, 0)  # folded it is the first
    match = match_school("Trường Tiểu học Nguyễn Văn Tron g", roll)
    assert match.school is None or match.doubtful


@pytest.mark.parametrize(("name", "levels"), [
    ("Trường TH&THCS Suối Ngà", ("tiểu học", "THCS")),
    ("Trường THCS và THPT Nà Tấu", ("THCS", "THPT")),
    ("Trường Mẫu giáo Vành Khuyên", ("mầm non",)),
    ("Trung tâm GDNN-GDTX huyện", ("GDTX",)),
    ("Trường PTDTBT Tiểu học Nà Khoang", ("tiểu học",)),
    ("Trường Nguyễn Siêu", ()),
])  # fmt: skip
def test_levels_are_read_from_the_name(name, levels):
    assert levels_of(name) == levels


def test_every_school_of_the_sample_roll_is_itself_and_no_other():
    roll = load_roll(SAMPLES / "roll.csv")
    for school in roll:
        for name in (school.name, *school.spellings):
            match = match_school(name, roll)
            assert (match.school, match.doubtful) == (school, False), name
