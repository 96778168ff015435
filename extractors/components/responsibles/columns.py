"""Tables: the columns that name who does the work, and lists of people with their posts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.components.responsibles.cells import person_of, read_cell, split_posts, teacher_of
from extractors.components.responsibles.doubt import Doubts
from extractors.components.responsibles.tails import Span, post_end
from extractors.components.responsibles.words import SUBJECT_REGEX
from extractors.layout import Layout, Line, Table
from extractors.layout.grid import column_heads, row_columns
from extractors.lexicon import load
from schemas import Responsible

# A column may be headed by the post of those in it, or by the teachers of what its row names.
_HEADING_POST_REGEX = re.compile(
    r"(?:gvcn|gv chủ nhiệm|giáo viên chủ nhiệm|(?:tổ|nhóm|khối|lớp|cụm) (?:trưởng|phó)|thư k[ýí]"
    r"|(?:phó |p\. ?)?trưởng (?:nhóm|đoàn|ban|tiểu ban|bộ phận|khối)|phó (?:ban|tiểu ban|nhóm)"
    r"|(?:phó )?hiệu trưởng|(?:ủy|uỷ) viên|bí thư(?: chi (?:bộ|đoàn))?)(?: (?:chuyên môn|cm))?"
)
_SEATS_REGEX = re.compile(r"(?:các )?(?:thành viên|(?:ủy|uỷ) viên)")
_TEACHER_REGEX = re.compile(r"(?:giáo viên|gv)(?: (?:bộ môn|lên lớp|đứng lớp|ôn tập|phụ đạo|ôn|đảm nhận))?")
_LESSONS_REGEX = re.compile(r"môn(?: học| dạy)?$|lớp|khối|đội tuyển|nội dung|chuyên đề|chủ đề|buổi|thứ(?:$|,)|tên bài")
_RATED_REGEX = re.compile(r"danh hiệu|xếp loại|điểm|đánh giá|trình độ|sáng kiến|đăng k[ýí]|chỉ tiêu|sinh|số gv|tổng")


@cache
def head_regex(holds: str) -> re.Pattern[str]:
    """Return the pattern of the heads over columns that hold something ("names", "posts" …)."""
    return re.compile("|".join(row["pattern"] for row in load("holder_heads") if row["holds"] == holds))


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold names, posts, duties, holders, the work, remarks and the inspected.

    ``staff`` is true where other heads tell that the names are those of teachers; ``headed`` are columns whose head
    is the post of those in it ("GVCN"); ``named`` are columns in which only persons count.
    """

    names: tuple[int, ...]
    posts: tuple[int, ...]
    duties: tuple[int, ...]
    holders: tuple[int, ...]
    work: tuple[int, ...]
    skipped: tuple[int, ...]
    remarks: tuple[int, ...]
    taught: tuple[int, ...] = ()
    staff: bool = False
    headed: tuple[int, ...] = ()
    named: tuple[int, ...] = ()


def read_columns(heads: tuple[tuple[str, ...], ...]) -> Columns:
    """Return what the columns under these heads hold.

    1. "Thời gian | Nội dung công việc | Người phụ trách | Ghi chú", "Tháng | Công việc | Người thực hiện | Phối hợp"
    2. "STT | Họ và tên | Chức vụ | Nhiệm vụ", in any order
    3. "Lớp | Toán | Văn | Anh | GVCN": who teaches what in each class
    4. "Tổ | Tổ trưởng | Số GV", "Tiểu ban | Trưởng tiểu ban | Thành viên": heads that are the posts of those named
    5. "Lớp | Môn | Giáo viên | Buổi": who teaches what the row says, never who is rated or counted
    """
    words = [" ".join(column).lower().strip(" .:*") for column in heads]
    taught = tuple(i for i, word in enumerate(words) if i and SUBJECT_REGEX.fullmatch(word))
    if len(taught) < 2 or not any(word.startswith(("lớp", "khối", "tên lớp", "tt", "stt")) for word in words[:2]):
        taught = ()

    def having(what: str) -> tuple[int, ...]:
        return tuple(i for i, word in enumerate(words) if head_regex(what).search(word))

    posts, skipped, remarks, other = having("posts"), having("inspected"), having("remarks"), having("other")
    doers = tuple(i for i in having("holders") if i not in other or words[i].startswith("người "))
    pupils = having("pupils")
    names = tuple(i for i in having("names") if i not in pupils)
    duties = tuple(i for i in having("duties") if i not in posts and i not in names)
    timetable = any(words[i].startswith("người ") or "kiểm tra" in words[i] for i in doers if i not in names)
    # Groups with their members, several in a cell, beside who leads them or alone.
    members = names if not posts and all("thành viên" in words[i] for i in names) else ()
    if members or timetable or (pupils and not posts):
        names = ()
    holders = () if names else tuple(sorted({*(i for i in doers if i not in posts), *members}))
    if names and not (posts or duties):
        posts = ()
    if not names and not holders and duties:
        holders, posts = posts, ()
    work = tuple(i for i in having("work") if i not in holders and i not in names)
    staff = bool(having("staff")) and not any(word in ("lớp", "tên lớp") for word in words)
    headed = tuple(i for i, word in enumerate(words) if _HEADING_POST_REGEX.fullmatch(word)) if not names else ()
    named = tuple(i for i in (*headed, *_teacher_columns(words, names)) if i not in holders)
    if headed:
        headed += tuple(i for i in members if _SEATS_REGEX.fullmatch(words[i]))
    holders = tuple(sorted({*holders, *named}))
    return Columns(names, posts, duties, holders, work, skipped, remarks, taught, staff, headed, named)


def _teacher_columns(words: list[str], names: tuple[int, ...]) -> list[int]:
    """Return the columns that name teachers beside what they teach."""
    if names or not any(map(_LESSONS_REGEX.match, words)) or any(map(_RATED_REGEX.search, words)):
        return []
    return [i for i, word in enumerate(words) if _TEACHER_REGEX.fullmatch(word)]


def find_in_table(
    layout: Layout, table: Table, assigned: bool, taken: set[int], doubts: Doubts
) -> Iterator[Responsible]:
    """Yield the holders that a table names in its columns.

    ``assigned`` is true in the organisation part, where a bare list of names counts too.
    """
    heads = column_heads(layout, table)
    columns = read_columns(heads) if heads else Columns((), (), (), (), (), (), ())
    first = table.first + (table.heads if heads else 0)
    roster = bool(columns.names) and (assigned or columns.staff or bool(columns.posts or columns.duties))
    for line in layout.lines[first : table.last + 1]:
        place = dict(zip(row_columns(layout, table, line), line.cells, strict=False)) if heads else {}
        found: list[Responsible] = []
        if roster:
            found = list(_read_roster(layout, columns, place, doubts))
        elif columns.holders or (columns.taught and assigned):
            duties = [layout.text[slice(*place[i])] for i in columns.work if i in place and _filled(place[i])]
            for i in columns.holders:
                if i in place:
                    cell = [_with_duties(item, duties[:1]) for item in read_cell(layout, *place[i], doubts)]
                    cell = [item for item in cell if item.kind == "person" or i not in columns.named]
                    found += _with_post(cell, heads[i][-1].strip(" .:*")) if i in columns.headed else cell
            found += [item for i in columns.taught if i in place and (item := teacher_of(layout, *place[i]))]
        elif not columns.names:
            found = list(_read_people(layout, line))
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


def _read_roster(layout: Layout, columns: Columns, place: dict[int, Span], doubts: Doubts) -> Iterator[Responsible]:
    posts = [post for i in columns.posts if i in place for post in split_posts(layout, *place[i])]
    duties = []
    for i in columns.duties:
        if i in place and _filled(place[i]):
            words = layout.text[slice(*place[i])]
            if post_end(layout.lower, *place[i]) == place[i][1]:
                posts.append(words)
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
