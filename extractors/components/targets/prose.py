"""Targets in sentences: each number with its comparator, the clause it stands in, and the head over it."""

import re
from dataclasses import dataclass

from extractors.components.targets.context import Context
from extractors.components.targets.moods import Heading
from extractors.components.targets.numbers import Quantity, find_quantities
from extractors.components.targets.refusals import is_rank, is_refused
from extractors.components.targets.wording import (
    LEAD_REGEX,
    TRAIL_REGEX,
    is_award,
    is_rating,
    split_subject,
    subject_of_headings,
    usual_subject,
)
from schemas import Target

_STOP_REGEX = re.compile(r"[;()|\n]|[.:!?](?=\s|$)|\.{2,}|…| - (?=[^\W\d])")
_NOUN_REGEX = re.compile(r"\s+([^\W\d_]+(?:\s[^\W\d_]+)?)")
_LOADS = frozenset({"buổi", "tiết", "lần", "lượt", "câu", "tiết dạy", "giờ dạy", "cuộc", "kỳ", "bộ đề", "chuyên đề"})
# "từ thứ 6 trở lên" is sixth or better, a smaller number.
_RANK_SIGNS = {">=": "<=", ">": "<", "<=": "<=", "<": "<"}
_SCHOOL_WORK_REGEX = re.compile(
    r"(?:^|\W)(?:tổ chức|mở|lắp|sửa|mua|trang bị|xây|làm|thành lập|bổ sung|trồng|kiểm tra|tham mưu|duy trì|nâng cấp)(?!\w)"
)
_ADVERBIAL_REGEX = re.compile(r"(?:trong|ở|tại|từ|năm|vào|về|trước|ngay|theo|\()")
_HEAD_REGEX = re.compile(r"[^:;.|]{2,90}:")


@dataclass(frozen=True, slots=True)
class Clause:
    """Where the words of one number stand: its label before it, its predicate after it."""

    start: int
    label: tuple[int, int]
    after: tuple[int, int]


def find_in_stretch(
    context: Context, start: int, end: int, path: tuple[Heading, ...], mood: str | None
) -> tuple[list[Target], list[tuple[int, int]]]:
    """Return the targets of a stretch of prose and the bounds of their clauses.

    1. "Học lực: giỏi 12%, khá 43,5%": the head holds for the whole line
    2. "100% trẻ 6 tuổi vào lớp 1": the number first, then who and what
    3. "tỉ lệ học sinh bỏ học không quá 1%": what, then the number
    4. "trong đó 04 sáng kiến được công nhận cấp huyện": a share of what went before
    """
    lower = context.lower
    kept = [
        q for q in find_quantities(lower, start, end) if not is_refused(context, q, start, end, mood)
    ]  # fmt: skip
    if not kept:
        return [], []
    head_match = _HEAD_REGEX.match(lower, start, end)
    head = (start, head_match.end() - 1) if head_match and head_match.end() <= kept[0].start else None
    targets, bounds = [], []
    stops = [start, *(match.end() for match in _STOP_REGEX.finditer(lower, start, end))]
    place = 0
    floor = start
    for index, quantity in enumerate(kept):
        while place + 1 < len(stops) and stops[place + 1] <= quantity.start:
            place += 1
        following = kept[index + 1].start if index + 1 < len(kept) else end
        limit = stops[place + 1] - 1 if place + 1 < len(stops) else end
        clause = _clause(lower, quantity, max(stops[place], floor), _limit(lower, stops, place, quantity, limit, end), following)
        floor = max(quantity.end, clause.after[1])
        targets.append(_target(context, quantity, clause, head, path))
        bounds.append((clause.start, floor))
    return targets, bounds


def find_quantities_in(lower: str, start: int, end: int) -> bool:
    """Whether a number stands in the stretch."""
    return next(find_quantities(lower, start, end), None) is not None


def _limit(lower: str, stops: list[int], place: int, quantity: Quantity, limit: int, end: int) -> int:
    """Return where the sentence's stop after the number stands; stops inside the number itself are passed."""
    while limit < quantity.end and place + 1 < len(stops):
        place += 1
        limit = stops[place + 1] - 1 if place + 1 < len(stops) else end
    return max(limit, quantity.end)


def _clause(lower: str, quantity: Quantity, floor: int, limit: int, following: int) -> Clause:
    before = lower[floor : quantity.start]
    comma = before.rfind(", ")
    segment = floor + comma + 2 if comma >= 0 else floor
    while segment < quantity.start and lower[segment] in " ,.:-+*•\t":
        segment += 1
    lead = LEAD_REGEX.match(lower, segment, quantity.start)
    first = lead is not None and lead.end() >= quantity.start
    start = segment if first else floor
    while start < quantity.start and lower[start] in " ,.:-+*•\t)":
        start += 1
    stop = limit if following >= limit else max(quantity.end, _before_next(lower, quantity.end, following))
    if not first or lower[quantity.end : quantity.end + 1] == ",":
        comma = lower.find(",", quantity.end, stop)
        stop = comma if comma >= 0 else stop
    label = (quantity.start, quantity.start) if first else (start, quantity.start)
    return Clause(start, label, (quantity.end, stop))


def _before_next(lower: str, start: int, following: int) -> int:
    """Return where the clause ends that the next number's clause follows: at the last comma or "và" before it."""
    between = lower[start:following]
    cut = max(between.rfind(","), between.rfind(" và "), between.rfind(";"), between.rfind(" trong đó"))
    return start + cut if cut >= 0 else following


def _target(
    context: Context, quantity: Quantity, clause: Clause, head: tuple[int, int] | None, path: tuple[Heading, ...]
) -> Target:
    lower = context.lower
    label_start, label_end = _trim(lower, *clause.label)
    after_start, after_end = _trim_after(lower, *clause.after)
    ranked = quantity.unit is None and is_rank(lower[max(0, quantity.start - 60) : quantity.start])
    unit = None if ranked else _unit(context, quantity, lower[label_start:label_end])
    begin = clause.start
    if label_start < label_end and quantity.unit == "%" and _is_predicated(lower, after_start, after_end):
        label_start = label_end = begin = quantity.start
    label, after = lower[label_start:label_end], lower[after_start:after_end].removeprefix("trở lên ")
    head_words = lower[head[0] : head[1]] if head and head[1] <= quantity.start else ""
    subject, rest = split_subject(label)
    indicator = context.text[label_start + rest : label_end].strip(" ,:-")
    if not label:
        subject, rest = split_subject(_unit_words(quantity, after))
        skipped = max(0, rest - len(_unit_words(quantity, ""))) if rest else 0
        indicator = context.text[after_start + skipped : after_end].strip(" ,:-")
        if quantity.group in ("thing", "prize", "body") and quantity.unit:
            subject, indicator = None, f"{unit} {context.text[after_start:after_end]}".strip(" ,:-")
            label = lower[clause.start : quantity.start]
    elif after and quantity.unit != "%":
        indicator = f"{indicator} {context.text[after_start:after_end]}".strip(" ,:-")
    elif after:
        second, skip = split_subject(after)
        subject = subject or second
        indicator = f"{indicator} {context.text[after_start + skip : after_end]}".strip(" ,:-")
    if head and head_words and (len(indicator.split()) <= 3 or is_rating(indicator.lower())):
        indicator = f"{context.text[head[0] : head[1]].strip()} {indicator}".strip()
    elif (not indicator or is_rating(indicator.lower())) and path and path[-1].head:
        indicator = f"{path[-1].head} {indicator}".strip()
    if not indicator:
        indicator = context.text[label_start:label_end] or unit or ""
    words = f"{head_words} {label} {quantity.unit or ''} {after}"
    kind = "award" if quantity.unit not in _LOADS and (quantity.group == "prize" or is_award(words)) else "quantity"
    if subject is None and head_words:
        subject, _ = split_subject(head_words)
    if subject is None and quantity.of is not None and quantity.unit == "%":
        subject, _ = split_subject(lower[quantity.number : quantity.end].lstrip("0123456789/ "))
    if subject is None and quantity.group == "person":
        subject = {"gv": "giáo viên", "hs": "học sinh"}.get(quantity.unit or "", quantity.unit)
    if subject is None or subject in ("em", "đồng chí", "đ/c", "người"):
        subject = usual_subject(f"{indicator.lower()} {label}") or subject_of_headings(path) or subject
    if subject is None and (ranked or (quantity.group in ("thing", "body") and _SCHOOL_WORK_REGEX.search(label))):
        subject = context.school
    comparator = _RANK_SIGNS.get(quantity.comparator, "=") if ranked else quantity.comparator
    return context.target(
        begin, max(quantity.end, after_end), kind="award" if ranked else kind, comparator=comparator, value=quantity.value, value_to=quantity.value_to,
        unit=unit, subject=subject, indicator=indicator,
    )  # fmt: skip


def _unit_words(quantity: Quantity, after: str) -> str:
    return f"{quantity.unit} {after}" if quantity.group == "person" else after


def _is_predicated(lower: str, start: int, end: int) -> bool:
    """Whether the words after a share say whose it is and what they do: "90% học viên bơi được 25 m"."""
    subject, rest = split_subject(lower[start:end])
    return subject is not None and rest < end - start and _ADVERBIAL_REGEX.match(lower, start + rest) is None


def _unit(context: Context, quantity: Quantity, label: str) -> str | None:
    """Return the unit as the plan writes it; the noun behind a number that no lexicon knows counts too."""
    if quantity.unit == "%":
        return "%"
    if quantity.unit:
        at = context.lower.rfind(quantity.unit, quantity.number, quantity.end)
        return context.text[at : at + len(quantity.unit)] if at >= 0 else quantity.unit
    if "điểm " in label or "chỉ số" in label:
        return "điểm"
    noun = _NOUN_REGEX.match(context.lower, quantity.end)
    return context.text[noun.start(1) : noun.end(1)] if noun else None


def _trim(lower: str, start: int, end: int) -> tuple[int, int]:
    """Return the label without the words that lead it ("Phấn đấu", "tỉ lệ") and end it ("đạt", "lên")."""
    while start < end and lower[start] in " ,.:-+*•\t":
        start += 1
    lead = LEAD_REGEX.match(lower, start, end)
    start = lead.end() if lead else start
    trail = TRAIL_REGEX.search(lower[start:end])
    return start, start + trail.start() if trail else end


def _trim_after(lower: str, start: int, end: int) -> tuple[int, int]:
    while start < end and lower[start] in " ,/":
        start += 1
    while end > start and lower[end - 1] in " ,.;:…":
        end -= 1
    return start, end
