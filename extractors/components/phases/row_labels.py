"""What names a row of a timetable, and where: its time cell, the cell before it, or its number."""

import re

from extractors.components.phases.model import Time
from extractors.components.phases.time_columns import TimeColumn
from extractors.layout import Layout, Line

# "I", "2", "II/2025", "3 - 4" under "Quý", "Đợt", "Tuần"
NUMERAL_REGEX = re.compile(
    r"(?:\d{1,2}|[ivx]{1,4})(?:\s*(?:-|,|\+|và|đến)\s*(?:\d{1,2}|[ivx]{1,4}))?(?:\s*(?:/|-|năm)\s*20\d\d)?\.?"
)
# "Tuần 1 (05/9 - 10/9)", "Đợt 2 (từ tháng 01/2024)": the name before its time
_BRACKETED_REGEX = re.compile(
    r"(?P<name>(?:tuần|đợt|giai đoạn|bước|vòng|chặng|học k[ỳì]|hk) ?(?:học |thứ )?(?:\d|[ivx])[^()]{0,40}?)"
    r" ?\((?:[^()]*\d ?[/.] ?\d|[^()]*tháng \d)[^()]*\)"
)
# "Tháng 8 + 9: Truyền thống nhà trường", "Tháng 10/2015 (Chăm ngoan)": the month before its theme
_THEMED_REGEX = re.compile(
    r"(?P<name>t(?:háng)? ?\d(?:[\d /,;+&\-]|và |đến |năm |tháng )*?) ?(?::|-|\() ?[“\"]?"
    r"(?!(?:và|đến|từ|năm|tháng|tuần|ngày|hết|kể) |t ?\d)[^\W\d].*"
)
_WEEKDAY_REGEX = re.compile(
    r" ?\((?:[Tt]hứ [^\W\d]+|[Tt]hứ \d|T[2-7]|[Cc]hủ nhật|CN)\)$"
)  # "Ngày 23/11/2019 (thứ Bảy)"
_BARE_REGEX = re.compile(r"\d{1,3}\.?|[ivx]{1,5}\.?|")


def label_of_row(
    layout: Layout, line: Line, cell: int, words: str, timed: TimeColumn, time: Time | None
) -> tuple[str, tuple[int, int]]:
    """Return what names a row and where: the time cell if it comes first, else the cell before it."""
    start, end = line.cells[cell]
    cell_text = _WEEKDAY_REGEX.sub("", " ".join(layout.text[start:end].split()))
    for shape in (_BRACKETED_REGEX, _THEMED_REGEX) if time is not None else ():
        if named := shape.fullmatch(cell_text.lower()):
            cell_text = cell_text[: named.end("name")]
    names = [c for c in line.cells[:cell] if not _BARE_REGEX.fullmatch(layout.lower[c[0] : c[1]].strip())]
    if numbered := _round(layout, line, cell, timed):
        return numbered, (line.start, line.end)
    if names and not timed.months:
        named_by = names[0] if not timed.behind_work else (start, end)
        return " ".join(layout.text[slice(*named_by)].split()), (line.start, line.end)
    if timed.word and words.startswith(f"{timed.word} ") and not cell_text.lower().startswith(timed.word):
        return f"{timed.word.capitalize()} {cell_text}", (line.start, line.end)
    dated = time is not None and time.start is not None and time.start.day is not None
    if cell_text[:1].isdigit() and timed.months and time is not None and not dated:
        return f"Tháng {cell_text}", (line.start, line.end)
    if cell_text[:1].isdigit() and time is not None and time.start and time.start.month and time.start.day is None:
        return f"Tháng {cell_text}", (line.start, line.end)
    return cell_text, (start, end)


def _round(layout: Layout, line: Line, cell: int, timed: TimeColumn) -> str | None:
    """Return "Đợt 1" for a row that begins with "1" under "Đợt" and has its time in another column."""
    if timed.numbered is None or cell <= timed.numbered[0]:
        return None
    bare = layout.text[slice(*line.cells[timed.numbered[0]])].strip(" .")
    return f"{timed.numbered[1]} {bare}" if NUMERAL_REGEX.fullmatch(bare.lower()) else None
