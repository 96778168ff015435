"""The register's file: every row can be read, its days are in order, its names are those that records have."""

import csv
import subprocess
import sys
import unicodedata
from collections import Counter
from datetime import date, timedelta

import pytest

from extractors.document_number import is_central_number, is_party_number, normal_number, parse_document_number
from extractors.lexicon import load
from extractors.register import Register, RegisteredDocument, load_register, read_documents
from extractors.register.documents import FILE
from extractors.register.look_up import has_own_year
from schemas import Citation
from schemas.edtf import Edtf

DOCUMENTS = load_register().documents
REPLACED = [document for document in DOCUMENTS if document.replaced_by]
HEAD = "doc_type,number,title,issued,in_force_from,in_force_to,replaced_by,confidence,source,checked\n"


def named(document):
    return f"{document.doc_type} {document.number} {document.issued}"


def successors(document):
    return [found for name in document.replaced_by for found in load_register().named(*name.rsplit(" ", 1))]


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_row(document):
    types = {row["name"] for row in load("document_types")}
    assert document.doc_type in types
    assert document.number == normal_number(document.number)
    assert is_central_number(document.number) or is_party_number(document.number), "only documents of the centre"
    assert not document.number.endswith(("UBND", "HĐND", "/TU", "-TU"))
    assert document.title
    assert document.checked
    assert document.source or not document.is_sure, "what is sure was read somewhere"
    if document.doc_type not in ("Luật", "Bộ luật"):
        assert parse_document_number(f"{document.doc_type} {document.number}")[0] == document.doc_type


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_days_are_in_order(document):
    assert date(1990, 1, 1) <= document.issued
    assert document.issued <= document.checked
    if has_own_year(document.number) and "QH" not in document.number:
        assert f"/{document.issued.year}/" in document.number
    if document.in_force_from:
        assert document.in_force_from >= document.issued
    if document.in_force_to:
        assert document.in_force_to >= (document.in_force_from or document.issued)


@pytest.mark.parametrize("document", REPLACED, ids=named)
def test_what_replaced_it_is_a_younger_document_of_the_register(document):
    assert len(successors(document)) >= len(document.replaced_by)
    assert all(found.issued > document.issued for found in successors(document))


@pytest.mark.parametrize("document", [d for d in REPLACED if d.in_force_to], ids=named)
def test_it_ended_on_the_day_before_its_successor_began(document):
    begins = {found.in_force_from or found.issued for found in successors(document)}
    assert document.in_force_to + timedelta(days=1) in begins


@pytest.mark.parametrize(
    ("title", "begins", "is_sure", "expected"),
    [
        ("Điều lệ trường tiểu học", date(2020, 10, 20), True, True),
        ("Điều lệ trường tiểu học", date(2020, 10, 20), False, False),
        ("Điều lệ trường tiểu học", date(2020, 11, 1), True, False),
        ("Đánh giá học sinh tiểu học", date(2020, 10, 20), True, False),
    ],
)
def test_an_unsure_end_counts_where_a_sure_row_of_its_title_begins_the_next_day(title, begins, is_sure, expected):
    old = RegisteredDocument("Thông tư", "41/2010/TT-BGDĐT", "Điều lệ trường tiểu học", date(2010, 12, 30),
                             in_force_to=date(2020, 10, 19), replaced_by=("Thông tư 28/2020/TT-BGDĐT",),
                             is_sure=False)  # fmt: skip
    new = RegisteredDocument("Thông tư", "28/2020/TT-BGDĐT", title, date(2020, 9, 4), begins, is_sure=is_sure)
    assert Register([old, new]).knows_end(old) is expected


def test_the_file_is_as_editors_leave_it():
    text = FILE.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert text.startswith(HEAD)
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cells = [cell for row in rows for cell in row.values()]
    assert all(cell == " ".join(cell.split()) for cell in cells)
    days = [row[name] for row in rows for name in ("issued", "in_force_from", "in_force_to", "checked") if row[name]]
    assert all(Edtf.parse(day).is_day for day in days)
    assert [(row["issued"], row["number"]) for row in rows] == sorted((row["issued"], row["number"]) for row in rows)


def test_no_document_stands_twice():
    seen = Counter((d.doc_type, d.number, d.issued) for d in DOCUMENTS)
    assert max(seen.values()) == 1
    own = Counter((d.doc_type, d.number) for d in DOCUMENTS if has_own_year(d.number))
    assert max(own.values()) == 1


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Luật,1/2020/QH14,X,2020-06-31,,,,sure,x,2026-01-01", "line 2: day is out of range"),
        ("Luật,1/2020/QH14,X,,,,,sure,x,2026-01-01", "line 2: confidence 'sure', issued ''"),
        ("Luật,1/2020/QH14,X,2020-06-30,,,,perhaps,x,2026-01-01", "line 2: confidence 'perhaps'"),
        ("Luật,1/2020/QH14,X,2020-06-30,,,sure,x,2026-01-01", "line 2: more or fewer cells"),
        ("Luật,1/2020/QH14,X,2020-06-30,,,,,sure,x,2026-01-01", "line 2: "),
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path, row, words):
    path = tmp_path / "documents.csv"
    path.write_text(HEAD + row + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"documents\.csv, ") as refused:
        list(read_documents(path))
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("doc_type", "number", "issued"),
    [
        ("Thông tư", "32/2020/TT-BGDĐT", ["2020-09-15"]),
        ("Thông tư", "32/2020/TT-BGD&ĐT", ["2020-09-15"]),
        ("Thông tư", "32/2020/TT/BGD-ĐT", ["2020-09-15"]),
        ("Thông tư", "32/2020-TT.BGDDT", ["2020-09-15"]),
        ("Thông tư", "032/2020/tt-bgdđt", ["2020-09-15"]),
        ("Luật", "45/2019/QH14", ["2019-11-20"]),
        ("Nghị quyết", "29/NQ-TW", ["2013-11-04", "2022-11-17"]),
        ("Chỉ thị", "31/CT-TTG", ["2019-12-04", "2023-12-21", "2026-08-05"]),
        ("Nghị định", "32/2020/TT-BGDĐT", []),
        ("Thông tư", "3/2202/TT-BGDĐT", []),
        ("Kế hoạch", "31/KH-UBND", []),
    ],
)
def test_by_number_in_any_spelling(doc_type, number, issued):
    assert [str(found.issued) for found in load_register().named(doc_type, number)] == issued


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"doc_type": "Luật", "subject": "Thi đua - Khen thưởng", "issued": "2003"}, "15/2003/QH11"),
        ({"doc_type": "Luật", "subject": "Thi đua, khen thưởng", "issued": "2013"}, "39/2013/QH13"),
        ({"doc_type": "Bộ luật", "subject": "Lao động", "issued": "2019"}, "45/2019/QH14"),
        ({"doc_type": "Luật", "subject": "Tổ chức chính quyền địa phương", "issued": "2025-06-16"}, "72/2025/QH15"),
        ({"doc_type": "Luật", "subject": "Tổ chức chính quyền địa phương", "issued": "2025"}, None),
        ({"doc_type": "Luật", "subject": "Thi đua, khen thưởng"}, None),
        ({"doc_type": "Luật", "subject": "Giáo dục", "issued": "2020"}, None),
        ({"doc_type": "Nghị quyết", "number": "29-NQ/TW", "key": "nghi-quyet 29NQTW 2013"}, "29-NQ/TW"),
        ({"doc_type": "Nghị quyết", "number": "29-NQ/TW", "key": "nghi-quyet 29NQTW"}, None),
        ({"doc_type": "Nghị quyết", "number": "29-NQ/TW", "issued": "2018-11-04"}, None),
    ],
)
def test_the_one_document_that_a_citation_names(fields, number):
    citation = Citation.model_validate({"text": "x", "span": (0, 1), "key": "?"} | fields)
    found = load_register().find(citation)
    assert (found.number if found else None) == number


def test_a_register_may_be_made_of_a_few_rows():
    made = Register([RegisteredDocument("Thông tư", "1/2020/TT-BGDĐT", "X", date(2020, 1, 2))])
    assert [found.name for found in made.named("Thông tư", "01/2020/TT-BGDĐT")] == ["Thông tư số 1/2020/TT-BGDĐT"]


def test_the_help_does_not_read_it():
    program = "import sys, app.cli; print([m for m in sys.modules if m.startswith('extractors.register.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
