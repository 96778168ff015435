"""Persons: those addressed with a title anywhere in the plan, and those named in a list with their post."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.components.responsibles.homely_titles import is_told_of
from extractors.components.responsibles.names import Name, in_name_case, is_abbreviation, is_historical, read_name
from extractors.components.responsibles.post_bounds import Span, longest_post, post_before, post_end
from extractors.components.responsibles.shared_seats import SharedSeats
from extractors.components.responsibles.tails import Tail, duty_span, read_tail
from extractors.components.responsibles.words import HONORIFIC_PATTERN, PLURAL_REGEX
from extractors.layout import Layout, Line
from schemas import Responsible

TITLE_REGEX = re.compile(
    rf"(?<![\w/])(?P<title>{HONORIFIC_PATTERN})(?: ?\([Bb]à\))?(?P<gap>[ .:]+)(?:(?:ThS|TS|Th\.S|PGS|GS)\.? ?)?"
)
# "Tiếng Anh Lớp", "huyện Cô Tô", "đường Bà Triệu": not titles there.
_PLACE_BEFORE_REGEX = re.compile(
    r"(?:tiếng|môn|nước|huyện|xã|đảo|thị trấn|thị xã|tỉnh|phường|đường|phố|chợ|núi|chùa|sông|vương quốc|văn|quận|hai"
    r"|thôn|bản|ấp|khu|đền|trường|thcs|thpt|tiểu học|mầm non|th|bác|gương|gặp|anh hùng|liệt sĩ) $"
)
_FULL_TITLES = ("đồng chí", "ông", "bà", "thầy", "thày", "cô", "anh", "chị", "em", "thầy giáo", "thày giáo", "cô giáo")
_NO_NAMES = frozenset(["Giáo", "Cô", "Trò", "Và", "Thuốc", "Bà", "Nuôi", "Các", "Thầy", "Ngoại", "Nội", "Chị", "Cả"])
_LIKE_MARKERS = frozenset(["T.", "C."])
# "2 - 8 độ C. Thực hiện", "vitamin C. Trẻ", "nhóm C. Đội": a letter that ends its sentence
_LETTER_BEFORE_REGEX = re.compile(
    r"(?:độ|°|º|vitamin|viêm gan|nhóm|loại|hạng|bảng|khối|phòng|khu|dãy|nhà|mục|phần|điểm|câu|đề|\d) ?$"
)
_HELD_BY_SEVERAL_REGEX = re.compile(
    r"(?:các )?(?:phó (?:hiệu trưởng|ht|ban|trưởng ban)|p\. ?(?:hiệu trưởng|ht)|pht|hiệu phó|(?:ủy|uỷ|thành|tổ) viên)"
)
_COUNTED_REGEX = re.compile(r"\d\s+$")
_NO_SHORT_NAMES = frozenset(["Con", "Em", "Hùng", "Văn", "Mẹ"])  # "Anh Hùng", but "anh Văn Thế Hùng"
_NEXT_REGEX = re.compile(r"(?:\s*,\s*|\s*;\s*|\s+và\s+|\s*\+\s*)")
# Those who take in the reports at another office are no holders.
_RECEIVES_REGEX = re.compile(r"(?:qua|liên hệ(?: với)?|gặp|kính gửi|người nhận|nhận bởi|báo cho)\s*:?\s*$")
_OFFICE_REGEX = re.compile(r"(?:phòng|sở|bộ) (?:gd|giáo)|pgd|sgd")
_UPWARD = frozenset({"tổng bí thư", "thủ tướng", "chủ tịch nước", "bộ trưởng", "chủ tịch quốc hội"})


@dataclass(slots=True)
class Found:
    """A name that was read, with the title, the tail and the post round it."""

    name: Name
    title: Span | None
    tail: Tail
    before: Span | None


def find_persons(layout: Layout, feet: tuple[int, int], taken: set[int], skipped: list[Span]) -> list[Responsible]:
    """Return the persons addressed with a title, in the order of the text.

    ``taken`` are starts of names found already, ``skipped`` are cells whose persons hold nothing.

    1. "1. Ông Lê Văn Thuận - Hiệu trưởng - Chủ tịch Hội đồng: phụ trách chung;"
    2. "đ/c Hổ (PHT)", "cô Ngát"
    3. "GVCN lớp 9A: thầy Mai Văn Tĩnh", "Trưởng ban: Đ/c Lan", "kế toán (chị Kiều Thị Ly)"
    4. "các đ/c: Lan, Hương và Hà", "các thầy Nguyễn Văn A, Trần Văn B"
    5. "Đ/c Hiệu trưởng Nguyễn Văn A"
    6. "cô Hân - TPT Đội, cô Oanh - văn thư làm tổ viên": both are
    """
    view, lower = layout.view, layout.lower
    found: list[Responsible] = []
    hidden = frozenset(skipped)
    lead: Span | None = None
    last_end = read_to = -1
    seated = SharedSeats()
    for match in TITLE_REGEX.finditer(view):
        line = layout.line_at(match.start())
        start, end = _bounds(line, match.start())
        if feet[0] <= line.index < feet[1] or (start, end) in hidden or match.start() < read_to:
            continue  # "em Ông Thị Hồng Nhung": a family name like a title
        if match["title"] in _LIKE_MARKERS and _is_letter(lower, line, match.start()):
            continue  # "C. TỔ CHỨC THỰC HIỆN" is a section, not cô Tổ
        if "." in match["gap"] and " " in match["gap"] and match["title"].lower().endswith(_FULL_TITLES):
            continue  # "gồm 05 đồng chí. Năm 2025 …"
        counted = _COUNTED_REGEX.search(view, max(start, match.start() - 6), match.start())
        if counted and "." in match["gap"] and " " in match["gap"]:
            continue  # "cấp huyện 3 đ/c. Đánh giá …"
        if _PLACE_BEFORE_REGEX.search(lower, max(start, match.start() - 14), match.start()):
            continue
        goes_on = last_end >= start and _NEXT_REGEX.fullmatch(lower, last_end, match.start())
        run = list(_read_run(view, lower, match, start, end, listed=bool(goes_on and lead)))
        read_to = run[-1].name.end if run else read_to
        of_same_post = not (run and run[0].tail.posts) and _is_of_same_post(lower, start, lead, match.start())
        inherits = lead if goes_on or of_same_post else None
        seated.follow(lower, last_end, match.start(), len(found))
        for person in run:
            if person.name.start in taken or _is_other(lower, view, person, start):
                continue
            taken.add(person.name.start)
            person.before = person.before or inherits
            found.append(responsible_of(layout, person, end))
        if run:
            seated.spread(layout, found, run[-1].tail.seat)
            lead, last_end = run[-1].before or inherits, run[-1].tail.end
    return found


def _is_of_same_post(lower: str, start: int, post: Span | None, at: int) -> bool:
    """Whether a clause of a line goes on with those of the post that heads it.

    "Phó Hiệu trưởng: đ/c An phụ trách chuyên môn; đ/c Lụa phụ trách bán trú"; of other posts there is one.
    """
    if post is None or post[0] != start or not lower.endswith("; ", start, at):
        return False
    return _HELD_BY_SEVERAL_REGEX.fullmatch(lower, *post) is not None and ":" in lower[post[1] : post[1] + 2]


def _is_letter(lower: str, line: Line, at: int) -> bool:
    """Whether a lone letter marks a section or ends a sentence rather than being short for "Cô"."""
    return at == line.start or _LETTER_BEFORE_REGEX.search(lower, max(line.start, at - 10), at) is not None


def _bounds(line: Line, offset: int) -> Span:
    for start, end in line.cells:
        if start <= offset <= end:
            return start, end
    return line.body if line.body <= offset else line.start, line.end


def _read_run(view: str, lower: str, match: re.Match[str], start: int, end: int, *, listed: bool) -> Iterator[Found]:
    """Yield the person after a title, and those that follow in a list without titles of their own."""
    title: Span = match.span("title")
    at, own = match.end(), None
    stop = post_end(lower, at, end)
    if stop is not None:
        named = _name_after_post(view, lower, at, end)
        if named is None:
            return
        own, at = named
    name = read_name(view, lower, at, end)
    if name is None or _is_no_name(view[name.start : name.end].split()):
        return
    before, mark = post_before(lower, start, match.start())
    if before and mark == "" and not lower[before[1] : match.start()].strip():
        before = before if before[0] == start else None
    plural = PLURAL_REGEX.fullmatch(view[slice(*title)]) is not None
    short = name.words < 3 and not name.sure
    while name is not None:
        tail = read_tail(view, lower, name.end, end, listed=listed, led=before is not None)
        yield Found(name, title, tail, own or before)
        own = None
        join = _NEXT_REGEX.match(lower, tail.end, end)
        name = read_name(view, lower, join.end(), end) if join and tail.duty is None else None
        if name is not None and not (name.sure or plural or (short and _ends_list(view, name, end))):
            return


def _ends_list(view: str, name: Name, end: int) -> bool:
    """Whether a short name stands between the marks of a list: "Đ/c Thu, Hoa", "(đ/c Thảo, Hiền)"."""
    return name.words < 3 and (name.end == end or view[name.end] in ",.;)" or view.startswith((" và ", " ("), name.end))


def _is_no_name(words: list[str]) -> bool:
    """Whether the words after a title make another word of it: "Thầy Thuốc", "Cô Giáo", "Anh Hùng"."""
    if len(words) == 1 and is_abbreviation(words[0]):
        return True
    return words[0] in _NO_NAMES or (words[0] in _NO_SHORT_NAMES and len(words) < 3)


def _name_after_post(view: str, lower: str, at: int, end: int) -> tuple[Span, int] | None:
    """Return the post after a title and where the name after it begins: "Đ/c Hiệu trưởng Nguyễn Văn A"."""
    words = [m.start() for m in re.finditer(r"\S+", view[at : min(end, at + 80)])][1:7]
    known, _ = longest_post(lower, at, end)  # "đ/c TPT Đội Lò Mai": the post goes as far as the lexicon knows it
    for offset in (offset for offset in words if at + offset > known):
        name = read_name(view, lower, at + offset, end)
        if name is not None and post_end(lower, at, at + offset - 1) == at + offset - 1:
            return (at, at + offset - 1), at + offset
    return None


def _is_other(lower: str, view: str, person: Found, start: int) -> bool:
    """Whether the person is one of history or a tale, or one at the receiving office."""
    name = view[person.name.start : person.name.end]
    held = bool(person.tail.posts or person.tail.duty or person.before)
    if is_told_of(view, lower, person.title, person.name.end, start, held) or (is_historical(name) and not held):
        return True
    at = person.title[0] if person.title else person.name.start
    if person.before and lower[slice(*person.before)] in _UPWARD:
        return True
    if not _RECEIVES_REGEX.search(lower, max(start, at - 20), at):
        return False
    return _OFFICE_REGEX.search(lower, max(start, at - 160), person.tail.end) is not None


def responsible_of(layout: Layout, person: Found, end: int) -> Responsible:
    """Return the holder that a person found in the text is; ``end`` bounds the duty."""
    text, tail = layout.text, person.tail
    written = text[person.name.start : person.name.end]
    spans = ([person.before] if person.before else []) + tail.posts
    duty = duty_span(layout.view, layout.lower, tail.duty, tail.duty_end or end) if tail.duty is not None else None
    return Responsible(
        kind="person", name=in_name_case(written), honorific=text[slice(*person.title)] if person.title else None,
        positions=[" ".join(text[a:b].split()) for a, b in spans], unit=text[slice(*tail.unit)] if tail.unit else None,
        duties=[text[slice(*duty)]] if duty else [], text=written, span=(person.name.start, person.name.end),
    )  # fmt: skip
