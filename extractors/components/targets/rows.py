"""What stands in a table's row beside its goals: its name, the class and the group it is of, its unit."""

import re

from extractors.components.targets.columns import Use
from extractors.components.targets.context import Context
from extractors.components.targets.numbers import to_number
from extractors.components.targets.row_labels import Row
from extractors.layout import Line
from extractors.layout.head_rows import head_role

_YEARS_REGEX = re.compile(r"20\d\d ?[-–/] ?20\d\d")
_BARE_REGEX = re.compile(r"\d{1,2}")
_CLASSES_REGEX = re.compile(
    r"(?:tên )?(?:đối tượng|khối|lớp|nhóm|tổ|độ tuổi|điểm (?:trường|lẻ)|thôn|bản|buôn|làng|ấp)(?!\w)"
)
_CLASS_HEAD_REGEX = re.compile(r"^(?:tên|Tên|TÊN)\s|\s*(?:/|,|\().*$")
_PART_REGEX = re.compile(r"[-+•] ?|[Cc]ấp (?:trường|cơ sở|xã|cụm|huyện|quận|thị xã|thành phố|tỉnh|quốc gia)$")
_PLAIN_NUMBER_REGEX = re.compile(r"\s*(?P<digits>\d{1,3}(?:[.,]\d{1,2})?)\s*%?\s*")


def read_row(context: Context, line: Line, columns: tuple[int, ...], use: Use) -> Row:
    """Return what stands in a row beside its goals: the label cells up to the first goal, else its first words."""
    place = list(zip(line.cells, columns, strict=True))
    cells = [(cell, column) for cell, column in place if column in use.labels and cell[0] < cell[1]]
    if cells:
        label = cells[0][0][0], cells[-1][0][1]
    else:
        worded = (cell for cell in line.cells if not context.lower[cell[0] : cell[1]].replace(".", "").isdigit())
        label = next(worded, line.cells[0])
    name = context.text[slice(*label)].replace(" | ", " ").strip()
    if shared := head_role(name) == "share":  # "TL (%)" says what the row's numbers are, not of what
        name = ""
    over = next((use.heads[c][-1] for cell, c in place if cell == label and c < len(use.heads) and use.heads[c]), "")
    body = _CLASSES_REGEX.match(over.lower()) is not None
    if body and _BARE_REGEX.fullmatch(name):
        name = _named_class(over, name)
    holder, own = _holder_and_name(context, line, cells, use)
    unit = next((context.text[slice(*cell)].strip() for cell, column in place if column in use.units), "")
    numbers = [context.lower[slice(*cell)] for cell, column in place if column in use.goals]
    share = use.share or shared or (use.rated and _sums_to_all(numbers))
    group = use.groups.get(line.index, "")
    return Row(
        label, own if holder else _in_group(name, group), unit or use.unit, share, group or use.topic, body, holder
    )


def _holder_and_name(
    context: Context, line: Line, cells: list[tuple[tuple[int, int], int]], use: Use
) -> tuple[str | None, str]:
    """Return the class that a first label column names and the words of the others: "Khối 10", "Vật lý".

    The class may stand above, in a cell that is merged with the row's own.
    """
    first = min(use.labels, default=0)
    head = use.heads[first][-1] if first < len(use.heads) and use.heads[first] else ""
    if len(use.labels) < 2 or not cells or not _CLASSES_REGEX.match(head.lower()):
        return None, ""
    own = context.text[slice(*cells[0][0])].strip() if cells[0][1] == first else use.merged.get(line.index, "")
    rest = [context.text[slice(*cell)].strip() for cell, column in cells if column != first]
    if not own or not rest:
        return None, ""
    named = [words for words in rest if not _YEARS_REGEX.fullmatch(words)]
    return (_named_class(head, own) if _BARE_REGEX.fullmatch(own) else own), " ".join(named)


def _named_class(head: str, number: str) -> str:
    """Return "Khối 6" of the head "Khối lớp" and "6"."""
    return f"{_CLASS_HEAD_REGEX.sub('', head).strip().capitalize()} {number}"


def _in_group(name: str, group: str) -> str:
    """Return a row's name with the group's that it is a part of: "- Cấp trường" of "Giáo viên dạy giỏi"."""
    return f"{group} {name.lstrip('-+• ')}" if group and _PART_REGEX.match(name) else name


def _sums_to_all(numbers: list[str]) -> bool:
    """Whether the cells of a row of ratings are shares of a whole: "22 | 34 | 42 | 2"."""
    values = [to_number(plain["digits"]) for words in numbers if (plain := _PLAIN_NUMBER_REGEX.fullmatch(words))]
    return len(values) > 2 and abs(sum(values) - 100) < 0.6
