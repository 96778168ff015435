"""Tables: the columns that name who does the work, and lists of people with their posts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.components.responsibles.cells import person_of, read_cell, split_posts, teacher_of
from extractors.components.responsibles.column_kinds import Columns, is_seat, read_columns
from extractors.components.responsibles.doubt import Doubts
from extractors.components.responsibles.figures import without_figures
from extractors.components.responsibles.names import is_historical, read_name
from extractors.components.responsibles.post_bounds import Span, post_end
from extractors.layout import Layout, Line, Table
from extractors.layout.grid import column_heads, row_columns
from schemas import Responsible

_FEWEST_NAMES = 2  # in a column that no head tells
_FEWEST_WORDS = 3  # of a name there
# "Phó ban, theo dõi điểm phụ": a seat before the duty, in the one column that a list has for both
_SEAT_REGEX = re.compile(
    r"(?P<seat>(?:phó )?(?:trưởng )?ban(?: thường trực)?|(?:ủy|uỷ) viên(?: thường trực)?|thành viên|thư k[ýí]"
    r"|tổ (?:trưởng|phó)(?: tổ(?: [^\s,;:]+){1,4}?)?|tổ viên|(?:trưởng|phó) (?:đoàn|nhóm|tiểu ban)"
    r"|(?:phó )?chủ tịch(?: hội đồng)?)"
    r"(?:, | ?: ?| ?[-–] |; )(?=[^\W\d_])"
)
_CLASS_REGEX = re.compile(r"(?:gv ?)?(?:cn|chủ nhiệm)(?: lớp)? \d[\w/]*")  # a class to head is a post


def find_in_table(
    layout: Layout, table: Table, assigned: bool, taken: set[int], doubts: Doubts
) -> Iterator[Responsible]:
    """Yield the holders that a table names in its columns.

    ``assigned`` is true in the organisation part, where a bare list of names counts too.
    """
    heads = column_heads(layout, table)
    columns = read_columns(heads) if heads else Columns((), (), (), (), (), (), ())
    first = table.first + (table.heads if heads else 0)
    columns = replace(columns, holders=without_figures(layout, table, first, columns.holders))
    roster = bool(columns.names) and (assigned or columns.staff or bool(columns.posts or columns.duties))
    told = columns.names or columns.holders or columns.taught or columns.skipped or columns.pupils
    listed = _columns_of_names(layout, table, first) if assigned and not told else ()
    for line in layout.lines[first : table.last + 1]:
        place = dict(zip(row_columns(layout, table, line), line.cells, strict=False)) if heads else {}
        found: list[Responsible] = []
        if roster:
            found = list(_read_roster(layout, columns, place, doubts))
        elif columns.holders or (columns.taught and assigned):
            found = list(_read_holders(layout, columns, heads, place, doubts))
            found += [item for i in columns.taught if i in place and (item := teacher_of(layout, *place[i]))]
        elif not columns.names:
            found = list(_read_people(layout, line)) or [p for i, p in _full_names(layout, line) if i in listed]
        for item in found:
            if item.span[0] not in taken:
                taken.add(item.span[0])
                yield item


def skipped_cells(layout: Layout, table: Table) -> list[Span]:
    """Return cells whose persons hold nothing: the inspected, and remarks on a row that names its holder."""
    heads = column_heads(layout, table)
    if not heads:
        return []
    columns = read_columns(heads)
    hidden = columns.skipped + (columns.remarks if columns.holders or columns.names else ())
    if not hidden:
        return []
    cells: list[Span] = []
    for line in layout.lines[table.first : table.last + 1]:
        place = dict(zip(row_columns(layout, table, line), line.cells, strict=False))
        cells += [place[i] for i in hidden if i in place]
    return cells


def _filled(span: Span) -> bool:
    return span[1] > span[0]


def _with_duties(item: Responsible, duties: list[str]) -> Responsible:
    return item.model_copy(update={"duties": duties}) if duties and not item.duties else item


def _with_post(items: list[Responsible], post: str) -> list[Responsible]:
    """Return the items with the post that heads their column; a post or body in such a cell keeps its own."""
    return [
        item.model_copy(update={"positions": [*item.positions, post]}) if item.kind == "person" else item
        for item in items
    ]


def _read_holders(
    layout: Layout, columns: Columns, heads: Sequence[Sequence[str]], place: dict[int, Span], doubts: Doubts
) -> Iterator[Responsible]:
    """Yield the holders of a row in the columns that name who does its work."""
    duties = [layout.text[slice(*place[i])] for i in columns.work if i in place and _filled(place[i])]
    for i in columns.holders:
        if i not in place:
            continue
        head = heads[i][-1].strip(" .:*")
        cell = [_with_duties(item, duties[:1]) for item in read_cell(layout, *place[i], doubts)]
        if i in columns.named:
            cell = [item for item in cell if item.kind == "person" or (item.kind == "position" and is_seat(head))]
        yield from _with_post(cell, head) if i in columns.headed else cell


def _columns_of_names(layout: Layout, table: Table, first: int) -> list[int]:
    """Return the cells of a row under which mostly full names stand, though no head says so: a roster of duty."""
    filled: Counter[int] = Counter()
    named: Counter[int] = Counter()
    for line in layout.lines[first : table.last + 1]:
        filled.update(i for i, cell in enumerate(line.cells) if _filled(cell))
        named.update(i for i, _ in _full_names(layout, line))
    return [i for i, count in named.items() if count >= _FEWEST_NAMES and 2 * count > filled[i]]


def _full_names(layout: Layout, line: Line) -> Iterator[tuple[int, Responsible]]:
    """Yield the persons of the cells that are a full name and nothing else, with the number of the cell."""
    for i, (start, end) in enumerate(line.cells):
        name = read_name(layout.view, layout.lower, start, end)
        if name is None or not name.sure or name.words < _FEWEST_WORDS or layout.view[name.end : end].strip():
            continue
        person = person_of(layout, start, end, sure=True)
        if person is not None and not is_historical(person.name):
            yield i, person


def _read_roster(layout: Layout, columns: Columns, place: dict[int, Span], doubts: Doubts) -> Iterator[Responsible]:
    posts = [post for i in columns.posts if i in place for post in split_posts(layout, *place[i])]
    duties = []
    for i in columns.duties:
        if i in place and _filled(place[i]):
            words = layout.text[slice(*place[i])]
            seat = _SEAT_REGEX.match(layout.lower, *place[i])
            if post_end(layout.lower, *place[i]) == place[i][1]:
                posts.append(words)
            elif _only_posts(split := split_posts(layout, *place[i])):
                posts += split
            elif seat is not None:
                posts.append(layout.text[place[i][0] : seat.end("seat")])
                duties.append(layout.text[seat.end() : place[i][1]])
            else:
                duties.append(words)
    for i in columns.names:
        if i in place and _filled(place[i]):
            person = person_of(layout, *place[i], sure=True)
            if person is not None:
                positions = person.positions + [post for post in posts if post not in person.positions]
                yield person.model_copy(update={"positions": positions, "duties": duties or person.duties})
            else:
                for item in read_cell(layout, *place[i], doubts):
                    yield item.model_copy(update={"positions": posts, "duties": duties})


def _only_posts(words: list[str]) -> bool:
    """Whether a cell of duties holds posts and nothing else: "Tổ trưởng, chủ nhiệm lớp 5A"."""
    lowered = [word.lower() for word in words]
    return any(map(_CLASS_REGEX.fullmatch, lowered)) and all(
        _CLASS_REGEX.fullmatch(word) or post_end(word, 0, len(word)) == len(word) for word in lowered
    )


def _read_people(layout: Layout, line: Line) -> Iterator[Responsible]:
    """Yield the person of a row without known heads: one cell is a name, another a post."""
    posts = [c for c in line.cells if _filled(c) and post_end(layout.lower, *c) == c[1]]
    for cell in line.cells:
        if not posts or cell in posts or not _filled(cell):
            continue
        person = person_of(layout, *cell, sure=False)
        if person is not None and person.span[1] == cell[1]:
            named = [post for c in posts for post in split_posts(layout, *c)]
            rest = [layout.text[slice(*c)] for c in line.cells if c[0] > max(p[0] for p in posts) and _filled(c)]
            yield person.model_copy(update={"positions": named, "duties": rest[:1]})
            return
