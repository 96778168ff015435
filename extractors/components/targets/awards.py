"""Awards aimed for without a number: "Trường: Tập thể lao động xuất sắc"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extractors.components.targets.award_holders import HOLDER, HOLDERS_REGEX, holder_over, holders_of
from extractors.components.targets.context import Context
from extractors.components.targets.moods import Heading
from extractors.components.targets.refused_sentences import is_norm, is_of_earlier_year
from extractors.components.targets.vocabulary import AWARD_REGEX, award_row
from schemas import Target

_STRIVING_REGEX = re.compile(
    r"phấn đấu|giữ vững|duy trì|đề nghị|đăng ký|đăng kí|công nhận|quyết tâm|chỉ tiêu|danh hiệu|"
    r"đạt(?! được)|xếp loại|tặng|được"
)
_STRONG_REGEX = re.compile(r"phấn đấu|giữ vững|duy trì|đăng ký|đăng kí|đề nghị.{0,40}(?:công nhận|tặng)|quyết tâm")
_NOT_AIMED_REGEX = re.compile(
    r"(?:căn cứ|theo|như|hồ sơ|bảng kiểm|rà soát|đối với|những|"
    r"các giải|danh sách|xét|bình xét|quy định|tiêu chuẩn|tiêu chí|"
    r"trong đó có|nếu|đã|"
    r"góp phần|kính mong|mong|thúc đẩy|động lực|giúp|khuyến khích|động viên|"
    r"thưởng|hình thức|quyết định|khi|hội thi|cuộc thi|kỳ thi|bồi dưỡng|phong trào|công tác|xây dựng|tổ chức|"
    r"kế hoạch(?: thực hiện| xây dựng)?)"
    r"(?: [^\s:;,.]+){0,4}\s*$"
)
_WHEN_REGEX = re.compile(r"(?:đạt|công nhận|xếp)(?: [^\s:;,.]+){0,3} (?:khi|nếu) ")  # "đạt danh hiệu khi tiết dạy …"
# "phê duyệt để tổ hoàn thành tốt nhiệm vụ": a wish, no title.
_SO_THAT_REGEX = re.compile(r"(?:^|\W)(?:để|giúp|nhằm|tạo điều kiện cho)(?: [^\s:;,.]+){0,5} $")
_TASK_REGEX = re.compile(
    r"\s*(?:năm học|được|của|chính trị|giáo dục|trọng tâm|chuyên môn|đề ra|theo|"
    r"học kỳ|đã|mà|các|trong|công tác|kiểm tra|dạy)"
)
# Between the holder and its award, outside of goals: "Chi bộ đạt trong sạch vững mạnh", "Công đoàn: Vững mạnh".
_HELD_REGEX = re.compile(
    rf"(?<!\w){HOLDER}(?:\s*(?::|đạt|là|được|công nhận|giữ vững|phấn đấu|xếp loại|"
    r"danh hiệu|duy trì|tổ chức|cơ sở|\"|loại))*\s*$"
)
_SENTENCE_REGEX = re.compile(r"\.(?=\s|$)|;|\||\n")
_CLAUSE_REGEX = re.compile(r"[,.;|()\n]")
_LEVEL_REGEX = re.compile(r"mức(?: độ)? \d")
_NEXT_LEVEL_REGEX = re.compile(r"(?:,| và)\s*([^,.;|\n]{2,40}?mức(?: độ)? \d)")
_ITEM_END_REGEX = re.compile(r'"?\s*(?:[;.,\n]|$)')
_PERSONAL = ("Lao động tiên tiến", "Chiến sĩ thi đua", "Giáo viên dạy giỏi")
_OF_LEVEL_REGEX = re.compile(r" cấp (?:trường|cơ sở|huyện|quận|thị xã|thành phố|tỉnh|quốc gia|cụm|xã|phường|bộ)(?!\w)")
_NAME_LEAD_REGEX = re.compile(
    r"^(?:(?:đạt|được công nhận|giữ vững|công nhận|là|mô hình|có|danh hiệu) )+", re.IGNORECASE
)
_BODY_ONLY = ("Hoàn thành nhiệm vụ", "Xếp loại")


def find_awards(
    context: Context,
    start: int,
    end: int,
    path: tuple[Heading, ...],
    mood: str | None,
    bounds: list[tuple[int, int]],
    aimed: bool = False,
) -> Iterator[Target]:
    """Yield the awards of a stretch that stand outside the clauses of its numbers.

    1. "Chi bộ: Hoàn thành tốt nhiệm vụ. Công đoàn: Vững mạnh"
    2. "Công đoàn và Liên đội đạt Vững mạnh xuất sắc": one award a holder
    3. "Giữ vững danh hiệu cơ quan văn hoá", "đề nghị UBND tỉnh tặng Bằng khen"
    4. "đạt chuẩn phổ cập giáo dục tiểu học mức độ 3, THCS mức độ 2"
    """
    if mood in ("past", "criteria", "purpose"):
        return
    lower = context.lower
    starts = [bound[0] for bound in bounds]
    last: str | None = None
    chained, previous = False, start
    for match in AWARD_REGEX.finditer(lower, start, end):
        row = award_row(match)
        at = bisect_right(starts, match.start()) - 1
        if (at >= 0 and match.start() < bounds[at][1]) or context.is_taken(match.start(), match.end()):
            continue
        if match.start() < previous:  # read as a level of the award before it
            continue
        sentence = _sentence_start(lower, start, match.start())
        before = lower[sentence : match.start()]
        holders = holders_of(context, sentence, match)
        if _is_mark_of_another(lower, match, row, before):
            continue
        if is_of_earlier_year(context, before) or is_norm(before):
            continue
        chained = chained and row.get("alone") is True and not _NOT_AIMED_REGEX.search(before)
        if not chained and not aimed and not _is_aimed(lower, before, match, row, mood, bool(holders), path):
            continue
        chained = True
        last = holders[-1] if holders else last
        counted = bounds[at][1] if at >= 0 else start  # "2/3 tổ đạt …, tổ 4-5 đạt …": behind what a number says
        begin = max(_clause_start(lower, sentence, match.start(), bool(holders)), previous, counted)
        previous = match.end()
        held = holders or [last or holder_over(path) or context.school]
        read = list(_awards_of(context, match, row, begin, end, held))
        yield from read
        previous = max(previous, *(award.span[1] for award in read)) if _LEVEL_REGEX.search(match[0]) else previous


def _awards_of(
    context: Context, match: re.Match[str], row: dict[str, object], begin: int, end: int, held: Sequence[str | None]
) -> Iterator[Target]:
    """Yield an award for each of its holders, and the levels that are named after it."""
    stop = _award_end(context.lower, match, row, end)
    for holder in held:
        name = _name(context.text[match.start() : stop])
        yield context.target(begin, stop, kind="award", subject=holder, indicator=name)
    if _LEVEL_REGEX.search(match[0]):
        yield from _next_levels(context, match.end(), min(end, match.end() + 60), held[0])


def _next_levels(context: Context, start: int, end: int, holder: str | None) -> Iterator[Target]:
    """Yield the levels named after the first: "…tiểu học mức độ 3, THCS mức độ 2"."""
    for more in _NEXT_LEVEL_REGEX.finditer(context.lower, start, end):
        name = context.text[more.start(1) : more.end(1)]
        yield context.target(more.start(1), more.end(1), kind="award", subject=holder, indicator=name)


def _is_item(lower: str, before: str, match: re.Match[str], row: dict[str, object]) -> bool:
    """Whether a title is all that is said of its holder: "Tổ Toán: Lao động tiên tiến", "NV y tế đạt LĐTT"."""
    level = _OF_LEVEL_REGEX.match(lower, match.end())
    if _ITEM_END_REGEX.match(lower, level.end() if level else match.end()) is None:
        return False
    if row["name"] == "Giải":
        return before.rstrip(' "').endswith(":")
    return row["name"] in _PERSONAL and _HELD_REGEX.search(before) is not None


def _is_mark_of_another(lower: str, match: re.Match[str], row: dict[str, object], before: str) -> bool:
    """Whether a mark after a colon is not that of a body: "Y tế học đường: tốt"."""
    marked = row["name"] == "Xếp loại" and lower[match.start() - 2 : match.start()] == ": "
    return marked and not _HELD_REGEX.search(before)


def _award_end(lower: str, match: re.Match[str], row: dict[str, object], end: int) -> int:
    """Return where the award's name ends: a prize is named to the end of its clause."""
    if row["name"] != "Giải":
        level = _OF_LEVEL_REGEX.match(lower, match.end(), end) if row["name"] in _PERSONAL else None
        return level.end() if level else match.end()
    stop = _CLAUSE_REGEX.search(lower, match.end(), end)
    return stop.start() if stop else end


def _name(words: str) -> str:
    name = words.strip(' "“”.;,')
    if ": " in name and (level := _LEVEL_REGEX.search(name.lower())):
        return f"{name.partition(':')[0]} {name[level.start() :]}"  # "Xóa mù chữ: giữ vững mức độ 2"
    name = _NAME_LEAD_REGEX.sub("", name, count=1)
    return name.rpartition(" đạt ")[2].strip(' "“”')


def _sentence_start(lower: str, start: int, place: int) -> int:
    begin = max(start, place - 300)
    for match in _SENTENCE_REGEX.finditer(lower, max(start, place - 300), place):
        begin = match.end()
    return begin


def _clause_start(lower: str, sentence: int, place: int, held: bool) -> int:
    comma = lower.rfind(",", sentence, place)
    return sentence if held or comma < 0 else comma + 1


def _is_aimed(
    lower: str,
    before: str,
    match: re.Match[str],
    row: dict[str, object],
    mood: str | None,
    held: bool,
    path: tuple[Heading, ...],
) -> bool:
    if _NOT_AIMED_REGEX.search(before) or " như " in before or _WHEN_REGEX.search(before):
        return False
    if row["name"] == "Hoàn thành nhiệm vụ" and _SO_THAT_REGEX.search(before):
        return False
    if row["name"] in _BODY_ONLY and (
        (not held and row["name"] != "Xếp loại") or _TASK_REGEX.match(lower, match.end())
    ):
        return False
    if row["name"] == "Xếp loại" and not (held or "thi" in before):
        return False
    strong = _STRONG_REGEX.search(before) is not None or (
        row["name"] == "Giải"
        and mood == "goal"
        and (held or not before.strip(" -+*•\t"))
        and match[0].startswith(("đạt", "giành", "đoạt", "dành", "có giải"))
    )
    if not row.get("alone"):
        if mood == "goal" and held and _is_item(lower, before, match, row):
            return True
        return (strong and (mood == "goal" or held) and row["name"] == "Giải" and not match[0].startswith("xếp")) or (
            row["name"] != "Giải" and mood == "goal" and strong)  # fmt: skip
    titled = any("danh hiệu" in heading.head for heading in path) or "danh hiệu" in before
    if mood == "goal" or titled:
        return held or titled or strong or _STRIVING_REGEX.search(before + match[0]) is not None
    return strong or (
        held and (mood is None or _HELD_REGEX.search(before) is not None or HOLDERS_REGEX.match(match[0]) is not None)
    )
