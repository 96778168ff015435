"""repealed_citation: a document is cited that was not in force any more on the plan's day.

Bad: a plan of 07/11/2025 under "Thông tư số 31/2017/TT-BGDĐT", which ended on 31/10/2025.
Good: "Thông tư số 18/2025/TT-BGDĐT", which replaced it; "… thay thế Thông tư số 31/2017/TT-BGDĐT" is no fault.
Why: what rests on a document that has ended has no ground, and mostly does what is no longer asked.
Legal ground: Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 (hiệu lực của văn bản; trước đó Luật số
80/2015/QH13, điều 154 và 156); Nghị định 30/2020/NĐ-CP, phụ lục I, phần II, mục 6 (căn cứ ban hành văn bản).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from extractors.check import Fault, RuleContext
from extractors.day_bounds import day_bounds, in_words, is_day
from extractors.lexicon import load
from extractors.passages import flowing, sentence_at
from extractors.register import Register, RegisteredDocument
from schemas import Citation, DateMention, Header, PlanRecord
from schemas.edtf import Edtf

CODE = "repealed_citation"
SEVERITY = "warning"

# A plan for a school year that does not say its day was made by the time the year began.
_SCHOOL_YEAR_BEGINS = (9, 1)
_SCHOOL_YEAR_ENDS = (5, 31)
# Further from the document than this, words of its sentence speak of something else.
_CHARACTERS_BEFORE = 300
_CHARACTERS_AFTER = 200


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a finding for each document that had ended, where the plan first rests on it."""
    record, told = context.record, set()
    day = _day_of(record.header)
    if day is None:
        return
    times = _Times(record)
    for index, citation in enumerate(record.citations):
        document = context.register.find(citation)
        if document is None or document in told or document.ended is None or document.ended > day:
            continue
        if not context.register.knows_end(document):
            continue
        if not _is_told_as_old(record, index) and not times.were_in_force(citation, document):
            told.add(document)
            yield Fault(_message(document, context.register, record.header), citation.span)


def _day_of(header: Header) -> date | None:
    """Return the day that the plan had to know the law of; None where it gives no full day, school year or period."""
    if is_day(header.issued):
        days = day_bounds(header.issued)
    elif header.school_year and (days := day_bounds(header.school_year)):
        return days[0].replace(month=_SCHOOL_YEAR_BEGINS[0], day=_SCHOOL_YEAR_BEGINS[1])
    else:
        days = day_bounds(header.period)
    return days[0] if days else None


def _is_told_as_old(record: PlanRecord, index: int) -> bool:
    """Whether the sentence says that the document is replaced, repealed, amended or of the past."""
    span = record.citations[index].span
    text = flowing(record.text)
    start, end = sentence_at(record.text, span[0])
    start = max(start, span[0] - _CHARACTERS_BEFORE)
    previous = record.citations[index - 1].span[1] if index else 0
    places = {
        "earlier": text[start : span[1]],
        "between": text[max(start, min(previous, span[0])) : span[0]],
        "after": text[span[1] : min(end, span[1] + _CHARACTERS_AFTER)],
    }
    return any(_words()[place].search(words.lower()) for place, words in places.items())


@cache
def _words() -> dict[str, re.Pattern[str]]:
    """Return what tells an old document in each place: all rows of the lexicon in one regex."""
    rows = load("old_document_words")
    return {
        place: re.compile("|".join(f"(?:{row['pattern']})" for row in rows if row["place"] == place))
        for place in ("earlier", "between", "after")
    }


class _Times:
    """The times of which a plan speaks outside its citations: results of 2015 rest on the law of 2015."""

    def __init__(self, record: PlanRecord) -> None:
        self._text = record.text
        self._dates: Sequence[DateMention] = sorted(
            (mention for mention in record.dates if mention.kind in ("period", "event")), key=lambda m: m.span
        )
        self._starts = [mention.span[0] for mention in self._dates]

    def were_in_force(self, citation: Citation, document: RegisteredDocument) -> bool:
        """Return whether the citation's sentence names a time that ended before the document did.

        A basis in the preamble is no report: "Luật … năm 2005 và năm 2013" names laws by such times.
        """
        if citation.role != "mention":
            return False
        start, end = sentence_at(self._text, citation.span[0])
        for mention in self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            last = _last_day(mention.value or "")
            inside = citation.span[0] <= mention.span[0] < citation.span[1]
            if last and document.in_force_to and not inside and document.issued <= last <= document.in_force_to:
                return True
        return False


def _last_day(value: str) -> date | None:
    """Return the last day of a time; a school year ends with May, not with the year."""
    days = day_bounds(value)
    if days and Edtf.is_valid(value) and Edtf.parse(value).is_school_year:
        return days[1].replace(month=_SCHOOL_YEAR_ENDS[0], day=_SCHOOL_YEAR_ENDS[1])
    return days[1] if days else None


def _message(document: RegisteredDocument, register: Register, header: Header) -> str:
    ended = in_words(document.ended.isoformat()) if document.ended else ""
    names = [register.name_of(name) for name in document.replaced_by]
    replaced = f", đã được thay thế bằng {' và '.join(names)}" if names else ""
    plan = f"ban hành {in_words(header.issued)}" if is_day(header.issued) else "được xây dựng sau ngày đó"
    checked = f" (theo danh mục văn bản, kiểm tra {in_words(document.checked.isoformat())})" if document.checked else ""
    return (
        f"{document.name} hết hiệu lực từ {ended}{replaced}; kế hoạch {plan}, "
        f"đề nghị viện dẫn văn bản đang có hiệu lực{checked}."
    )
