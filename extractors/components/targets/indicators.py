"""What a target in prose measures, from the words before and after its number."""

import re

from extractors.components.targets.context import Context
from extractors.components.targets.holders import written
from extractors.components.targets.moods import Heading
from extractors.components.targets.numbers import Quantity
from extractors.components.targets.wording import BASE_TIME, LEAD_REGEX, TRAIL_REGEX, is_award, split_subject
from extractors.layout.fold import fold

_LONGEST_LABEL = 400
_TIMES = frozenset({"buổi", "tiết", "lần", "lượt", "kỳ", "%"})
LOADS = frozenset({"buổi", "tiết", "lần", "lượt", "câu", "tiết dạy", "giờ dạy", "cuộc", "kỳ", "bộ đề", "chuyên đề"})
# "Học sinh giỏi cấp huyện: 15 giải; cấp tỉnh: 2 giải": one level takes the place of the other.
_LEVEL_REGEX = re.compile(
    r" (?:cấp )?(?:huyện|tỉnh|trường|quận|thành phố|thị xã|cụm|xã|quốc gia|bộ|cơ sở|toàn quốc|liên đội|chi đội)(?!\w)",
    re.IGNORECASE,
)
_ASIDE_REGEX = re.compile(
    r"\s*\((?:hiện|năm ngoái|năm rồi|năm trước|năm học trước|năm học 20|đầu năm|so với|đ/c|đồng chí"
    r"|thầy|cô|tăng|giảm)(?!\w)"
    r"[^()]*\)?",
    re.IGNORECASE,
)
_PER_REGEX = re.compile(
    r"(?<=\w)\s?/\s?((?:tháng|tuần|năm học|năm|học k[ỳì]|k[ỳì]|quý|ngày|buổi|lớp|em|học sinh|giáo viên|gv|hs|tổ)$)",
    re.IGNORECASE,
)
# "học sinh yếu từ 5% xuống còn 3%", "từ 58% hồi đầu năm nâng lên 85%": what there is
_BASE_REGEX = re.compile(rf"\s+từ \d[\d.,]*\s?%?{BASE_TIME}(?: (?:nâng|tăng|giảm))?$")
_ADVERBIAL_REGEX = re.compile(r"(?:trong|ở|tại|từ|năm|vào|về|trước|ngay|theo|lớp|khối|mới|toàn|còn lại|\()")


def is_level(indicator: str | None) -> bool:
    """Whether the words are a level only, so that what reaches it stands before: "cấp huyện 5/25 đ/c"."""
    return bool(indicator) and _LEVEL_REGEX.fullmatch(f" {indicator.lower()}") is not None


def with_head(head: str, indicator: str) -> str:
    """Return the indicator behind its head, whose level it replaces: "HSG cấp huyện", "cấp tỉnh"."""
    if is_level(indicator):
        head = _LEVEL_REGEX.sub("", head)
    return f"{head} {indicator}".strip()


def tidy(indicator: str) -> str:
    """Return an indicator without asides in brackets, of the past or a person, and with "mỗi tháng" for "/tháng"."""
    words = _PER_REGEX.sub(r" mỗi \1", _ASIDE_REGEX.sub("", indicator)).strip()
    return words.removesuffix(" cho").removesuffix(" của")


def under_heading(context: Context, indicator: str, label: str, path: tuple[Heading, ...]) -> str:
    """Return a mark with what it marks: "Giỏi" under "Học lực:"; the line's own head says the mark only.

    Under "Danh hiệu" the whole label is a title: "Học sinh Giỏi".
    """
    for heading in reversed(path[-2:]):
        if heading.head and heading.mood is None and heading.head != indicator.lower():
            if "danh hiệu" in heading.head and label:
                return label
            head = _as_written(context, heading.head)
            return head if indicator.lower() in heading.head else with_head(head, indicator)
    return indicator


def _as_written(context: Context, head: str) -> str:
    """Return a heading's lower-case words as the plan has them, without what leads them."""
    at = context.lower.find(head)
    lead = LEAD_REGEX.match(head)
    skip = lead.end() if lead and lead.end() < len(head) else 0
    return context.text[at + skip : at + len(head)] if at >= 0 else head[skip:]


def read_words(
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
        return written(subject, predicate), predicate_rest.removeprefix("trở lên ")
    subject, rest = split_subject(lower[slice(*label)])
    subject = written(subject, text[slice(*label)])
    indicator = text[label[0] + rest : label[1]].strip(" ,:-")
    if is_award(lower[slice(*label)]) and not is_award(indicator.lower()):
        indicator = text[slice(*label)].strip(" ,:-")  # "Lớp tiên tiến" is a title with the word that holds it
    if is_award(indicator.lower()) and fold(predicate).lower().startswith(("số ", "tổng số ", "trong số ", "so với ")):
        predicate = ""  # "CSTĐ cơ sở không quá 15% số Lao động tiên tiến": of whom, not what
    if predicate and quantity.unit == "%":
        second, skip = split_subject(predicate.lower())
        return subject or written(second, predicate), f"{indicator} {predicate[skip:]}".strip(" ,:-")
    if quantity.group == "thing" and unit and unit.lower() not in LOADS and unit.lower() not in indicator.lower():
        predicate = f"{unit} {predicate}"
    words = f"{indicator} {predicate}".strip(" ,:-")
    return subject, f"{unit} {words}" if unit and words.startswith("mỗi ") and unit not in _TIMES else words


def is_predicated(lower: str, start: int, end: int) -> bool:
    """Whether the words after a share say whose it is and what they do: "90% học viên bơi được 25 m"."""
    subject, rest = split_subject(lower[start:end])
    return subject is not None and rest < end - start and _ADVERBIAL_REGEX.match(lower, start + rest) is None


def trim_label(lower: str, start: int, end: int) -> tuple[int, int]:
    """Return the label without the words that lead it ("Phấn đấu", "tỉ lệ") and end it ("đạt", "lên")."""
    start = max(start, end - _LONGEST_LABEL)
    while start < end and lower[start] in " ,.:-+*•\t":
        start += 1
    lead = LEAD_REGEX.match(lower, start, end)
    start = lead.end() if lead and lead.end() < end else start
    words = lower[start:end]
    trail = TRAIL_REGEX.search(words)
    stop = start + trail.start() if trail else end
    if based := _BASE_REGEX.search(lower, max(start, stop - 45), stop):
        words = lower[start : based.start()]
        trail = TRAIL_REGEX.search(words)
        stop = start + (trail.start() if trail else len(words))
    if lower[start:stop].endswith(("chưa", "mức", "loại", "không", "chưa ")) or (
        stop == start and words.strip() == "đạt"
    ):
        return start, start + len(words.rstrip(" :,"))
    return start, stop


def trim_after(lower: str, start: int, end: int) -> tuple[int, int]:
    """Return the predicate without blanks and stops round it."""
    while start < end and lower[start] in " ,/":
        start += 1
    while end > start and lower[end - 1] in " ,.;:…":
        end -= 1
    return start, end
