"""What the columns of a table are for: labels, goals, units, prose; and what its ratings are of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from extractors.components.targets.captions import announces_goals, caption_of, is_of_shares, topic_of, unit_in
from extractors.components.targets.context import Context
from extractors.components.targets.evidence import hold_numbers, hold_shares, name_titles, name_units
from extractors.components.targets.head_kinds import (
    NEVER_GOALS,
    Heads,
    beside_goal,
    is_measured,
    is_number_of,
    is_past,
    is_rated,
    prose_columns,
    ranks_of_prizes,
    roles_of,
    staff_beside,
    sums_behind,
    taking_part,
    with_levels,
)
from extractors.components.targets.moods import Heading
from extractors.components.targets.pledges import pledges_of
from extractors.components.targets.row_groups import groups_of, merged_labels
from extractors.components.targets.row_labels import UNIT_MARK_REGEX
from extractors.components.targets.shares import in_percent, pupils_beside, share_beside, with_counted
from extractors.components.targets.transposed import rows_beside_goals
from extractors.layout import Table, column_heads
from extractors.layout.head_rows import head_role

_WIDEST = 64
_SCHEDULE = frozenset({"time", "holder", "work"})
_DATED = frozenset({"time", "work"})
# "Tiêu chuẩn | Mức 1 (tiêu chí)": a head with its unit stands over numbers, whatever its first word.
_SHARE_OR_UNIT_REGEX = re.compile(rf"%|{UNIT_MARK_REGEX.pattern}")
_ORDINAL_HEADS = frozenset(("đơn vị", "đv"))


@dataclass(frozen=True)
class Use:
    """What a table's columns are for: label columns, target columns with their heads, prose columns.

    ``units``: columns of units ("ĐVT"), ``unit``: that of the whole table; ``share``: bare numbers are per cent,
    ``shares``: in these columns; ``rated``: the goals are ratings ("Giỏi | Khá | TB"); ``topic``: what ratings are
    of ("Học lực"); ``percent``: goals with a cell in per cent; ``counts``: columns of counts with the column of
    their shares, which goes first; ``pledged``: titles that persons register for, under whatever heading;
    ``beside``: lines of rows that hold no goal, since another row does; ``groups``: the row over a line's own that
    names what both are of; ``merged``: the first label of rows that go on under a merged cell.
    """

    labels: frozenset[int]
    goals: frozenset[int]
    prose: frozenset[int]
    heads: Heads
    units: frozenset[int] = frozenset()
    unit: str | None = None
    share: bool = False
    shares: frozenset[int] = frozenset()
    rated: bool = False
    topic: str = ""
    percent: frozenset[int] = frozenset()
    counts: frozenset[tuple[int, int]] = frozenset()
    pledged: bool = False
    beside: frozenset[int] = frozenset()
    groups: Mapping[int, str] = field(default_factory=dict)
    merged: Mapping[int, str] = field(default_factory=dict)


def use_of(context: Context, table: Table, mood: str | None, path: tuple[Heading, ...]) -> Use:
    """Return the use of a table's columns, read once.

    1. "Nội dung | Đầu năm | Kế hoạch": the goal beside the state
    2. "Mức | K10 | K11" over "SL | TL | SL | TL": the shares
    3. "Chỉ tiêu | ĐVT | Năm 2020 | KH 2021": names, units, the past, the goal
    4. "Mục tiêu | 2026 | 2027 | 2028": a goal a year
    5. "Họ và tên | Dạy lớp | Danh hiệu đăng ký": titles of persons
    6. "Khối | Số HS | Giỏi | Khá | TB": ratings beside a size
    7. "Tổ | Số người | Danh hiệu tổ | LĐTT | CSTĐ": titles of bodies and how many people reach others
    8. "1 | Chi bộ | Hoàn thành tốt nhiệm vụ | Đảng ủy xếp loại": no head at all
    """
    kept = context.uses.get(table.first)
    if kept is None:
        use = _read_use(context, table, mood)
        if use.goals:
            use = replace(
                use, topic=topic_of(context, table, path), beside=rows_beside_goals(context, table, use.labels),
                groups=groups_of(context, table, use.goals),
                merged=merged_labels(context, table, use.labels),
            )  # fmt: skip
        kept = context.uses[table.first] = use
    return kept


def _read_use(context: Context, table: Table, mood: str | None) -> Use:
    heads = column_heads(context.layout, table)
    nothing: frozenset[int] = frozenset()
    if len(heads) > _WIDEST:
        return Use(nothing, nothing, nothing, ())
    if pledged := pledges_of(heads):
        return Use(frozenset({pledged[0]}), frozenset({pledged[1]}), nothing, heads, pledged=True)
    caption = caption_of(context, table)
    announced = mood == "goal" or announces_goals(caption)
    if not heads:
        return _use_without_heads(context, table) if announced else Use(nothing, nothing, nothing, ())
    heads = with_levels(heads)
    roles = roles_of(heads)
    goal_columns = {i for i, r in enumerate(roles) if "goal" in r and "state" not in r}
    goal_columns -= {i for i in goal_columns if is_past(context, heads[i])}
    units = _unit_columns(context, table, heads, roles)
    labels = {i for i, r in enumerate(roles) if r & {"label"} and i not in goal_columns and len(heads[i]) == 1} - units
    labels = {i for i in labels if not _SHARE_OR_UNIT_REGEX.search(heads[i][0])} or labels
    titles = _title_columns(context, table, heads, labels) if announced else set()
    labels -= titles | in_percent(context, table, labels - {min(labels, default=0)})  # "Xếp loại | Học lực | Hạnh kiểm"
    candidates = {i for i, r in enumerate(roles) if "number" not in r} - units
    counted = announced and bool(units or titles or _count_something(context, table, heads, roles, candidates - labels))
    if not goal_columns and set().union(*roles) & (_DATED if counted else _SCHEDULE) and not (announced and units):
        return Use(frozenset(labels), nothing, prose_columns(heads, roles), heads)
    if not goal_columns and not announced:
        return Use(frozenset(labels), nothing, frozenset(candidates - labels), heads)
    labels = labels or {min(candidates, default=0)}
    goals = _goal_columns(context, table, heads, roles, goal_columns, candidates - labels, announced) | titles
    return _with_shares(context, table, caption, Use(frozenset(labels), frozenset(goals), nothing, heads, units), roles)


def _use_without_heads(context: Context, table: Table) -> Use:
    """Return the use of a table without heads: its first words are the label, numbers and titles the goals."""
    rows = context.layout.lines[table.first : table.last + 1]
    width = max(len(row.cells) for row in rows)
    numbered = (
        width > 2
        and all(context.lower[slice(*row.cells[0])].strip(" .)").isalnum() for row in rows)
        and (max(row.cells[0][1] - row.cells[0][0] for row in rows) <= 3)
    )
    label = int(numbered)
    behind = range(label + 1, width)
    goals = {i for i in behind if name_titles(context, table, i) or hold_numbers(context, table, {i})}
    return Use(frozenset({label}), frozenset(goals or {width - 1}), frozenset(), ())


def _count_something(context: Context, table: Table, heads: Heads, roles: list[set[str]], columns: set[int]) -> bool:
    """Whether columns of a table are of numbers, though others say who and when."""
    free = {i for i in columns if not roles[i] & NEVER_GOALS}
    return any(map(is_measured, heads)) or hold_numbers(context, table, free)


def _goal_columns(
    context: Context,
    table: Table,
    heads: Heads,
    roles: list[set[str]],
    named: set[int],
    columns: set[int],
    announced: bool,
) -> set[int]:
    """Return the columns that aim: those whose heads say so, else all that may; none of the past, none of sizes."""
    if named:
        goals = named | (beside_goal(heads, roles, named) if announced else set())
        return {i for i in goals if not is_past(context, heads[i])} - taking_part(goals, heads)
    goals = {i for i in columns if not roles[i] & NEVER_GOALS} | ranks_of_prizes(heads)
    filled = {i for i in goals if hold_numbers(context, table, {i})}
    if any(is_number_of(heads[i]) for i in filled):
        goals = filled
    if all(is_number_of(heads[i]) for i in goals):  # "Nghề | Trình độ | Số lớp | Số học viên"
        goals |= {i for i in columns if "size" in roles[i] and is_number_of(heads[i])}
    goals = {i for i in goals if not is_past(context, heads[i])}
    goals = goals - staff_beside(goals, heads) - pupils_beside(goals, heads)
    return goals | sums_behind(heads, goals)


def _with_shares(context: Context, table: Table, caption: str, use: Use, roles: list[set[str]]) -> Use:
    """Return the use with what its numbers are: shares, ratings, counts beside their shares, the table's unit."""
    goals, heads = set(use.goals), use.heads
    counts = {(i, share) for i in goals if (share := share_beside(i, goals, heads, roles)) is not None}
    goals -= {i for i, _ in counts}
    heads = with_counted(heads, counts)
    rated = bool(goals) and sum(is_rated(heads[i]) for i in goals) * 2 >= len(goals)
    if rated:
        goals = {i for i in goals if is_rated(heads[i]) or not roles[i] & {"count", "size"}}
    marks = "điểm" in caption or any("điểm" in head.lower() for i in goals for head in heads[i])
    bare = {i for i in goals if not is_number_of(heads[i])}
    shares = bare if not marks and not use.units and hold_shares(context, table, bare) else set()
    return replace(
        use, goals=frozenset(goals), heads=heads, share=is_of_shares(caption), shares=frozenset(shares), rated=rated,
        percent=in_percent(context, table, goals), counts=frozenset(counts),
        unit="giải" if ranks_of_prizes(heads) else unit_in(caption),
    )  # fmt: skip


def _unit_columns(context: Context, table: Table, heads: Heads, roles: list[set[str]]) -> frozenset[int]:
    """Return the columns of units: those headed "ĐVT", and "Đơn vị" where its cells are units and no schools."""
    named = {i for i, column in enumerate(heads) if column and column[-1].strip(" .").lower() in _ORDINAL_HEADS}
    said = {i for i, r in enumerate(roles) if "unit" in r}
    return frozenset(said | {i for i in named if name_units(context, table, i)})


def _title_columns(context: Context, table: Table, heads: Heads, labels: set[int]) -> set[int]:
    """Return the columns of titles behind the label of who registers for them: "Tổ | Số người | Danh hiệu tổ"."""
    first = next((i for i, head in enumerate(heads) if head and head_role(head[0]) != "number"), 0)
    behind = {i for i in labels if i > first and heads[i][0].lower().startswith("danh hiệu")}
    return {i for i in behind if name_titles(context, table, i)}
