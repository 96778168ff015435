"""citation_date_conflict: one document is cited with two dates.

Bad: "Thông tư 32/2020/TT-BGDĐT ngày 15/9/2020" in the preamble and "… ngày 15/9/2021" in part III.
Good: the same date in both places, or only type and number the second time.
Why: one of the two is wrong; who looks the document up by the wrong date does not find it.
Legal ground: Nghị định 30/2020/NĐ-CP, phụ lục I, phần II, mục 6 (viện dẫn chính xác văn bản liên quan).
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from extractors.check import Fault, RuleContext
from extractors.day_bounds import in_words, is_day
from schemas import Citation

CODE = "citation_date_conflict"
SEVERITY = "warning"

_YEAR_INSIDE_REGEX = re.compile(r"\d+/(?:19|20)\d\d/")


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a finding for each mention that gives a document another day than the first mention, or other plans."""
    groups: dict[str, list[Citation]] = defaultdict(list)
    for citation in context.record.citations:
        if citation.number and is_day(citation.issued):
            groups[f"{citation.doc_type} {citation.number.upper().lstrip('0')}"].append(citation)
    for group in groups.values():
        first = group[0]
        for citation in group[1:]:
            if citation.issued != first.issued and _same_document(first, citation):
                yield Fault(_message(citation, first.issued, "ở chỗ khác của kế hoạch"), citation.span)
                break
        else:
            others = {m.issued for m in context.mentions.get(first.key, ()) if is_day(m.issued)}
            if len(others) == 1 and first.issued not in others:
                yield Fault(_message(first, others.pop(), "trong kế hoạch khác"), first.span)


def _same_document(one: Citation, other: Citation) -> bool:
    """Whether two mentions with one number are one document: the number has the year, or they differ in one part."""
    if one.key == other.key or _YEAR_INSIDE_REGEX.match(one.number or ""):
        return True
    return (one.issued or "")[4:] == (other.issued or "")[4:] and one.issuer == other.issuer


def _message(citation: Citation, other: str | None, where: str) -> str:
    name = f"{citation.doc_type} {citation.number}"
    return f"{name} ở đây ghi {in_words(citation.issued)}, nhưng {where} ghi {in_words(other)}; đề nghị kiểm tra lại."
