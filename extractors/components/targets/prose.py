"""Targets in sentences: each number with its comparator, the clause it stands in, and the head over it."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from extractors.components.targets.context import Context
from extractors.components.targets.moods import Heading
from extractors.components.targets.numbers import Quantity, find_quantities
from extractors.components.targets.refusals import is_rank, is_refused
from extractors.components.targets.vocabulary import SUBJECT_REGEX
from extractors.components.targets.wording import (
    FULL_NAMES,
    LEAD_REGEX,
    TRAIL_REGEX,
    is_award,
    is_rating,
    split_subject,
    subject_of_headings,
    usual_subject,
)
from extractors.layout.fold import fold
from schemas import Target

_LONGEST_HEAD = 200
_LONGEST_LABEL = 400
_DIGIT_REGEX = re.compile(r"\d[^()]*%")
_NEXT_REGEX = re.compile(r",\s+(?:không|phấn đấu|mỗi|trong đó|tỷ lệ|tỉ lệ|đạt)\s")
_BRACKET_REGEX = re.compile(r"\([^()\n]{0,80}\)")
_PERIOD_REGEX = re.compile(r"\d{1,2}/\d|(?:từ|đợt|tháng|tuần|ngày|giai đoạn) ")
_COLON_REGEX = re.compile(r":(?=\s|$|[^\d/])")
_END_REGEX = re.compile(r"\s*(?:[,;.()|\n]|$)")
_STOP_REGEX = re.compile(r"[;()|\n]|[.!?](?=\s|$)|\.{2,}|…| - (?=[^\W\d])")
_TALLY_UNIT_REGEX = re.compile(r"skkn|sáng kiến|đề tài|đồ dùng|giấy khen|bằng khen|giải|huy chương")
_NOUN_REGEX = re.compile(r"\s+([^\W\d_]+(?:\s[^\W\d_]+)?)")
_TIMES = frozenset({"buổi", "tiết", "lần", "lượt", "kỳ", "%"})
_LOADS = frozenset({"buổi", "tiết", "lần", "lượt", "câu", "tiết dạy", "giờ dạy", "cuộc", "kỳ", "bộ đề", "chuyên đề"})
# "từ thứ 6 trở lên" is sixth or better, a smaller number.
_RANK_SIGNS = {">=": "<=", ">": "<", "<=": "<=", "<": "<"}
# "mỗi môn xây dựng 20 đề", "mỗi dãy nhà 04 bình": what stands behind "mỗi", but for times.
_EACH_REGEX = re.compile(
    r"(?:^|[ ,;(])(?:mỗi|từng) (?!năm|tháng|tuần|học k|quý|ngày|buổi|đợt|lần|kỳ|khi|giờ|hk|bài)"
    r"([^\W\d_]+)(?: |$)"
)
_ANYBODY = ("em", "các em", "cháu", "bé", "đồng chí", "đ/c", "người", "cá nhân")
_CHILDREN = ("em", "các em", "cháu", "bé")
# "3 tổ được tặng Giấy khen", "12 chi đội xuất sắc": the counted bodies are those that reach it.
_REACHED_REGEX = re.compile(r"\s+(?:được|đạt|hoàn thành|xuất sắc|tiên tiến|vững mạnh|mạnh|có|đăng ký|tham gia)(?!\w)")
# "100% mẫu thức ăn được lưu", "85% hồ sơ có chữ ký": what is counted stands before its verb.
_NAMED_REGEX = re.compile(
    r"\s+(?:trở lên\s+)?(?:các |số )?((?!được |có |đạt |tham |kế |so |trở |trong |và )[^\W\d_]+(?: [^\W\d_]+){0,3}?)"
    r" (?:được|có|đạt|đảm bảo|bảo đảm|không|phải|hoàn thành)(?!\w)"
)
_CONTINUES_REGEX = re.compile(r"(?:được|có|biết|đạt|tham gia|trong đó) ")
# "Học sinh giỏi cấp huyện: 15 giải; cấp tỉnh: 2 giải": one level takes the place of the other.
_LEVEL_REGEX = re.compile(
    r" (?:cấp )?(?:huyện|tỉnh|trường|quận|thành phố|thị xã|cụm|xã|quốc gia|bộ|cơ sở|toàn quốc)(?!\w)"
)
_CLAUSE_STARTS = ("mỗi ", "phấn đấu ", "đề nghị ", "trong đó ", "giới thiệu ", "kết nạp ", "công nhận ", "tổ chức ")
_WHOSE_REGEX = re.compile(r"\s+(?:trở lên\s+)?(?:số\s+|tổng số\s+)?")
_SCHOOL_WORK_REGEX = re.compile(
    r"(?:^|\W)(?:tổ chức|mở|lắp|sửa|mua|trang bị|xây|làm|thành lập|trao|tặng|diễn tập|phun|thu gom|phát thanh|"
    r"bổ sung|trồng|kiểm tra|tham mưu|duy trì|nâng cấp|chăm sóc|thăm)(?!\w)"
)
_ADVERBIAL_REGEX = re.compile(r"(?:trong|ở|tại|từ|năm|vào|về|trước|ngay|theo|lớp|khối|mới|toàn|\()")


@dataclass(frozen=True, slots=True)
class Clause:
    """Where the words of one number stand: its label before it, its predicate after it, the head over both."""

    start: int
    label: tuple[int, int]
    after: tuple[int, int]
    head: tuple[int, int] | None


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
    stops = [start, *_stops(lower, start, end, kept)]
    place, floor, head = 0, start, None
    for index, quantity in enumerate(kept):
        while place + 1 < len(stops) and stops[place + 1] <= quantity.start:
            place += 1
            if lower[stops[place] - 1] in ".!?":
                head = None
        following = kept[index + 1].start if index + 1 < len(kept) else end
        limit = _limit(stops, place, quantity, end)
        clause = _clause(lower, quantity, max(stops[place], floor), limit, following, head)
        head = clause.head
        floor = max(quantity.end, clause.after[1])
        target = _target(context, quantity, clause, path)
        if _is_load_of_above(quantity, clause, targets):
            per = lower[quantity.end : clause.after[1]].strip(" /")
            words = (targets[-1].indicator or "").partition(" mỗi ")[0]
            target = target.model_copy(update={"indicator": f"{words} mỗi {per}" if per else words})
        if target.subject is None and targets and _goes_on(context, targets[-1], target):
            target = target.model_copy(update={"subject": targets[-1].subject})
        targets.append(target)
        bounds.append((clause.start, floor))
    return targets, bounds


def _is_load_of_above(quantity: Quantity, clause: Clause, targets: list[Target]) -> bool:
    """Whether a count of times has no words of its own: "100% trẻ được khám sức khỏe 2 lần/năm"."""
    alone = clause.label[0] == clause.label[1] and clause.head is None
    return alone and quantity.unit in _LOADS and bool(targets) and clause.start - targets[-1].span[1] <= 1


def _goes_on(context: Context, above: Target, target: Target) -> bool:
    """Whether a number without a holder stands in the sentence of the one before it, and so is of the same."""
    if above.subject in (None, context.school):
        return False
    between = context.lower[above.span[1] : target.span[0]]
    if ";" in between and (_CONTINUES_REGEX.match(target.text.lower()) or is_rating((target.indicator or "").lower())):
        between = between.replace(";", ",")
    return not re.search(r"[;:!?]|\.(?:\s|$)", between) and not _SCHOOL_WORK_REGEX.search(context.lower, *target.span)


def _stops(lower: str, start: int, end: int, kept: list[Quantity]) -> list[int]:
    """Return where clauses begin after a stop; brackets without a number in them are read over."""
    stops = [match.end() for match in _STOP_REGEX.finditer(lower, start, end)]
    if lower.find("(", start, end) < 0:
        return stops
    numbers = [quantity.number for quantity in kept]
    for match in _BRACKET_REGEX.finditer(lower, start, end):
        counted = _DIGIT_REGEX.search(lower, match.start(), match.end())
        if not counted and bisect_left(numbers, match.start()) == bisect_left(numbers, match.end()):
            stops = [stop for stop in stops if not match.start() < stop <= match.end()] if len(stops) < 50 else stops
    return stops


def find_quantities_in(lower: str, start: int, end: int) -> bool:
    """Whether a number with a unit stands in the stretch."""
    return any(quantity.unit is not None for quantity in find_quantities(lower, start, end))


def _limit(stops: list[int], place: int, quantity: Quantity, end: int) -> int:
    """Return where the sentence's stop after the number stands; stops inside the number itself are passed."""
    while place + 1 < len(stops) and stops[place + 1] - 1 < quantity.end:
        place += 1
    return max(stops[place + 1] - 1 if place + 1 < len(stops) else end, quantity.end)


def _clause(
    lower: str, quantity: Quantity, floor: int, limit: int, following: int, head: tuple[int, int] | None
) -> Clause:
    colons = [match.start() for match in _COLON_REGEX.finditer(lower, floor, quantity.start)]
    begin = colons[-1] + 1 if colons else floor
    comma = lower.rfind(", ", begin, quantity.start)
    segment = _skip(lower, comma + 2 if comma >= 0 else begin, quantity.start)
    lead = LEAD_REGEX.match(lower, segment, quantity.start)
    first = lead is not None and lead.end() >= quantity.start
    if first and head and lower[segment : quantity.start].strip() == "đạt":
        first = False
    alone = _END_REGEX.match(lower, quantity.end, limit) is not None
    if colons and comma < 0 and first and alone:
        first, start, stop = (
            False,
            _skip(lower, colons[-2] + 1 if len(colons) > 1 else floor, colons[-1]),
            colons[-1],
        )
        colons.pop()
    else:
        whole = not first and comma >= 0 and not _is_own_clause(lower[segment : quantity.start])
        start, stop = _skip(lower, begin, quantity.start) if whole else segment, quantity.start
    if colons:
        head = (_skip(lower, colons[-2] + 1 if len(colons) > 1 else floor, colons[-1]), colons[-1])
        head = None if head[1] - head[0] > _LONGEST_HEAD or _PERIOD_REGEX.match(lower, *head) else head
    after = limit if following >= limit else max(quantity.end, _before_next(lower, quantity.end, following))
    if _next := _NEXT_REGEX.search(lower, quantity.end, after):
        after = _next.start()
    if not first or alone:
        whose = _WHOSE_REGEX.match(lower, quantity.end, after) if quantity.unit == "%" and not alone else None
        holder = SUBJECT_REGEX.match(lower, whose.end(), after) if whose else None
        comma = lower.find(", ", holder.end() if holder else quantity.end, after)
        after = quantity.end if alone else comma if comma >= 0 else after
    return Clause(start, (start, start) if first else (start, stop), (quantity.end, after), head)


def _is_own_clause(segment: str) -> bool:
    """Whether the words after the last comma name a holder of their own: "…, mỗi lớp bố trí 2 giáo viên"."""
    return segment.startswith(_CLAUSE_STARTS) or split_subject(segment)[0] is not None


def _skip(lower: str, start: int, end: int) -> int:
    while start < end and lower[start] in " ,.:-+*•\t)":
        start += 1
    return start


def _before_next(lower: str, start: int, following: int) -> int:
    """Return where the clause ends that the next number's clause follows: at the last comma or "và" before it."""
    between = lower[start:following]
    cut = max(between.rfind(","), between.rfind(" và "), between.rfind(";"), between.rfind(" trong đó"))
    return start + cut if cut >= 0 else following


def _target(context: Context, quantity: Quantity, clause: Clause, path: tuple[Heading, ...]) -> Target:
    lower = context.lower
    label = _trim(lower, *clause.label)
    after = _trim_after(lower, *clause.after)
    counted = quantity.unit is not None and quantity.of is None
    ranked = not counted and is_rank(lower[max(0, quantity.start - 60) : quantity.start])
    begin = clause.start
    unit = None if ranked else _unit(context, quantity, clause.head[0] if clause.head else label[0], label[1])
    if label[0] < label[1] and quantity.unit == "%" and _is_predicated(lower, *after):
        label, begin = (quantity.start, quantity.start), quantity.start
    subject, indicator = _read_words(context, quantity, label, after, unit)
    head = context.text[slice(*clause.head)].strip() if clause.head else ""
    if head and (len(indicator.split()) <= 3 or is_rating(indicator.lower())):
        indicator = _with_head(head, indicator)
    elif not indicator or is_rating(indicator.lower()):
        indicator = _under_heading(indicator, path)
    if ranked:
        place = "xếp thứ" if "thứ" in lower[begin : quantity.number] else "xếp trong tốp"
        indicator = f"{head or place} {context.text[slice(*after)].replace('trở lên', '')}".strip()
    indicator = indicator or context.text[slice(*label)] or unit or ""
    above = path[-1].head if path and path[-1].rank >= 9 and not head else ""
    words = f"{above} {head.lower()} {lower[slice(*label)]} {quantity.unit or ''} {lower[slice(*after)]}"
    award = ranked or (quantity.unit not in _LOADS and (quantity.group == "prize" or is_award(words)))
    if award and len(indicator) > 9 and indicator.startswith("đạt "):
        indicator = indicator.removeprefix("đạt ")  # "12/15 giáo viên (80%) đạt Lao động tiên tiến"
    return context.target(
        begin, max(quantity.end, after[1]), kind="award" if award else "quantity",
        comparator=_RANK_SIGNS.get(quantity.comparator, "=") if ranked else quantity.comparator,
        value=quantity.value, value_to=quantity.value_to, unit=unit, indicator=indicator,
        subject=_subject(context, quantity, subject, f"{indicator.lower()} {lower[slice(*label)]}", head, path, ranked,
                         clause.start),
    )  # fmt: skip


def _with_head(head: str, indicator: str) -> str:
    """Return the indicator behind its head, whose level it replaces: "HSG cấp huyện", "cấp tỉnh"."""
    if _LEVEL_REGEX.fullmatch(f" {indicator.lower()}"):
        head = _LEVEL_REGEX.sub("", head)
    return f"{head} {indicator}".strip()


def _under_heading(indicator: str, path: tuple[Heading, ...]) -> str:
    """Return a mark with what it marks: "Giỏi" under "Học lực:"; the line's own head says the mark only."""
    for heading in reversed(path[-2:]):
        if heading.head and heading.mood is None and heading.head != indicator.lower():
            return heading.head if indicator.lower() in heading.head else _with_head(heading.head, indicator)
    return indicator


def _read_words(
    context: Context, quantity: Quantity, label: tuple[int, int], after: tuple[int, int], unit: str | None
) -> tuple[str | None, str]:
    """Return the holder and the indicator that the words before and after the number give."""
    lower, text = context.lower, context.text
    predicate = text[slice(*after)].removeprefix("trở lên ")
    if text[after[0] - 1 : after[0]] == "/":
        predicate = "mỗi " + predicate
    if label[0] == label[1]:
        if quantity.group in ("thing", "prize", "body") and quantity.unit:
            return None, f"{unit} {predicate}".strip(" ,:-")
        counted = f"{quantity.unit} " if quantity.group == "person" else ""
        subject, rest = split_subject((counted + predicate).lower())
        predicate_rest = predicate[max(0, rest - len(counted)) :].strip(" ,:-")
        return _written(subject, predicate), predicate_rest.removeprefix("trở lên ")
    subject, rest = split_subject(lower[slice(*label)])
    subject = _written(subject, text[slice(*label)])
    indicator = text[label[0] + rest : label[1]].strip(" ,:-")
    if is_award(indicator.lower()) and fold(predicate).lower().startswith(("số ", "tổng số ", "trong số ", "so với ")):
        predicate = ""  # "CSTĐ cơ sở không quá 15% số Lao động tiên tiến": of whom, not what
    if predicate and quantity.unit == "%":
        second, skip = split_subject(predicate.lower())
        return subject or _written(second, predicate), f"{indicator} {predicate[skip:]}".strip(" ,:-")
    if quantity.group == "thing" and unit and unit.lower() not in _LOADS and unit.lower() not in indicator.lower():
        predicate = f"{unit} {predicate}"
    words = f"{indicator} {predicate}".strip(" ,:-")
    return subject, f"{unit} {words}" if unit and words.startswith("mỗi ") and unit not in _TIMES else words


def _written(subject: str | None, words: str) -> str | None:
    """Return the holder in the letters that it has in the plan, HS and GV in full."""
    if subject is None or subject in FULL_NAMES:
        return FULL_NAMES.get(subject or "", subject)
    at = words.lower().find(subject)
    return words[at : at + len(subject)] if at >= 0 else subject


def _subject(
    context: Context,
    quantity: Quantity,
    subject: str | None,
    words: str,
    head: str,
    path: tuple[Heading, ...],
    ranked: bool,
    clause_start: int,
) -> str | None:
    if subject is None and (counted := _EACH_REGEX.search(words)):
        holder, _ = split_subject(words[counted.start(1) :])
        subject = holder or counted[1]
    if subject is None and head:
        subject, _ = split_subject(head.lower())
        subject = _written(subject, head)
    if subject is None and quantity.of is not None and quantity.unit == "%":
        subject, _ = split_subject(context.lower[quantity.number : quantity.end].lstrip("0123456789/ "))
    if subject is None and quantity.of is not None and quantity.group == "body":
        subject = quantity.unit
    if subject is None and quantity.group == "person":
        subject = FULL_NAMES.get(quantity.unit or "", quantity.unit)
    if quantity.unit in ("quần chúng", "đảng viên") and "kết nạp" in words:
        return "Chi bộ"
    if subject is None or subject.lower() in _ANYBODY:
        said = usual_subject(words) or usual_subject(head.lower())
        subject = said or subject_of_headings(path) or _member(context, subject)
    if subject is None and quantity.group == "body" and _REACHED_REGEX.match(context.lower, quantity.end):
        return quantity.unit
    if subject is None and quantity.unit == "%" and (named := _NAMED_REGEX.match(context.lower, quantity.end)):
        return context.text[named.start(1) : named.end(1)]
    clause = f"{words} {context.lower[clause_start : quantity.start]}"
    works = quantity.group in ("thing", "body", "prize") and _SCHOOL_WORK_REGEX.search(clause)
    return context.school if subject is None and (ranked or works) else subject


def _member(context: Context, subject: str | None) -> str | None:
    """Return who is meant by "em", "cháu", "đồng chí" in a plan of this office; others stay as they are."""
    if subject is None or context.member is None:
        return subject
    grown = context.member in ("đảng viên", "đoàn viên", "đội viên")
    return context.member if grown or subject.lower() in _CHILDREN else subject


def _is_predicated(lower: str, start: int, end: int) -> bool:
    """Whether the words after a share say whose it is and what they do: "90% học viên bơi được 25 m"."""
    subject, rest = split_subject(lower[start:end])
    return subject is not None and rest < end - start and _ADVERBIAL_REGEX.match(lower, start + rest) is None


def _unit(context: Context, quantity: Quantity, start: int, end: int) -> str | None:
    """Return the unit as the plan writes it; the noun behind a number that no lexicon knows counts too."""
    if quantity.unit == "%":
        return "%"
    if quantity.unit:
        at = context.lower.rfind(quantity.unit, quantity.number, quantity.end)
        return context.text[at : at + len(quantity.unit)] if at >= 0 else quantity.unit
    if context.lower.find("điểm ", start, end) >= 0 or context.lower.find("chỉ số", start, end) >= 0:
        return "điểm"
    if _END_REGEX.match(context.lower, quantity.end):
        if quantity.value == 0:
            return "%"
        tally = _TALLY_UNIT_REGEX.search(context.lower, start, end)
        return context.text[slice(*tally.span())] if tally else None
    noun = _NOUN_REGEX.match(context.lower, quantity.end)
    return context.text[noun.start(1) : noun.end(1)] if noun else None


def _trim(lower: str, start: int, end: int) -> tuple[int, int]:
    """Return the label without the words that lead it ("Phấn đấu", "tỉ lệ") and end it ("đạt", "lên")."""
    start = max(start, end - _LONGEST_LABEL)
    while start < end and lower[start] in " ,.:-+*•\t":
        start += 1
    lead = LEAD_REGEX.match(lower, start, end)
    start = lead.end() if lead and lead.end() < end else start
    words = lower[start:end]
    trail = TRAIL_REGEX.search(words)
    stop = start + trail.start() if trail else end
    if lower[start:stop].endswith(("chưa", "mức", "loại", "không", "chưa ")) or (
        stop == start and words.strip() == "đạt"
    ):
        return start, start + len(words.rstrip(" :,"))
    return start, stop


def _trim_after(lower: str, start: int, end: int) -> tuple[int, int]:
    while start < end and lower[start] in " ,/":
        start += 1
    while end > start and lower[end - 1] in " ,.;:…":
        end -= 1
    return start, end
