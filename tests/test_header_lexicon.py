"""The words of the head and the feet: every row's examples are executed."""

import pytest

from extractors.components.header.casing import as_name, as_person
from extractors.components.header.pieces import Piece
from extractors.components.header.signatory import is_person
from extractors.components.header.signature import read_signer
from extractors.lexicon import load

NAMES = [(row["form"], *example) for row in load("office_names") for example in row["examples"]]
POSTS = [(row["post"], head) for row in load("signing_posts") for head in row["examples"]]


@pytest.mark.parametrize(("form", "letterhead", "name"), NAMES)
def test_office_name(form, letterhead, name):
    assert as_name(letterhead) == name
    assert form.lower() in letterhead.lower()


@pytest.mark.parametrize(
    ("letterhead", "name"),
    [
        ("TRƯỜNG TH&THCS LÊ LỢI", "Trường TH&THCS Lê Lợi"),
        ("TRƯỜNG PTDTBT THCS EA H'LEO", "Trường PTDTBT THCS Ea H'Leo"),
        ("TRƯỜNG THCS H’LENG", "Trường THCS H’Leng"),
        ("TRƯỜNG MẦM NON TUỔI HỒNG", "Trường Mầm non Tuổi Hồng"),
        ("TỔ 3-4 TUỔI", "Tổ 3-4 tuổi"),
        ("TRƯỜNG TIỂU HỌC SỐ 2", "Trường Tiểu học số 2"),
        ("Trường THCS Tam Hưng", "Trường THCS Tam Hưng"),
        ("trường THCS Bảo Khê", "Trường THCS Bảo Khê"),
        ("TỔ SỬ - ĐỊA - GDCD", "Tổ Sử - Địa - GDCD"),
    ],
)
def test_office_name_of_a_family(letterhead, name):
    assert as_name(letterhead) == name


@pytest.mark.parametrize(("post", "head"), POSTS)
def test_signing_post(post, head):
    pieces = [Piece(0, len(head), 0, head), Piece(100, 110, 0, "Lê Văn An")]
    signer, _ = read_signer(pieces, None, joint=False)
    assert signer
    assert (signer.position, signer.name) == (post, "Lê Văn An")


@pytest.mark.parametrize("name", ["Lê Văn An", "A Thút", "H'Nga Niê", "Y Bliu Niê", "PHAN THU HÀ", "Giàng A Páo",
                                  "Siu H'Lan", "Nguyễn Thị Hoàng Yến Nhi"])  # fmt: skip
def test_a_person(name):
    assert is_person(name)


@pytest.mark.parametrize("words", ["Phòng GD&ĐT", "Lưu: VT", "Hiệu trưởng", "THỨ TRƯỞNG", "các tổ", "An", "HSTĐ.",
                                   "Các tổ chuyên môn", "Trường Tiểu Học", "ngày 5 tháng 9"])  # fmt: skip
def test_no_person(words):
    assert not is_person(words)


def test_a_name_in_capitals_is_written_as_names_are():
    assert as_person("H'NGA NIÊ") == "H'Nga Niê"
