"""The component "phases": stretches and points of time with work assigned to them."""

import re
from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc

from extractors.component import component, items, layout_of, section_at
from extractors.components.phases.heads import find_heads
from extractors.components.phases.model import Head, Time
from extractors.components.phases.rows import find_rows
from extractors.components.phases.timetable_years import Years, date_month_list, date_months_between_rows
from extractors.components.phases.work import work_of
from schemas import Header, Phase

_OWN_TIME = ("đợt", "giai đoạn", "chặng", "thời kỳ")
_NAMED = (*_OWN_TIME, "bước", "vòng", "lần", "kỳ", "học kỳ")


@component("phases", requires=("sections", "header"))
def phases(doc: Doc) -> list[Phase]:
    """Return the phases of a plan in the order of its text.

    1. "Đợt 1: Từ 05/9/2021 đến 16/01/2022", "* Đợt I (từ tháng 9 đến 20/11)"
    2. "Giai đoạn 1 (từ nay đến hết ngày 31/3/2019)", "Giai đoạn chuẩn bị (Tháng 9 - 10/2024)"
    3. "Bước 3: công bố kết quả" beside steps that are dated
    4. "Học kỳ II: từ 07/01/2019 đến 18/5/2019", "HKI: từ 05/9/2022 đến 14/01/2023"
    5. "Tháng 9/2020: …", "+ Tháng 9: …", "THÁNG 9 - CHỦ ĐIỂM: …", "Tháng 2, 3/2021: …"
    6. "Quý I/2024: …", "Từ tháng 7 đến hết tháng 9: …", "Tuần 1 tháng 9: …"
    7. "Tuần 7: …; tuần 8-10: …": school weeks, without bounds
    8. "Ngày 05/9: khai giảng", "Sơ kết: 20/11/2023", "Thời gian: từ 01/11 đến 15/11/2022"
    9. rows of a timetable: "9 | …", "Tháng 8/2022 | …", "1 | Bản thân | 4 | 25/9 - 20/10/2023"
    """
    layout = layout_of(doc)
    header: Header | None = next(iter(items(doc, "header")), None)
    years = _years(header)
    heads = _counted(_own_lines(find_heads(layout)), _first_of_long(header))
    heads = date_months_between_rows(date_month_list(heads, years), layout, years)
    heads = sorted([*heads, *find_rows(layout, years)], key=lambda head: head.start)
    found = []
    for i, head in enumerate(heads):
        after = heads[i + 1] if i + 1 < len(heads) else None
        start, end = _bounds(head.time)
        found.append(
            Phase(
                label=head.label,
                start=start,
                end=end,
                activities=work_of(layout, head, after),
                text=layout.text[head.start : head.end],
                span=(head.start, head.end),
                section=section_at(doc, head.start),
            )
        )
    return found


def _bounds(time: Time | None) -> tuple[str | None, str | None]:
    if time is None:
        return None, None
    return time.start.edtf() if time.start else None, time.end.edtf() if time.end else None


def _years(header: Header | None) -> Years:
    """Return the first and the last year of the plan: those of its school year, else its calendar year."""
    said = (header.school_year or header.period or "") if header else ""
    years = [int(year) for year in re.findall(r"\d{4}", said)]
    if not years or years[-1] - years[0] > 1:
        return None, None
    return years[0], years[-1]


def _own_lines(heads: list[Head]) -> list[Head]:
    """Give "Thời gian: …" to the undated named head above it, and weeks to the month above them."""
    kept: list[Head] = []
    month: Head | None = None
    for head in heads:
        above = kept[-1] if kept else None
        lends = head.kind == "thời gian" or (head.kind == "tháng" and head.time is not None and head.time.is_stretch)
        if lends and above and above.time is None and above.kind in _NAMED and 0 < head.line - above.line <= 3:
            kept[-1] = replace(above, time=head.time)
            continue
        if head.kind == "tháng" and head.time and head.time.start and head.time.start.day is None:
            month = head
        elif head.kind == "tuần" and head.time is None and month is not None and head.line - month.line < 40:
            continue
        elif head.kind not in ("tuần", "ngày"):
            month = None
        kept.append(head)
    return kept


def _first_of_long(header: Header | None) -> int | None:
    """Return the first year of a plan for more than two, whose single years are phases."""
    years = [int(year) for year in re.findall(r"\d{4}", (header.period or "") if header else "")]
    return years[0] if len(years) == 2 and years[1] - years[0] > 1 else None


def _counted(heads: list[Head], first_year: int | None) -> list[Head]:
    """Leave out undated heads that name no time: a lone one, terms, the steps of a procedure; and years
    outside of plans for many years."""
    named = Counter(head.kind for head in heads)
    dated = {head.kind for head in heads if head.time is not None}

    def in_plan(head: Head) -> bool:
        start = head.time.start if head.time else None
        return first_year is not None and start is not None and (start.year or 0) >= first_year

    def counts(head: Head) -> bool:
        if head.kind == "giai đoạn năm":
            return named[head.kind] > 1 or (named["giai đoạn"] > 1 and "giai đoạn" in dated and in_plan(head))
        if head.kind == "năm":
            return in_plan(head)
        if head.time is not None or head.kind == "tuần":
            return True
        if head.kind == "học kỳ":
            return named[head.kind] == 2
        return named[head.kind] > 1 and (head.kind in dated or head.kind in _OWN_TIME)

    return [head for head in heads if counts(head)]
