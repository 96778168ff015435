"""Which mentions of one plan are the same document."""

import pytest

from extractors.component import items
from extractors.components.citations.find import find_citations
from extractors.layout import Layout, Line, Zone
from extractors.pipeline import build_nlp
from tests.growth import FACTOR, MOST_GROWTH, growth

SAME = {
    "short_form_after_a_full_one": "theo Nghị quyết số 29-NQ/TW ngày 04/11/2013; đúng tinh thần NQ 29",
    "no_date_after_a_full_one": "theo Kế hoạch số 5/KH-PGDĐT ngày 6/9/2021 của Phòng GD&ĐT Tứ Kỳ; "
    "trong Kế hoạch số 05/KH-PGD&ĐT",
    "another_day_of_the_same_year": "theo Chỉ thị số 05-CT/TW ngày 15/5/2016; "
    "thực hiện Chỉ thị 05-CT/TW ngày 16/5/2016",
    "another_year_where_the_number_has_its_own": "theo Thông tư 32/2020/TT-BGDĐT ngày 15/9/2020; "
    "và Thông tư 32/2020/TT-BGDĐT ngày 15/9/2021",
    "law_without_year_by_its_number": "theo Luật Giáo dục số 43/2019/QH14; quyền theo Luật số 43/2019/QH14",
    "issuer_in_other_words": "Công văn số 7/PGDĐT ngày 5/9/2021 của Phòng Giáo dục và Đào tạo huyện Tứ Kỳ; "
    "Công văn số 7/PGD&ĐT ngày 5/9/2021 của PGD&ĐT Tứ Kỳ",
}
OTHER = {
    "two_terms_of_the_party": "Nghị quyết số 29-NQ/TW ngày 04/11/2013; Nghị quyết số 29-NQ/TW ngày 17/11/2022",
    "two_years": "Kế hoạch số 5/KH-PGDĐT ngày 6/9/2021; Kế hoạch số 5/KH-PGDĐT ngày 6/9/2022",
    "two_offices": "Công văn số 7/UBND ngày 5/9/2021 của UBND xã A; Công văn số 7/UBND ngày 5/9/2021 của UBND xã B",
    "two_types": "Quy định số 22-QĐ/TW ngày 28/7/2021; Quyết định số 22-QĐ/TW ngày 28/7/2021",
}  # fmt: skip


def keys(text):
    return [citation.key for citation in items(build_nlp()(text), "citations")]


@pytest.mark.parametrize("name", SAME)
def test_two_mentions_of_one_document(name):
    first, second = keys(SAME[name])
    assert first == second


@pytest.mark.parametrize("name", OTHER)
def test_two_documents(name):
    first, second = keys(OTHER[name])
    assert first != second


def test_two_candidates_are_no_answer():
    full = "Nghị quyết số 29-NQ/TW ngày 04/11/2013; Nghị quyết số 29-NQ/TW ngày 17/11/2022"
    assert keys(full + "; theo NQ 29")[2] not in keys(full)


def test_an_office_number_of_many_spellings_has_one_key():
    spellings = ("1431/KH-PGDĐT", "1431/kh-pgdđt", "1431/KH- PGD&ĐT", "01431/KH-PGD-ĐT")
    assert len({key for s in spellings for key in keys(f"theo kế hoạch số {s}")}) == 1


@pytest.mark.parametrize(
    "unit", ["Căn cứ Kế hoạch số 1/KH-A, ", "Luật Giáo dục ", "Công văn số 1 ngày ", "12/KH-AAAA&", "A-"]
)
def test_a_hostile_line_stays_linear(unit):
    def find(size):
        text = unit * (size // len(unit))
        line = Line(0, 0, len(text), text)
        find_citations(Layout(text, text, text.lower(), (line,), (), (Zone.PREAMBLE,)))

    find(2_000)
    ratio, _ = growth(lambda: find(160_000 // FACTOR), lambda: find(160_000))
    assert ratio <= MOST_GROWTH
