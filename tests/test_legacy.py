"""Encodings from before Unicode: tables, fonts, documents, and twins of plans that must give the same record."""

import os
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.samples import PLANS
from extractors.legacy import TCVN3, VIQR, VISCII, VNI, VPS, convert, convert_document, legacy_font, read_lines
from extractors.legacy.runs import read_runs, split
from extractors.legacy.syllables import is_syllable
from extractors.legacy.tables import TABLES
from extractors.pipeline import record_of
from extractors.reading import read_document
from schemas import Document, DocumentLine, FontRun
from tests.build_docx import build_docx
from tests.build_pdf import build_pdf
from tests.growth import thread_seconds
from tests.legacy_twins import CAPITALS, FONTS, LETTERS, docx_twin, typed, typed_runs

TABLE = Path(__file__).parent / "tables" / "legacy"
DOCX = sorted(PLANS.glob("*.docx"))
TEXTS = sorted(PLANS.glob("*.txt"))


def rows(name):
    table = yaml.safe_load((TABLE / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(key, row, id=key or "none") for key, row in table.items()]


@pytest.mark.parametrize(("name", "row"), rows("letters"))
def test_letters(name, row):
    assert convert(row["typed"], row["encoding"]).text == row["means"]


@pytest.mark.parametrize(("name", "row"), rows("fonts"))
def test_fonts(name, row):
    font = legacy_font(name)
    assert ([font.encoding, font.capitals] if font else None) == row


@pytest.mark.parametrize(("name", "row"), rows("documents"))
def test_documents(name, row):
    document = read_document("\n".join(row["typed"]).encode())
    expected = row.get("lines", row["typed"])
    assert [line.text for line in document.lines] == expected
    assert document.notes == (() if expected == row["typed"] else document.notes)
    if "note" in row:
        assert document.notes == (f"đã chuyển mã chữ cũ {row['note']} sang Unicode",)


@pytest.mark.parametrize(("encoding", "charset"), [(TCVN3, "TCVN5712-1"), (VISCII, "VISCII")])
def test_tables_agree_with_iconv(encoding, charset):
    program = shutil.which("iconv")
    listed = subprocess.run([program, "-l"], capture_output=True, text=True).stdout if program else ""
    if charset not in listed:
        if os.environ.get("CI"):
            pytest.fail(f"iconv with {charset} must be there in continuous integration")
        pytest.skip(f"no iconv with {charset}")
    codes = [shown for shown in TABLES[encoding] if shown <= "\xff"]
    assert len(codes) == {TCVN3: 89, VISCII: 134}[encoding]
    for shown in codes:
        command = [program, "-f", charset, "-t", "utf-8"]
        made = subprocess.run(command, input=shown.encode("latin-1"), capture_output=True)
        assert made.stdout.decode() == TABLES[encoding][shown], hex(ord(shown))


@pytest.mark.parametrize("encoding", [TCVN3, VNI, VPS, VISCII, VIQR])
def test_every_letter_makes_the_round_trip(encoding):
    assert len(set(LETTERS)) == 146
    for letter in LETTERS:
        made = convert(f"b{typed(letter, encoding)}c", encoding)
        lacks = encoding in (TCVN3, VPS)
        assert (made.text.lower() if lacks else made.text) == (f"b{letter}c".lower() if lacks else f"b{letter}c")
        assert unicodedata.is_normalized("NFC", made.text)
        assert len(made.origins) == len(made.text) + 1


def test_toned_capitals_of_tcvn3_come_from_the_font():
    for letter in LETTERS:
        made, _ = read_runs(typed_runs(f"B{letter}c", TCVN3))
        assert "".join(part.text for part in made) == f"B{letter}c"


words = st.text(st.sampled_from(LETTERS + "bcdghklmnpqrstvx \n.,:;()0123456789%/-"), max_size=200)


@settings(max_examples=150, deadline=None)
@given(words, st.sampled_from([TCVN3, VNI, VPS, VISCII]))
def test_origins_lead_back_to_the_letters(text, encoding):
    shown = typed("".join(f"b{letter}" for letter in text), encoding)  # alone some signs stay signs: "÷"
    made = convert(shown, encoding)
    assert made.origins[-1] == len(shown)
    assert list(made.origins) == sorted(set(made.origins))
    for place, letter in enumerate(made.text):
        part = shown[made.origins[place] : made.origins[place + 1]]
        assert TABLES[encoding].get(part, part).lower() == letter.lower()
    for part in split(made, [len(shown) // 2, len(shown) - len(shown) // 2]):
        assert len(part.origins) == len(part.text) + 1


@settings(max_examples=150, deadline=None)
@given(words)
def test_unicode_vietnamese_never_changes(text):
    assert read_lines(text.split("\n")) == {}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.characters(codec="ascii", exclude_characters="^`~+'?(."), max_size=60), max_size=5))
def test_plain_ascii_never_changes(lines):
    assert read_lines(lines) == {}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_text_gives_lines_in_step(lines):
    document = Document(tuple(DocumentLine(line, fonts=(FontRun(0, len(line), "x"),)) for line in lines), "x", "x")
    for line in convert_document(document).lines:
        assert all(0 <= run.start < run.end <= len(line.text) for run in line.fonts if line.text)


@pytest.mark.parametrize("plan", sorted(PLANS.iterdir()), ids=lambda plan: plan.stem)
def test_sample_plans_never_change(plan):
    document = read_document(plan.read_bytes(), plan.name)
    assert convert_document(document) is document
    assert document.notes == ()


def test_development_plans_never_change(gold):
    for plan in sorted([*gold.rglob("a0?.txt"), *gold.rglob("b0[13579].txt")]):
        assert read_lines(unicodedata.normalize("NFC", plan.read_text(encoding="utf-8")).split("\n")) == {}


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
@pytest.mark.parametrize("plan", DOCX, ids=lambda plan: plan.stem)
def test_a_word_file_in_old_fonts_gives_the_record_of_its_unicode_twin(plan, encoding):
    data = plan.read_bytes()
    twin = record_of(docx_twin(data, encoding), plan.name)
    assert twin.model_dump(exclude={"source"}) == record_of(data, plan.name).model_dump(exclude={"source"})


@pytest.mark.parametrize("encoding", [TCVN3, VNI, VPS, VISCII])
@pytest.mark.parametrize("plan", DOCX[:4], ids=lambda plan: plan.stem)
def test_letters_that_lost_their_font_are_read_by_what_they_spell(plan, encoding):
    data = plan.read_bytes()
    twin, own = (record_of(file, plan.name) for file in (docx_twin(data, encoding, with_fonts=False), data))
    if encoding in (VNI, VISCII):
        assert twin.model_dump(exclude={"source"}) == own.model_dump(exclude={"source"})
    else:  # these have no toned capitals without their fonts
        assert twin.text.lower() == own.text.lower()


@pytest.mark.parametrize("as_bytes", [True, False])
@pytest.mark.parametrize("encoding", [TCVN3, VNI, VPS, VISCII])
@pytest.mark.parametrize("plan", TEXTS, ids=lambda plan: plan.stem)
def test_a_text_file_gives_the_record_of_its_unicode_twin(plan, encoding, as_bytes):
    data = plan.read_bytes()
    text = read_document(data).text
    shown = typed(text, encoding)
    if as_bytes:
        marks = str.maketrans({"“": "\x93", "”": "\x94", "–": "\x96", "…": "\x85", "’": "\x92"})
        plain = str.maketrans({"“": '"', "”": '"', "–": "-", "…": "...", "’": "'"})
        # VPS and VISCII have letters where Windows has these signs.
        twin = shown.translate(marks if encoding in (TCVN3, VNI) else plain).encode("latin-1")
        data = data if encoding in (TCVN3, VNI) else text.translate(plain).encode()
    else:
        twin = shown.encode()
    made, own = record_of(twin, plan.name), record_of(data, plan.name)
    if encoding in (VNI, VISCII):
        assert made.model_dump(exclude={"source"}) == own.model_dump(exclude={"source"})
    else:
        assert made.text.lower() == own.text.lower()


PAGE = [
    "Ủy ban nhân dân huyện Yên Thành giao cho các trường tiểu học lập kế hoạch năm học mới, gửi về bộ phận văn thư",
    "Trường có bí thư, văn thư và các tổ trưởng chuyên môn; mười lớp đạt từ 95% trở lên.",
]


@pytest.mark.parametrize("font", [".VnTime", "ABCDEF+.VnTime", "TTE1A3F0t00"])
def test_a_pdf_in_tcvn3_is_read_with_its_soft_hyphens(font):
    pages = [[{"block": typed(text, TCVN3)} for text in PAGE]]
    document = read_document(build_pdf({"pages": pages, "font": font}))
    unicode = read_document(build_pdf({"pages": [[{"block": text} for text in PAGE]]}))
    assert document.text == unicode.text.replace("Ủy", "ủy")
    assert document.notes == ("đã chuyển mã chữ cũ TCVN3 (ABC) sang Unicode",)


def test_a_pdf_in_a_font_of_capitals():
    document = read_document(build_pdf({"pages": [[{"block": typed(PAGE[1], TCVN3)}]], "font": CAPITALS}))
    assert document.text == PAGE[1].upper()


def test_a_pdf_in_vni():
    table = [["Tháng", "Nội dung"], ["9", "Khai giảng"]]
    shown = [[typed(cell, VNI) for cell in row] for row in table]
    pages = [[{"block": typed(PAGE[1], VNI)}, {"table": shown}]]
    document = read_document(build_pdf({"pages": pages, "font": "VNI-Times"}))
    assert [line.text for line in document.lines] == [PAGE[1], "Tháng | Nội dung", "9 | Khai giảng"]


def _lines(*blocks, **parts):
    return [line.text for line in read_document(build_docx({"body": list(blocks), **parts})).lines]


def test_fonts_of_capitals_raise_ascii_letters_too():
    assert _lines({"text": "céng hßa x· héi chñ nghÜa viÖt nam", "font": ".VnTimeH"}) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    ]


def test_fonts_come_through_styles():
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/></w:rPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert _lines({"text": "kÕ ho¹ch", "style": "B"}, styles=styles) == ["KẾ HOẠCH"]


def test_unicode_pasted_into_an_old_font_stays():
    assert _lines(
        {"text": "Trường công lập", "font": ".VnTime"}, {"text": "Phßng gi¸o dôc", "font": ".VnTime"},
        {"text": "Kế hoạch và", "font": ".VnTimeH"}, {"text": "công dân có thù lao", "font": "VNI-Times"},
    ) == ["Trường công lập", "Phòng giáo dục", "Kế hoạch và", "công dân có thù lao"]  # fmt: skip


def test_a_vni_letter_may_stand_in_two_runs():
    xml = "".join(
        f'<w:r><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
        for text, font in (("Ke", "VNI-Times"), ("á hoa", "VNI-Helve"), ("ïch", "VNI-Times"))
    )
    document = read_document(build_docx({"body": [{"xml": f"<w:p>{xml}</w:p>"}]}))
    assert document.text == "Kế hoạch"
    fonts = [(run.start, run.end, run.font) for run in document.lines[0].fonts]
    assert fonts == [(0, 2, "VNI-Times"), (2, 6, "VNI-Helve"), (6, 8, "VNI-Times")]


def test_word_keeps_the_soft_hyphen_as_an_element():
    run = '<w:r><w:rPr><w:rFonts w:ascii="{}"/></w:rPr><w:t>tr</w:t><w:softHyphen/><w:t>{}</w:t></w:r>'
    old, new = run.format(".VnTime", "êng"), run.format("Arial", "ường")
    assert _lines({"xml": f"<w:p>{old}</w:p>"}, {"xml": f"<w:p>{new}</w:p>"}) == ["trường", "trường"]


def test_a_paragraph_that_lost_its_font_beside_old_fonts():
    assert _lines({"text": "Phßng gi¸o dôc", "font": ".VnTime"}, "Môc tiªu d¹y häc", "Kế hoạch đã sửa") == [
        "Phòng giáo dục", "Mục tiêu dạy học", "Kế hoạch đã sửa",
    ]  # fmt: skip


def test_other_fonts_beside_stay():
    assert _lines({"text": "300 m² «tốt» © Müller", "font": "Arial"}, {"text": "tèt", "font": ".VnTime"}) == [
        "300 m² «tốt» © Müller", "tốt",
    ]  # fmt: skip


def test_capitals_by_format_are_raised_after_reading():
    assert _lines({"text": "kÕ ho¹ch ®é héi ß", "font": ".VnTime", "run": "<w:caps/>"}) == ["KẾ HOẠCH ĐỘ HỘI Ò"]


def test_numbers_words_and_notes():
    body = [{"num": [1, 0], "text": "Ph¹m vi", "font": ".VnTime"}]
    assert _lines(*body, numbering={1: [{"text": "§iÒu %1."}]}) == ["Điều 1. Phạm vi"]


def test_the_record_says_what_was_converted():
    record = record_of(build_docx({"body": [{"text": "KÕ ho¹ch", "font": FONTS[TCVN3]}]}), "a.docx")
    assert record.source.notes == ["đã chuyển mã chữ cũ TCVN3 (ABC) sang Unicode"]
    assert "notes" not in record_of("Kế hoạch".encode(), "a.txt").model_dump()["source"]


def test_a_lone_damaged_sentence_stays_and_is_a_finding(gold):
    record = record_of(next(gold.rglob("b09.txt")).read_bytes(), "plan.txt")
    assert "KÕt qu¶ kh¶o s¸t" in record.text
    assert "damaged_text" in [finding.code for finding in record.findings]


@pytest.mark.parametrize("word", ["nghiêng", "quyết", "khuya", "giặc", "gì", "giếng", "hoà", "hòa", "thuỷ", "ưu",
                                  "xoong", "khuỷu", "rượu", "ngoèo", "quốc", "quý", "uỷ", "ủy", "Ðảng"])  # fmt: skip
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["càt", "trêng", "nge", "ka", "häc", "kÕ", "qu¶", "aù", "ngieng", "ghà", "", "hoaïch"])
def test_no_syllables(word):
    assert not is_syllable(word)


@pytest.mark.parametrize("part", ["¹", "h¹c ", "aù", "öô", "a^", "o+'", "a\u00ad", "HO¹CH ", "ñ"])
def test_a_line_of_2_mb_is_read_in_bounded_time(part):
    line = part * (2_000_000 // len(part))
    assert thread_seconds(lambda: read_lines([line])) < 10
