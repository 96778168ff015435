"""The readers: the rows of tests/tables/readers, any bytes at all, bounds, and plans read three ways."""

import contextlib
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.errors import UnreadableFileError
from extractors.reading import choose_reader, load_file, read_document
from extractors.registry import discover
from schemas import Document, FontRun
from tests import damaged
from tests.build_docx import build_docx
from tests.build_odt import build_odt
from tests.build_pdf import build_pdf
from tests.build_scan import build_scan, need_tesseract
from tests.growth import thread_seconds
from tests.office_files import as_kind, need_libreoffice
from tests.test_tables import rows

# Plans that the rules are made with; the others are kept unseen.
DEVELOPMENT = ("a01", "a02", "a03", "a04", "a05", "a06", "b01", "b03", "b05", "b07", "b09")
WITH_PDF = ("a03", "a04", "b03", "b09")  # a06.pdf is a scan


def _encoded(text: str, encoding: str) -> bytes:
    if encoding != "cp1258":
        return text.encode(encoding)
    marks = "\u0300\u0301\u0303\u0309\u0323"
    split = (unicodedata.normalize("NFD", letter) for letter in text)
    joined = (
        unicodedata.normalize("NFC", "".join(c for c in s if c not in marks)) + "".join(c for c in s if c in marks)
        for s in split
    )
    return "".join(joined).encode("cp1258")


def made(unit: str, row: dict) -> bytes:
    """Return the file that a row describes."""
    if unit == "image" or row.get("error") == "scan":
        need_tesseract()
    if "make" in row:
        return getattr(damaged, row["make"])()
    if "bytes" in row:
        return bytes.fromhex(row["bytes"])
    if unit == "docx":
        return build_docx(row)
    if unit == "odt":
        return build_odt(row)
    if unit == "doc":
        return as_kind(build_docx(row), "doc")
    if unit == "rtf":
        need_libreoffice()
        return row["rtf"].encode()
    if unit == "image":
        return build_scan(row)
    if unit == "pdf":
        pages = row["pages"]
        if "form" in row:
            pages = [[unicodedata.normalize(row["form"], block) for block in page] for page in pages]
        return build_pdf(row | {"pages": pages})
    text = unicodedata.normalize(row["form"], row["text"]) if "form" in row else row["text"]
    return _encoded(text, row.get("encoding", "utf-8"))


@pytest.mark.parametrize(("unit", "row"), rows("readers"))
def test_reader(unit, row):
    data = made(unit, row)
    if "error" in row:
        with pytest.raises(UnreadableFileError) as caught:
            read_document(data, f"plan.{unit}")
        assert caught.value.category == row["error"]
        message = str(caught.value)
        assert message.endswith(".")
        assert "\n" not in message
        assert row.get("says", "") in message
        return
    document = read_document(data, f"plan.{unit}")
    assert document.reader == unit
    assert [line.text for line in document.lines] == row["lines"]
    if "fonts" in row:
        assert [[(run.start, run.end, run.font) for run in line.fonts] for line in document.lines] == [
            [tuple(run) for run in line] for line in row["fonts"]
        ]


def test_the_text_is_nfc_whatever_the_file_held():
    text = unicodedata.normalize("NFD", "Kế hoạch giáo dục nhà trường năm học mới")
    assert not unicodedata.is_normalized("NFC", text)
    for data in (text.encode(), build_docx({"body": [text]}), build_pdf({"pages": [[text]]})):
        assert unicodedata.is_normalized("NFC", read_document(data).text)
        assert read_document(data).text == unicodedata.normalize("NFC", text)


def test_a_letter_split_over_two_fonts_keeps_the_places_of_the_fonts():
    xml = "".join(
        f'<w:r><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:t>{text}</w:t></w:r>'
        for text, font in (("Kê", "Arial"), ("\u0301 hoạch", ".VnTime"))
    )
    line = read_document(build_docx({"body": [{"xml": f"<w:p>{xml}</w:p>"}]})).lines[0]
    assert line.text == "Kế hoạch"
    assert line.fonts == (FontRun(0, 2, "Arial"), FontRun(2, 8, ".VnTime"))


def test_content_decides_not_the_name():
    assert read_document(build_pdf({"pages": [["Kế hoạch giáo dục"]]}), "plan.docx").reader == "pdf"
    assert read_document(build_docx({"body": ["Kế hoạch"]}), "plan.pdf").reader == "docx"
    assert read_document("Kế hoạch".encode(), "plan").reader == "text"


def test_bids_are_between_0_and_1():
    for reader in discover("extractors.readers"):
        for data in (b"", b"x", damaged.old_word(), build_docx({"body": ["x"]}), build_pdf({"pages": [["x"]]})):
            assert 0 <= reader.score(data, "x") <= 1
    assert choose_reader(damaged.workbook()) is None


def test_pages_of_a_pdf():
    document = read_document(build_pdf({"pages": [["Trang một nói về mục đích."], ["Trang hai nói về yêu cầu."]]}))
    assert document.pages == 2
    assert [line.page for line in document.lines] == [1, 2]


def test_loading_says_what_is_wrong(tmp_path):
    for path, category in ((tmp_path / "không có.docx", "missing"), (tmp_path, "unsupported")):
        with pytest.raises(UnreadableFileError) as caught:
            load_file(path)
        assert caught.value.category == category
    (tmp_path / "kế hoạch.txt").write_text("x")
    assert load_file(tmp_path / "kế hoạch.txt") == b"x"


def _read_or_refuse(data: bytes) -> None:
    """Any other exception fails the test."""
    with contextlib.suppress(UnreadableFileError):
        document = read_document(data, "plan.docx")
        assert isinstance(document, Document)
        assert document.text.strip()


any_bytes = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@any_bytes
@given(st.binary(max_size=2000))
def test_any_bytes_give_a_document_or_one_error(data):
    _read_or_refuse(data)


@any_bytes
@given(st.text(max_size=500), st.sampled_from(["utf-8", "utf-16", "utf-16-le"]))
def test_any_text_gives_a_document_or_one_error(text, encoding):
    _read_or_refuse(text.encode(encoding, "replace"))


_BODY = ["Kế hoạch", {"table": [["1", "2"]]}, {"num": [1, 0], "text": "Mục"}]
_DOCX = build_docx({"body": _BODY, "numbering": {1: [{"text": "%1."}]}})
_CHANGES = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=8)
_ODT = build_odt({"body": ["Kế hoạch", "<text:list><text:list-item><text:p>Mục</text:p></text:list-item></text:list>"]})
_PDF = build_pdf({"pages": [["Kế hoạch giáo dục nhà trường", {"table": [["1", "2"], ["3", "4"]]}]]})


@any_bytes
@given(st.sampled_from([_DOCX, _ODT, _PDF]), _CHANGES, st.integers(1, 10**6))
def test_changed_files_give_a_document_or_one_error(data, changes, end):
    changed = bytearray(data)
    for place, value in changes:
        changed[place % len(changed)] = value
    _read_or_refuse(bytes(changed[: max(1, min(end, len(changed)))]))


@any_bytes
@given(st.text(alphabet='<>/w:ptrbcl"= &;#x0aKế', max_size=200))
def test_any_xml_gives_a_document_or_one_error(inside):
    _read_or_refuse(build_docx({"body": [{"xml": inside}, "Kế hoạch"]}))


def _seconds(data: bytes) -> float:
    def read() -> None:
        with contextlib.suppress(UnreadableFileError):
            read_document(data)

    return thread_seconds(read)


@pytest.mark.parametrize("part", ["a", "Số: ", "1.", " | ", "\n", "a\u0301\u0323"])
def test_a_line_of_5_mb_is_read_in_bounded_time(part):
    data = part.encode()
    assert _seconds(data * (5_000_000 // len(data))) < 5


def test_a_docx_of_40000_paragraphs_is_read_in_bounded_time():
    data = build_docx({"body": ["Giáo viên chủ nhiệm phối hợp với cha mẹ học sinh."] * 40_000})
    assert _seconds(data) < 20


@pytest.mark.parametrize("make", ["docx_with_entities", "docx_bomb", "long_pdf", "docx_nested_too_deep"])
def test_bombs_are_refused_in_bounded_time(make):
    assert _seconds(getattr(damaged, make)()) < 5


@pytest.mark.parametrize(("name", "kind"), [(n, "docx") for n in DEVELOPMENT] + [(n, "pdf") for n in WITH_PDF])
def test_plans_read_as_a_careful_reader_types_them(gold, name, kind):
    data = next(gold.rglob(f"{name}.{kind}")).read_bytes()
    typed = unicodedata.normalize("NFC", next(gold.rglob(f"{name}.txt")).read_text(encoding="utf-8"))
    words, expected = read_document(data).text.split(), typed.replace("\u00ad", "").split()
    assert [word.replace("\u00ad", "") for word in words] == expected
