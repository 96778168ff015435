"""Tables whose rows say what columns mostly say: "SL" over "TL (%)", "Điểm năm 2018" over "Chỉ tiêu 2019"."""

import re

from extractors.components.targets.context import Context
from extractors.components.targets.evidence import rows_below_heads
from extractors.layout import Line, Table, row_columns
from extractors.layout.head_rows import head_role

_GOAL_REGEX = re.compile(r"(?:chỉ tiêu|mục tiêu|phấn đấu|kế hoạch|kh|đăng k[ýí])(?!\w)")
_PAST_REGEX = re.compile(
    r"(?:kết quả|thực hiện|thực trạng|hiện (?:nay|tại|có)|đầu năm|(?:năm|kỳ) (?:học )?trước)(?!\w)"
)
_YEAR_REGEX = re.compile(r"(?<!\d)20\d\d(?!\d)")
_YEARS_ONLY_REGEX = re.compile(r"(?:năm (?:học )?|nh )?20\d\d(?: ?[-–/] ?20\d\d)?")
_MOST_ROWS = 200  # longer tables are lists


def rows_beside_goals(context: Context, table: Table, labels: frozenset[int]) -> frozenset[int]:
    """Return the rows, by their lines' indexes, that hold no goal since another row of the table does.

    1. counts whose shares stand in the next row: "SL | 15 | 48" over "TL (%) | 11,0 | 35,0"
    2. what was reached, where another row aims: "Điểm BQ năm 2018 | 5,41" over "Chỉ tiêu 2019 | 5,7",
       "7 | 2020-2021 | 18,4" over "2021-2022 | 19,5" in a plan for 2021-2022
    """
    lines = rows_below_heads(context, table, _MOST_ROWS)
    named = [(line.index, _label_of(context, table, line, labels)) for line in lines]
    shares = {index for index, label in named if head_role(label) == "share"}
    counts = {i for i, label in named if head_role(label) in ("count", "size") and shares & {i - 1, i + 1}}
    aims = [label for _, label in named if _GOAL_REGEX.match(label.lower()) or _is_of_now(context, label)]
    past = {i for i, label in named if aims and label not in aims and _is_past(context, label, aims)}
    return frozenset(counts | past)


def _label_of(context: Context, table: Table, line: Line, labels: frozenset[int]) -> str:
    """Return what the last of a row's label cells says; "" where it has none."""
    places = zip(line.cells, row_columns(context.layout, table, line), strict=True)
    cells = [cell for cell, column in places if column in labels and cell[0] < cell[1]]
    return context.text[slice(*cells[-1])].strip() if cells else ""


def _is_of_now(context: Context, label: str) -> bool:
    """Whether a label is a year and nothing else, the plan's own or a later one."""
    if context.first_year is None or not _YEARS_ONLY_REGEX.fullmatch(label.lower()):
        return False
    return min(int(year) for year in _YEAR_REGEX.findall(label)) >= context.first_year


def _is_past(context: Context, label: str, aims: list[str]) -> bool:
    """Whether a row tells of what was: by its words, or by a year before those that the goals are of."""
    words = label.lower()
    if head_role(label) == "state" or _PAST_REGEX.match(words):
        return True
    years = [int(year) for year in _YEAR_REGEX.findall(words)]
    aimed = [int(year) for aim in aims for year in _YEAR_REGEX.findall(aim)] or [context.first_year or 0]
    return bool(years) and min(years) < min(aimed) and max(years) <= min(aimed)
