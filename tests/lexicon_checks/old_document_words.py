import re

from extractors.pipeline import record_of

PLAN = "KẾ HOẠCH\nNăm học 2022-2023\nI. NỘI DUNG\n{}\n"
PLAIN = "Sinh hoạt tổ chuyên môn theo Thông tư 12/2011/TT-BGDĐT."


def codes_of(sentence):
    record = record_of(PLAN.format(sentence).encode(), "a.txt")
    assert any(citation.number == "12/2011/TT-BGDĐT" for citation in record.citations)
    return [finding.code for finding in record.findings if finding.code == "repealed_citation"]


def check(row, example):
    """The words make no fault of a document that would be one."""
    assert row["place"] in ("earlier", "between", "after")
    at = example.rindex("Thông tư 12/2011")
    place = example[at:].partition("BGDĐT")[2] if row["place"] == "after" else example
    pieces = [place.lower(), example[:at].lower()]
    assert any(re.search(row["pattern"], piece) for piece in pieces)
    assert codes_of(PLAIN) == ["repealed_citation"]
    assert codes_of(example) == []
