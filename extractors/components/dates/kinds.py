"""Tells the kind of a date from where it stands and what is said around it."""

import re

from extractors.components.dates.columns import cell_of, kind_of_column, kind_of_head
from extractors.components.dates.cues import CLAUSE_WINDOW, first_cue, kind_after, kind_of_clause
from extractors.components.dates.parts import Parts
from extractors.components.dates.point import Point
from extractors.components.dates.years import kind_of_year
from extractors.layout import Layout, Line, Zone
from extractors.letters import UPPER
from schemas import Citation, DateKind

# A place and its comma: names, with the words of their level ("Tam Hưng,", "thị trấn Phong Hạ,", "TP. Hồ Chí Minh,").
_LEVEL = r"(?:[Hh]uyện|[Xx]ã|[Tt]hị trấn|[Tt]hị xã|[Pp]hường|[Qq]uận|[Tt]hành phố|[Tt]ỉnh|đặc khu|số \d+)"
_PLACE_REGEX = re.compile(
    r"(?:.{0,60}[ \t]{3,})?(?!Thứ |Sáng|Chiều|Tối|Buổi|Họp|Vào|.*[Nn]gày )"
    rf"(?:{_LEVEL} )?[{UPPER}][\w.'-]*(?: {{1,3}}(?:{_LEVEL}|[{UPPER}\d-][\w.'-]*)){{0,7}} ?,"
)
# "trong tháng 3" is a deadline only where no event is named, and "xong trong tháng 3" always.
_WITHIN_REGEX = re.compile(
    r"trong $(?<!xong trong )(?<!hoàn thành trong )(?<!nộp trong )(?<!gửi trong )(?<!nhất trong )(?<!là trong )"
    r"(?<!hạn trong )"
)
_HEADS_WORK_REGEX = re.compile(r" {0,2}(?:\([^()\n]{1,30}\) ?)?(?::| - )")  # "Ngày 27/7/2024: thăm …"
_BOUND_REGEX = re.compile(
    r"(?:từ|nay đến(?: hết)?|[:(]|\d|i)[ (]{0,3}(?:(?:(?:sáng|chiều|tối|cả ngày) )?(?:thứ \w{2,4}|chủ nhật),? ?)?$"
)
# "Tuần 3: Đại hội Liên đội (27/9/2019)", "01/2025 | Sơ kết (ngày 10/01/2025)": the day of what is done then
_OF_WORK_REGEX = re.compile(r"(?:: | \| )[^:()|]{4,80}\((?:ngày )?$")
# "Vòng 1 (ngày 28 và 29/10/2025)": the second of two days that a round has
_ROUND_REGEX = re.compile(r"(?:vòng|đợt|giai đoạn|bước|lần) \w{1,4} ?[:(] ?(?:ngày )?\d{1,2} và (?:ngày )?$")
# "Tháng 10/2016 xã được UBND huyện công nhận …": what is told of a month
_TOLD_REGEX = re.compile(
    r",? (?:(?:nhà )?trường|xã|huyện|phường|thị trấn|đơn vị|chi bộ|liên đội) "
    r"(?:đã |được (?:[^\s,;.:|]+ ){0,4}(?:công nhận|tặng|thành lập|tách|nâng cấp)(?!\w))"
)
_LONGEST_DATE_LINE = 200
_HEAD_LENGTH = 60
_ANNIVERSARY_YEARS = 8
# A contest or campaign is an event however long it takes: "hội thi … từ ngày 06/4 đến ngày 17/4/2026".
_CONTEST_REGEX = re.compile(
    r"(?:hội (?:thi|thao|trại|khỏe|khoẻ|giảng|thảo)|(?:cuộc|kỳ|kì) thi"
    r"|tuần (?:lễ|học tốt|hành động|cao điểm|đọc|giáo dục)|nghỉ (?:lễ|tết|hè)"
    r"|(?:kiểm tra|thi|khảo sát) (?:hk|ck|gk|học k|giữa k|cuối k|giữa h|cuối h|cuối năm|định k|chất lượng)"
    r"|(?:dự|mở|tổ chức|tham gia|đi) (?:(?:các|đợt|\d+) )*(?:lớp )?tập huấn"
    r"|tháng (?:hành động|an toàn|thanh niên|cao điểm))[^,;:.|]{0,70}?\(?(?:từ )?$"
)
# "thu thập minh chứng từ tháng 1 đến tháng 3/2024" is part of another time's work.
_WORK_BEHIND_REGEX = re.compile(r": [^:]{8,}, ")  # the label's work has begun: "Quý I: tự đánh giá, thu thập … từ"
# What has an hour, or is the one day of a plan's "Thời gian:", is a meeting.
_MEETING_REGEX = re.compile(
    r"\d ?(?:giờ|h|g)(?: ?\d{2})?(?: ?phút)?,?(?: (?:sáng|chiều|tối))?,?(?: thứ \w+,?)? ?$"
    r"|^[\W\d]*(?:[a-zđ][.)] ?)?thời gian(?: tổ chức| dự kiến| diễn ra| họp| thi)? ?:? ?(?:vào |dự kiến )?"
    r"(?:\d{1,2} ngày )?\(?$"
)
_SINCE_REGEX = re.compile(r"(?<!kể )(?<!\w)từ $")
_LASTED_REGEX = re.compile(r"(?:đến hết|hết|cho đến) $")
# "tới ngày 14/02/2022 mới đi học lại": what began only then
_LATE_REGEX = re.compile(r"(?<!tính )(?<!hạn )(?:đến|tới|mãi)(?: tận| khi)? $")
_ONLY_THEN_REGEX = re.compile(r",? (?:thì )?(?:[^\W\d_]+ ){0,2}mới(?! (?:nhất|đến|quá|có giá trị))(?!\w)")
_INSIDE_REGEX = re.compile(r"\w+ [^\W\d]+ [^\W\d]+ từ $")
# "* Mít tinh, tổng kết: 07h30 ngày 20/11/2012": an item that is a name with its time. What is due or told is none.
_NAMED_POINT_REGEX = re.compile(
    r"(?!.*(?:thời gian|thời điểm|hạn|nộp|gửi|báo cáo|hoàn thành|ban hành|công bố|ngày sinh|số liệu|căn cứ))"
    r"[^\W\d_][^.;:|()\d]{2,60}: (?:\d{1,2} ?(?:giờ|h|g)(?: ?\d{2})?(?: ?phút)?,? )?$"
)
_ITEM_END_REGEX = re.compile(r"\s*(?:$|\n|[.;,]|tại |ở )")
_WORK_AFTER_DASH_REGEX = re.compile(r" [-–] (?=[^\W\d])")
# "đăng ký trên phần mềm từ ngày 17 đến 19/8/2026": how long others may hand in or look in, told within a sentence.
_OPEN_FOR_REGEX = re.compile(r"(?:đăng k[ýí]|nộp|nhận|lấy ý kiến|niêm yết)(?: [^\s,;:]+){1,8} từ $")


def kind_of(layout: Layout, point: Point, cited: Citation | None, parts: Parts) -> DateKind:
    """Return the kind of a point; ``cited`` is the citation whose words hold it, ``parts`` tell where it stands."""
    grain = point.grain
    years = grain == "year" and point.last[1] is None
    if cited is not None and not point.span_of_two and not years:
        return "issue"
    lower = layout.flow_lower
    line = layout.line_at(point.start)
    low = max(0, point.start - 160)
    left = lower[max(lower.rfind("\n", low, point.start) + 1, low) : point.start].lstrip()
    cell = cell_of(line, point)
    column = kind_of_column(layout, line, cell, point) if cell is not None else None
    if years:
        timed = column == "phase" or (cell is None and _heads_roadmap(lower, line, point, parts))
        return "phase" if timed and point.lead not in ("tet", "blank") else kind_of_year(layout, point, left, cited)
    if not point.span_of_two and layout.zones[line.index] is Zone.LETTERHEAD and Zone.TITLE in layout.zones:
        return "issue"
    if grain == "day" and not point.span_of_two and point.lead == "day" and _is_date_line(layout, line, point):
        return "issue"
    if point.lead in ("blank", "halfblank") and point.end >= line.end - 2:
        return "issue"
    if _years_between(point) >= _ANNIVERSARY_YEARS:
        return "event"
    if column in ("deadline", "other", "event"):
        return column
    if cell is not None and (headed := kind_of_head(layout, line, cell, point)):
        return headed
    begins = point.start - (line.cells[cell][0] if cell is not None else line.body) <= 2
    if begins and (cell is not None or not layout.goes_on(line)):
        heads_work = cell is None and _HEADS_WORK_REGEX.match(lower, point.end) is not None
        if cell is None and grain == "month" and _TOLD_REGEX.match(lower, point.end):
            return "other"
        if grain == "month" or point.span_of_two or cell == 0 or heads_work:
            return "phase"
    if column:
        return column
    if cell is None and _is_named_point(lower, line, point):
        return "phase"
    cut = 1 + max(left.rfind("; "), left.rfind("|"), left.rfind(". "))
    # Slices stay short, so that a line of megabytes costs no more than many short ones.
    head = lower[line.start : point.start] if point.start - line.start <= _HEAD_LENGTH else None
    kind = _kind_by_words(point, left[cut:].lstrip(), head, lower)
    told = parts.situations.touch((point.start, point.end))
    return _kind_in_situation(kind, point, left, left[cut:]) if told else kind


def _kind_in_situation(kind: DateKind, point: Point, left: str, clause: str) -> DateKind:
    """Return the kind of a time in a part that tells how things stand, which no work follows."""
    grain = point.grain
    if (kind == "deadline" and _LASTED_REGEX.search(left)) or (grain == "month" and _SINCE_REGEX.search(left)):
        return "other"  # "sáp nhập từ tháng 7/2025"
    if kind == "phase" and (grain == "month" or (_SINCE_REGEX.search(left) and not point.span_of_two)):
        return "other"  # "trẻ nghỉ học đến hết tháng 02/2022", "đường ngập từ tháng 9 đến tháng 11"
    return (kind_of_clause(clause) or "other") if kind == "event" and grain == "month" else kind


def _heads_roadmap(lower: str, line: Line, point: Point, parts: Parts) -> bool:
    """Return whether years head an item of a roadmap: "- Năm 2023: mua …", "- Giai đoạn 2026 - 2030: giữ vững …"."""
    begins = point.start - line.body <= 2 and _HEADS_WORK_REGEX.match(lower, point.end) is not None
    return begins and parts.roadmaps.touch((point.start, point.end))


def _is_named_point(lower: str, line: Line, point: Point) -> bool:
    """Return whether an item is a name with a day or month of its own and nothing else.

    "- Tổng kết: 20/11/2012" in a list; "Dự thi cấp quận: giữa tháng 12/2019 – hoàn thiện hồ sơ" with its work
    """
    if point.grain not in ("day", "month") or point.first[0] is None or point.start - line.body > _HEAD_LENGTH:
        return False
    named = _NAMED_POINT_REGEX.match(lower[line.body : point.start])
    ends = _ITEM_END_REGEX if line.marker is not None else _WORK_AFTER_DASH_REGEX
    return named is not None and ends.match(lower, point.end) is not None


def _is_date_line(layout: Layout, line: Line, point: Point) -> bool:
    """Return whether the point is that of "Tam Hưng, ngày 14 tháng 9 năm 2021", alone on its line or in its cell."""
    if point.first[0] is None:
        return False
    cell = cell_of(line, point)
    start, end = line.cells[cell] if cell is not None else (line.start, line.end)
    if end - start > _LONGEST_DATE_LINE or layout.view[point.end : end].strip(" .)*_"):
        return False
    before = layout.view[start : point.start].strip(" (*_-")
    return before.endswith(",") and _PLACE_REGEX.fullmatch(before) is not None


def _kind_by_words(point: Point, clause: str, head: str | None, lower: str) -> DateKind:
    if found := kind_after(lower[point.end : point.end + 20], clause):
        return found
    if _ONLY_THEN_REGEX.match(lower, point.end) and _LATE_REGEX.search(clause):
        return "event"
    led = head and not head.rstrip(" (:-").endswith("trước") and not _WORK_BEHIND_REGEX.search(head)
    labelled = first_cue("head", head) if head and led else None
    labelled = "phase" if labelled == "deadline" and point.span_of_two else labelled
    if (
        point.grain == "day"
        and not point.span_of_two
        and _MEETING_REGEX.search(clause)
        and first_cue("right_before", clause) not in ("deadline", "other")
    ):
        return "deadline" if kind_of_clause(clause) == "deadline" else "event"
    if labelled and head and not point.span_of_two and _OF_WORK_REGEX.search(head):
        labelled = None
    if labelled and head and (point.span_of_two or _BOUND_REGEX.search(head) or _ROUND_REGEX.search(head)):
        return labelled
    said = kind_of_clause(clause)
    if point.span_of_two and point.grain == "day":
        if _OPEN_FOR_REGEX.search(clause):
            return "deadline" if "đến hết" in lower[point.start : point.end] else "other"
        if said == "other" or first_cue("right_before", clause) == "other":
            return "other"
        if _CONTEST_REGEX.search(clause[-CLAUSE_WINDOW:]):
            return "event"
        from_cue = re.search(r"(?:^|\W)từ $", clause) is not None
        return "event" if point.is_short and (said == "event" or not from_cue) else "phase"
    if found := first_cue("right_before", clause):
        return said if found == "deadline" and said and _WITHIN_REGEX.search(clause) else found
    if said is None and point.span_of_two and _INSIDE_REGEX.search(clause):
        return "other"
    return said or ("phase" if point.span_of_two else "event")


def _years_between(point: Point) -> int:
    first, last = point.first[0], point.last[0]
    return 0 if first is None or last is None else last - first
