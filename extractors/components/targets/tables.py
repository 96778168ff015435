"""Targets in tables: a cell under a goal's head, its row's label the indicator."""

import re
from dataclasses import dataclass

from extractors.components.targets.awards import find_awards, holder_in
from extractors.components.targets.context import Context
from extractors.components.targets.moods import Heading
from extractors.components.targets.numbers import Quantity, find_quantities
from extractors.components.targets.prose import find_in_stretch
from extractors.components.targets.vocabulary import unit_groups
from extractors.components.targets.wording import is_award, split_subject, usual_subject
from extractors.layout import Line, Table, column_heads, row_columns
from extractors.layout.head_rows import head_role
from schemas import Target

_YEAR_REGEX = re.compile(r"(20\d\d)(?:\s*-\s*20\d\d)?")
_SHARE_REGEX = re.compile(r"%|tỷ lệ|tỉ lệ|(?<!\w)tl(?!\w)")
_BODY_REGEX = re.compile(
    r"(?:lớp |khối |nhóm )?\d{1,2}\s?[a-zđ]?\d{0,2}$|k\d+$|(?:lớp|khối|trường|tổ|mẫu giáo|nhà trẻ|tiểu học|th&thcs|"
    r"thcs|thpt|mầm non|mn|th|ptdtbt|môn|bản|thôn|toàn trường|cộng|tổng|tổng cộng|tổng số|"
    r"toán|ngữ văn|tiếng|văn|lý|vật l[ýí]|hóa|hoá|sinh|lịch sử|sử|địa|gdcd|tin|công nghệ|anh|"
    r"khtn|khxh|thể dục|mĩ thuật|âm nhạc|nghệ thuật)(?!\w)"
)
_DIFFERENCE_REGEX = re.compile(r"(?:tăng|giảm|hơn|vượt)(?: \S+)?\s*$")
_WIDEST = 64  # wider rows and longer ones are damaged text: each target would hold the whole row
_LONGEST_ROW = 5000
_PRIZES = ("giải", "giấy khen", "bằng khen", "huy chương")
_SCHEDULE = ("time", "holder", "work")
_NEVER = frozenset({"number", "state", "remark", "time", "holder", "size", "work"})


@dataclass(frozen=True)
class Use:
    """What a table's columns are for: label columns, target columns with their heads, prose columns."""

    labels: frozenset[int]
    goals: frozenset[int]
    prose: frozenset[int]
    heads: tuple[tuple[str, ...], ...]


def find_in_row(context: Context, line: Line, path: tuple[Heading, ...], mood: str | None) -> list[Target]:
    """Return the targets of a table's row.

    1. "Hoàn thành tốt (%) | 30 | 32" under "Khối 1 | Khối 2": one a cell
    2. columns of state beside the goal: "Đầu năm | Kế hoạch"; counts beside shares: "SL | TL"
    3. words in a cell: "tối thiểu 06, trong đó 02 cấp quận", "2/3 tổ Tập thể LĐTT"
    4. work in a timetable: "Kiểm tra toàn diện 02 giáo viên; hồ sơ y tế"
    """
    layout = context.layout
    table = layout.table_at(line)
    if table is None or line.index < table.first + table.heads or mood in ("past", "criteria"):
        return []
    if len(line.cells) > _WIDEST or line.end - line.start > _LONGEST_ROW:
        return []
    use = _use_of(context, table, mood)
    columns = row_columns(layout, table, line)
    found: list[Target] = []
    label_start, label_end = _label(context, line, columns, use)
    for (start, end), column in zip(line.cells, columns, strict=True):
        if start == end or (column >= len(use.heads) and use.heads):
            continue
        if column in use.goals:
            found += _in_cell(
                context,
                (label_start, label_end),
                (start, end),
                use.heads[column] if use.heads else (),
                path,
                mood,
            )
        elif column in use.prose and end - start > 8:
            numbered, _ = find_in_stretch(context, start, end, path, mood or "neutral")
            found += numbered
    return found


def _use_of(context: Context, table: Table, mood: str | None) -> Use:
    kept = context.uses.get(table.first)
    if kept is None:
        kept = context.uses[table.first] = _read_use(context, table, mood)
    return kept


def _read_use(context: Context, table: Table, mood: str | None) -> Use:
    heads = column_heads(context.layout, table)
    if len(heads) > _WIDEST:
        return Use(frozenset(), frozenset(), frozenset(), ())
    roles = [{role for head in column if (role := head_role(head))} for column in heads]
    everything = set().union(*roles) if roles else set()
    caption = _caption(context, table)
    goal_columns = {i for i, r in enumerate(roles) if "goal" in r and not r & {"state"}}
    numbers = {i for i, r in enumerate(roles) if "number" in r}
    labels = {i for i, r in enumerate(roles) if r & {"label"} and i not in goal_columns and len(heads[i]) == 1}
    candidates = set(range(len(heads))) - numbers
    schedule = bool(everything & set(_SCHEDULE)) and not goal_columns
    if schedule:
        prose = {i for i, r in enumerate(roles) if not r & {"number", "time", "holder", "remark", "size"}}
        return Use(frozenset(labels), frozenset(), frozenset(prose), heads)
    if not heads:
        goals = _plain_goals(context, table) if mood == "goal" or caption else set()
        return Use(frozenset({0}), frozenset(goals), frozenset(), ())
    if not goal_columns and not (mood == "goal" or caption):
        return Use(frozenset(labels), frozenset(), frozenset(candidates - labels), heads)
    goals = goal_columns or {i for i in candidates - labels if not roles[i] & _NEVER}
    if not labels:
        first = min(candidates, default=0)
        labels = {first}
        goals -= labels
    goals = {i for i in goals if not _is_past(context, heads[i])}
    goals = {i for i in goals if not _beside_share(i, goals, heads, roles)}
    return Use(frozenset(labels), frozenset(goals), frozenset(), heads)


def _plain_goals(context: Context, table: Table) -> set[int]:
    """Return the columns of a table without heads that may hold goals: the last."""
    row = context.layout.lines[table.first]
    return {len(row.cells) - 1}


def _caption(context: Context, table: Table) -> bool:
    """Whether the line above the table announces goals: "Chỉ tiêu giao cho từng khối như sau:"."""
    if table.first == 0:
        return False
    above = context.layout.lines[table.first - 1]
    words = context.lower[above.start : above.end]
    return re.search(r"chỉ tiêu|mục tiêu|phấn đấu|đăng ký|danh hiệu thi đua", words) is not None


def _is_past(context: Context, heads: tuple[str, ...]) -> bool:
    years = [int(match[1]) for head in heads for match in _YEAR_REGEX.finditer(head)]
    return bool(years and context.school_year and max(years) < context.school_year)


def _beside_share(column: int, goals: set[int], heads: tuple[tuple[str, ...], ...], roles: list[set[str]]) -> bool:
    """Whether a count stands beside a share under the same head, and so is none."""
    if "count" not in roles[column] and "share" not in roles[column]:
        return False
    if "share" in roles[column]:
        return False
    return any("share" in roles[other] and heads[other][:-1] == heads[column][:-1] for other in goals)


def _label(context: Context, line: Line, columns: tuple[int, ...], use: Use) -> tuple[int, int]:
    """Return where the row's label stands: its label cells up to the first goal, else its first words."""
    cells = [
        cell for cell, column in zip(line.cells, columns, strict=True) if column in use.labels and cell[0] < cell[1]
    ]
    if cells:
        return cells[0][0], cells[-1][1]
    worded = (cell for cell in line.cells if not context.lower[cell[0] : cell[1]].replace(".", "").isdigit())
    first = next(worded, line.cells[0])
    return first


def _in_cell(
    context: Context,
    label: tuple[int, int],
    cell: tuple[int, int],
    heads: tuple[str, ...],
    path: tuple[Heading, ...],
    mood: str | None,
) -> list[Target]:
    lower = context.lower
    found = []
    for quantity in find_quantities(lower, *cell):
        before = lower[cell[0] : quantity.start]
        if (
            _DIFFERENCE_REGEX.search(before)
            or quantity.group == "refused"
            or context.is_taken(quantity.number, quantity.end)
        ):
            continue
        found.append(_cell_target(context, quantity, label, cell, heads))
    if not found and is_award(lower[slice(*label)]) and (named := holder_in(lower[slice(*cell)])):
        subject = context.text[cell[0] + named[0] : cell[0] + named[1]]
        found.append(
            context.target(label[0], cell[1], kind="award", subject=subject, indicator=_written(context, label))
        )
    if not found:
        for award in find_awards(context, *cell, path, "goal", [], aimed=True):
            named = holder_in(lower[slice(*label)])
            subject = context.text[label[0] + named[0] : label[0] + named[1]] if named else _written(context, label)
            found.append(context.target(label[0], cell[1], kind="award", subject=subject, indicator=award.indicator))
    return found


def _written(context: Context, place: tuple[int, int]) -> str:
    return context.text[place[0] : place[1]].replace(" | ", " ").strip()


def _cell_target(
    context: Context,
    quantity: Quantity,
    label: tuple[int, int],
    cell: tuple[int, int],
    heads: tuple[str, ...],
) -> Target:
    name = _written(context, label)
    over = [head for head in heads if head_role(head) not in ("share", "count", "goal", "number")]
    over = [head for head in over if not _YEAR_REGEX.search(head)]
    goal_head = next((head for head in heads if head_role(head) == "goal"), None)
    unit = _cell_unit(context, quantity, name, heads)
    plain = name.lower()
    noun = over[-1] if over and over[-1].lower() == (unit or "").lower() else None
    measured = [head for head in over if head != noun]
    tail = context.text[quantity.end : cell[1]].partition(",")[0].strip(" ;.")
    tail = tail if tail and "(" not in tail and quantity.unit != "%" else ""
    if _BODY_REGEX.match(plain) and len(plain.split()) < 7:
        subject, indicator = name, " ".join(measured) or goal_head or name
    else:
        subject, rest = split_subject(plain)
        if subject and rest < len(plain) and not is_award(plain):
            indicator = name[rest:].strip(" ,(%)")
        else:
            subject, indicator = None, re.sub(r"\s*\(%\)", "", name)
        subject = (measured[0] if measured else None) or subject or usual_subject(plain)
    if tail:
        indicator = f"{indicator} {tail}"
    words = f"{plain} {goal_head or ''} {tail}".lower()
    award = quantity.group == "prize" or is_award(words) or "giải" in (unit or "").split()
    return context.target(
        label[0], cell[1] if len(context.text[quantity.end : cell[1]]) > 1 else max(quantity.end, label[1]),
        kind="award" if award else "quantity", comparator=quantity.comparator, value=quantity.value,
        value_to=quantity.value_to, unit=unit, subject=subject, indicator=indicator,
    )  # fmt: skip


def _cell_unit(context: Context, quantity: Quantity, name: str, heads: tuple[str, ...]) -> str | None:
    if quantity.unit == "%":
        return "%"
    if quantity.unit:
        at = context.lower.rfind(quantity.unit, quantity.number, quantity.end)
        return context.text[at : at + len(quantity.unit)]
    if any(_SHARE_REGEX.search(head.lower()) for head in heads) or _SHARE_REGEX.search(name.lower()):
        return "%"
    for head in reversed([head for head in heads if head_role(head) != "goal"]):
        words = re.sub(r"^(?:số lượng|số|tổng số)\s+|[()]", "", head.lower()).strip()
        if words in unit_groups():
            return words
    nouns = (name.lower()[: len(noun)] for noun in sorted(unit_groups(), key=len, reverse=True)
             if name.lower().startswith(noun) and (unit_groups()[noun] == "thing" or noun in _PRIZES))  # fmt: skip
    return next(nouns, None)
