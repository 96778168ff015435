"""The targets of one cell of a table: its row's label the indicator, its column's head the subject or unit."""

import re
from dataclasses import dataclass

from extractors.components.targets.award_holders import holder_in
from extractors.components.targets.awards import find_awards
from extractors.components.targets.context import Context
from extractors.components.targets.counted import named_noun
from extractors.components.targets.moods import Heading
from extractors.components.targets.numbers import Quantity, find_quantities
from extractors.components.targets.vocabulary import UNIT_REGEX, plain, unit_groups
from extractors.components.targets.wording import FULL_NAMES, is_award, is_rating, split_subject, usual_subject
from extractors.layout.head_rows import head_role
from schemas import Target

_YEAR_REGEX = re.compile(r"(20\d\d)(?:\s*-\s*20\d\d)?")
_SHARE_REGEX = re.compile(r"%|tỷ lệ|tỉ lệ|(?<!\w)tl(?!\w)")
_BODY_REGEX = re.compile(
    r"(?:lớp |khối |nhóm )?\d{1,2}\s?[a-zđ]?\d{0,2}$|k\d+$|(?:lớp|khối|trường|tổ|mẫu giáo|nhà trẻ|tiểu học|th&thcs|"
    r"thcs|thpt|mầm non|mn|th|ptdtbt|môn|bản|thôn|toàn trường|cộng|tổng|tổng cộng|tổng số|"
    r"toán|ngữ văn|tiếng|văn|lý|vật l[ýí]|hóa|hoá|sinh|lịch sử|sử|địa|gdcd|tin|công nghệ|anh|"
    r"khtn|khxh|thể dục|mĩ thuật|âm nhạc|nghệ thuật)(?!\w)"
)
# "Môn | Khối 6 | Khối 7": the classes are counted, the school subject says in what.
_SCHOOL_SUBJECT_REGEX = re.compile(
    r"(?:môn |toán|ngữ văn|tiếng|văn|lý|vật l[ýí]|hóa|hoá|sinh|lịch sử|sử|địa|gdcd|tin|công nghệ|anh|ngoại ngữ|"
    r"khtn|khxh|khoa học|thể dục|mĩ thuật|mỹ thuật|âm nhạc|nghệ thuật|đạo đức)(?!\w)"
)
_CLASS_COLUMN_REGEX = re.compile(r"(?:khối|lớp|k)(?: lớp)? ?(?:\d{1,2}|[ivx]{1,4})[a-zđ]?\d{0,2}$")
# "Chỉ tiêu giải tỉnh", "Đăng ký (số giải)": the noun that a goal's head counts.
_GOAL_NOUN_REGEX = re.compile(
    r"(?:chỉ tiêu|mục tiêu|phấn đấu|đăng k[ýí]|kế hoạch)\W{0,2}(?:về |đạt )?(?:số |số lượng )?"
    r"(giải|huy chương|skkn|sáng kiến)(?!\w)"
)
_HEAD_NOUN_REGEX = re.compile(rf" (?:số )?(?:lượng )?{UNIT_REGEX.pattern}")
_DIFFERENCE_REGEX = re.compile(r"(?:tăng|giảm|hơn|vượt)(?: \S+)?\s*$")
# "Lớp học có bảng tương tác", "Tiết học có sử dụng thiết bị": what is counted stands before its verb.
_COUNTED_REGEX = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2}?) (?=(?:có|được|đạt|không|biết|tham gia) )")
# "Chỉ tiêu 2016", "Chỉ tiêu năm nay", "Phấn đấu": the head says nothing of what is measured.
_GOAL_REGEX = re.compile(
    r"chỉ tiêu|mục tiêu|phấn đấu|kế hoạch|đăng k[ýí]|cuối năm|dự kiến|"
    r"(?:năm học|năm nay|năm|kh|giao|cả)(?!\w)|[\d\s\-/]+"
)
# "Lớp học có bảng tương tác (lớp)", "Chỉ tiêu (điểm)": the unit in brackets behind a label or a head.
_UNIT_MARK_REGEX = re.compile(r"\s*\((?:đơn vị tính: |đvt: |tính theo |số )?([^()\d%]{1,20})\)$")
_SHARE_MARK_REGEX = re.compile(r"\s*\(\s*%\s*\)")
_PEOPLE = ("gv", "giáo viên", "hs", "học sinh", "trẻ", "cháu", "đoàn viên", "đảng viên")
_PRIZES = ("giải", "giấy khen", "bằng khen", "huy chương")


@dataclass(frozen=True, slots=True)
class Row:
    """A row beside its goals: its label's place and words, the unit of a column of units, whether its
    numbers are shares, and what its ratings are of ("Học lực")."""

    label: tuple[int, int]
    name: str
    unit: str | None
    share: bool
    topic: str


def find_in_cell(
    context: Context, row: Row, cell: tuple[int, int], heads: tuple[str, ...], path: tuple[Heading, ...]
) -> list[Target]:
    """Return the targets of a cell: its numbers, else the award that it or its row's label names."""
    label = row.label
    lower = context.lower
    found = []
    for quantity in find_quantities(lower, *cell):
        before = lower[cell[0] : quantity.start]
        if (
            _DIFFERENCE_REGEX.search(before)
            or quantity.group == "refused"
            or context.is_taken(quantity.number, quantity.end)
        ):
            continue
        target = _cell_target(context, quantity, row, cell, heads)
        if target.value or target.kind != "award":  # "0" under "Giải tỉnh" aims at none
            found.append(target)
    if not found and is_award(lower[slice(*label)]) and (named := holder_in(lower[slice(*cell)])):
        subject = context.text[cell[0] + named[0] : cell[0] + named[1]]
        found.append(
            context.target(label[0], cell[1], kind="award", subject=subject, indicator=_written(context, label))
        )
    if not found:
        for award in find_awards(context, *cell, path, "goal", [], aimed=True):
            named = holder_in(lower[slice(*label)])
            subject = context.text[label[0] + named[0] : label[0] + named[1]] if named else _written(context, label)
            found.append(context.target(label[0], cell[1], kind="award", subject=subject, indicator=award.indicator))
    return found


def _written(context: Context, place: tuple[int, int]) -> str:
    return context.text[place[0] : place[1]].replace(" | ", " ").strip()


def _cell_target(
    context: Context,
    quantity: Quantity,
    row: Row,
    cell: tuple[int, int],
    heads: tuple[str, ...],
) -> Target:
    label, name = row.label, row.name
    over = [head for head in heads if head_role(head) not in ("share", "count", "goal", "number")]
    over = [head for head in over if not _YEAR_REGEX.search(head)]
    goal_head = next((head for head in heads if head_role(head) == "goal"), None)
    unit = _cell_unit(context, quantity, row, heads)
    label_words = name.lower()
    noun = over[-1] if over and over[-1].lower() == (unit or "").lower() else None
    measured = [head for head in over if head != noun]
    tail = context.text[quantity.end : cell[1]].partition(",")[0].strip(" ;.")
    tail = tail if tail and "(" not in tail and quantity.unit != "%" else ""
    subject, indicator = _read_label(context, row, measured, goal_head)
    if subject is None and unit != "%":
        subject = unit if quantity.group == "body" else context.school
    if tail:
        indicator = f"{indicator} mỗi {tail[1:]}" if tail.startswith("/") else f"{indicator} {tail}"
    words = f"{label_words} {goal_head or ''} {tail}".lower()
    award = quantity.group == "prize" or is_award(words) or (unit or "").split()[:1] in (["giải"], ["huy"])
    return context.target(
        label[0], cell[1] if len(context.text[quantity.end : cell[1]]) > 1 else max(quantity.end, label[1]),
        kind="award" if award else "quantity", comparator=quantity.comparator, value=quantity.value,
        value_to=quantity.value_to, unit=unit, subject=subject, indicator=indicator,
    )  # fmt: skip


def _read_label(context: Context, row: Row, measured: list[str], goal_head: str | None) -> tuple[str | None, str]:
    """Return the holder and the indicator that a row's label and its column's head give.

    1. a school subject under classes: "Toán (%)" under "Khối 6"
    2. a body: "6A", "Tổ Toán" under "Học lực khá"
    3. what is measured: "Học sinh hoàn thành chương trình lớp học"
    """
    name, label_words = row.name, row.name.lower()
    classed = bool(measured) and _CLASS_COLUMN_REGEX.match(measured[0].lower()) is not None
    if classed and _SCHOOL_SUBJECT_REGEX.match(label_words):
        subject, indicator = measured[0], f"{row.topic} {name}".strip()
    elif _BODY_REGEX.match(label_words) and len(label_words.split()) < 7:
        said = _GOAL_REGEX.sub("", _unmarked(goal_head or "").lower()).strip(" :()")
        named = goal_head if said else row.topic or goal_head
        indicator = _SHARE_MARK_REGEX.sub("", " ".join(measured)) or named or name
        indicator = f"{row.topic} {indicator}" if row.topic and is_rating(indicator.lower()) else indicator
        subject = name
    else:
        subject, rest = split_subject(label_words)
        if subject and rest < len(label_words) and not is_award(label_words):
            indicator = _unmarked(name[rest:]).strip(" ,(%)")
        else:
            subject = subject if subject in _PEOPLE else None
            indicator = _unmarked(_SHARE_MARK_REGEX.sub("", name))
        if row.topic and is_rating(indicator.lower()):
            indicator = f"{row.topic} {indicator}"
        subject = (
            (measured[0] if measured and not measured[0].lower().startswith("số ") else None)
            or FULL_NAMES.get(subject or "", subject)
            or context.own_words(usual_subject(label_words))
        )
        if subject is None and (counted := _COUNTED_REGEX.match(name)):
            subject, indicator = counted[1], _unmarked(name[counted.end(1) :]).strip(" ,(%)")
    return subject, indicator


def _unmarked(name: str) -> str:
    """Return a label without the unit in brackets at its end."""
    mark = _UNIT_MARK_REGEX.search(name)
    return name[: mark.start()] if mark and mark[1].lower() in unit_groups() else name


def _cell_unit(context: Context, quantity: Quantity, row: Row, heads: tuple[str, ...]) -> str | None:
    name = row.name
    if quantity.unit == "%":
        return "%"
    if row.unit and (quantity.unit is None or row.unit == "%"):
        return row.unit
    if quantity.unit:
        at = context.lower.rfind(quantity.unit, quantity.number, quantity.end)
        return context.text[at : at + len(quantity.unit)]
    if quantity.of is not None and (counted := named_noun(name.lower(), 0, len(name))):
        return name[slice(*counted)]
    if any(_SHARE_REGEX.search(head.lower()) for head in heads) or _SHARE_REGEX.search(name.lower()):
        return "%"
    if row.share:
        return "%"
    for marked in (name, *reversed(heads)):
        mark = _UNIT_MARK_REGEX.search(marked.strip())
        if mark and mark[1].lower() in unit_groups():
            return mark[1]
    for head in reversed([head for head in heads if head_role(head) != "goal"]):
        words = re.sub(r"^(?:số lượng|số|tổng số)\s+|[()]", "", head.lower()).strip()
        if words in unit_groups():
            return words
    for head in reversed([head for head in heads if head_role(head) != "goal"]):
        if counted := _HEAD_NOUN_REGEX.match(f" {head.lower()}"):
            group = unit_groups()[plain(counted["unit"])]
            if group in ("thing", "prize") or (group != "refused" and head.lower().startswith("số ")):
                return counted["unit"]
    if counted := named_noun(name.lower(), 0, len(name)) if name.lower().startswith("số ") else None:
        return name[slice(*counted)].lower()
    for head in heads:
        if counted := _GOAL_NOUN_REGEX.match(head.lower()):
            return counted[1]
    nouns = (name.lower()[: len(noun)] for noun in sorted(unit_groups(), key=len, reverse=True)
             if name.lower().startswith(noun) and (unit_groups()[noun] == "thing" or noun in _PRIZES))  # fmt: skip
    return next(nouns, None)
