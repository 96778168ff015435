"""Table rows of a page: the words between ruling lines, cell by cell."""

import itertools
import re

from extractors.pages.grids import Box, Grid
from extractors.pages.lines import PageView, TextLine, Word

SEPARATOR = " | "
_SAME_LINE = 3.0
# A date or a number must follow: "nộp báo cáo trước ngày" over "20/12/2021".
_UNFINISHED_REGEX = re.compile(r"\b(?:ngày|tháng|năm|tuần|trước|từ|đến|số|đạt|trên|dưới|khối|lớp)$")
_BROKEN_HEADS = ("ST", "S", "T")  # "STT" and "TT" in a column too narrow for them


def read_tables(page: PageView, lines: list[TextLine], grids: list[Grid]) -> list[TextLine]:
    """Return the page's lines with those inside a table replaced by its rows, in the same place."""
    for grid in grids:
        lines = _read_table(page, lines, grid)
    return lines


def _read_table(page: PageView, lines: list[TextLine], grid: Grid) -> list[TextLine]:
    left, bottom, right, top = grid.box
    inside = [line for line in lines if bottom < line.y < top and line.left < right and line.right > left]
    if not inside:
        return lines
    cells: dict[Box, list[Word]] = {cell: [] for row in grid.rows for cell in row}
    for line in inside:
        for word in page.words(line):
            _put(page, word, cells)
    rows = []
    for row in grid.rows:
        texts = [_cell_text(cells[cell]) for cell in row]
        if not any(texts):
            continue
        first = row[0]
        rows.append(TextLine(SEPARATOR.join(texts), left, right, first[3], first[3] - first[1], page.number,
                             kind="row", cells=texts, confidence=_confidence(row, cells)))  # fmt: skip
    place = lines.index(inside[0])
    names = {id(line) for line in inside}
    before = [line for line in lines[:place] if id(line) not in names]
    return before + rows + [line for line in lines[place:] if id(line) not in names]


def _confidence(row: list[Box], cells: dict[Box, list[Word]]) -> float | None:
    """Return the confidence of a row's words, each counting by its length; None where the file has text."""
    known = [(word.confidence, len(word.text)) for cell in row for word in cells[cell] if word.confidence is not None]
    return sum(c * n for c, n in known) / sum(n for _, n in known) if known else None


def _put(page: PageView, word: Word, cells: dict[Box, list[Word]]) -> None:
    home, away = _cell_at(word.left + 1, word.y, cells), _cell_at(word.right - 1, word.y, cells)
    if home == away or len(word.text) == 1:
        found = home or _cell_at((word.left + word.right) / 2, word.y + word.height / 4, cells)
        if found:
            cells[found].append(word)
        return
    run: list[Word] = []
    for letter in page.letters(word):
        cell = _cell_at((letter.left + letter.right) / 2, letter.y, cells) or home
        if run and cell != home:
            _flush(run, home, cells)
            run = []
        home = cell
        run.append(letter)
    _flush(run, home, cells)


def _flush(run: list[Word], cell: Box | None, cells: dict[Box, list[Word]]) -> None:
    if run and cell:
        text = "".join(letter.text for letter in run)
        cells[cell].append(Word(text, run[0].left, run[-1].right, run[0].y, run[0].height, run[0].offset,
                                confidence=run[0].confidence))  # fmt: skip


def _cell_at(x: float, y: float, cells: dict[Box, list[Word]]) -> Box | None:
    for cell in cells:
        if cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]:
            return cell
    return None


def _cell_text(words: list[Word]) -> str:
    """Return a cell's words line by line from above; the file's own order decides within a line."""
    text, last = "", None
    ordered = words
    if any(b.y > a.y + _SAME_LINE for a, b in itertools.pairwise(words)):
        ordered = sorted(words, key=lambda w: (-round(w.y / _SAME_LINE), w.left))
    for word in ordered:
        wrapped = last is not None and abs(last.y - word.y) > _SAME_LINE
        glued = wrapped and len(text) > 1 and text[-1] in "-/" and text[-2] != " " and not text[-2].isdigit()
        glued = glued or (wrapped and text in _BROKEN_HEADS and word.text == "T")
        text += ("" if not text or glued else " ") + word.text
        last = word
    return text


def join_split_tables(lines: list[TextLine]) -> list[TextLine]:
    """Return the lines with tables that run over a page joined: repeated heads and cut rows are mended."""
    found: list[TextLine] = []
    head: TextLine | None = None
    for line in lines:
        last = found[-1] if found else None
        if line.kind != "row":
            head = None
            found.append(line)
            continue
        if last is None or last.kind != "row":
            head = line
        elif last.page != line.page:
            if head is not None and line.text == head.text:
                continue
            before = found[-2] if len(found) > 1 and found[-2].kind == "row" else None
            if len(line.cells) == len(last.cells) and (_goes_on(last, line) or _is_cut(before, last, line)):
                found[-1] = _merged(last, line)
                continue
        found.append(line)
    return found


def _goes_on(last: TextLine, line: TextLine) -> bool:
    """Return whether a page's first row is the rest of the last one: its key cell is empty, text goes on."""
    if line.cells[0]:
        return False
    return any(above and below and _reads_on(above, below) for above, below in zip(last.cells, line.cells, strict=True))


def _reads_on(above: str, below: str) -> bool:
    if below[0].isdigit():
        return bool(_UNFINISHED_REGEX.search(above))
    return below[0].islower() and above[-1] not in ".;:!?"


def _is_cut(before: TextLine | None, last: TextLine, line: TextLine) -> bool:
    """Return whether the key cell itself is cut: "Tháng" over "11/2022", where others are "Tháng 10/2022"."""
    if before is None or not before.cells[0] or before.cells[0] == last.cells[0]:
        return False
    model, whole = _shape(before.cells[0]), _shape(f"{last.cells[0]} {line.cells[0]}")
    return " " in model and model == whole


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"[^\W\d_]+", "a", text))


def _merged(last: TextLine, line: TextLine) -> TextLine:
    cells = [f"{above} {below}".strip() for above, below in zip(last.cells, line.cells, strict=True)]
    text = SEPARATOR.join(cells)
    return last.with_text_of(line, text).moved(cells=cells, page=line.page)
