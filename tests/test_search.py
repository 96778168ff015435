"""Search on SQLite and PostgreSQL: numbers in any spelling, words with marks and without."""

import pytest
from sqlalchemy import delete

from corpus.search import find_citations, find_plans_by_number, find_words, read_citation_query
from corpus.search.hits import cut_snippet, find_marks
from corpus.store.filter import PlanFilter
from corpus.store.save import save_plans
from corpus.store.tables import Plan
from tests.records import TEXT, make_record, place


@pytest.fixture
def filled(session):
    """A session on two plans alike but for their schools."""
    other = {"issuing_body": "Trường Mầm non Hoa Sen", "number": "5/KH-MNHS", "school_year": "2022/2023"}
    save_plans(session, [make_record("a.txt"), make_record("b.txt", header=other)])
    session.commit()
    return session


@pytest.mark.parametrize(
    ("query", "cited"),
    [
        ("1431/sgdđt-vp", 2), ("1431 SGD&ĐT VP", 2), ("1431", 2), ("01431", 2), ("công văn 1431", 2), ("CV 1431", 2),
        ("kế hoạch 1431", 0), ("143", 0), ("66/KH-PGDĐT", 2), ("66 kh pgd&đt", 2), ("66/QĐ", 0), ("14310", 0),
    ],
)  # fmt: skip
def test_a_number_in_any_spelling(filled, query, cited):
    hits = find_citations(filled, read_citation_query(query))
    assert len(hits) == cited
    assert all(hit.document["number"] in ("1431/SGDĐT-VP", "66/KH-PGD&ĐT") for hit in hits)


def test_a_citation_hit_says_where(filled):
    hit = find_citations(filled, read_citation_query("1431"))[0].to_dict()
    assert hit["text"] == TEXT[slice(*hit["span"])]
    [(start, end)] = hit["marks"]
    assert hit["text"][start:end] == "1431/SGDĐT-VP"
    assert {"plan", "school", "filename", "number", "issued", "text", "page", "section"} <= set(hit)
    assert (hit["school"], hit["filename"], hit["page"]) == ("Trường THCS Đồng Tâm", "a.txt", 1)


def test_a_plan_is_found_by_its_own_number(filled):
    hits = find_plans_by_number(filled, read_citation_query("5/kh-mnhs"))
    assert [(hit.kind, hit.school) for hit in hits] == [("plan", "Trường Mầm non Hoa Sen")]


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("thi dua khen thuong", "Thi đua khen thưởng năm học 2021-2022"),
        ("THI ĐUA KHEN THƯỞNG", "Thi đua khen thưởng năm học 2021-2022"),
        ("thi đua khen", "Thi đua khen thưởng năm học 2021-2022"),
        ("dia ban", "Địa bàn huyện có nhiều dừa; học sinh hoà đồng, kỷ luật tốt."),
        ("dừa", "Địa bàn huyện có nhiều dừa; học sinh hoà đồng, kỷ luật tốt."),
        ("hòa đồng", "Địa bàn huyện có nhiều dừa; học sinh hoà đồng, kỷ luật tốt."),
        ("kỉ luật", "Địa bàn huyện có nhiều dừa; học sinh hoà đồng, kỷ luật tốt."),
        ("ki luat", "Địa bàn huyện có nhiều dừa; học sinh hoà đồng, kỷ luật tốt."),
        ("BUI HA THANH", "- Bà Bùi Hà Thanh - Hiệu trưởng: phụ trách chung."),
        ("bui Hà", "- Bà Bùi Hà Thanh - Hiệu trưởng: phụ trách chung."),  # half typed with marks
        ("luật địa", "Địa bàn huyện có nhiều dừa; học sinh hoà đồng, kỷ luật tốt."),  # apart in one paragraph
        ('"phụ trách chung"', "- Bà Bùi Hà Thanh - Hiệu trưởng: phụ trách chung."),
        ("thấy tên người ký", "Không thấy tên người ký"),  # a finding
        ("an hoà", "PHÒNG GD&ĐT AN HÒA"),
    ],
)
def test_words_are_found(filled, query, line):
    assert line in {hit.text for hit in find_words(filled, query)}


@pytest.mark.parametrize(
    "query",
    ["dứa", "thị đua", "hóa đồng", '"luật địa"', "bùi thanh hà nội", "", '""', "???", "' OR 1=1 --", "NEAR(a b)", "*",
     "a:b", "text:", "folded", "& | !", "<->", "(", "\x00"],
)  # fmt: skip
def test_words_are_not_found_and_nothing_breaks(filled, query):
    assert find_words(filled, query) == []


def test_typed_marks_win(filled):
    assert {hit.text for hit in find_words(filled, "đua")} == {
        "Thi đua khen thưởng năm học 2021-2022",
        "Căn cứ Công văn số 1431/SGDĐT-VP ngày 20/8/2021 của Sở GD&ĐT về thi đua;",
    }
    assert len({hit.text for hit in find_words(filled, "dua")}) == 3  # dừa too


def test_words_side_by_side_come_first(session):
    text = "khen học sinh thưởng giấy\nkhen thưởng"
    save_plans(session, [make_record("a.txt", text=text)])
    assert [hit.text for hit in find_words(session, "khen thưởng")] == ["khen thưởng", "khen học sinh thưởng giấy"]


def test_a_hit_says_page_section_and_kind(filled):
    [hit] = find_words(filled, "học lực giỏi", limit=1)
    assert (hit.plan, hit.page, hit.section, hit.parts) == (1, 2, "I", ("targets",))
    assert [hit.text[start:end] for start, end in hit.marks] == ["Học lực giỏi"]


@pytest.mark.parametrize(
    ("part", "found"), [("targets", 0), ("responsibles", 2), ("citations", 0), ("findings", 0), (None, 2)]
)
def test_words_inside_one_kind_of_items(filled, part, found):
    assert len(find_words(filled, "hiệu trưởng", part=part)) == found


def test_search_is_filtered_and_limited(filled):
    year = PlanFilter(school_year="2022-2023")
    assert {hit.plan for hit in find_words(filled, "thi đua", year)} == {2}
    assert {hit.plan for hit in find_words(filled, "thi đua", limit=1)} == {1}
    school = PlanFilter(school="hoa sen")
    assert {hit.plan for hit in find_citations(filled, read_citation_query("1431"), school)} == {2}


def test_one_plan_does_not_fill_the_answer(session):
    many = "\n".join(f"{i} thi đua" for i in range(50))
    save_plans(session, [make_record("a.txt", text=many), make_record("b.txt", text="thi đua")])
    assert [hit.plan for hit in find_words(session, "thi đua")] == [1, 1, 1, 2]


def test_a_removed_plan_is_not_found(filled):
    filled.execute(delete(Plan).where(Plan.id == 1))
    assert {hit.plan for hit in find_words(filled, "thi đua")} == {2}
    save_plans(filled, [make_record("b.txt", version="2", text="khác hẳn", citations=[])])
    assert find_words(filled, "thi đua") == []
    assert [hit.text for hit in find_words(filled, "khác hẳn")] == ["khác hẳn"]


def test_a_line_between_items_of_one_page_is_on_it(session):
    text = "một hai\nba bốn\nnăm sáu\nbảy tám"
    dates = [place(text, "một", value=None, kind="other", page=3), place(text, "năm", value=None, kind="other", page=3)]
    save_plans(session, [make_record("a.txt", text=text, dates=dates)])
    assert [find_words(session, words)[0].page for words in ("hai", "bốn", "sáu", "tám")] == [3, 3, 3, None]


def test_the_page_is_the_readers_where_it_knows_pages(session):
    text = "một hai\nba bốn\nnăm sáu\nbảy tám"
    begins = [0, text.index("ba"), text.index("bảy"), text.index("bảy")]  # page 3 has no words
    save_plans(session, [make_record("a.txt", text=text, page_starts=begins)])
    assert [find_words(session, words)[0].page for words in ("hai", "bốn", "sáu", "tám")] == [1, 2, 2, 4]


def test_words_are_found_in_a_few_plans_among_many(session):
    many = [make_record(f"{i}.txt", text=f"thi đua {i}", header={"issuing_body": "Trường A"}) for i in range(305)]
    one = make_record("x.txt", text="nào cùng\nthi đua x", header={"issuing_body": "Trường Bé"})
    save_plans(session, [*many[:200], one, *many[200:]])
    assert [h.filename for h in find_words(session, "thi đua", PlanFilter(school="bé"))] == ["x.txt"]
    assert len(find_words(session, "thi đua", PlanFilter(school="trường"), limit=250)) == 250


def test_a_long_line_is_cut_round_the_match():
    line = "chữ " * 100 + "thi đua" + " chữ" * 100
    shown, marks = cut_snippet(line, find_marks(line, ["thi", "đua"], []))
    assert len(shown) < 300
    assert shown.startswith("… chữ")
    assert shown.endswith("chữ …")
    assert [shown[start:end] for start, end in marks] == ["thi đua"]


def test_single_words_are_not_marked_beside_the_phrase():
    line = "quy định thi hành về thi đua"
    assert [line[s:e] for s, e in find_marks(line, [], ["thi", "dua"])] == ["thi đua"]
