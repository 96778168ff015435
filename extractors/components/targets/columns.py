"""What the columns of a table are for: labels, goals, units, prose; and what its ratings are of."""

import re
from dataclasses import dataclass, replace

from extractors.components.targets.captions import announces_goals, is_of_shares, line_above, topic_of
from extractors.components.targets.context import Context
from extractors.components.targets.moods import Heading
from extractors.components.targets.pledges import pledges_of
from extractors.components.targets.row_labels import UNIT_MARK_REGEX
from extractors.components.targets.shares import in_percent, pupils_beside, share_beside, with_counted
from extractors.components.targets.transposed import rows_beside_goals
from extractors.components.targets.vocabulary import unit_groups
from extractors.components.targets.wording import is_rating
from extractors.layout import Table, column_heads, row_columns
from extractors.layout.head_rows import head_role

YEAR_REGEX = re.compile(r"(20\d\d)(?:\s*-\s*20\d\d)?")
_WIDEST = 64
_SCHEDULE = frozenset({"time", "holder", "work"})
_DATED = frozenset({"time", "work"})
# "Yếu cuối năm (%)", "Số buổi/tuần", "Giải huyện": a column of numbers by its head.
_MEASURED_REGEX = re.compile(r"\(?%\)?\s*$|số (?!tt|thứ)|giải(?!\w)|chỉ tiêu")
_AIMED_REGEX = re.compile(r"(?:xếp |đứng )?(?:thứ|vị thứ|thứ hạng)(?!\w)|(?:tỷ|tỉ) lệ [^\W\d]")
_PAST_HEAD_REGEX = re.compile(r"(?<!ng)(?<!\w)(?:đầu năm|đn|năm (?:học )?trước|hiện (?:nay|tại|có)|thực trạng)(?!\w)")
# "Tiêu chuẩn | Mức 1 (tiêu chí)": a head with its unit stands over numbers, whatever its first word.
_SHARE_OR_UNIT_REGEX = re.compile(rf"%|{UNIT_MARK_REGEX.pattern}")
_TAUGHT_HEAD_REGEX = re.compile(r"(?:các |tên )?(?:môn|bài)(?: học| thi| kiểm tra)?$")  # "5 bài thi" on one day
_STAFF_REGEX = re.compile(r"(?:số )?(?:giáo viên|gv|nhân viên|cán bộ|học sinh|hs|trẻ|đoàn viên)")
_NEVER = frozenset({"number", "state", "remark", "time", "holder", "size", "work", "unit"})
# "Chỉ tiêu", "Mục tiêu" over the names of what is aimed for, beside columns of numbers.
_NAMES_HEAD_REGEX = re.compile(r"(?:nội dung |tên |các )?(?:chỉ tiêu|mục tiêu|chỉ số)(?: cụ thể| chính| phấn đấu)?$")


@dataclass(frozen=True)
class Use:
    """What a table's columns are for: label columns, target columns with their heads, prose columns.

    ``units``: columns of units ("ĐVT"); ``share``: bare numbers are per cent; ``rated``: the goals
    are ratings ("Giỏi | Khá | TB"); ``topic``: what ratings are of ("Học lực"); ``percent``: goals with
    a cell in per cent; ``counts``: columns of counts with the column of their shares, which goes first;
    ``pledged``: titles that persons register for, under whatever heading; ``beside``: lines of rows that hold
    no goal, since another row does.
    """

    labels: frozenset[int]
    goals: frozenset[int]
    prose: frozenset[int]
    heads: tuple[tuple[str, ...], ...]
    units: frozenset[int] = frozenset()
    share: bool = False
    rated: bool = False
    topic: str = ""
    percent: frozenset[int] = frozenset()
    counts: frozenset[tuple[int, int]] = frozenset()
    pledged: bool = False
    beside: frozenset[int] = frozenset()


def use_of(context: Context, table: Table, mood: str | None, path: tuple[Heading, ...]) -> Use:
    """Return the use of a table's columns, read once.

    1. "Nội dung | Đầu năm | Kế hoạch": the goal beside the state
    2. "Mức | K10 | K11" over "SL | TL | SL | TL": the shares
    3. "Chỉ tiêu | ĐVT | Năm 2020 | KH 2021": names, units, the past, the goal
    4. "Mục tiêu | 2026 | 2027 | 2028": a goal a year
    5. "Họ và tên | Dạy lớp | Danh hiệu đăng ký": titles of persons
    6. "Khối | Số HS | Giỏi | Khá | TB": ratings beside a size
    """
    kept = context.uses.get(table.first)
    if kept is None:
        topic = topic_of(context, table, path)
        use = _read_use(context, table, mood)
        beside = rows_beside_goals(context, table, use.labels) if use.goals else frozenset()
        kept = context.uses[table.first] = replace(use, topic=topic, beside=beside)
    return kept


def _read_use(context: Context, table: Table, mood: str | None) -> Use:
    heads = column_heads(context.layout, table)
    nothing: frozenset[int] = frozenset()
    if len(heads) > _WIDEST:
        return Use(nothing, nothing, nothing, ())
    if pledged := pledges_of(heads):
        return Use(frozenset({pledged[0]}), frozenset({pledged[1]}), nothing, heads, pledged=True)
    roles = _roles(heads)
    caption = line_above(context, table)
    announced = mood == "goal" or announces_goals(caption)
    goal_columns = {i for i, r in enumerate(roles) if "goal" in r and not r & {"state"}}
    units = frozenset(i for i, r in enumerate(roles) if "unit" in r) | _unit_columns(context, table, heads)
    labels = {i for i, r in enumerate(roles) if r & {"label"} and i not in goal_columns and len(heads[i]) == 1} - units
    labels = {i for i in labels if not _SHARE_OR_UNIT_REGEX.search(heads[i][0])} or labels
    candidates = {i for i, r in enumerate(roles) if "number" not in r} - units
    scheduled = not (announced and units) and set().union(*roles) & (
        _DATED if announced and (any(map(_is_measured, heads)) or in_percent(context, table, candidates)) else _SCHEDULE
    )
    if scheduled and not goal_columns:
        prose = {i for i, r in enumerate(roles) if not r & {"number", "time", "holder", "remark", "size"}}
        prose -= {
            i for i, column in enumerate(heads) if column and _TAUGHT_HEAD_REGEX.match(column[-1].strip().lower())
        }
        return Use(frozenset(labels), nothing, frozenset(prose), heads)
    if not heads:
        row = context.layout.lines[table.first]
        return Use(frozenset({0}), frozenset({len(row.cells) - 1}) if announced else nothing, nothing, ())
    if not goal_columns and not announced:
        return Use(frozenset(labels), nothing, frozenset(candidates - labels), heads)
    goal_columns |= _beside_goal(heads, roles, goal_columns) if announced else set()
    goals = goal_columns or {i for i in candidates - labels if not roles[i] & _NEVER}
    if not labels:
        labels = {min(candidates, default=0)}
        goals -= labels
    if not goal_columns and all(_is_number_of(heads[i]) for i in goals):  # "Nghề | Số lớp | Số học viên"
        goals |= {i for i in candidates - labels if "size" in roles[i] and _is_number_of(heads[i])}
    goals = {i for i in goals if not _is_past(context, heads[i])}
    goals -= set() if goal_columns else _staff_beside(goals, heads) | pupils_beside(goals, heads)
    counts = {(i, share) for i in goals if (share := share_beside(i, goals, heads, roles)) is not None}
    goals -= {i for i, _ in counts}
    heads = with_counted(heads, counts)
    rated = bool(goals) and sum(_is_rated(heads[i]) for i in goals) * 2 >= len(goals)
    if rated:
        goals = {i for i in goals if _is_rated(heads[i]) or not roles[i] & {"count", "size"}}
    share = is_of_shares(caption)
    percent = in_percent(context, table, goals)
    return Use(frozenset(labels), frozenset(goals), nothing, heads, units, share, rated, "", percent, frozenset(counts))


def _beside_goal(heads: tuple[tuple[str, ...], ...], roles: list[set[str]], goals: set[int]) -> set[int]:
    """Return the columns that aim behind the goal's own: "Môn | Chỉ tiêu 2019 | Xếp thứ | Tỉ lệ từ 5 điểm"."""
    behind = range(min(goals) + 1, len(heads)) if goals else range(0)
    return {
        i for i in behind if heads[i] and not roles[i] & _NEVER and _AIMED_REGEX.match(heads[i][-1].strip().lower())
    }


def _roles(heads: tuple[tuple[str, ...], ...]) -> list[set[str]]:
    """Return the roles of each column; "Chỉ tiêu" is a label where goals of their own stand to its right."""
    roles = [{role for head in column if (role := head_role(head))} for column in heads]
    for column, found in zip(heads, roles, strict=True):
        if column and "goal" not in found and _PAST_HEAD_REGEX.search(column[-1].lower()):
            found.add("state")
    for i, column in enumerate(heads[:-1]):
        named = len(column) == 1 and _NAMES_HEAD_REGEX.match(column[0].strip(" .:*").lower())
        right = zip(heads[i + 1 :], roles[i + 1 :], strict=True)
        beside = named and any(r & {"unit", "goal"} or _is_year(other) for other, r in right)
        if beside and all(r <= {"number"} for r in roles[:i]):
            roles[i] = {"label"}
    return roles


def _unit_columns(context: Context, table: Table, heads: tuple[tuple[str, ...], ...]) -> frozenset[int]:
    """Return the columns headed "Đơn vị" whose first cell is a unit and no school: "bộ", "m2"."""
    named = {i for i, column in enumerate(heads) if column and column[-1].strip(" .").lower() in ("đơn vị", "đv")}
    if not named or table.first + table.heads > table.last:
        return frozenset()
    line = context.layout.lines[table.first + table.heads]
    places = zip(line.cells, row_columns(context.layout, table, line), strict=True)
    return frozenset(
        c
        for (start, end), c in places
        if c in named and ((words := context.lower[start:end].strip()) == "%" or words in unit_groups())
    )


def _is_number_of(column: tuple[str, ...]) -> bool:
    return bool(column) and column[-1].lower().startswith("số ")


def _staff_beside(goals: set[int], heads: tuple[tuple[str, ...], ...]) -> set[int]:
    """Return the columns that say how many people there are, beside goals with their units in brackets.

    "Môn | Giáo viên | Khối 10 (bài) | Khối 11 (bài)"
    """
    marked = any(UNIT_MARK_REGEX.search(heads[i][-1]) for i in goals if heads[i])
    return {i for i in goals if marked and _STAFF_REGEX.fullmatch(" ".join(heads[i]).lower())}


def _is_measured(column: tuple[str, ...]) -> bool:
    """Whether a head says that numbers stand under it: "Yếu (%)", "Số buổi", "Đỗ đại học (em)"."""
    if not column:
        return False
    head = column[-1].lower()
    mark = UNIT_MARK_REGEX.search(head)
    return _MEASURED_REGEX.search(head) is not None or (mark is not None and mark[1] in unit_groups())


def _is_year(column: tuple[str, ...]) -> bool:
    return bool(column) and YEAR_REGEX.search(column[-1]) is not None


def _is_rated(column: tuple[str, ...]) -> bool:
    return bool(column) and is_rating(column[-1].lower().replace("(%)", "").strip(" ."))


def _is_past(context: Context, heads: tuple[str, ...]) -> bool:
    years = [int(match[1]) for head in heads for match in YEAR_REGEX.finditer(head)]
    return bool(years and context.school_year and max(years) < context.school_year)
