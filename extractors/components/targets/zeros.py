"""None of something: "không có học sinh kém" is a target of 0 học sinh."""

import re
from collections.abc import Iterator

from extractors.components.targets.context import Context
from extractors.components.targets.moods import Heading
from extractors.components.targets.prose import find_quantities_in
from extractors.components.targets.vocabulary import loose
from extractors.components.targets.wording import is_rating, split_subject
from extractors.layout import Line
from schemas import Target

_COUNTED = (
    "cbgvnv|cb-gv-nv|cbgv|cbvc|nlđ|hv|học sinh|hs|em|trẻ em|trẻ|cháu|bé|giáo viên|gv|cán bộ|đảng viên|đoàn viên|"
    "đội viên|nhân viên|viên chức|học viên|"
    "(?:hồ sơ|giờ dạy|tiết dạy|tiết|sáng kiến|bài giảng|môn)(?= (?:nào )?(?:bị |đạt |xếp |ở )*"
    "(?:loại|mức|yếu|kém|trung bình|tb|chưa đạt|không đạt))|"
    "ca(?= (?:lây|mắc|nhiễm|ngộ độc|bệnh|sốt|tử vong))|"
    "vụ việc|vụ|trường hợp|bài thi|bài kiểm tra|bài|lớp|thí sinh|đồng chí|đ/c|đơn thư|hộ|tổ|cá nhân|người"
)
_ZERO_REGEX = re.compile(
    loose(
        r"không (?:(?:có|còn|để|xảy ra|để xảy ra|phát sinh|có xảy ra|để có|để còn)"
        r"(?: (?:tình trạng|hiện tượng|xảy ra|có|còn|các|bất kỳ|một))*"
        rf" (?P<unit>{_COUNTED})(?!\w)(?: nào)?|(?P<none>{_COUNTED}) nào(?!\w)"
        r"|(?:có|còn)(?: (?:xếp|loại|học lực|hạnh kiểm|mức|loại hình))* (?P<rating>yếu|kém|trung bình|chưa đạt|"
        r"chưa hoàn thành|cần cố gắng)(?=\s*(?:[,;.)]|$|và |hoặc |\n)))"
    )
)
_STOP_REGEX = re.compile(
    r"[;()\n]|\.(?=\s|$)| - |, (?=không|có |phấn|tỉ|tỷ|đạt|trên|từ|\d|số|giảm|"
    r"tăng|duy|hạn|bảo|đảm|tích|thực|chấp|mỗi|trong)"
)
_RATED_REGEX = re.compile(r",\s*(?:yếu|kém|trung bình|tb)(?!\w)")
_STRIVING_REGEX = re.compile(r"phấn đấu|chỉ tiêu|đảm bảo|bảo đảm")
_HEAD_REGEX = re.compile(r"([^:;.|]{2,60}):")
_RATED_AS_REGEX = re.compile(r"^(?:được |bị )?(?:xếp|đạt) loại ")  # said by the head already
_NOT_COUNTED_REGEX = re.compile(r"\s*(?:học lệch|học thêm|dạy thêm|nhãng|chủ quan|sai sót|phải chờ)")


def find_zeros(
    context: Context, line: Line, path: tuple[Heading, ...], mood: str | None, numbered: list[Target]
) -> Iterator[Target]:
    """Yield the targets of none of something in a line.

    1. "không có học sinh kém", "không còn học sinh yếu", "không để học sinh bỏ học"
    2. "không có học sinh nào bị xếp loại yếu", "không em nào phải bỏ học"
    3. "không để xảy ra vụ nghiêm trọng"; no target is "không để xảy ra ngộ độc": nothing is counted
    """
    lower = context.lower
    if (
        mood in ("past", "criteria")
        or (mood == "purpose" and not numbered)
        or lower.find("không ", line.body, line.end) < 0
    ):
        return
    # "không có", "không em nào": what a zero begins with is rare, the rest of the pattern dear.
    for match in _ZERO_REGEX.finditer(lower, line.body, line.end):
        limit = min(line.end, match.end() + 300)
        stop = _STOP_REGEX.search(lower, match.end(), limit)
        end = stop.start() if stop else limit
        while rated := _RATED_REGEX.match(lower, end, line.end):
            end = rated.end()
        comma = lower.find(", ", match.end(), end)
        if comma >= 0 and find_quantities_in(lower, comma, end):
            end = comma  # "tiểu học không có học sinh bỏ học, THCS không quá 1,5%"
        if _NOT_COUNTED_REGEX.match(lower, match.end()) or find_quantities_in(lower, match.end(), end):
            continue
        if match["rating"] and mood != "goal":
            continue
        if (
            mood != "goal"
            and mood is not None
            and not numbered
            and not _STRIVING_REGEX.search(lower, max(line.body, match.start() - 200), match.start())
        ):
            continue
        yield _zero(context, line, match, end, path)


def _zero(context: Context, line: Line, match: re.Match[str], end: int, path: tuple[Heading, ...]) -> Target:
    lower, text = context.lower, context.text
    if match["rating"]:
        return _none_rated(context, line, match, end, path)
    name = "unit" if match["unit"] else "none"
    unit = text[match.start(name) : match.end(name)]
    subject, _ = split_subject(lower[match.start(name) : end])
    rest = match.end()
    indicator = text[rest:end].strip(" ,.")
    head = _HEAD_REGEX.match(lower, line.body, match.start())
    if head and (is_rating(indicator.lower()) or not indicator):
        indicator = f"{text[head.start(1) : head.end(1)]} {_RATED_AS_REGEX.sub('', indicator)}".strip()
    elif path and path[-1].head and is_rating(indicator.lower()):
        indicator = f"{path[-1].head} {indicator}".strip()
    people = {"em": "học sinh", "hs": "học sinh", "bài thi": "học sinh", "bài": "học sinh",
              "vụ": "học sinh", "gv": "giáo viên",
              "trường hợp": "học sinh", "vụ việc": None}  # fmt: skip
    plain = unit.lower()
    subject = people.get(plain, subject or plain)
    return context.target(
        match.start(),
        end,
        kind="quantity",
        comparator="=",
        value=0.0,
        unit=unit,
        subject=subject,
        indicator=indicator or unit,
    )


def _none_rated(context: Context, line: Line, match: re.Match[str], end: int, path: tuple[Heading, ...]) -> Target:
    """Return the target of nobody with a rating, whom the words do not count: "không có loại yếu"."""
    text = context.text
    head = _HEAD_REGEX.match(context.lower, line.body, match.start())
    over = text[head.start(1) : head.end(1)] if head else path[-1].head if path else ""
    indicator = f"{over} {text[match.start('rating') : end]}".strip()
    subject = context.usual_holder(indicator.lower())
    return context.target(
        match.start(), end, kind="quantity", comparator="=", value=0.0, subject=subject, indicator=indicator
    )
