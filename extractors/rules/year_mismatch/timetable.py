"""Days and phases of the plan's own work that lie a year before or after the rest of it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import zip_longest

from extractors.day_bounds import Days, a_year_off, day_bounds, in_words, shifted
from extractors.passages import Places, Span, line_at
from extractors.rules.year_mismatch.own_days import own_days, own_time
from schemas import Phase, PlanRecord

_WORK_TITLE_REGEX = re.compile(
    r"tiến độ|lịch|thời gian|lộ trình|tổ chức thực hiện|các đợt|kế hoạch (?:cụ thể|tháng)", re.IGNORECASE
)
# Days near a phase that may rightly stand in its row: work begins before and ends after it.
_DAYS_AROUND = 45
# Neighbours in a timetable lie closer than this.
_DAYS_IN_LINE = 200
_FEWEST_IN_LINE, _DAYS_TO_LAST = 3, 60  # for the last of a line to be out of it
# A phase of more days is no place for a day's year: it may hold two years.
_LONGEST_PHASE = 200


def phases_outside(record: PlanRecord) -> Iterator[tuple[Span, str]]:
    """A phase lies in the plan's time: "Giai đoạn 3 (từ 20/5 đến 02/6/2018)" in 2018 - 2019 does not."""
    window = own_time(record)
    if window is None:
        return
    for phase in record.phases:
        start, end = day_bounds(phase.start), day_bounds(phase.end)
        if start and end and end[1] < start[0]:
            continue  # date_order marks it
        if any(days and a_year_off(days, window) for days in (start, end)):
            yield phase.span, _outside(record, phase.label)


def phases_out_of_line(record: PlanRecord) -> Iterator[tuple[Span, str]]:
    """A timetable runs on: a month a year before or after its neighbours has the wrong year.

    The last one has but one neighbour, right above it: "Bước 5 (20/11 - 24/11/2016)" under "Bước 4 (17/11/2017)".
    """
    dated = [(phase, days) for phase in record.phases if (days := day_bounds(phase.start))]
    for (_, before), (phase, days), (_, after) in zip(dated, dated[1:], dated[2:], strict=False):
        if before[0] > after[0] or before[0] <= days[0] <= after[0]:
            continue
        moved = (shifted(days, years)[0] for years in (-1, 1))
        if any(before[0] <= day <= after[0] for day in moved) and (after[0] - before[0]).days < _DAYS_IN_LINE:
            yield phase.span, _out_of_line(phase)
    if len(dated) >= _FEWEST_IN_LINE:
        (_, first), (above, before), (phase, days) = dated[-3:]
        gap = (shifted(days, 1)[0] - before[0]).days
        follows = record.text.count("\n", above.span[1], phase.span[0]) == 1
        if first[0] <= before[0] and follows and 0 <= gap <= _DAYS_TO_LAST:
            yield phase.span, _out_of_line(phase)


def _out_of_line(phase: Phase) -> str:
    return f"“{phase.label}” không theo thứ tự thời gian, có thể ghi nhầm năm; đề nghị kiểm tra lại."


def days_in_phases(record: PlanRecord) -> Iterator[tuple[Span, str]]:
    """A day within a phase's work is of the phase's year."""
    own = own_days(record)
    starts = [mention.span[0] for mention in own]
    window = own_time(record)
    wrong = {span for span, _ in (*phases_outside(record), *phases_out_of_line(record))}
    for phase, after in zip_longest(record.phases, record.phases[1:]):
        start, end = day_bounds(phase.start), day_bounds(phase.end)
        if not start or not end or end[1] < start[0] or (end[1] - start[0]).days > _LONGEST_PHASE:
            continue
        line_end = line_at(record.text, phase.span[0])[1]
        until = min(line_end, after.span[0]) if after and after.span[0] > phase.span[0] else line_end
        first = phase.span[0] if _is_row(record.text, phase) else phase.span[1]
        for mention in own[bisect_left(starts, first) : bisect_left(starts, until)]:
            days = day_bounds(mention.value)
            if days and phase.span in wrong and not (window and a_year_off(days, window)):
                continue  # the year of the phase is wrong, and said to be
            if days and _off_by_a_year(days, (start[0], end[1])):
                said = f"“{mention.text}” không cùng năm với “{phase.label}”; đề nghị kiểm tra lại năm."
                yield mention.span, said


def _is_row(text: str, phase: Phase) -> bool:
    return "|" in text[slice(*line_at(text, phase.span[0]))]


def _off_by_a_year(days: Days, phase: Days) -> bool:
    """Whether days are far from a phase and a year on or back near it."""

    def near(moved: Days) -> bool:
        return (phase[0] - moved[1]).days <= _DAYS_AROUND and (moved[0] - phase[1]).days <= _DAYS_AROUND

    return not near(days) and any(near(shifted(days, years)) for years in (-1, 1))


def days_outside(record: PlanRecord) -> Iterator[tuple[Span, str]]:
    """A deadline, or a day in the timetable's part, lies in the plan's time."""
    window = own_time(record)
    if window is None:
        return
    phases = Places(phase.span for phase in record.phases)
    for mention in own_days(record):
        days = day_bounds(mention.value)
        if not days or not a_year_off(days, window) or phases.touch(mention.span):
            continue
        if mention.kind == "deadline" or _in_timetable(record, mention.span):
            yield mention.span, _outside(record, mention.text)


def _outside(record: PlanRecord, said: str) -> str:
    years = in_words(record.header.school_year or record.header.period)
    return f"“{said}” nằm ngoài thời gian của kế hoạch ({years}), lệch một năm; đề nghị kiểm tra lại năm."


def _in_timetable(record: PlanRecord, span: Span) -> bool:
    title = next((s.title for s in record.sections if s.span[0] <= span[0] < s.span[1]), "")
    return bool(_WORK_TITLE_REGEX.search(title))
