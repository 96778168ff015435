"""What the heads over a table's columns say the columns are for: goals, the past, sizes, ratings, measures."""

import re

from extractors.components.targets.context import Context
from extractors.components.targets.row_labels import UNIT_MARK_REGEX
from extractors.components.targets.vocabulary import unit_groups
from extractors.components.targets.wording import is_rating
from extractors.layout.head_rows import head_role

Heads = tuple[tuple[str, ...], ...]  # over each column, from top to bottom

NEVER_GOALS = frozenset({"number", "state", "remark", "time", "holder", "size", "work", "unit"})
YEAR_REGEX = re.compile(r"(20\d\d)(?:\s*-\s*20\d\d)?")
# "Yếu cuối năm (%)", "Số buổi/tuần", "Giải huyện": a column of numbers by its head.
_MEASURED_REGEX = re.compile(r"\(?%\)?\s*$|số (?!tt|thứ)|giải(?!\w)|chỉ tiêu")
_AIMED_REGEX = re.compile(r"(?:xếp |đứng )?(?:thứ|vị thứ|thứ hạng)(?!\w)|(?:tỷ|tỉ) lệ [^\W\d]")
_PAST_HEAD_REGEX = re.compile(
    r"(?<!ng)(?<!\w)(?:đầu năm|đn|năm (?:học )?trước|hiện (?:nay|tại|có)|thực trạng|đã (?!đăng)[^\W\d]+)(?!\w)"
)
_STAFF_REGEX = re.compile(r"(?:số )?(?:giáo viên|gv|nhân viên|cán bộ|học sinh|hs|trẻ|đoàn viên)")
# "Chỉ tiêu", "Mục tiêu" over the names of what is aimed for, beside columns of numbers.
_NAMES_HEAD_REGEX = re.compile(r"(?:nội dung |tên |các )?(?:chỉ tiêu|mục tiêu|chỉ số)(?: cụ thể| chính| phấn đấu)?$")
_BY_HALF_REGEX = re.compile(r"(?:hk ?[12i]{1,2}|học k[ỳì] \w+|cn|cả năm|giữa k[ỳì]|cuối k[ỳì]|cuối năm)\W*$")
_TAKING_PART_REGEX = re.compile(r"(?:số )?(?:lượng )?(?:hs |học sinh |gv |giáo viên )?(?:dự thi|tham gia|tham dự)$")

_PRIZE_REGEX = re.compile(r"(?:giải )?(?:nhất|nhì|ba|tư|kk|khuyến khích|a|b|c)")
_SUMS = frozenset(("cộng", "tổng", "tổng số", "tổng cộng"))
# "5 bài thi" on one day, "12 chi đội" that take part
_NO_PROSE_REGEX = re.compile(
    r"(?:các |tên )?(?:môn|bài)(?: học| thi| kiểm tra)?$"
    r"|(?:thành phần|đối tượng)(?!\w)|(?:người )?(?:dự|tham dự|dự thi)$"
)
_SIZE_REGEX = re.compile(r"ts|t\.số|tổng")  # "Đối tượng | TS | Có thẻ (%)": no count beside its share
_LEVEL_REGEX = re.compile(r"trường|cơ sở|xã|phường|cụm|huyện|quận|thị xã|thành phố|tỉnh|quốc gia|toàn quốc")


def roles_of(heads: Heads) -> list[set[str]]:
    """Return the roles of each column; "Chỉ tiêu" is a label where goals of their own stand to its right."""
    roles = [{role for head in column if (role := head_role(head))} for column in heads]
    for column, found in zip(heads, roles, strict=True):
        if column and "goal" not in found and _PAST_HEAD_REGEX.search(column[-1].lower()):
            found.add("state")
    shared = any("share" in found for found in roles)
    for column, found in zip(heads, roles, strict=True):
        if len(column) == 1 and not shared and _SIZE_REGEX.fullmatch(column[0].strip().lower()):
            found.add("size")
    for i, column in enumerate(heads[:-1]):
        named = len(column) == 1 and _NAMES_HEAD_REGEX.match(column[0].strip(" .:*").lower())
        right = zip(heads[i + 1 :], roles[i + 1 :], strict=True)
        beside = named and any(r & {"unit", "goal"} or _is_year(other) for other, r in right)
        if beside and all(r <= {"number"} for r in roles[:i]):
            roles[i] = {"label"}
    return roles


def beside_goal(heads: Heads, roles: list[set[str]], goals: set[int]) -> set[int]:
    """Return the columns that aim behind the goal's own: "Môn | Chỉ tiêu 2019 | Xếp thứ | Tỉ lệ từ 5 điểm"."""
    behind = range(min(goals) + 1, len(heads)) if goals else range(0)
    free = (i for i in behind if heads[i] and not roles[i] & NEVER_GOALS)
    return {i for i in free if _AIMED_REGEX.match(heads[i][-1].strip().lower())}


def staff_beside(goals: set[int], heads: Heads) -> set[int]:
    """Return the columns that say how many people there are, beside goals with their units in brackets.

    "Môn | Giáo viên | Khối 10 (bài) | Khối 11 (bài)"
    """
    marked = any(UNIT_MARK_REGEX.search(heads[i][-1]) for i in goals if heads[i])
    return {i for i in goals if marked and _STAFF_REGEX.fullmatch(" ".join(heads[i]).lower())}


def taking_part(goals: set[int], heads: Heads) -> set[int]:
    """Return the columns of how many take part, beside the prizes they win: "Số lượng dự thi | Số giải"."""
    some = {i for i in goals if heads[i] and _TAKING_PART_REGEX.match(heads[i][-1].strip().lower())}
    return some if any("giải" in heads[i][-1].lower() for i in goals - some if heads[i]) else set()


def ranks_of_prizes(heads: Heads) -> set[int]:
    """Return the columns of prizes by their rank, with their sum: "Nhất | Nhì | Ba | KK | Cộng"; none elsewhere."""
    words = {i: head[-1].strip(" .").lower() for i, head in enumerate(heads) if head}
    ranks = {i for i, word in words.items() if _PRIZE_REGEX.fullmatch(word)}
    if not {"nhì", "giải nhì"} & {words[i] for i in ranks}:  # "Một | Hai | Ba" are classes
        return set()
    return ranks | {i for i, word in words.items() if word in _SUMS}


def sums_behind(heads: Heads, goals: set[int]) -> set[int]:
    """Return the columns that sum up counts to their left: "CBQL | Giáo viên | Nhân viên | Tổng"."""
    counted = len(goals) > 1 and not any(is_rated(heads[i]) or "%" in "".join(heads[i]) for i in goals)
    behind = range(max(goals) + 1, len(heads)) if counted else range(0)
    return {i for i in behind if heads[i] and heads[i][-1].strip(" .").lower() in _SUMS}


def with_levels(heads: Heads) -> Heads:
    """Return the heads with "Trường | Huyện | Tỉnh" as the levels of a contest that they are: "Cấp huyện"."""
    bare = [i for i, head in enumerate(heads) if head and _LEVEL_REGEX.fullmatch(head[-1].strip().lower())]
    if len(bare) < 2:
        return heads
    named = {i: (*heads[i][:-1], f"Cấp {heads[i][-1].strip().lower()}") for i in bare}
    return tuple(named.get(i, head) for i, head in enumerate(heads))


def is_number_of(column: tuple[str, ...]) -> bool:
    """Whether a head says what is counted: "Số học viên"."""
    return bool(column) and column[-1].lower().startswith("số ")


def is_measured(column: tuple[str, ...]) -> bool:
    """Whether a head says that numbers stand under it: "Yếu (%)", "Số buổi", "Đỗ đại học (em)"."""
    if not column:
        return False
    head = column[-1].lower()
    mark = UNIT_MARK_REGEX.search(head)
    return _MEASURED_REGEX.search(head) is not None or (mark is not None and mark[1] in unit_groups())


def is_rated(column: tuple[str, ...]) -> bool:
    """Whether a column is of a rating: "Giỏi (%)", "Khá" over "SL | TL" or over "HKI | Cả năm"."""
    own = [head.lower().replace("(%)", "").strip(" .") for head in column if head_role(head) not in ("count", "share")]
    own = [head for head in own if not _BY_HALF_REGEX.match(head)]
    return bool(own) and is_rating(own[-1])


def is_past(context: Context, heads: tuple[str, ...]) -> bool:
    """Whether a column is of a school year before the plan's."""
    years = [int(match[1]) for head in heads for match in YEAR_REGEX.finditer(head)]
    begins = context.first_year or context.school_year
    return bool(years and begins and max(years) < begins)


def _is_year(column: tuple[str, ...]) -> bool:
    return bool(column) and YEAR_REGEX.search(column[-1]) is not None


def prose_columns(heads: Heads, roles: list[set[str]]) -> frozenset[int]:
    """Return the columns of work told in sentences: none of numbers, times, holders, or of what takes part."""
    prose = {i for i, r in enumerate(roles) if not r & {"number", "time", "holder", "remark", "size"}}
    others = {i for i, head in enumerate(heads) if head and _NO_PROSE_REGEX.match(head[-1].strip().lower())}
    return frozenset(prose - others)
