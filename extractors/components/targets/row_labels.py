"""What a table's row measures and of whom: its label beside the heads of its columns."""

import re
from dataclasses import dataclass

from extractors.components.targets.context import Context
from extractors.components.targets.vocabulary import TAUGHT, unit_groups
from extractors.components.targets.wording import is_award, is_rating, split_subject

_BODY_REGEX = re.compile(
    r"(?:lớp |khối |nhóm )?\d{1,2}\s?[a-zđ]?\d{0,2}$|k\d+$|(?:lớp|khối|trường|tổ|mẫu giáo|nhà trẻ|tiểu học|th&thcs|"
    r"thcs|thpt|mầm non|mn|th|ptdtbt|môn|bản|thôn|toàn trường|cộng|tổng|tổng cộng|tổng số|"
    rf"tiêu chuẩn \d+|khu phố|ấp|xóm|buôn|{TAUGHT})(?!\w)"
)
# "Tiêu chuẩn 1: Tổ chức và quản lý": the number names the row.
_NUMBERED_REGEX = re.compile(r"(?:tiêu chuẩn|tiêu chí|lĩnh vực) \d+(?=\s*[:.-])", re.IGNORECASE)
_TERM_REGEX = re.compile(r"(?:học k[ỳì]|hk|kỳ|cả năm|cuối năm|giữa|đợt|tháng)(?!\w)")
_WHOLE_YEAR_REGEX = re.compile(r"(?:cả|cuối) năm(?!\w)")
_NO_HOLDER_REGEX = re.compile(
    r"số |(?:học lực|hạnh kiểm|rèn luyện|học tập|kết quả|cấp|tỉ lệ|tỷ lệ|điểm|lộ trình|kế hoạch|năm)(?!\w)"
)
_FIELD_REGEX = re.compile(r"(?:học lực|hạnh kiểm|rèn luyện|học tập)(?!\w)")  # what pupils alone are graded in
_LETTER_REGEX = re.compile(r"[^\W\d_]")
_HOW_MANY_REGEX = re.compile(r"\s*\(\d+ [^()\d]{1,12}\)$")
# "Môn | Khối 6 | Khối 7": the classes are counted, the school subject says in what.
_SCHOOL_SUBJECT_REGEX = re.compile(rf"môn |(?:{TAUGHT})(?!\w)")
# "Toán", "Môn Toán 9", "Lịch sử, Địa lý", "Tiếng Anh (lớp 3-5)", "Toán VioEdu": a row of what is learned, no team.
_LEARNED_REGEX = re.compile(
    rf"(?:môn )?(?:{TAUGHT})(?:(?:,| và| ?&) ?(?:{TAUGHT})){{0,3}}"
    r"(?: (?:lớp |khối )?\d{1,2}| \([^()]{1,30}\)| (?:vioedu|violympic|ioe|toefl|trên (?:mạng|internet)))?"
)
_CLASS_COLUMN_REGEX = re.compile(
    r"(?:khối|lớp|k)(?: lớp)? ?(?:\d{1,2}|[ivx]{1,4})[a-zđ]?\d{0,2}(?: ?(?:,|;|-|\+|và) ?\d{1,2}){0,4}$"
)
# "Lớp học có bảng tương tác", "Tiết học có sử dụng thiết bị": what is counted stands before its verb.
_COUNTED_REGEX = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2}?) (?=(?:có|được|đạt|không|biết|tham gia) )")
# "Chỉ tiêu 2016", "Chỉ tiêu năm nay", "Phấn đấu": the head says nothing of what is measured.
_GOAL_REGEX = re.compile(
    r"chỉ tiêu|mục tiêu|phấn đấu|kế hoạch|đăng k[ýí]|cuối năm|dự kiến|"
    r"(?:năm học|năm nay|năm|kh|giao|cả)(?!\w)|[\d\s\-/]+"
)
_SHARE_MARK_REGEX = re.compile(r"\s*\(\s*%\s*\)")
PEOPLE = ("gv", "giáo viên", "hs", "học sinh", "học viên", "trẻ", "cháu", "đội viên", "đoàn viên", "đảng viên")
# "Lớp học có bảng tương tác (lớp)", "Chỉ tiêu (điểm)": the unit in brackets behind a label or a head.
UNIT_MARK_REGEX = re.compile(r"\s*\((?:đơn vị tính: |đvt: |tính theo |số )?([^()\d%]{1,20})\)$")


@dataclass(frozen=True, slots=True)
class Row:
    """A row beside its goals: its label's place and words, the unit of a column of units, whether its
    numbers are shares, what its ratings are of ("Học lực"), whether its label's head says that it
    is a body ("Tổ", "Khối"), the class that a label of its own names, and the goal's year in a table of several."""

    label: tuple[int, int]
    name: str
    unit: str | None
    share: bool
    topic: str
    body: bool = False
    holder: str | None = None
    year: str = ""


def read_label(
    context: Context, row: Row, measured: list[str], goal_head: str | None, contest: bool
) -> tuple[str | None, str]:
    """Return the holder and the indicator that a row's label and its column's head give.

    1. a school subject under classes: "Toán (%)" under "Khối 6"
    2. a school subject: of the pupils, in a contest of its team
    3. a body: "6A", "Tổ Toán" under "Học lực khá"
    4. what is measured: "Học sinh hoàn thành chương trình lớp học"
    5. nothing but that its numbers are shares or goals ("TL (%)", "Chỉ tiêu"): the table's topic, the column's head
    """
    if row.holder:
        return row.holder, _SHARE_MARK_REGEX.sub("", " ".join([row.name, *map(_unmarked, measured)])).strip()
    if not row.name or (row.topic and measured and not row.body and _is_goal_only(row.name)):
        return _of_table(context, row, measured)
    measured = _with_class(measured)
    name = numbered[0] if (numbered := _NUMBERED_REGEX.match(row.name)) else row.name
    classed = bool(measured) and _CLASS_COLUMN_REGEX.match(_unmarked(measured[0]).lower()) is not None
    if classed and _SCHOOL_SUBJECT_REGEX.match(name.lower()):
        marked = UNIT_MARK_REGEX.search(measured[0])
        counted = marked[1] if marked and marked[1].lower() in unit_groups() else ""
        return _unmarked(measured[0]), f"{row.topic or counted} {name}".strip()
    measured = [_unmarked(head) for head in measured]
    if is_learned(row):
        of = "đội tuyển" if contest else f"{context.own_words('học sinh')} môn"
        return f"{of} {name.removeprefix('Môn ')}", _measured_of_body(row, name, measured, goal_head)
    if row.body or (_BODY_REGEX.match(name.lower()) and len(name.split()) < 7):
        return name, _measured_of_body(row, name, measured, goal_head)
    return _of_measure(context, row, name, measured)


def _with_class(measured: list[str]) -> list[str]:
    """Return the heads with a class under its word as one: "Lớp" over "6A" is "Lớp 6A"."""
    classed = f"{measured[0]} {measured[1]}" if len(measured) > 1 else ""
    return [classed, *measured[2:]] if _CLASS_COLUMN_REGEX.match(classed.lower()) else measured


def _of_table(context: Context, row: Row, measured: list[str]) -> tuple[str | None, str]:
    """Return holder and indicator of a row that names nothing itself: the heads and the table's topic do."""
    if measured and not is_rating(measured[-1].lower()) and _may_hold(measured[0]):
        return _counted_off(measured[0]), row.topic
    return context.usual_holder(row.topic), " ".join([row.topic, *measured]).strip()


def _measured_of_body(row: Row, name: str, measured: list[str], goal_head: str | None) -> str:
    """Return what is measured of a body: by the heads, the goal's own head, or the table's topic."""
    named = row.topic or goal_head if _is_goal_only(goal_head or "") else _unmarked(goal_head or "")
    indicator = _SHARE_MARK_REGEX.sub("", " ".join(measured)) or named or name
    rated = is_rating((measured[-1:] or [indicator])[0].lower()) and all(
        _TERM_REGEX.match(head.lower()) for head in measured[:-1]
    )
    return f"{row.topic} {indicator}" if row.topic and rated else indicator


def _of_measure(context: Context, row: Row, name: str, measured: list[str]) -> tuple[str | None, str]:
    """Return holder and indicator of a row that says what is measured: "Học sinh lên lớp", "Hoàn thành tốt"."""
    subject, rest = split_subject(name.lower())
    if subject and rest < len(name) and not is_award(name.lower()):
        indicator = _unmarked(name[rest:]).strip(" ,(%)")
    else:
        subject = subject if subject in PEOPLE else None
        indicator = _unmarked(_SHARE_MARK_REGEX.sub("", name))
    if row.topic and is_rating(indicator.lower()) and not _FIELD_REGEX.match(indicator.lower()):
        indicator = f"{row.topic} {indicator}"
    told = _SHARE_MARK_REGEX.sub("", measured[0]) if measured and not _may_hold(measured[0]) else ""
    field = _FIELD_REGEX.match(told.lower()) is not None
    if field:
        indicator = f"{told} {indicator}"
    elif told and (_goes_on(told) or not _LETTER_REGEX.search(name)):
        indicator = f"{indicator} {told}"
    subject = (
        (_counted_off(measured[0]) if measured and _may_hold(measured[0]) else None)
        or (name[: len(subject)] if subject and name.lower().startswith(subject) else subject)
        or context.usual_holder(f"{name} {told}".lower())
    )
    if subject is None and (counted := _COUNTED_REGEX.match(name)):
        subject, indicator = counted[1], _unmarked(name[counted.end(1) :]).strip(" ,(%)")
    graded = field or (told and is_rating(told.lower()))
    return subject or (context.own_words("học sinh") if graded else None), indicator


def _may_hold(head: str) -> bool:
    """Whether a column's head names who is counted: "Khối 6", "Nữ", no term, level, rating or field of marks."""
    words = head.lower()
    return not (_TERM_REGEX.match(words) or _NO_HOLDER_REGEX.match(words) or is_rating(words))


def _goes_on(head: str) -> bool:
    """Whether a head goes on with what a row measures: "Bỏ học" in "Học kỳ I", "Hợp tác" "Tốt"; not "Cả năm"."""
    words = head.lower()
    return bool(_TERM_REGEX.match(words) and not _WHOLE_YEAR_REGEX.match(words)) or is_rating(words)


def _counted_off(head: str) -> str:
    """Return a head without how many they are: "THCS (164 em)"."""
    return _HOW_MANY_REGEX.sub("", head)


def _is_goal_only(words: str) -> bool:
    """Whether a label or head says that it is a goal and nothing of what is aimed for: "Chỉ tiêu 2024"."""
    return not _GOAL_REGEX.sub("", _unmarked(words).lower()).strip(" :()%")


def is_learned(row: Row) -> bool:
    """Whether a row's label is what pupils learn, and no team's name: "Toán", "Vật lý 9"."""
    return not row.body and _LEARNED_REGEX.fullmatch(row.name.lower()) is not None


def says_nothing(goal_head: str, unit: str) -> bool:
    """Whether a goal's head tells no more of what is aimed for than its unit: "Chỉ tiêu (điểm)", "Đăng ký giải"."""
    return _GOAL_REGEX.sub("", _unmarked(goal_head).lower()).strip(" :()%") in ("", unit.lower())


def _unmarked(name: str) -> str:
    """Return a label without the unit in brackets at its end."""
    mark = UNIT_MARK_REGEX.search(name)
    return name[: mark.start()] if mark and mark[1].lower() in unit_groups() else name
