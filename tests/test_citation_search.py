"""Which plans cite a document and which do not, on SQLite and PostgreSQL."""

import pytest

from corpus.issuers import issuer_words
from corpus.search import (
    CitationQuery,
    count_not_citing,
    count_unsure,
    find_citations,
    find_citing,
    find_not_citing,
    list_documents,
    read_citation_query,
)
from corpus.store import plans
from corpus.store.filter import PlanFilter
from corpus.store.save import save_plans
from tests.records import make_record, place

OLD, NEW = "Nghị quyết số 29-NQ/TW ngày 04/11/2013", "Nghị quyết số 29-NQ/TW ngày 17/11/2022"


def cite(text, doc_type, number=None, **more):
    """A record's citation that is the whole of a line."""
    return place(text, text, doc_type=doc_type, number=number, **more)


def plan(name, school, citations, **header):
    text = "\n".join(c["text"] for c in citations) or "không có gì"
    at = {c["text"]: text.index(c["text"]) for c in citations}
    placed = [c | {"span": (at[c["text"]], at[c["text"]] + len(c["text"]))} for c in citations]
    head = {"document_type": "Kế hoạch", "issuing_body": school, "number": None, "school_year": "2023/2024"} | header
    return make_record(name, text=text, citations=placed, header=head)


OLD_ONE = cite(OLD, "Nghị quyết", "29-NQ/TW", issued="2013-11-04", key="nghi-quyet 29NQTW 2013",
               issuer="Ban Chấp hành Trung ương", subject="đổi mới căn bản", role="basis")  # fmt: skip
NEW_ONE = cite(NEW, "Nghị quyết", "29-NQ/TW", issued="2022-11-17", key="nghi-quyet 29NQTW 2022",
               issuer="Ban Chấp hành Trung ương", subject="công nghiệp hóa", role="mention")  # fmt: skip
UNDATED = cite("Nghị quyết 29-NQ/TW", "Nghị quyết", "29-NQ/TW", key="nghi-quyet 29NQTW")
BARE = cite("Nghị quyết 29", "Nghị quyết", "29", key="nghi-quyet 29")
LAW = cite("Luật Thi đua, khen thưởng năm 2022", "Luật", issued="2022", key="luat thi-dua-khen-thuong 2022",
           subject="Thi đua, khen thưởng")  # fmt: skip
JOINT = cite("Kế hoạch liên tịch số 1599/KHLT-SGDĐT-CĐN ngày 05/9/2023 của Sở GD&ĐT", "Kế hoạch liên tịch",
             "1599/KHLT-SGDĐT-CĐN", issued="2023-09-05", key="ke-hoach 1599/KHLTSGDDTCDN 2023 sgddt",
             issuer="Sở GD&ĐT Sơn La", subject="tổ chức hội thi", role="implements")  # fmt: skip
SHORT = cite("Kế hoạch 1599", "Kế hoạch liên tịch", "1599", key="ke-hoach 1599/KHLTSGDDTCDN 2023 sgddt")


@pytest.fixture
def filled(session):
    records = [
        plan(
            "1.txt", "Trường THCS Đồng Tâm", [OLD_ONE, LAW], number="12/KH-THCS", issued="2023-09-15", title="Thi đua"
        ),
        plan("2.txt", "Trường Mầm non Hoa Sen", [NEW_ONE, JOINT, SHORT], title="Kiểm tra nội bộ"),
        plan("3.txt", "Trường TH&THCS Suối Ngà", [UNDATED], school_year="2022/2023"),
        plan("4.txt", "Trường Tiểu học Nà Khoang", [BARE]),
        plan("5.txt", "Trường THPT Hòa Bình", []),
    ]
    save_plans(session, records)
    session.commit()
    return session


def citing(session, words, wanted=None, **more):
    query = read_citation_query(words) if words else CitationQuery()
    return [hit.plan for hit in find_citations(session, CitationQuery(**(query.__dict__ | more)), wanted)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("29-NQ/TW", [1, 2, 3]), ("29/nq-tw", [1, 2, 3]), ("29 NQ TW", [1, 2, 3]), ("nghị quyết 29-nq/tw", [1, 2, 3]),
        ("nghị quyết 29", [1, 2, 3, 4]), ("NQ 29", [1, 2, 3, 4]), ("29", [1, 2, 3, 4]), ("chỉ thị 29", []),
        ("29-NQ/TW ngày 04/11/2013", [1]), ("29-NQ/TW ngày 4 tháng 11 năm 2013", [1]), ("29-NQ/TW năm 2022", [2]),
        ("1599/KHLT-SGDĐT-CĐN", [2, 2]), ("1599", [2, 2]), ("kế hoạch 1599", [2, 2]), ("công văn 1599", []),
        ("Luật Thi đua, khen thưởng", [1]), ("luat thi dua khen thuong", [1]), ("Luật Giáo dục", []),
        ("Luật Thi đua, khen thưởng năm 2022", [1]), ("luật thi đua 2013", []),
    ],
)  # fmt: skip
def test_who_cites_a_document(filled, words, found):
    assert citing(filled, words) == found


@pytest.mark.parametrize("words", ["", "thi đua", "???", "của Bộ", "2021"])
def test_what_names_no_document(words):
    query = read_citation_query(words)
    assert query is None or query.number == "2021"


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"doc_type": "Nghị quyết"}, [1, 2, 3, 4]), ({"doc_type": "Kế hoạch"}, [2, 2]), ({"role": "basis"}, [1]),
        ({"issuer": "sở giáo dục"}, [2]), ({"issuer": "so gd dt"}, [2]), ({"issuer": "Sở GD&ĐT Sơn La"}, [2]),
        ({"issuer": "trung ương"}, [1, 2]), ({"issuer": "trung uơng"}, []), ({"issuer": "sở tài chính"}, []),
        ({"subject": "thi dua khen thuong"}, [1]), ({"subject": "công nghiệp hoá"}, [2]), ({"subject": "???"}, []),
        ({"issued_from": "2022"}, [1, 2, 2]), ({"issued_from": "2022-12-01"}, [1, 2]), ({"issued_to": "2013"}, [1]),
        ({"issued_from": "2013-11", "issued_to": "2013-11"}, [1]), ({"issued_to": "2013-11-03"}, []),
        ({"key": "nghi-quyet 29NQTW 2022"}, [2]), ({}, [1, 1, 2, 2, 2, 3, 4]),
    ],
)  # fmt: skip
def test_citations_are_narrowed(filled, more, found):
    assert citing(filled, None, **more) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("29-NQ/TW", {5}),  # plan 4 cites "Nghị quyết 29": it may be this one
        ("29-NQ/TW ngày 04/11/2013", {2, 5}),  # plan 3 gives no date: it may be this one
        ("1599/KHLT-SGDĐT-CĐN", {1, 3, 4, 5}), ("666/CT-BGDĐT", {1, 2, 3, 4, 5}), ("12/KH-THCS", {2, 3, 4, 5}),
        ("luật thi đua khen thưởng", {2, 3, 4, 5}),
    ],
)  # fmt: skip
def test_who_does_not_cite_a_document(filled, words, found):
    query = read_citation_query(words)
    assert {line.plan for line in find_not_citing(filled, query)} == found
    assert count_not_citing(filled, query) == len(found)


def test_who_does_not_cite_one_of_two_namesakes_by_its_key(filled):
    query = CitationQuery(key="nghi-quyet 29NQTW 2013")
    assert {line.plan for line in find_not_citing(filled, query)} == {2, 5}
    assert count_unsure(filled, query) == 2  # plans 3 and 4


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"level": "THCS"}, [1, 3]), ({"level": "tieu hoc"}, [3, 4]), ({"level": "mn"}, [2]), ({"level": "thpt"}, [5]),
        ({"level": "đại học"}, []), ({"kind": "thi dua"}, [1]), ({"kind": "nội kiểm"}, [2]), ({"kind": "kế hoạch"},
        [1, 2, 3, 4, 5]), ({"status": "partial"}, []), ({"school_year": "2022-2023"}, [3]),
        ({"school": "hoa sen"}, [2]),
    ],
)  # fmt: skip
def test_plans_are_filtered_by_level_kind_year_and_status(filled, wanted, found):
    query = read_citation_query("666/CT-BGDĐT")
    assert sorted(line.plan for line in find_not_citing(filled, query, PlanFilter(**wanted))) == found


def test_plans_that_do_not_cite_come_by_school(filled):
    query = read_citation_query("666/CT-BGDĐT")
    schools = [line.school for line in find_not_citing(filled, query)]
    assert schools == sorted(
        schools, key=lambda name: {"Mầm": 0, "TH&THCS": 1, "THCS": 2, "THPT": 3, "Tiểu": 4}[name.split()[1]]
    )
    assert [line.school for line in find_not_citing(filled, query, limit=2)] == schools[:2]
    assert [line.school for line in find_not_citing(filled, query, PlanFilter(kind="kế hoạch"), limit=2)] == schools[:2]


def test_documents_cited_by_most_plans(filled):
    found = list_documents(filled)
    assert [d.plans for d in found] == [1] * 6
    assert {d.key: d.mentions for d in found}["ke-hoach 1599/KHLTSGDDTCDN 2023 sgddt"] == 2
    assert len(list_documents(filled, limit=2)) == 2
    assert [d.doc_type for d in list_documents(filled, wanted=PlanFilter(level="mầm non"))] == [
        "Kế hoạch liên tịch", "Nghị quyết"]  # fmt: skip


def test_a_number_that_two_documents_share_shows_both(filled):
    found = list_documents(filled, read_citation_query("29-NQ/TW"))
    assert {(d.key, d.issued, d.plans) for d in found} == {
        ("nghi-quyet 29NQTW 2013", "2013-11-04", 1), ("nghi-quyet 29NQTW 2022", "2022-11-17", 1),
        ("nghi-quyet 29NQTW", None, 1),
    }  # fmt: skip


def test_who_cites_this_plan(session):
    ours = plan("0.txt", "Phòng GD&ĐT huyện Thanh Lĩnh", [], number="66/KH-PGDĐT", issued="2021-09-06")
    said = "Kế hoạch số 66/KH-PGD&ĐT ngày 06/9/2021 của Phòng GD&ĐT Thanh Lĩnh"
    common = {"doc_type": "Kế hoạch", "number": "66/KH-PGD&ĐT", "key": "k"}
    records = [
        ours,
        plan("1.txt", "A", [place(said, said, issued="2021-09-06", issuer="Phòng GD&ĐT Thanh Lĩnh", **common)]),
        plan("2.txt", "B", [place("Kế hoạch 66", "Kế hoạch 66", **common)]),
        plan("3.txt", "C", [place("KH 66 năm 2020", "KH 66 năm 2020", issued="2020-09-06", **common)]),
        plan("4.txt", "D", [place("KH 66 khác", "KH 66 khác", issuer="Phòng GD&ĐT Cẩm Vĩnh", **common)]),
    ]
    save_plans(session, records)
    hits = find_citing(session, plans.find_plan(session, "0.txt"))
    assert [(hit.plan, hit.document.get("unsure", False)) for hit in hits] == [(2, False), (3, True)]
    assert find_citing(session, plans.find_plan(session, "1.txt")) == []


@pytest.mark.parametrize(
    ("issuer", "words"),
    [
        ("Sở GD&ĐT Sơn La", "giao duc va dao tao"), ("Phòng Giáo dục và Đào tạo Hưng Hà", "pgddt"),
        ("UBND huyện", "uy ban nhan dan"), ("Uỷ ban nhân dân huyện", "ubnd"), ("Bộ GD&ĐT", "bo"),
    ],
)  # fmt: skip
def test_an_office_has_the_words_of_both_its_names(issuer, words):
    assert words in issuer_words(issuer)


def test_an_office_has_no_words_of_another():
    assert "phong" not in issuer_words("Sở GD&ĐT Sơn La").split()
    assert "gddt" not in issuer_words("Sở Tài chính")
    assert issuer_words("") == ""
