"""Numbers with their comparator and unit, wherever they stand; what they mean is for others to say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.components.targets.vocabulary import (
    AFTER,
    BEFORE,
    BEFORE_REGEX,
    FROM_REGEX,
    UNIT_REGEX,
    plain,
    unit_groups,
)
from schemas import Comparator

_NUMBER = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9.,]?[0-9])|[0-9]{1,9}(?:[.,][0-9]{1,4})?)"
_THOUSANDS_REGEX = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
# 12 · 43,5% · 65 đến 70% · 40 - 45% · 25/27 · chín mươi phần trăm (90%) · một (before a noun)
QUANTITY_REGEX = re.compile(
    # One look at the first character refuses most places.
    rf"(?=[0-9{''.join(sorted({word[0] for word in _WORDS}))}])"
    rf"(?:(?=[0-9])(?:(?<![\w.,/])|(?<=lớp/)|(?<=nhóm/)|(?<=phòng/))(?P<a>{_NUMBER})"
    rf"(?:(?:\s?/\s?|\s(?:trong|trên) (?:tổng )?số )(?P<of>[0-9]{{1,5}})(?![\w/])"
    rf"|\s?%?\s{{0,3}}(?:-|đến|tới|÷)\s{{0,3}}(?:dưới |trên )?(?P<b>{_NUMBER}))?"
    rf"(?P<share>\s{{0,3}}(?:%|phần trăm(?!\w)))?(?![0-9])"
    rf"|(?<=[ (])(?P<word>{'|'.join(_WORDS)}) (?!mươi|trăm|phần|nghìn|ngàn)(?=[^\W\d_]))"
)
# "21/27 giáo viên (77,8%)", "2/2 em đạt 100%", "20 đ/c = 65%": the count and its share say the same.
_SAME_SHARE_REGEX = re.compile(
    r"(?P<noun>(?:[^.;:()|,=\n]|,(?= ?(?:giáo viên|nhân viên|cán bộ|người lao động|viên chức|gv|nv)\b)){0,100}?)"
    rf"\s{{0,3}}(?P<link>\(\s{{0,3}}(?:đạt |tỷ lệ |tỉ lệ |chiếm |"
    rf"tương đương |=\s*|~\s*)*"
    rf"|,?\s?(?:=|-|chiếm|đạt|tỷ lệ|tỉ lệ)\s{{0,3}}(?:tỷ lệ |tỉ lệ )?)"
    rf"(?P<share>{_NUMBER})\s{{0,3}}%(?! (?:hs|học sinh|trẻ|em|gv|giáo viên) (?:hoàn|đạt|tham|được|đã|ra))\s{{0,3}}\)?"
)
_NEAR_SHARE = 40  # characters: farther on the share must be that of the count
_ROUNDED = 0.6  # per cent
# "02 Nhất, 03 Nhì": prizes by their rank only
_PRIZE_REGEX = re.compile(r"\s(?:nhất|nhì|ba|kk|khuyến khích)(?=\s*(?:[,;.:)(+]|và |cấp |$))")
# "90% (khoảng 1.200 học sinh)": the share is the target, its count in brackets no other.
_COUNT_IN_BRACKETS_REGEX = re.compile(
    rf"\s?\((?:khoảng |tương đương |tức |= ?)?{_NUMBER}(?:/[0-9]+)? ?(?:[^\W\d_]+ ?){{0,3}}(?:/ ?[0-9]+)?\)"
)
# "35 em", "48 tiết dạy", "12 giáo viên tiểu học": people, bodies and lessons have shares.
_COUNT_REGEX = re.compile(
    r"\s*(?:(?:học sinh|hs|em|trẻ|cháu|gv|giáo viên|cô|thầy|đ/c|đồng chí|người|lớp|tổ|cbgv|cb-gv-nv|cán bộ|nhân viên|"
    r"đảng viên|đoàn viên|đội viên|học viên|bạn|hộ|phòng|hồ sơ|giờ|tiết|bài)(?!\w)|$)"
)
# "ít nhất làm 2 đồ dùng", "tối thiểu phải đạt 95%": a verb between the comparator and the number
_BEFORE_VERB_REGEX = re.compile(
    r"(?P<form>ít nhất|tối thiểu|tối đa|không quá)(?: phải)? "
    r"(?:làm|có|đạt|dự|viết|soạn|dạy|tổ chức|thực hiện|tham gia|xây dựng|đăng k[ýí])\s+$"
)
_EVERY_REGEX = re.compile(r"\s?(?:tháng|tuần|quý|năm|ngày)\s?/\s?lần(?!\w)")  # "3 tháng/lần": once in three months
_WORDED_SHARE_REGEX = re.compile(r"(?:[^\W\d_]+ ){1,5}phần trăm\s*\(\s*$")
_AFTER_REGEX = re.compile(
    r"(?P<noun>(?:\s+[^\W\d_]+(?:-[^\W\d_]+)?,?){0,9}?)\s*(?P<form>"
    + "|".join(AFTER).replace(" ", " +")
    + r")(?!\w)(?! (?:trường|lớp))"
)
# In "98% học sinh đạt loại khá trở lên" the words belong to the rating, not to the number.
_VERB_REGEX = re.compile(
    r"(?:đạt|giữ|chức vụ|được|có|xếp|loại|khá|tốt|giỏi|chuẩn|là|tham gia|hoàn thành|"
    r"trung bình|tb|vào|mức|học lực|hạnh kiểm)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """``comparator value[-value_to] unit`` at ``[start, end)``; ``number`` is where its digits begin.

    ``of`` is the whole of a fraction ("8/10 lớp"); ``group`` is the unit's group, None for unknown; ``noun`` is where
    the words between a count and its share stand: "25/27 giáo viên đạt chuẩn (92,6%)".
    """

    start: int
    number: int
    end: int
    comparator: Comparator
    value: float
    value_to: float | None
    unit: str | None
    group: str | None
    of: float | None = None
    worded: bool = False
    noun: tuple[int, int] | None = None


def find_quantities(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Yield the numbers of a stretch of lower-case text in their order.

    1. "từ 95% trở lên", "đạt trên 90%", "≥ 98", "không quá 3,5%"
    2. "từ 65 đến 70%", "40 - 45%", "02-03 giải"
    3. "25/27 giáo viên (92,6%)" is 92.6 %; "8/10 lớp" is 8 lớp; "1/3 số đảng viên" is 33.3 %
    4. "chín mươi phần trăm (90%)", "ít nhất một em"
    """
    place = start
    while match := QUANTITY_REGEX.search(lower, place, end):
        if match["b"] and to_number(match["b"]) < to_number(match["a"]):  # "khối 6 - 3 lớp": two numbers, no range
            match = QUANTITY_REGEX.match(lower, match.start(), match.start("b")) or match
        quantity = _read(lower, match, start, end)
        place = max(match.end(), quantity.end) if quantity.of is not None else match.end()
        yield quantity


def to_number(digits: str) -> float:
    """Return the value of "43,5", "98.5", "1.296".

    >>> to_number("1.296"), to_number("43,5")
    (1296.0, 43.5)
    """
    if _THOUSANDS_REGEX.fullmatch(digits):
        return float(digits.replace(".", ""))
    return float(digits.replace(",", "."))


def _read(lower: str, match: re.Match[str], start: int, end: int) -> Quantity:
    word = match["word"]
    value = float(_WORDS[word]) if word else to_number(match["a"])
    stop, of = match.end(), to_number(match["of"]) if match["of"] else None
    if word:
        stop -= 1
    value_to = to_number(match["b"]) if match["b"] else None
    if every := _EVERY_REGEX.match(lower, stop, end):
        return Quantity(match.start(), match.start(), every.end(), "=", 1.0, None, "lần", "thing")
    unit = group = counted = None
    begin = match.start()
    if match["share"]:
        unit, group = "%", "share"
        if bracket := _COUNT_IN_BRACKETS_REGEX.match(lower, stop, end):
            stop, of = bracket.end(), 0.0
        before = lower[max(start, begin - 60) : begin]
        if worded := _WORDED_SHARE_REGEX.search(before):
            begin, stop = _worded_start(before, worded, begin), stop + (lower[stop : stop + 1] == ")")
    elif (
        not value_to
        and "%" in lower[stop : stop + 130]
        and (share := _SAME_SHARE_REGEX.match(lower, stop, end))
        and _is_same(share, value, of)
        and (of is not None or (_COUNT_REGEX.match(share["noun"]) and (share["noun"].strip() or "(" in share["link"])))
    ):
        of, counted = of or 0.0, share.span("noun")
        value, unit, group, stop = to_number(share["share"]), "%", "share", share.end()
    elif of and (lower.startswith((" số ", " tổng số "), stop) or _is_part(lower, match, start)):
        value, unit, group = round(100 * value / of, 1), "%", "share"
    elif _PRIZE_REGEX.match(lower, stop, end):
        unit, group = "giải", "prize"
    elif noun := UNIT_REGEX.match(lower, stop, end):
        unit, group, stop = noun["unit"], unit_groups()[plain(noun["unit"])], noun.end()
    sign, begin = _comparator(lower, begin, start)
    sign, stop = _after(lower, sign, stop, end)
    if sign == "from":
        sign = ">=" if value_to is None else "="
    return Quantity(begin, match.start(), stop, sign or "=", value, value_to, unit, group, of, bool(word), counted)  # pyright: ignore[reportArgumentType]


def _is_same(share: re.Match[str], value: float, of: float | None) -> bool:
    """Whether a count and a share far behind it say the same: "113/113 trẻ 5 tuổi hoàn thành …, đạt 100%"."""
    near = len(share["noun"]) <= _NEAR_SHARE
    return near or (bool(of) and abs(to_number(share["share"]) - 100 * value / (of or 1)) < _ROUNDED)


def _is_part(lower: str, match: re.Match[str], start: int) -> bool:
    """Whether a small fraction is compared, and so is a share: "trên 1/3 giáo viên", "ít nhất 2/3 đảng viên"."""
    small = match["a"] in ("1", "2", "3") and match["of"] in ("2", "3", "4") and match["a"] < match["of"]
    return small and _comparator(lower, match.start(), start)[0] not in (None, "from")


def _worded_start(before: str, worded: re.Match[str], begin: int) -> int:
    """Return where the words of "ít nhất chín mươi phần trăm (90%)" begin, behind their comparator."""
    words = before[: before.rfind("phần trăm")].split()
    count = 0
    for word in reversed(words):
        if word not in _WORDS and word not in ("mươi", "năm", "lăm", "mốt", "tư", "trăm"):
            break
        count += len(word) + 1
    return begin - (len(before) - before.rfind("phần trăm")) - count


def _comparator(lower: str, number: int, start: int) -> tuple[str | None, int]:
    before = lower[max(start, number - 40) : number]
    offset = number - len(before)
    if match := BEFORE_REGEX.search(before):
        return BEFORE[plain(match["form"])], offset + match.start()
    if match := FROM_REGEX.search(before):
        return "from", offset + match.start()
    if match := _BEFORE_VERB_REGEX.search(before):
        return BEFORE[match["form"]], offset + match.start()
    return None, number


def _after(lower: str, sign: str | None, stop: int, end: int) -> tuple[str | None, int]:
    """Read "trở lên" behind the number, with the counted noun between: "98,5% cha mẹ học sinh trở lên"."""
    if sign not in (None, "from"):
        return sign, stop
    match = _AFTER_REGEX.match(lower, stop, end)
    if match is None:
        return sign, stop
    noun = match["noun"]
    if sign is None and (_VERB_REGEX.search(noun) or len(noun.split()) > 5):
        return sign, stop
    return AFTER[plain(match["form"])], stop if noun.strip() else match.end()
