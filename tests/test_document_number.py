import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.citation_key import citation_key, fold_issuer
from extractors.document_number import (
    fold_number,
    is_central_number,
    is_party_number,
    normal_number,
    parse_document_number,
    read_type,
    type_of_number,
)

NORMAL = [
    ("1431/KH-PGDĐT", "1431/KH-PGDĐT"),
    ("1431/kh-pgdđt", "1431/KH-PGDĐT"),
    ("1431 KH PGD&ĐT", "1431/KH-PGD&ĐT"),
    ("số 1431/KH- PGD&ĐT", "1431/KH-PGD&ĐT"),
    ("Số: 529/ KH-PGD&ĐT", "529/KH-PGD&ĐT"),
    ("1599/KHLT- SGDĐT-CĐN", "1599/KHLT-SGDĐT-CĐN"),
    ("134 /UBND-PNV", "134/UBND-PNV"),
    ("05-CT/TW", "05-CT/TW"),
    ("05 CT/TW", "05-CT/TW"),
    ("20-CTr/TU", "20-CTr/TU"),
    ("20-CTR/TU", "20-CTr/TU"),
    ("22/TTr-PGDĐT", "22/TTr-PGDĐT"),
    ("234/QĐ-TTG", "234/QĐ-TTg"),
    ("234/qđ-ttg", "234/QĐ-TTg"),
    ("08-QĐi/TW", "08-QĐi/TW"),
    ("5512/BGDĐT-GDTRH", "5512/BGDĐT-GDTrH"),
    ("5512/bgdđt-gdtrh", "5512/BGDĐT-GDTrH"),
    ("39/2007/CT – BGDĐT", "39/2007/CT-BGDĐT"),
    ("39/2007/CT—BGDĐT", "39/2007/CT-BGDĐT"),
    ("24/2018/QÐ-UBND", "24/2018/QĐ-UBND"),
    ("28/2016/TT-BGD ĐT", "28/2016/TT-BGDĐT"),
    ("03/2017/TTBGDĐT", "03/2017/TTBGDĐT"),
    ("367-QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP"),
    ("1790 QĐ-UBND", "1790/QĐ-UBND"),
    ("12/Kh-Ubnd", "12/KH-UBND"),
    ("12/KH-THPT.SL", "12/KH-THPT.SL"),
    ("30a/2008/NQ-CP", "30a/2008/NQ-CP"),
    ("43/2019/QH14", "43/2019/QH14"),
    ("1599", "1599"),
    ("05", "05"),
    ("22/2021", "22/2021"),
    ("12/KH-UBND.", "12/KH-UBND"),
    ("", ""),
]


@pytest.mark.parametrize(("raw", "normal"), NORMAL)
def test_normal_number(raw, normal):
    assert normal_number(raw) == normal
    assert normal_number(normal) == normal, "a normal form is its own"


@given(st.text(alphabet="0123456789/-&. KHQĐTWBGUNDctrgiqđ–số:", max_size=40))
def test_normal_number_of_anything_is_settled(raw):
    once = normal_number(raw)
    assert normal_number(once) == once or not once[:1].isdigit()
    assert fold_number(raw) == fold_number(raw.upper()) or "đ" in raw.lower()


SAME = [
    ("1431/KH-PGDĐT", "1431/KH-PGD&ĐT"),
    ("1431/KH-PGDĐT", "1431 kh pgd-đt"),
    ("1431/KH-PGDĐT", "1431/KH-P.GDĐT"),
    ("0529/KH-PGDĐT", "529/KH-PGDDT"),
    ("05-CT/TW", "5 - CT/TW"),
    ("12/KH-THPT.SL", "12/KH-THPTSL"),
]
OTHER = [
    ("1431/KH-PGDĐT", "1431/KH-SGDĐT"),
    ("1431/KH-PGDĐT", "431/KH-PGDĐT"),
    ("22/2021/TT-BGDĐT", "22/2020/TT-BGDĐT"),
    ("05-CT/TW", "05-CT/TU"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_fold_together(one, other):
    assert fold_number(one) == fold_number(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_numbers_stay_apart(one, other):
    assert fold_number(one) != fold_number(other)


QUERIES = [
    ("1431/kh-pgdđt", ("Kế hoạch", "1431/KH-PGDĐT")),
    ("1431 KH PGD&ĐT", ("Kế hoạch", "1431/KH-PGD&ĐT")),
    ("Kế hoạch số 1431/KH-PGD&ĐT", ("Kế hoạch", "1431/KH-PGD&ĐT")),
    ("công văn 1431/KH-PGDĐT", ("Kế hoạch", "1431/KH-PGDĐT")),
    ("CV 5512", ("Công văn", "5512")),
    ("tt 22", ("Thông tư", "22")),
    ("5512", (None, "5512")),
    ("nghị quyết 29-NQ/TW", ("Nghị quyết", "29-NQ/TW")),
    ("Quy định số 22-QĐ/TW", ("Quy định", "22-QĐ/TW")),
    ("06/2022/QH15", (None, "06/2022/QH15")),
    ("luật 06/2022/QH15", ("Luật", "06/2022/QH15")),
    ("Luật Giáo dục", ("Luật", "")),
    ("dạy thêm", (None, "")),
    ("", (None, "")),
]


@pytest.mark.parametrize(("query", "answer"), QUERIES)
def test_parse_document_number(query, answer):
    assert parse_document_number(query) == answer


def test_type_of_number_is_unknown_where_two_types_share_a_run():
    assert type_of_number("88/2014/QH13") is None
    assert type_of_number("1599") is None
    assert type_of_number("114/HĐTĐKT") == "Công văn"
    assert read_type("Hội nghị") is None


def test_party_and_centre():
    assert is_party_number("20-CTr/TU")
    assert not is_party_number("31/CT-TTg")
    assert is_central_number("2345/BGDĐT-GDTH")
    assert not is_central_number("134/UBND-PNV")


KEYS_SAME = [
    (("Kế hoạch", "529/KH-PGD&ĐT", "2021-09-10", "Phòng GD&ĐT Hưng Yên"),
     ("Kế hoạch", "529/KH-PGDĐT", "2021-09-10", "PGDĐT thành phố Hưng Yên")),
    (("Kế hoạch liên tịch", "15/KHLT-SGDĐT-CĐN", "2021-09-01", None), ("Kế hoạch", "15/KHLT-SGDĐT-CĐN", "2021", None)),
    (("Thông tư", "22/2021/TT-BGDĐT", "2021-07-20", "Bộ GD&ĐT"), ("Thông tư", "22/2021/TT-BGDĐT", None, None)),
    (("Nghị quyết", "29-NQ/TW", "2013-11-04", None), ("Nghị quyết", "29/NQ-TW", "2013", "Ban Chấp hành Trung ương")),
    (("Luật", None, "2019", None, "Giáo dục"), ("Luật", None, "2019-06-14", None, "giáo dục")),
]  # fmt: skip
KEYS_OTHER = [
    (("Nghị quyết", "29-NQ/TW", "2013-11-04"), ("Nghị quyết", "29-NQ/TW", "2022-11-17")),
    (("Chỉ thị", "31/CT-TTg", "2019-12-04"), ("Chỉ thị", "31/CT-TTg", "2023-12-21")),
    (
        ("Quyết định", "24/2018/QĐ-UBND", None, "UBND tỉnh Kiên Giang"),
        ("Quyết định", "24/2018/QĐ-UBND", None, "UBND tỉnh Sơn La"),
    ),
    (
        ("Kế hoạch", "66/KH-UBND", "2021-01-02", "UBND xã Tam Hưng"),
        ("Kế hoạch", "66/KH-UBND", "2021-01-02", "UBND huyện Tam Hưng"),
    ),
    (("Quy định", "22-QĐ/TW", "2021"), ("Quyết định", "22-QĐ/TW", "2021")),
    (("Luật", None, "2003", None, "Thi đua, khen thưởng"), ("Luật", None, "2013", None, "Thi đua, khen thưởng")),
]


@pytest.mark.parametrize(("one", "other"), KEYS_SAME)
def test_keys_of_one_document(one, other):
    assert citation_key(*one) == citation_key(*other)


@pytest.mark.parametrize(("one", "other"), KEYS_OTHER)
def test_keys_of_two_documents(one, other):
    assert citation_key(*one) != citation_key(*other)


def test_fold_issuer_of_nobody():
    assert fold_issuer(None) == ""
