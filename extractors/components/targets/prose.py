"""Targets in sentences: each number with its comparator, the clause it stands in, and the head over it."""

import re

from extractors.components.targets.clauses import Clause, clause_of, limit_of, stops_in
from extractors.components.targets.context import Context
from extractors.components.targets.counted import unit_of
from extractors.components.targets.holders import goes_on, holder_of, is_anybody
from extractors.components.targets.indicators import (
    LOADS,
    is_level,
    is_predicated,
    read_words,
    tidy,
    trim_after,
    trim_label,
    under_heading,
    with_head,
)
from extractors.components.targets.moods import Heading
from extractors.components.targets.numbers import Quantity, find_quantities
from extractors.components.targets.ranks import is_rank, sign_of_rank
from extractors.components.targets.refusals import is_refused
from extractors.components.targets.wording import is_award, is_rating
from schemas import Comparator, Target

_BARE_REGEX = re.compile(r"(?:và |trong đó |có )?[\d.,]+ ?%? ?(?:số |các )?(?P<noun>[^\W\d][^\d]{1,40})")
_SENTENCE_REGEX = re.compile(r"[.!?](?=\s)")
_WITHIN_REGEX = re.compile(r"(?:^|\W)(?:tốp|top)\s*$")  # "vào tốp 35" is 35th or better


def find_in_stretch(
    context: Context, start: int, end: int, path: tuple[Heading, ...], mood: str | None
) -> tuple[list[Target], list[tuple[int, int]]]:
    """Return the targets of a stretch of prose and the bounds of their clauses.

    1. "Học lực: giỏi 12%, khá 43,5%": the head holds for the whole sentence
    2. "100% trẻ 6 tuổi vào lớp 1": the number first, then who and what
    3. "tỉ lệ học sinh bỏ học không quá 1%": what, then the number
    4. "Về năng lực: Tốt: 75%; Đạt: 25%", "SKKN: cấp trường 15, cấp huyện: 5": heads under heads
    """
    lower = context.lower
    kept = [q for q in find_quantities(lower, start, end) if not is_refused(context, q, start, end, mood)]
    if not kept:
        return [], []
    targets, bounds = [], []
    stops = [start, *stops_in(lower, start, end, kept)]
    place, floor, head = 0, start, None
    for index, quantity in enumerate(kept):
        while place + 1 < len(stops) and stops[place + 1] <= quantity.start:
            place += 1
            if lower[stops[place] - 1] in ".!?":
                head = None
        following = kept[index + 1].start if index + 1 < len(kept) else end
        limit = limit_of(stops, place, quantity, end)
        clause = clause_of(lower, quantity, max(stops[place], floor), limit, following, head)
        head = clause.head
        floor = max(quantity.end, clause.after[1])
        target = _target(context, quantity, clause, path)
        if _is_load_of_above(quantity, clause, targets):
            per = lower[quantity.end : clause.after[1]].strip(" /")
            words = (targets[-1].indicator or "").partition(" mỗi ")[0]
            target = target.model_copy(update={"indicator": f"{words} mỗi {per}" if per else words})
        label = context.text[slice(*trim_label(lower, *clause.label))] or target.indicator
        if targets and head is None and not _SENTENCE_REGEX.search(lower, bounds[-1][1], quantity.start):
            target = _at_next_level(targets[-1], target, label)
        if targets and (
            _is_part_of(targets[-1], target) or (target.subject is None and goes_on(context, targets[-1], target))
        ):
            target = target.model_copy(update={"subject": targets[-1].subject})
        if targets and lower.endswith("cho ", start, target.span[0]) and _is_bare(target):
            done = (targets[-1].indicator or "").partition(" mỗi ")[0]
            target = target.model_copy(update={"indicator": done})  # "khám sức khỏe 2 lần/năm cho 100% trẻ"
        if targets and (shared := _shared(lower, targets[-1], target, bounds[-1][1])):
            targets[-1], target = shared
        targets.append(target)
        bounds.append((clause.start, floor))
    return [_held(context, target) for target in targets], bounds


def _held(context: Context, target: Target) -> Target:
    """Return the target; what is built, bought or held without a holder's name is the issuer's own."""
    lacks = target.subject is None and target.unit not in (None, "%")
    return target.model_copy(update={"subject": context.school}) if lacks else target


def _shared(lower: str, above: Target, target: Target, floor: int) -> tuple[Target, Target] | None:
    """Return two targets of one predicate, which stands behind the last or the first; None for others.

    "02 tổ và 04 cá nhân được khen", "30% giáo viên được tập huấn, 100% tổ trưởng"
    """
    joined = lower.startswith("và ", target.span[0]) or lower[floor : target.span[0]].strip() == ","
    if not joined or above.value is None or lower.endswith("cho ", 0, above.span[0]):
        return None
    if _is_bare(above) and not _is_bare(target):
        return above.model_copy(update={"indicator": target.indicator, "kind": target.kind}), target
    if _is_bare(target) and not _is_bare(above) and target.unit == "%":
        return above, target.model_copy(update={"indicator": above.indicator, "kind": above.kind})
    return None


def _is_part_of(above: Target, target: Target) -> bool:
    """Whether a share is of those that the one before it counts: "…, trong đó 20% hoàn thành xuất sắc nhiệm vụ"."""
    words = target.text.lower()
    named = target.subject is not None and target.subject.lower() in words
    return words.startswith("trong đó ") and above.subject is not None and target.unit == "%" and not named


def _is_bare(target: Target) -> bool:
    """Whether a target says how many of whom and nothing more: "và 100% tổ trưởng"."""
    words = _BARE_REGEX.fullmatch(target.text.lower())
    return words is not None and words["noun"] in ((target.subject or "").lower(), target.unit)


def _at_next_level(above: Target, target: Target, label: str | None) -> Target:
    """Return a target that names a level only as what the one above it is of: "GVG cấp trường 9; cấp huyện 4"."""
    if not is_level(label):
        return target
    words = with_head(above.indicator or "", label or "")
    subject = above.subject if is_anybody(target.subject) or is_anybody(target.unit) else target.subject
    return target.model_copy(update={"indicator": words, "kind": above.kind, "subject": subject})


def _is_load_of_above(quantity: Quantity, clause: Clause, targets: list[Target]) -> bool:
    """Whether a count of times has no words of its own: "100% trẻ được khám sức khỏe 2 lần/năm"."""
    alone = clause.label[0] == clause.label[1] and clause.head is None
    return alone and quantity.unit in LOADS and bool(targets) and clause.start - targets[-1].span[1] <= 1


def find_quantities_in(lower: str, start: int, end: int) -> bool:
    """Whether a number with a unit stands in the stretch."""
    return any(quantity.unit is not None for quantity in find_quantities(lower, start, end))


def _target(context: Context, quantity: Quantity, clause: Clause, path: tuple[Heading, ...]) -> Target:
    lower = context.lower
    label = trim_label(lower, *clause.label)
    after = trim_after(lower, *clause.after)
    after = trim_after(lower, *quantity.noun) if quantity.noun and after[0] == after[1] else after
    counted = quantity.unit is not None and quantity.of is None
    placed = is_rank(lower[max(0, quantity.start - 60) : quantity.start])
    ranked = placed and (not counted or _WITHIN_REGEX.search(lower, clause.start, quantity.number) is not None)
    begin = clause.start
    unit = None if ranked else unit_of(context, quantity, clause.head[0] if clause.head else label[0], label[1])
    if label[0] < label[1] and quantity.unit == "%" and is_predicated(lower, *after):
        label, begin = (quantity.start, quantity.start), quantity.start
    subject, indicator = read_words(context, quantity, label, after, unit)
    head = context.text[slice(*clause.head)].strip() if clause.head else ""
    if head and (len(indicator.split()) <= 3 or is_rating(indicator.lower())):
        indicator = with_head(head, indicator)
    elif not indicator and label[0] < label[1] and quantity.unit != "%":
        indicator = context.text[slice(*label)]  # "số học sinh: 420 em": the holder is all that the label says
    elif not indicator or is_rating(indicator.lower()):
        indicator = under_heading(context, indicator, context.text[slice(*label)], path)
    if ranked:
        place = "xếp thứ" if "thứ" in lower[begin : quantity.number] else "xếp trong tốp"
        indicator = f"{head or place} {context.text[slice(*after)].replace('trở lên', '')}".strip()
    indicator = tidy(indicator or context.text[slice(*label)] or unit or "")
    above = path[-1].head if path and path[-1].rank >= 9 and not head else ""
    words = f"{above} {head.lower()} {lower[slice(*label)]} {quantity.unit or ''} {lower[slice(*after)]}"
    titled = "đạt danh hiệu" in words
    award = ranked or titled or (quantity.unit not in LOADS and (quantity.group == "prize" or is_award(words)))
    if award and len(indicator) > 9 and indicator.startswith("đạt "):
        indicator = indicator.removeprefix("đạt ")  # "12/15 giáo viên (80%) đạt Lao động tiên tiến"
    within: Comparator = "<=" if ranked and _WITHIN_REGEX.search(lower, begin, quantity.number) else "="
    return context.target(
        begin, max(quantity.end, after[1]), kind="award" if award else "quantity",
        comparator=sign_of_rank(quantity.comparator, within) if ranked else quantity.comparator,
        value=quantity.value, value_to=quantity.value_to, unit=unit, indicator=indicator,
        subject=holder_of(context, quantity, subject, f"{indicator.lower()} {lower[slice(*label)]}", head, path, ranked,
                         clause.start),
    )  # fmt: skip
