"""What the cells of a table's columns are, whatever the heads over them say: numbers, marks, units, titles."""

import re
from collections.abc import Iterator

from extractors.components.targets.context import Context
from extractors.components.targets.vocabulary import AWARD_REGEX, unit_groups
from extractors.layout import Line, Table, row_columns
from extractors.layout.head_rows import is_value

_MOST_ROWS = 100  # that are looked at
_BLANK = frozenset(("", "-", "–", "/"))
_PLAIN_REGEX = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_STANDINGS = frozenset(("xuất sắc", "tiên tiến", "vững mạnh", "trong sạch vững mạnh"))
MARK_REGEX = re.compile(r"(?:x|\+|v|✓|✔|√)\s*$")  # a title that is registered for by a mark in its column
_LASTS_REGEX = re.compile(r"\d ?(?:ngày|tháng|năm|tuổi)(?!\w)")  # "Dưới 3 tháng", "5 tuổi": no count


def rows_below_heads(context: Context, table: Table, most: int) -> tuple[Line, ...]:
    """Return a table's rows without its heads, the first ``most`` of its lines."""
    return context.layout.lines[table.first + table.heads : min(table.last + 1, table.first + most)]


def words_of(context: Context, table: Table, columns: set[int] | frozenset[int]) -> Iterator[tuple[int, str]]:
    """Yield (column, words in lower case) of the filled cells of these columns, without heads."""
    for line in rows_below_heads(context, table, _MOST_ROWS):
        for (start, end), column in zip(line.cells, row_columns(context.layout, table, line), strict=True):
            if column in columns and (words := context.lower[start:end].strip()) not in _BLANK:
                yield column, words


def hold_numbers(context: Context, table: Table, columns: set[int]) -> bool:
    """Whether most of the cells of these columns are numbers or marks: "2 giải", "97,5", "x"."""
    numbers = others = 0
    for _, words in words_of(context, table, columns):
        number = (is_value(words) and not _LASTS_REGEX.search(words)) or MARK_REGEX.match(words) is not None
        numbers, others = numbers + number, others + (not number)
    return numbers > others


def hold_shares(context: Context, table: Table, columns: set[int]) -> bool:
    """Whether bare numbers can only be per cent: up to 100, some above 10 with a decimal, none with a unit."""
    values = []
    for _, words in words_of(context, table, columns):
        if not _PLAIN_REGEX.fullmatch(words):
            return False
        values.append(words.replace(",", "."))
    decimals = [float(value) for value in values if "." in value]
    return any(value > 10 for value in decimals) and all(float(value) <= 100 for value in values)


def name_units(context: Context, table: Table, column: int) -> bool:
    """Whether the cells of a column are units: "%", "giáo viên", "Bộ/lớp"."""
    first = next((words for _, words in words_of(context, table, {column})), "")
    return first == "%" or first.partition("/")[0].strip() in unit_groups()


def name_titles(context: Context, table: Table, column: int) -> bool:
    """Whether the cells of a column are titles: "Tập thể lao động tiên tiến", "Tổ LĐTT"."""
    words = [words for _, words in words_of(context, table, {column})]
    found = [AWARD_REGEX.search(said) is not None or said in _STANDINGS for said in words]
    return sum(found) * 2 >= len(found) > 0
