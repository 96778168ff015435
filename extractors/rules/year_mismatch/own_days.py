"""Which days of a record are those of the plan's own work, and between which days that work lies."""

import re

from extractors.day_bounds import Days, day_bounds, is_day, plan_days
from extractors.passages import Places, sentence_at
from schemas import DateMention, PlanRecord

PAST_REGEX = re.compile(
    r"kết quả|thành tích|tổng kết năm học|so với|đã |năm trước|năm học trước|giai đoạn|kỷ niệm|tiếp theo|sau đó"
)
# "xét kết quả … trước ngày 22/5/2026": results to come, where the day is that by which they are due
_MADE_KNOWN_REGEX = re.compile(r"(?:xét|duyệt|công bố|thông báo|báo cáo|tổng hợp|gửi|nộp|nhập|niêm yết) kết quả")
# How long before its time a plan may be issued and set to work.
_DAYS_AHEAD = 150
# How far from a day a word may stand that says it is past.
_WORDS_AROUND = 200


def own_time(record: PlanRecord) -> Days | None:
    """Return the days that the plan may speak of; None where its year, said in the opening only, is not of its issue.

    A plan of 11/2014 that opens with "khen thưởng năm học 2013-2014" is not for that year. One issued in spring for
    the school year to come, as for enrolment, begins its work when it is issued.
    """
    window = plan_days(record.header)
    issued = day_bounds(record.header.issued)
    years = record.header.school_year or record.header.period or ""
    if window and issued and years[:4] not in (record.header.title or ""):
        return window if window[0] <= issued[1] and issued[0] <= window[1] else None
    if window and issued and 0 < (window[0] - issued[0]).days <= _DAYS_AHEAD:
        return issued[0], window[1]
    return window


def own_days(record: PlanRecord) -> list[DateMention]:
    """Return the days and months of the plan's own work: no citations, anniversaries, results."""
    cited = Places(citation.span for citation in record.citations)
    return [mention for mention in record.dates if _is_own(record.text, mention) and not cited.touch(mention.span)]


def _is_own(text: str, mention: DateMention) -> bool:
    value = mention.value or ""
    if mention.kind in ("issue", "period") or "/" in value or not (is_day(value) or len(value) == 7):
        return False
    start, end = sentence_at(text, mention.span[0])
    start, end = max(start, mention.span[0] - _WORDS_AROUND), min(end, mention.span[1] + _WORDS_AROUND)
    said = text[start:end].lower()
    return not PAST_REGEX.search(_MADE_KNOWN_REGEX.sub("", said) if mention.kind == "deadline" else said)
