"""year_mismatch: a year that is not the plan's.

Bad: "Tháng 12/2020: … nộp vào cuối tháng 12/2019"; a title of 2025 - 2026 over "xây dựng kế hoạch năm học 2024 - 2025";
"trước ngày 15/9/2015" in a plan of 2016 - 2017; the row "Tháng 01/2022" between 12/2022 and 02/2023.
Good: the results of the year before, anniversaries, the years of laws, the enrolment of the year to come.
Why: mostly last year's plan copied; who goes by the paper is a year late.
Legal ground: Nghị định 30/2020/NĐ-CP, điều 10, khoản 3 (người soạn thảo chịu trách nhiệm về nội dung văn bản).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from extractors.check import Fault, RuleContext
from extractors.day_bounds import Days, a_year_off, day_bounds, in_words, is_day, shifted
from extractors.day_bounds import plan_days as days_of_plan
from extractors.passages import Places, Span, closing, flowing, line_at, sentence_at
from schemas import DateMention, Phase, PlanRecord

CODE = "year_mismatch"
SEVERITY = "error"

_OPENING_REGEX = re.compile(
    r"(?:xây dựng|ban hành|lập|đề ra|phát động|triển khai|tổ chức|thông báo)[^.\n]{0,40}?[Kk]ế hoạch"
    r"|phát động[^.\n]{0,20}phong trào"
)
_AS_FOLLOWS_REGEX = re.compile(r"như sau|sau đây|nội dung sau|cụ thể sau")
_YEARS_REGEX = re.compile(r"(?:[Nn]ăm học|NĂM HỌC|NH)\s*(20\d\d)\s*[-–—−/]\s*(20\d\d|\d\d(?!\d))")
_YEAR_REGEX = re.compile(r"(?:[Nn]ăm|NĂM)\s+(20\d\d)(?!\s*[-–—−]\s*20|\d)")
_PAST_REGEX = re.compile(
    r"kết quả|thành tích|tổng kết năm học|so với|đã |năm trước|năm học trước|giai đoạn|kỷ niệm|tiếp theo|sau đó"
)
_WORK_TITLE_REGEX = re.compile(
    r"tiến độ|lịch|thời gian|lộ trình|tổ chức thực hiện|các đợt|kế hoạch (?:cụ thể|tháng)", re.IGNORECASE
)
_AHEAD = "nằm ngoài thời gian của kế hoạch"
# The preamble with its list of bases is seldom longer.
_PREAMBLE_CHARACTERS = 8000
# Days near a phase that may rightly stand in its row: work begins before and ends after it.
_DAYS_AROUND = 45
# How far from a day a word may stand that says it is past.
_WORDS_AROUND = 200
# Neighbours in a timetable lie closer than this.
_DAYS_IN_LINE = 200


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a finding for each place whose year is another than the plan's, one a place."""
    record, marked = context.record, Places(())
    for candidates in (_other_school_year, _own_plan, _phases, _out_of_line, _days_in_phases, _days):
        found = [(span, message) for span, message in candidates(record) if not marked.touch(span)]
        marked = Places([*marked, *(span for span, _ in found)])
        for span, message in found:
            yield Fault(message, span)


def _other_school_year(record: PlanRecord) -> Iterator[tuple[Span, str]]:
    """The opening and the closing sentence speak of the title's school year, or of its calendar year."""
    years = record.header.school_year or record.header.period or ""
    titled = re.search(r"\d{4}", record.header.title or "")
    if not titled or not (record.header.school_year or len(years) == 4):
        return
    pattern = _YEARS_REGEX if record.header.school_year else _YEAR_REGEX
    cited, text = Places(citation.span for citation in record.citations), flowing(record.text)
    for start, end in _frames(record):
        found = list(pattern.finditer(text, start, end))
        said = ["/".join(part if len(part) == 4 else f"20{part}" for part in m.groups()) for m in found]
        if not found or years in said or abs(int(said[0][:4]) - int(years[:4])) > 2:
            continue
        match = found[0]
        if cited.touch(match.span()) or _PAST_REGEX.search(text, start, match.start()):
            continue
        yield match.span(), f"Tên kế hoạch ghi {_said(record)}, nhưng ở đây ghi “{match[0]}”."


def _own_plan(record: PlanRecord) -> Iterator[tuple[Span, str]]:
    """The school's own plan that this one rests on is of the same school year: "Căn cứ Kế hoạch năm học 2016-2017"."""
    years = record.header.school_year or ""
    if years[:4] not in (record.header.title or "") or not years:
        return
    text, offices = flowing(record.text), (record.header.issuing_body or "", record.header.parent_body or "")
    for citation in record.citations:
        issuer = (citation.issuer or "").lower()
        own = issuer in ("trường", "nhà trường") or any(issuer and issuer in office.lower() for office in offices)
        if citation.role == "mention" or citation.number or not own or not citation.doc_type.startswith("Kế hoạch"):
            continue
        said = _YEARS_REGEX.search(text, *citation.span)
        before = text[sentence_at(text, citation.span[0])[0] : citation.span[0]].lower()
        if said and 0 < abs(int(said[1]) - int(years[:4])) <= 2 and not _PAST_REGEX.search(before):
            yield said.span(), f"Tên kế hoạch ghi {_said(record)}, nhưng căn cứ kế hoạch “{said[0]}” của chính đơn vị."


def _frames(record: PlanRecord) -> Iterator[Span]:
    """Yield the opening sentence from where it names the plan, and the closing sentence."""
    text, opening = flowing(record.text), None
    first = record.sections[0].span[0] if record.sections else _PREAMBLE_CHARACTERS
    for match in _OPENING_REGEX.finditer(text, 0, _PREAMBLE_CHARACTERS):
        end = line_at(text, match.start())[1]
        if _AS_FOLLOWS_REGEX.search(text, match.start(), end):
            opening = match.start(), end
            break
        if match.start() < first:
            opening = match.start(), end
    if opening:
        yield opening
    last = closing(text)
    if last:
        yield last


def _window(record: PlanRecord) -> Days | None:
    """Return the days that the plan may speak of; None where its year, said in the opening only, is not of its issue.

    A plan of 11/2014 that opens with "khen thưởng năm học 2013-2014" is not for that year.
    """
    window = days_of_plan(record.header)
    issued = day_bounds(record.header.issued)
    years = record.header.school_year or record.header.period or ""
    if window and issued and years[:4] not in (record.header.title or ""):
        return window if window[0] <= issued[1] and issued[0] <= window[1] else None
    return window


def _phases(record: PlanRecord) -> Iterator[tuple[Span, str]]:
    """A phase lies in the plan's time: "Giai đoạn 3 (từ 20/5 đến 02/6/2018)" in 2018 - 2019 does not."""
    window = _window(record)
    if window is None:
        return
    for phase in record.phases:
        start, end = day_bounds(phase.start), day_bounds(phase.end)
        if start and end and end[1] < start[0]:
            continue  # date_order marks it
        if any(days and _begins_a_year_off(days, window) for days in (start, end)):
            message = f"“{phase.label}” {_AHEAD} ({_said(record)}), lệch một năm; đề nghị kiểm tra lại năm."
            yield phase.span, message


def _out_of_line(record: PlanRecord) -> Iterator[tuple[Span, str]]:
    """A timetable runs on: a month a year before or after its neighbours has the wrong year."""
    dated = [(phase, days) for phase in record.phases if (days := day_bounds(phase.start))]
    for (_, before), (phase, days), (_, after) in zip(dated, dated[1:], dated[2:], strict=False):
        if before[0] > after[0] or before[0] <= days[0] <= after[0]:
            continue
        moved = (shifted(days, years)[0] for years in (-1, 1))
        if any(before[0] <= day <= after[0] for day in moved) and (after[0] - before[0]).days < _DAYS_IN_LINE:
            yield phase.span, f"“{phase.label}” không theo thứ tự thời gian, có thể ghi nhầm năm; đề nghị kiểm tra lại."


def _begins_a_year_off(days: Days, window: Days) -> bool:
    """Whether a bound lies outside of the plan's time and a year on or back inside."""
    inside = window[0] <= days[0] and days[1] <= window[1]
    return not inside and a_year_off(days, window)


def _days_in_phases(record: PlanRecord) -> Iterator[tuple[Span, str]]:
    """A day within a phase's work is of the phase's year."""
    own = _own_days(record)
    starts = [mention.span[0] for mention in own]
    for phase, after in zip_longest(record.phases, record.phases[1:]):
        start, end = day_bounds(phase.start), day_bounds(phase.end)
        if not start or not end or end[1] < start[0] or (end[1] - start[0]).days > 200:
            continue
        line_end = line_at(record.text, phase.span[0])[1]
        until = min(line_end, after.span[0]) if after and after.span[0] > phase.span[0] else line_end
        first = phase.span[0] if _is_row(record.text, phase) else phase.span[1]
        for mention in own[bisect_left(starts, first) : bisect_left(starts, until)]:
            days = day_bounds(mention.value)
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


def _days(record: PlanRecord) -> Iterator[tuple[Span, str]]:
    """A deadline, or a day in the timetable's part, lies in the plan's time."""
    window = _window(record)
    if window is None:
        return
    phases = Places(phase.span for phase in record.phases)
    for mention in _own_days(record):
        days = day_bounds(mention.value)
        if not days or not _begins_a_year_off(days, window) or phases.touch(mention.span):
            continue
        if mention.kind == "deadline" or _in_timetable(record, mention.span):
            message = f"“{mention.text}” {_AHEAD} ({_said(record)}), lệch một năm; đề nghị kiểm tra lại năm."
            yield mention.span, message


def _own_days(record: PlanRecord) -> list[DateMention]:
    """Return the days and months of the plan's own work: no citations, anniversaries, results."""
    cited = Places(citation.span for citation in record.citations)
    return [mention for mention in record.dates if _is_own(record.text, mention) and not cited.touch(mention.span)]


def _is_own(text: str, mention: DateMention) -> bool:
    value = mention.value or ""
    if mention.kind in ("issue", "period") or "/" in value or not (is_day(value) or len(value) == 7):
        return False
    start, end = sentence_at(text, mention.span[0])
    start, end = max(start, mention.span[0] - _WORDS_AROUND), min(end, mention.span[1] + _WORDS_AROUND)
    return not _PAST_REGEX.search(text[start:end].lower())


def _in_timetable(record: PlanRecord, span: Span) -> bool:
    title = next((s.title for s in record.sections if s.span[0] <= span[0] < s.span[1]), "")
    return bool(_WORK_TITLE_REGEX.search(title))


def _said(record: PlanRecord) -> str:
    return in_words(record.header.school_year or record.header.period)
