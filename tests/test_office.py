"""The office is a setting: read from a file, with its faults told in Vietnamese."""

import pytest

from corpus.office import OfficeError, load_office
from tests.district import SAMPLES


def test_the_sample_office():
    office = load_office(SAMPLES / "office.toml")
    assert (office.level, office.symbol, office.signer_name) == ("district", "PGDĐT", "Đinh Thế Vượng")


def test_without_a_file_the_office_has_no_name(monkeypatch, tmp_path):
    monkeypatch.setenv("KEHOACH_OFFICE", str(tmp_path / "không có.toml"))
    assert load_office().parent is None


def test_the_file_may_be_named_by_the_environment(monkeypatch, tmp_path):
    path = tmp_path / "xã.toml"
    path.write_text('\ufeffname = "UBND xã Hưng Đạo"\nlevel = "commune"\n', encoding="utf-8")
    monkeypatch.setenv("KEHOACH_OFFICE", str(path))
    assert load_office().name == "UBND xã Hưng Đạo"


@pytest.mark.parametrize(("text", "words"), [
    (b"name = \n", "dòng 1: không đúng cú pháp TOML"),
    ('name = "a"\nlevle = "xã"\n'.encode(), "không có khóa “levle”; các khóa là name, level"),
    ('level = "huyện"\n'.encode(), "“huyện” không dùng được cho “level”; cần district, commune, cluster, province"),
    (b"name = 3\n", "khóa “name” cần chữ"),
    (b'recipients = "a"\n', "khóa “recipients” cần một danh sách"),
    ("name = 'Xã'\n".encode("utf-16"), "không phải văn bản UTF-8"),
])  # fmt: skip
def test_a_fault_is_told(tmp_path, text, words):
    path = tmp_path / "office.toml"
    path.write_bytes(text)
    with pytest.raises(OfficeError) as caught:
        load_office(path)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(OfficeError, match="Không mở được tệp thông tin cơ quan"):
        load_office(tmp_path / "x.toml")
