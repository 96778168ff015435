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
from extractors.components.targets.row_labels import Row, is_school_subject, read_label, says_nothing
from extractors.components.targets.wording import is_award, usual_subject
from extractors.layout.head_rows import head_role
from schemas import Target

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
    label, name = row.label, row.name
    over = [head for head in heads if head_role(head) not in ("share", "count", "goal", "number")]
    over = [head for head in over if not YEAR_REGEX.search(head)]
    goal_head = next((head for head in heads if head_role(head) == "goal"), None)
    unit = cell_unit(context, quantity, row, heads)
    label_words = name.lower()
    noun = over[-1] if over and over[-1].lower() == (unit or "").lower() else None
    levels = [head.lower() for head in over if is_level(head)]
    measured = [head for head in over if head != noun and not is_level(head)]
    tail = context.text[quantity.end : cell[1]].partition(",")[0].strip(" ;.")
    tail = tail if tail and "(" not in tail and quantity.unit != "%" else ""
    subject, indicator = read_label(context, row, measured, goal_head)
    indicator = " ".join([indicator, *levels])  # "Kể chuyện" under "Cấp huyện"
    if subject is None and (levels or unit != "%"):
        subject = context.own_words(usual_subject(" ".join([indicator.lower(), unit or ""])))
    if subject is None and unit != "%":
        subject = unit if quantity.group == "body" else context.school
    if row.unit and "/" in row.unit and unit != "%":
        indicator = f"{indicator} mỗi {row.unit.rpartition('/')[2].strip()}"  # "Bộ/lớp"
    if tail:
        indicator = f"{indicator} mỗi {tail[1:]}" if tail.startswith("/") else f"{indicator} {tail}"
    words = f"{label_words} {' '.join(measured)} {goal_head or ''} {tail}".lower()
    ranked = quantity.unit is None and (
        is_rank(context.lower[cell[0] : quantity.number]) or any(map(is_head_of_ranks, (name, *heads)))
    )
    unit = None if ranked else unit
    award = ranked or quantity.group == "prize" or is_award(words) or (unit or "").split()[:1] in (["giải"], ["huy"])
    if unit and unit != "%" and goal_head and indicator == goal_head and says_nothing(goal_head, unit):
        indicator = f"{unit} {name}" if is_school_subject(name) else unit
    stop = cell[1] if len(context.text[quantity.end : cell[1]]) > 1 else max(quantity.end, label[1])
    return context.target(
        min(label[0], cell[0]), stop,
        kind="award" if award else "quantity",
        comparator=sign_of_rank(quantity.comparator) if ranked else quantity.comparator, value=quantity.value,
        value_to=quantity.value_to, unit=unit, subject=subject, indicator=indicator,
    )  # fmt: skip
