"""Scans and photos: colour, angle, ruling lines and words of pictures, repair, pages of photos, and the record."""

import io
import subprocess
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from benchmarks.made_scans import as_jpeg, as_pdf, make_photo, make_scan
from extractors.errors import UnreadableFileError
from extractors.limits import FILE_SECONDS, MAX_OCR_PAGES, SCANNED_PAGE_SECONDS
from extractors.member import Member
from extractors.ocr import tesseract
from extractors.ocr.drawn_rules import take_rules
from extractors.ocr.ink import to_grey
from extractors.ocr.kinds import is_picture
from extractors.ocr.pictures import open_pictures
from extractors.ocr.reading import read_picture
from extractors.ocr.repair import repair_lines
from extractors.ocr.specks import drop_specks
from extractors.ocr.turn import crop_paper, find_skew, is_sideways
from extractors.pages.grids import build_grids
from extractors.photo_pages import is_photo_pages, join_photos, split_photos
from extractors.pipeline import record_of
from extractors.reading import read_document
from extractors.scan_time import scan_seconds
from extractors.unpacking import expand
from schemas import DocumentLine
from tests.build_archives import zip_of
from tests.build_pdf import assemble, build_pdf
from tests.build_scan import PLANS, need_tesseract, sample_page, scan_of
from tests.test_tables import rows

PROSE = {"of": "12-thcs-thi-tran.pdf", "part": [0.563, 0.614]}
NAMES = ["1- Thi đua dạy tốt, học tốt.", "2- Thi đua “Giỏi việc trường, đảm việc nhà” trong nữ đoàn viên công đoàn."]


@pytest.mark.parametrize("row", [p.values[1] for p in rows("ocr") if p.values[0] == "repair"])
def test_repair(row):
    found = repair_lines([DocumentLine(text, 1, confidence=0.9) for text in row["lines"]])
    assert [line.text for line in found] == row.get("mended", row["lines"])
    for line, raw in zip(found, row["lines"], strict=True):
        text = line.text
        for one in reversed(line.repairs):  # what was read is got back by the places that are kept
            text = text[: one.start] + one.raw + text[one.end :]
        assert text == raw


def test_lines_of_a_text_layer_are_never_repaired():
    line = DocumentLine("ngày l5 tháng 9, GD&ĐÐT", 1)
    assert repair_lines([line]) == [line]


@pytest.mark.parametrize("row", [p.values[1] for p in rows("ocr") if p.values[0] == "photos"])
def test_photos_become_plans(row):
    photos = [Member(name, f"photo {index}".encode()) for index, name in enumerate(row["names"])]
    found = [split_photos(m.data) if is_photo_pages(m.data) else [m.data] for m in join_photos(photos)]
    assert found == [[f"photo {index}".encode() for index in plan] for plan in row["plans"]]


def test_photos_in_an_archive_are_one_member_and_the_same_bytes_each_time():
    archive = zip_of([("KH/trang 1.jpg", b"\xff\xd8\xff1"), ("KH/doc.txt", b"x"), ("KH/trang 2.jpg", b"\xff\xd8\xff2")])
    found = list(expand(archive, "a.zip"))
    assert [member.path for member in found] == ["KH/doc.txt", "KH/trang 1.jpg (và 1 ảnh tiếp theo)"]
    assert found == list(expand(archive, "a.zip"))
    assert zipfile.ZipFile(io.BytesIO(found[1].data)).testzip() is None


def _ink_left(picture: Image.Image, box: tuple[int, int, int, int]) -> float:
    return float((np.asarray(to_grey(picture).crop(box)) < 128).mean())


def test_seal_and_signature_are_taken_out_and_the_text_under_them_stays():
    clean = sample_page("12-thcs-thi-tran.pdf", 0)
    scan = make_scan(clean, seed=3, skew=0, noise=4, stamp=(0.5, 0.45))
    box = (500, 850, 1200, 1250)
    text, stamped = _ink_left(make_scan(clean, seed=3, skew=0, noise=4), box), _ink_left(scan, box)
    assert float((np.asarray(scan.convert("L").crop(box)) < 160).mean()) > 1.25 * text
    assert stamped == pytest.approx(text, rel=0.08)


def test_a_seal_on_white_paper_leaves_nothing():
    paper = Image.new("RGB", (1654, 2339), (250, 250, 250))
    scan = make_scan(paper, seed=3, skew=0, noise=3, stamp=(0.5, 0.5))
    assert (np.asarray(scan.convert("L")) < 160).mean() > 0.002
    assert _ink_left(scan, (300, 300, 1400, 2000)) < 0.0004


def test_black_text_without_ink_is_left_alone():
    page = sample_page("12-thcs-thi-tran.pdf", 0)
    before = float((np.asarray(page.convert("L")) < 128).mean())
    assert _ink_left(page, (0, 0, *page.size)) == pytest.approx(before, rel=0.1)


@pytest.mark.parametrize("skew", [-4.0, -1.2, 0.0, 0.6, 3.0])
def test_skew_is_found(skew):
    assert find_skew(to_grey(scan_of(PROSE | {"part": [0.1, 0.9], "skew": skew}))) == pytest.approx(-skew, abs=0.12)


def test_a_page_without_text_has_no_skew_and_does_not_lie_on_its_side():
    white = Image.new("L", (800, 1100), 255)
    assert find_skew(white) == 0.0
    assert not is_sideways(white)


def test_a_page_on_its_side_is_told_from_one_upright():
    page = to_grey(sample_page("12-thcs-thi-tran.pdf", 0))
    assert not is_sideways(page)
    assert is_sideways(page.transpose(Image.Transpose.ROTATE_90))


def test_paper_is_cut_out_of_a_photo_and_a_scan_stays_whole():
    page = sample_page("12-thcs-thi-tran.pdf", 0)
    photo = make_photo(page, seed=4, turn=1)
    assert crop_paper(photo).size == pytest.approx(page.size, rel=0.06)
    assert crop_paper(page).size == page.size


def _ruled() -> Image.Image:
    page = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(page)
    for y in (300, 360, 420):
        draw.rectangle([200, y, 1400, y + 2], fill=0)
    for x in (200, 600, 1400):
        draw.rectangle([x, 300, x + 2, 422], fill=0)
    return page


def test_ruling_lines_are_found_and_erased():
    clean, edges = take_rules(_ruled(), 595 / 1654)
    assert [len(row) for grid in build_grids(edges) for row in grid.rows] == [2, 2]
    assert (np.asarray(clean) < 128).sum() == 0


def test_text_is_no_ruling_line():
    page = to_grey(sample_page("12-thcs-thi-tran.pdf", 0))
    clean, edges = take_rules(page, 595 / page.width)
    assert build_grids(edges) == []
    assert (np.asarray(clean) < 128).sum() == pytest.approx((np.asarray(page) < 128).sum(), rel=0.002)


def test_specks_go_and_stops_stay():
    page = to_grey(sample_page("12-thcs-thi-tran.pdf", 0))
    dusty = page.copy()
    ImageDraw.Draw(dusty).rectangle([100, 2200, 102, 2202], fill=0)
    assert (np.asarray(drop_specks(dusty)) < 128).sum() == (np.asarray(page) < 128).sum()


@pytest.mark.parametrize("size", [(1, 400), (400, 1), (20, 2300), (1650, 20), (1, 1)])
def test_a_sheet_too_narrow_for_words_is_an_empty_page(size):
    page = read_picture(Image.new("RGB", size, "black")).page
    assert page.letters_count == 0


def test_kinds_of_picture():
    assert is_picture(b"\x89PNG\r\n\x1a\n")
    assert is_picture(b"RIFF\x00\x00\x00\x00WEBP")
    for data in (b"BMI va ke hoach", b"RIFF\x00\x00\x00\x00WAVE", b"%PDF-1.4", b""):
        assert not is_picture(data)


def test_exif_turns_a_photo_upright():
    photo = make_photo(sample_page("12-thcs-thi-tran.pdf", 0), seed=4, turn=6)
    assert photo.width > photo.height
    media_type, pages = open_pictures(as_jpeg(photo))
    upright = next(pages)
    assert (media_type, upright.height > upright.width) == ("image/jpeg", True)


def test_too_many_pages_are_refused():
    out = io.BytesIO()
    page = Image.new("1", (120, 120), 1)
    page.save(out, "TIFF", save_all=True, append_images=[page] * MAX_OCR_PAGES)
    with pytest.raises(UnreadableFileError) as caught:
        open_pictures(out.getvalue())
    assert caught.value.category == "too_large"


@pytest.mark.parametrize(
    ("program", "language", "says"), [(None, False, "cài Tesseract"), ("tesseract", False, "Vietnamese")]
)
def test_missing_parts_are_named_with_what_to_install(monkeypatch, program, language, says):
    monkeypatch.setattr(tesseract, "find_tesseract", lambda: program)
    monkeypatch.setattr(tesseract, "has_language", lambda: language)
    scan = scan_of(PROSE)
    for data in (as_pdf([scan]), as_jpeg(scan)):
        with pytest.raises(UnreadableFileError) as caught:
            read_document(data, "quét.pdf")
        assert caught.value.category == "unsupported"
        assert says in str(caught.value)
        assert "tesseract-ocr-vie" in str(caught.value)


def test_a_page_that_takes_too_long_is_ended(monkeypatch):
    need_tesseract()
    monkeypatch.setattr(tesseract, "OCR_PAGE_SECONDS", 0.01)
    started = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: started.append(popen(*a, **k)) or started[-1])
    with pytest.raises(UnreadableFileError) as caught:
        tesseract.see_words(sample_page("12-thcs-thi-tran.pdf", 0).convert("L"), 200)
    assert caught.value.category == "timeout"
    assert [process.poll() is not None for process in started] == [True]


def test_a_pdf_keeps_its_text_where_only_one_page_is_a_picture_and_tesseract_is_missing(monkeypatch):
    monkeypatch.setattr(tesseract, "find_tesseract", lambda: None)
    document = read_document(_mixed_pdf())
    assert document.text.startswith("Kế hoạch giáo dục")
    assert "chưa đọc" in document.notes[0]
    assert not document.ocr


def _mixed_pdf() -> bytes:
    return build_pdf({"pages": [["Kế hoạch giáo dục của nhà trường trong năm học mới"], [{"image": True}]]})


def test_sound_pages_cost_no_picture_work(monkeypatch):
    monkeypatch.setattr(tesseract, "see_words", lambda *_: pytest.fail("tesseract was called"))
    for path in sorted(PLANS.glob("*.pdf")):
        assert not read_document(path.read_bytes()).ocr


def test_a_text_layer_that_is_no_vietnamese_is_read_from_the_picture():
    need_tesseract()
    scan = scan_of(PROSE)
    words = "Cdn cri Ngh! dinh sd 98 nim 2023 cta Chinh phi vd thi dua khen thudng"
    hidden = "\n".join(
        f"BT /F1 8 Tf 3 Tr 1 0 0 1 50 {y} Tm <{words.encode('utf-16-be').hex()}> Tj ET" for y in range(12, 80, 22)
    )
    document = read_document(_with_hidden_text(scan, hidden))
    assert document.ocr
    assert document.lines[-1].text == NAMES[1]


def _with_hidden_text(scan: Image.Image, hidden: str) -> bytes:
    """Return a PDF page of a picture with text over it that nobody sees."""
    grey = scan.convert("L").reduce(1)
    raster = grey.tobytes().hex().encode()
    picture = b"q 595 0 0 86 0 0 cm BI /W %d /H %d /CS /G /BPC 8 /F /AHx ID " % grey.size + raster + b"> EI Q\n"
    return assemble([picture + hidden.encode()]).replace(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 595 86]")


def test_the_record_of_a_scan_keeps_confidence_and_what_was_read():
    need_tesseract()
    record = record_of(as_pdf([scan_of(PROSE)]), "quét.pdf")
    assert record.source.ocr
    assert [record.text[slice(*line.span)] for line in record.source.ocr_lines] == record.text.split("\n")
    assert all(0.5 < line.confidence <= 1 for line in record.source.ocr_lines)
    for line in record.source.ocr_lines:
        assert all(line.span[0] <= one.span[0] <= one.span[1] <= line.span[1] for one in line.repairs)
    assert "ocr_lines" in record.model_dump()["source"]


def test_other_records_have_no_key_for_scans():
    assert "ocr_lines" not in record_of("Kế hoạch".encode(), "a.txt").model_dump()["source"]


def test_photos_of_one_plan_are_its_pages():
    need_tesseract()
    pages = [
        as_jpeg(scan_of({"of": "12-thcs-thi-tran.pdf", "part": part})) for part in ([0.563, 0.589], [0.589, 0.614])
    ]
    archive = zip_of([(f"KH/trang {n}.jpg", page) for n, page in enumerate(pages, start=1)])
    member = next(expand(archive, "a.zip"))
    document = read_document(member.data, member.path)
    assert (document.pages, document.reader) == (2, "image")
    assert [(line.text, line.page) for line in document.lines] == [(NAMES[0], 1), (NAMES[1], 2)]


def test_a_photo_of_a_whole_page_is_read():
    need_tesseract()
    photo = make_photo(sample_page("12-thcs-thi-tran.pdf", 0), seed=4)
    record = record_of(as_jpeg(photo), "IMG_0001.jpg")
    assert record.header.number == "96/KHLT-THCSTT-CĐ"
    assert record.header.issued == "2024-09-14"
    assert {c.number for c in record.citations} >= {"98/2023/NĐ-CP", "29/2023/TT-BGDĐT", "214/KH-PGDĐT"}


def test_a_stamped_scan_gives_the_items_of_its_pdf():
    need_tesseract()
    path = PLANS / "07-th-na-khoang.pdf"
    pages = [sample_page(path.name, index) for index in range(2)]
    scan = as_pdf([make_scan(pages[0], seed=5), make_scan(pages[1], seed=6, stamp=True)])
    ours, theirs = record_of(scan, "quét.pdf"), record_of(path.read_bytes(), path.name)
    assert [c.key for c in ours.citations] == [c.key for c in theirs.citations]
    assert [d.value for d in ours.dates] == [d.value for d in theirs.dates]
    assert [(p.start, p.end) for p in ours.phases] == [(p.start, p.end) for p in theirs.phases]
    assert [(t.value, t.unit) for t in ours.targets] == [(t.value, t.unit) for t in theirs.targets]
    assert ours.header.signer == theirs.header.signer


def test_a_file_that_may_be_scanned_gets_time_for_its_pages(tmp_path: Path):
    scan, text = tmp_path / "quét.pdf", tmp_path / "a.docx"
    scan.write_bytes(b"%PDF-1.4" + bytes(3_000_000))
    text.write_bytes(b"PK\x03\x04" + bytes(3_000_000))
    assert scan_seconds(scan) == SCANNED_PAGE_SECONDS * MAX_OCR_PAGES > FILE_SECONDS
    assert scan_seconds(text) == scan_seconds(tmp_path / "none.pdf") == 0.0
