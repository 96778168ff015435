"""One plan, many kinds of file: whatever a school sends it as, the record has the same items as that of its .docx."""

import unicodedata

import pytest

from corpus.samples import PLANS
from extractors.legacy import TCVN3, VNI
from extractors.pipeline import record_of
from extractors.reading import read_document
from extractors.unpacking import expand
from tests.build_archives import mail_of, need_bsdtar, seven_zip_of, tar_of, zip_of
from tests.build_rar import rar4_of, rar5_of
from tests.legacy_twins import docx_twin, typed
from tests.office_files import as_kinds, as_word_saves

PARTS = ("header", "citations", "dates", "targets", "phases", "responsibles")
DOCX = {path.stem: as_word_saves(path.read_bytes()) for path in sorted(PLANS.glob("*.docx"))}
# LibreOffice prints VNI's pairs in a font of its own, twice as wide: the tables of others break inside of numbers.
VNI_PDF = ("00-chi-dao-phong-gddt", "05-th-dong-may", "08-thcs-linh-thuong", "10-thcs-dong-may", "13-mn-na-khoang")
# The end of the page cuts the row of its two signatures, and "Nơi nhận" stands under the left one.
CUT_SIGNATURES = {("b04", "pdf")}


def items(data, filename):
    """Return the parts of a file's record, without their places: pages and line ends differ from kind to kind."""
    record = record_of(data, filename).model_dump(include=set(PARTS))
    return {part: _without_places(record[part]) for part in PARTS}


def _without_places(value):
    if isinstance(value, dict):
        return {key: _without_places(v) for key, v in value.items() if key not in ("span", "spans", "page")}
    if isinstance(value, list):
        return [_without_places(v) for v in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def differences(wanted, files, kind):
    """Return for each plan the parts that differ; {} where none does."""
    found = {}
    for name, data in files.items():
        have, want = items(data, f"{name}.{kind}"), items(wanted[name], f"{name}.docx")
        if parts := [(part, have[part], want[part]) for part in PARTS if have[part] != want[part]]:
            found[name] = parts
    return found


@pytest.mark.parametrize("kind", ["doc", "odt", "rtf", "pdf"])
def test_a_sample_plan_in_every_kind(kind):
    assert differences(DOCX, as_kinds(DOCX, kind), kind) == {}


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_a_sample_plan_in_an_old_font_in_every_kind(kind, encoding):
    twins = {name: docx_twin(data, encoding) for name, data in DOCX.items()}
    assert differences(DOCX, as_kinds(twins, kind), kind) == {}


def test_a_sample_plan_in_vni_printed_in_another_font():
    twins = {name: docx_twin(DOCX[name], VNI) for name in VNI_PDF}
    assert differences(DOCX, as_kinds(twins, "pdf"), "pdf") == {}


@pytest.mark.parametrize("kind", ["doc", "odt", "rtf", "pdf"])
def test_a_gold_plan_in_every_kind(gold, kind):
    plans = {path.stem: as_word_saves(path.read_bytes()) for path in sorted((gold / "plans" / "files").glob("*.docx"))}
    plans = {name: data for name, data in plans.items() if (name, kind) not in CUT_SIGNATURES}
    assert len(plans) > 10
    assert differences(plans, as_kinds(plans, kind), kind) == {}


def _text(name):
    return read_document(DOCX[name], f"{name}.docx").text


@pytest.mark.parametrize("name", DOCX)
@pytest.mark.parametrize("form", ["utf-8", "utf-8-sig", "utf-16", "nfd", "crlf", VNI])
def test_a_sample_plan_as_a_text_file(name, form):
    text = _text(name)
    data = {
        "nfd": lambda: unicodedata.normalize("NFD", text).encode(),
        "crlf": lambda: text.replace("\n", "\r\n").encode(),
        VNI: lambda: typed(text, VNI).encode(),
    }.get(form, lambda: text.encode(form))()
    assert data != text.encode() or form == "utf-8"
    assert items(data, f"{name}.txt") == items(DOCX[name], f"{name}.docx")


def _old_places_of_marks(text):
    for new, old in (("òa", "oà"), ("óa", "oá"), ("ủy", "uỷ"), ("Ủy", "Uỷ"), ("HÒA", "HOÀ"), ("ỦY", "UỶ"), ("ọa", "oạ"),
                     ("ỏa", "oả"), ("ỹa", "yã"), ("úy", "uý")):  # fmt: skip
        text = text.replace(new, old)
    return text


def _folded(value):
    return _old_places_of_marks(repr(value))


SPELLINGS = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "blanks_that_do_not_break": lambda text: text.replace(" năm ", "\u00a0năm\u00a0").replace("số ", "số\u00a0"),
    "zero_width_marks": lambda text: "\ufeff" + text.replace("ngày ", "ngày \u200b").replace("Trường", "Tr\u200dường"),
    "soft_hyphens": lambda text: text.replace("trường", "tr\u00adường").replace("Trường", "Trường\u00ad"),
    "marks_in_the_old_place": _old_places_of_marks,
    "bullets_of_a_symbol_font": lambda text: "\n".join(
        f"\uf0b7 {line[2:]}" if line.startswith("- ") else line for line in text.split("\n")
    ),
    "tabs": lambda text: text.replace("ngày ", "ngày\t"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("name", list(DOCX)[:4])
def test_the_record_is_the_same_however_letters_and_blanks_are_written(name, spelling):
    text = _text(name)
    written = SPELLINGS[spelling](text)
    assert written != text
    have, want = items(written.encode(), "a.txt"), items(text.encode(), "a.txt")
    if spelling == "marks_in_the_old_place":  # what is quoted from the plan is quoted as it stands
        have, want = _folded(have), _folded(want)
    assert have == want


ARCHIVES = {
    "zip": lambda members: zip_of(members),
    "zip_utf8_without_flag": lambda members: zip_of(members, "utf-8"),
    "zip_windows_1258": lambda members: zip_of([("Kê\u0301 hoa\u0323ch.docx", members[0][1])], "cp1258"),
    "zip_cp437": lambda members: zip_of([("K\u00e9.docx", members[0][1])], "cp437"),
    "tar.gz": lambda members: tar_of(members, "gz"),
    "7z": seven_zip_of,
    "rar4": rar4_of,
    "rar5": rar5_of,
    "eml": mail_of,
    "eml_in_zip": lambda members: zip_of([("thư.eml", mail_of(members))]),
}


@pytest.mark.parametrize("kind", ARCHIVES)
def test_a_sample_plan_in_every_kind_of_archive(kind):
    if kind in ("7z", "rar4", "rar5"):
        need_bsdtar()
    name = next(iter(DOCX))
    (member,) = expand(ARCHIVES[kind]([("Kế hoạch.docx", DOCX[name])]), f"gói.{kind}")
    assert member.path.endswith(("Kế hoạch.docx", "Ké.docx"))
    assert member.data == DOCX[name]
    assert items(member.data, member.path) == items(DOCX[name], "a.docx")
