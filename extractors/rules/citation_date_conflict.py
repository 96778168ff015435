"""citation_date_conflict: one document is cited with two dates, or with another than the register's.

Bad: "Thông tư 32/2020/TT-BGDĐT ngày 15/9/2020" in the preamble and "… ngày 15/9/2021" in part III.
Good: the same date in both places, or only type and number the second time.
Why: one of the two is wrong; who looks the document up by the wrong date does not find it.
Legal ground: Nghị định 30/2020/NĐ-CP, phụ lục I, phần II, mục 6 (viện dẫn chính xác văn bản liên quan).
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from extractors.check import Fault, RuleContext
from extractors.citation_key import fold_issuer
from extractors.day_bounds import in_words, is_day
from extractors.document_number import fold_number
from extractors.register import RegisteredDocument
from extractors.register.look_up import Documents, has_own_year
from schemas import Citation

CODE = "citation_date_conflict"
SEVERITY = "warning"

_SHORT_OFFICES = {"so": "sgddt", "phong": "pgddt", "nganh": "sgddt"}
# Symbols that the offices of every level share: without its issuer "12/KH-UBND" is the province's or the district's.
_SHARED_SYMBOL_REGEX = re.compile(r"(?:UBND|HĐND|[THĐ]U|BCĐ|BCH|CĐ)\b")


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield one finding a document: where its day is not the register's, the plan's other one or other plans'."""
    groups: dict[str, list[Citation]] = defaultdict(list)
    for citation in context.record.citations:
        if is_day(citation.issued) and (citation.number or context.register.namesakes(citation)):
            groups[_group(citation)].append(citation)
    for group in groups.values():
        known = context.register.namesakes(group[0])
        yield from _against_register(group, known) or _among_themselves(group, context)


def _group(citation: Citation) -> str:
    """Return what mentions of one document share whatever their dates; laws go by their title too."""
    return f"{citation.doc_type} {fold_number(citation.number) if citation.number else citation.subject}"


def _against_register(group: list[Citation], known: Documents) -> list[Fault]:
    """Return the fault of the first mention whose day is not the register's."""
    for citation in group:
        document = _other_day_of(citation, known)
        if document:
            twice = any(other.issued == document.issued.isoformat() for other in group)
            where = "ở chỗ khác của kế hoạch và trong danh mục văn bản" if twice else "danh mục văn bản"
            return [Fault(_message(citation, document.issued.isoformat(), where), citation.span)]
    return []


def _other_day_of(citation: Citation, known: Documents) -> RegisteredDocument | None:
    """Return the document that a mention gives a wrong day; None where the day is right or another is meant.

    Where numbers start anew, another year with another day is another document.
    """
    day = citation.issued or ""
    if any(document.issued.isoformat() == day for document in known):
        return None
    near = []
    for document in known:
        issued = document.issued.isoformat()
        if document.is_sure and (has_own_year(citation.number) or issued[:4] == day[:4] or issued[4:] == day[4:]):
            near.append(document)
    return near[0] if len(near) == 1 else None


def _among_themselves(group: list[Citation], context: RuleContext) -> Iterable[Fault]:
    """Yield the fault of the first mention with another day than the first; else of one that other plans deny."""
    first = group[0]
    for citation in group[1:]:
        if citation.issued != first.issued and _same_document(first, citation):
            yield Fault(_message(citation, first.issued, "ở chỗ khác của kế hoạch"), citation.span)
            return
    registered = context.register.find(first)
    if registered and registered.is_sure:
        return  # its day is right, and other plans do not outweigh the register
    others = {m.issued for m in context.mentions.get(first.key, ()) if is_day(m.issued)}
    if len(others) == 1 and first.issued not in others:
        yield Fault(_message(first, others.pop(), "trong kế hoạch khác"), first.span)


def _same_document(one: Citation, other: Citation) -> bool:
    """Whether two mentions with one number are one document.

    The number has the year; they are of one year and one office ("Sở" behind "Sở GD&ĐT Thái Bình"); or one of one
    office differs in the year alone.
    """
    if one.key == other.key or has_own_year(one.number):
        return True
    if (one.issued or "")[:4] == (other.issued or "")[:4] and _is_same_office(one, other):
        return True
    return (one.issued or "")[4:] == (other.issued or "")[4:] and one.issuer == other.issuer


def _is_same_office(one: Citation, other: Citation) -> bool:
    """Whether one mention has the other's office in short, or none beside a symbol that is no committee's."""
    short, long = sorted((fold_issuer(one.issuer), fold_issuer(other.issuer)), key=len)
    if not short:
        return bool(long) and "/" in (one.number or "") and not _SHARED_SYMBOL_REGEX.search(one.number or "")
    return long.startswith(f"{_SHORT_OFFICES.get(short, short)}-")


def _message(citation: Citation, other: str | None, where: str) -> str:
    name = f"{citation.doc_type} {citation.number or citation.subject}"
    return f"{name} ở đây ghi {in_words(citation.issued)}, nhưng {where} ghi {in_words(other)}; đề nghị kiểm tra lại."
