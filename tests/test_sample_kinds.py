"""corpus/samples/kinds: plans of the sample district as they also come give the items of their golden records.

Words that a picture was recognised from may differ by a letter, and with the version of tesseract, so scan and
photo are compared by what their items mean.
"""

import json
import os
from collections import Counter

import pytest

from corpus.compliance.digest import PlanInStore, build_digest
from corpus.compliance.requirements import load_requirements
from corpus.compliance.roll import load_roll
from corpus.office import load_office
from corpus.samples import KINDS, PLANS, RECORDS
from extractors.errors import UnreadableFileError
from extractors.ocr.tesseract import check_tesseract
from extractors.pipeline import record_of
from extractors.unpacking import expand
from schemas import PlanRecord
from tests.district import AS_OF, SAMPLES, district_digest, district_plans
from tests.office_files import need_libreoffice
from tests.test_twins import PARTS, items

AS_TEXT = {
    "05-th-dong-may.doc": "05-th-dong-may",
    "08-thcs-linh-thuong (VnTime).docx": "08-thcs-linh-thuong",
    "10-thcs-dong-may (VNI).docx": "10-thcs-dong-may",
}
AS_PICTURE = {
    "07-th-na-khoang (bản quét có dấu).pdf": "07-th-na-khoang",
    "13-mn-na-khoang (ảnh chụp).jpg": "13-mn-na-khoang",
}
AS_MANY = {
    "cụm Lĩnh Thượng.zip": ["kế hoạch nộp/04-th-linh-thuong.docx", "kế hoạch nộp/06-th-cam-vinh.txt"],
    "thư nộp kế hoạch.eml": ["Kế hoạch 11-th-thcs-suoi-nga.docx"],
}
HEADER = ("document_type", "number", "issuing_body", "place", "issued", "school_year", "period")
LEAST = {"citations": 0.98, "dates": 0.95, "targets": 0.95, "phases": 0.95, "responsibles": 0.85}
MEANING = {
    "citations": ("key", "issued", "role"),
    "dates": ("value",),
    "targets": ("kind", "comparator", "value", "value_to", "unit"),
    "phases": ("start", "end"),
    "responsibles": ("kind", "name"),
}


def golden(stem):
    """Return the golden record of a sample plan."""
    return PlanRecord.model_validate_json((RECORDS / f"{stem}.json").read_text(encoding="utf-8"))


def need_tesseract():
    try:
        check_tesseract()
    except UnreadableFileError as error:
        if os.environ.get("CI"):
            pytest.fail(f"tesseract with vie must be there in continuous integration: {error}")
        pytest.skip(str(error))


def test_every_file_is_looked_at():
    assert {path.name for path in KINDS.iterdir()} == {*AS_TEXT, *AS_PICTURE, *AS_MANY}


def test_the_files_are_small():
    assert all(path.stat().st_size < 400_000 for path in KINDS.iterdir())


@pytest.mark.parametrize("name", AS_TEXT)
def test_a_plan_in_another_kind_has_the_items_of_its_golden_record(name):
    if name.endswith(".doc"):
        need_libreoffice()
    stem = AS_TEXT[name]
    assert (RECORDS / f"{stem}.json").exists()
    have, want = items((KINDS / name).read_bytes(), name), items((PLANS / f"{stem}.docx").read_bytes(), f"{stem}.docx")
    for part in PARTS:
        assert have[part] == want[part], part


@pytest.mark.parametrize("name", AS_MANY)
def test_an_archive_and_a_mail_hold_plans_as_they_are(name):
    found = {member.path: member.data for member in expand((KINDS / name).read_bytes(), name)}
    assert list(found) == AS_MANY[name]
    for path, data in found.items():
        assert data == (PLANS / path.split("/")[-1].removeprefix("Kế hoạch ")).read_bytes()


def _f1(have, want):
    both = (have & want).total()
    return 2 * both / max(have.total() + want.total(), 1)


@pytest.mark.parametrize("name", AS_PICTURE)
def test_a_scan_and_a_photo_say_what_the_golden_record_says(name):
    need_tesseract()
    record, want = record_of((KINDS / name).read_bytes(), name), golden(AS_PICTURE[name])
    assert record.source.ocr
    assert record.status == "success"
    assert {key: getattr(record.header, key) for key in HEADER} == {key: getattr(want.header, key) for key in HEADER}
    reached = {}
    for part, keys in MEANING.items():
        counts = [
            Counter(json.dumps([getattr(item, key) for key in keys], ensure_ascii=False, default=str) for item in items)
            for items in (getattr(record, part), getattr(want, part))
        ]
        reached[part] = 1.0 if not any(counts) else _f1(*counts)
    assert {part: f1 for part, f1 in reached.items() if f1 < LEAST[part]} == {}


def test_the_digest_says_the_same_where_schools_send_their_plans_once_more_in_another_kind():
    need_libreoffice()
    again = [
        PlanInStore(100 + n, record_of((KINDS / name).read_bytes(), name)) for n, name in enumerate(sorted(AS_TEXT))
    ]
    digest = build_digest(
        load_requirements(SAMPLES / "requirements.yaml"), (*district_plans(), *again), load_roll(SAMPLES / "roll.csv"),
        load_office(SAMPLES / "office.toml"), AS_OF,
    )  # fmt: skip

    def verdicts(one):
        return {row.school: [(c.requirement_id, c.verdict) for c in row.checks] for row in one.schools}

    assert verdicts(digest) == verdicts(district_digest())
    assert sum(len(row.other_plans) for row in digest.schools) == len(AS_TEXT)
