"""Persons named without a title: in a list with their post, or at a place that says who it is."""

from extractors.components.responsibles.names import is_historical, read_name
from extractors.components.responsibles.persons import TITLE_REGEX, Found, responsible_of
from extractors.components.responsibles.post_bounds import Span
from extractors.components.responsibles.tails import read_tail
from extractors.components.responsibles.words import SURNAMES
from extractors.layout import Layout, Line
from schemas import Responsible


def find_listed(layout: Layout, line: Line, taken: set[int], assigned: bool) -> Responsible | None:
    """Return the person without title that a line of a list begins with; None where it begins with none.

    1. "1. Nguyễn Văn A - Hiệu trưởng - Trưởng ban"
    2. "- Trần Thị B (PHT): phụ trách chuyên môn"
    3. in the organisation part: "+ Lê Văn C: trực tuần 1"
    """
    view = layout.view
    word = view[line.body : min(line.end, line.body + 12)].split(" ", 1)[0]
    folded = word.capitalize() if word.isupper() and len(word) > 1 else word
    if folded not in SURNAMES and "'" not in word:  # so it is with nearly all lines
        return None
    if TITLE_REGEX.match(view, line.body, line.end) or _is_heading(layout, line):
        return None
    return named_at(layout, line.body, line.end, taken, None, assigned)


def _is_heading(layout: Layout, line: Line) -> bool:
    """Whether a line is a heading in capitals, which may begin as a name does: "VIII. BIỆN PHÁP TỔ CHỨC"."""
    numbered = line.marker is not None and line.marker.kind in ("part", "roman", "capital")
    return numbered and layout.view[line.body : line.end].isupper()


def named_at(
    layout: Layout, start: int, end: int, taken: set[int], before: Span | None, assigned: bool, alone: int = 0
) -> Responsible | None:
    """Return the person without title named at ``start``; None where the words are no sure name.

    ``before`` is a post that stands before it; without one, a post must follow, or in the
    organisation part (``assigned``) a colon; or a name of so many words stands ``alone``, up to a mark or the end.
    """
    name = read_name(layout.view, layout.lower, start, end)
    if name is None or not name.sure or name.start in taken:
        return None
    tail = read_tail(layout.view, layout.lower, name.end, end)
    follows = layout.view[name.end : name.end + 3].lstrip()[:1]
    bare = 0 < alone <= name.words and follows in ("", *",;.()-")
    if not (before or tail.posts or bare or (assigned and (follows == ":" or tail.duty is not None))):
        return None
    if tail.posts and follows not in "-,:(" and not before:
        return None
    if is_historical(layout.view[name.start : name.end]):
        return None
    taken.add(name.start)
    return responsible_of(layout, Found(name, None, tail, before), end)
