"""The targets of one cell of a table: its row's label the indicator, its column's head the subject or unit."""

import re

from extractors.components.targets.cell_awards import find_cell_awards
from extractors.components.targets.cell_units import cell_unit
from extractors.components.targets.context import Context
from extractors.components.targets.head_kinds import YEAR_REGEX
from extractors.components.targets.indicators import is_level
from extractors.components.targets.moods import Heading
from extractors.components.targets.names_by_number import is_name
from extractors.components.targets.numbers import Quantity, find_quantities
from extractors.components.targets.ranks import is_head_of_ranks, is_rank, sign_of_rank
from extractors.components.targets.row_labels import PEOPLE, Row, is_learned, read_label, says_nothing
from extractors.components.targets.wording import FULL_NAMES, is_award
from extractors.layout.head_rows import head_role
from schemas import Target

_CONTEST_REGEX = re.compile(r"(?<!\w)(?:giải|huy chương|hsg|học sinh giỏi|đội tuyển|olympic)(?!\w)")
_DIFFERENCE_REGEX = re.compile(r"(?:tăng|giảm|hơn|vượt)(?: \S+)?\s*$")


def find_in_cell(
    context: Context, row: Row, cell: tuple[int, int], heads: tuple[str, ...], path: tuple[Heading, ...]
) -> list[Target]:
    """Return the targets of a cell: its numbers, else the award that it or its row's label names."""
    lower = context.lower
    found = []
    for quantity in find_quantities(lower, *cell):
        before = lower[cell[0] : quantity.start]
        if (
            _DIFFERENCE_REGEX.search(before)
            or quantity.group == "refused"
            or (quantity.unit is None and not is_rank(before) and is_name(lower, quantity, before))
            or context.is_taken(quantity.number, quantity.end)
        ):
            continue
        target = _cell_target(context, quantity, row, cell, heads)
        if target.value or target.kind != "award":  # "0" under "Giải tỉnh" aims at none
            found.append(target)
    return found or list(find_cell_awards(context, row, cell, heads, path))


def _cell_target(
    context: Context,
    quantity: Quantity,
    row: Row,
    cell: tuple[int, int],
    heads: tuple[str, ...],
) -> Target:
    over = [head for head in heads if head_role(head) not in ("share", "count", "goal", "number")]
    over = [head for head in over if not YEAR_REGEX.search(head)]
    goal_head = next((head for head in heads if head_role(head) == "goal"), None)
    unit = cell_unit(context, quantity, row, heads)
    noun = over[-1] if over and over[-1].lower() == (unit or "").lower() else None
    levels = [head.lower() for head in over if is_level(head)]
    measured = [head for head in over if head != noun and not is_level(head)]
    tail = context.text[quantity.end : cell[1]].partition(",")[0].strip(" ;.")
    tail = tail if tail and "(" not in tail and quantity.unit != "%" else ""
    contest = quantity.group == "prize" or any(map(_CONTEST_REGEX.search, (row.topic.lower(), *map(str.lower, heads))))
    subject, indicator = read_label(context, row, measured, goal_head, contest)
    indicator = " ".join([indicator, *levels])  # "Kể chuyện" under "Cấp huyện"
    if subject is None and (levels or unit != "%"):
        subject = context.usual_holder(" ".join([indicator.lower(), unit or ""]))
    if subject is None and unit != "%":
        named = quantity.group == "body" or (unit or "").lower() in PEOPLE
        subject = FULL_NAMES.get((unit or "").lower(), unit) if named else context.school
    if row.year:  # the column's head, by the contract
        subject = f"{subject} ({row.year})" if subject else row.year
    if row.unit and "/" in row.unit and unit != "%":
        indicator = f"{indicator} mỗi {row.unit.rpartition('/')[2].strip()}"  # "Bộ/lớp"
    if tail:
        indicator = f"{indicator} mỗi {tail[1:]}" if tail.startswith("/") else f"{indicator} {tail}"
    words = f"{row.name.lower()} {' '.join(measured)} {goal_head or ''} {tail}".lower()
    ranked = quantity.unit is None and (
        is_rank(context.lower[cell[0] : quantity.number]) or any(map(is_head_of_ranks, (row.name, *heads)))
    )
    unit = None if ranked else unit
    award = ranked or quantity.group == "prize" or is_award(words) or (unit or "").split()[:1] in (["giải"], ["huy"])
    indicator = _named_by_row(indicator, row, goal_head or "", unit, contest)
    stop = cell[1] if len(context.text[quantity.end : cell[1]]) > 1 else max(quantity.end, row.label[1])
    return context.target(
        min(row.label[0], cell[0]), stop,
        kind="award" if award else "quantity",
        comparator=sign_of_rank(quantity.comparator) if ranked else quantity.comparator, value=quantity.value,
        value_to=quantity.value_to, unit=unit, subject=subject, indicator=indicator,
    )  # fmt: skip


def _named_by_row(indicator: str, row: Row, goal_head: str, unit: str | None, contest: bool) -> str:
    """Return the indicator with the unit for a head that says nothing, and with the name of what is learned."""
    empty = bool(goal_head) and indicator.startswith(goal_head) and says_nothing(goal_head, unit or "")
    if unit and unit != "%" and empty:
        return f"{unit} {row.name}" if is_learned(row) else unit
    if is_learned(row) and not contest and row.name not in indicator:
        return row.name if empty else f"{row.name} {indicator}"
    return indicator
