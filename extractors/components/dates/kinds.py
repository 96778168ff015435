"""Tells the kind of a date from where it stands and what is said around it."""

import re
from bisect import bisect_right
from collections.abc import Callable

from extractors.components.dates.points import Point
from extractors.layout import Layout, Line, Zone, column_heads, row_columns
from extractors.lexicon import load
from extractors.passages import Places
from schemas import Citation, DateKind

_ROWS: dict[str, list[tuple[DateKind, re.Pattern[str]]]] = {
    place: [(row["kind"], re.compile(row["pattern"])) for row in load("date_cues") if row["place"] == place]
    for place in ("right_before", "clause", "head", "after")
}
_FITS: dict[str, list[tuple[DateKind, Callable[[str], re.Match[str] | None]]]] = {
    place: [(kind, pattern.match if place == "after" else pattern.search) for kind, pattern in rows]
    for place, rows in _ROWS.items()
}
# All cues of a clause in one regex: one search finds the first of them.
_KIND_OF_GROUP: dict[str, DateKind] = {f"{kind}{i}": kind for i, (kind, _) in enumerate(_ROWS["clause"])}
_CLAUSE_REGEX = re.compile(
    "|".join(f"(?P<{kind}{i}>{pattern.pattern})" for i, (kind, pattern) in enumerate(_ROWS["clause"]))
)
# A place and its comma: names, with the words of their level ("Tam Hưng,", "thị trấn Phong Hạ,", "TP. Hồ Chí Minh,").
_LEVEL = r"(?:[Hh]uyện|[Xx]ã|[Tt]hị trấn|[Tt]hị xã|[Pp]hường|[Qq]uận|[Tt]hành phố|[Tt]ỉnh|đặc khu|số \d+)"
_PLACE_REGEX = re.compile(
    r"(?:.{0,60}[ \t]{3,})?(?!Thứ |Sáng|Chiều|Tối|Buổi|Họp|Vào|.*[Nn]gày )"
    rf"(?:{_LEVEL} )?[A-ZĐÀ-Ỹ][\w.'-]*(?: {{1,3}}(?:{_LEVEL}|[A-ZĐÀ-Ỹ\d-][\w.'-]*)){{0,7}} ?,"
)
_WINDOWS = {"right_before": 44, "clause": 160, "head": 60}
# "trong tháng 3" is a deadline only where no event is named, and "xong trong tháng 3" always.
_WITHIN_REGEX = re.compile(
    r"trong $(?<!xong trong )(?<!hoàn thành trong )(?<!nộp trong )(?<!gửi trong )(?<!nhất trong )(?<!là trong )"
    r"(?<!hạn trong )"
)
_YEAR_TERM_REGEX = re.compile(
    r"(?:trước|chậm nhất(?: là| vào)?|muộn nhất(?: là| vào)?|(?<!từ )đến hết|xong(?: trong)?) $"
    r"|^\W*(?:phấn đấu )?đến (?:cuối|hết) $"
)
_WITHIN_YEAR_REGEX = re.compile(r"(?:trong|vào)(?: (?:cuối|giữa|đầu))? $")
_REACHED_REGEX = re.compile(
    r"(?:đạt|hoàn thành|hoàn thiện|công nhận|kiểm định|xây dựng|xong|đưa vào|chưa|kết nạp|nâng)(?!\w)"
)
_PAST_REGEX = re.compile(r"(?:đã|được công nhận|từng|vừa|theo quyết định)(?!\w)")
# "- Ngày 27/7/2024: thăm gia đình thương binh" is the head of a list item.
_HEADS_WORK_REGEX = re.compile(r" {0,2}(?:\([^()\n]{1,30}\) ?)?(?::| - )")
SITUATION_REGEX = re.compile(
    r"(?:đánh giá |một số )?(?:đặc điểm|tình hình|thực trạng|bối cảnh|hiện trạng|thuận lợi|khó khăn|hạn chế|khái quát"
    r"|ưu điểm|tồn tại|kết quả (?:đạt được|năm học|thực hiện)|cơ sở vật chất|đội ngũ)"
)
_TERM_HEAD_REGEX = re.compile(
    r"thời hạn|(?<!giới )hạn (?:nộp|cuối|hoàn|báo|chót)|^ *hạn *$"
    r"|(?:ngày|thời gian|thời điểm) (?:hoàn thành|nộp|báo cáo)"
)
_TIME_HEAD_REGEX = re.compile(r" *(?:thời gian|thời điểm|tiến độ|lịch|ngày|tháng|tuần)(?! (?:sinh|vào|cấp|ký|học))")
_BOUND_REGEX = re.compile(r"(?:từ|nay đến(?: hết)?|[:(]|\d|i)[ (]{0,3}$")
_LONGEST_DATE_LINE = 200
_HEAD_LENGTH = 60
_ANNIVERSARY_YEARS = 8
_SHORT_DAYS = 6
# A contest or campaign is an event however long it takes: "hội thi … từ ngày 06/4 đến ngày 17/4/2026".
_CONTEST_REGEX = re.compile(
    r"(?:hội (?:thi|thao|trại|khỏe|khoẻ|giảng)|(?:cuộc|kỳ|kì) thi|tuần lễ|nghỉ (?:lễ|tết|hè)"
    r"|tháng (?:hành động|an toàn|thanh niên|cao điểm))[^,;:.|]{0,70}?\(?(?:từ )?$"
)
# "thu thập minh chứng từ tháng 1 đến tháng 3/2024" is part of another time's work.
_WORK_BEHIND_REGEX = re.compile(r": [^:]{8,}, ")  # the label's work has begun: "Quý I: tự đánh giá, thu thập … từ"
# What has an hour, or is the one day of a plan's "Thời gian:", is a meeting.
_MEETING_REGEX = re.compile(
    r"\d ?(?:giờ|h|g)(?: ?\d{2})?(?: ?phút)?,?(?: (?:sáng|chiều|tối))?,?(?: thứ \w+,?)? ?$"
    r"|^[\W\d]*(?:[a-zđ][.)] ?)?thời gian(?: tổ chức| dự kiến| diễn ra| họp| thi)? ?: ?(?:vào |dự kiến )?$"
)
_LASTED_REGEX = re.compile(r"(?:đến hết|hết|cho đến) $")
_INSIDE_REGEX = re.compile(r"\w+ [^\W\d]+ [^\W\d]+ từ $")
_STAGE_REGEX = re.compile(
    r"(?:giai đoạn|đợt|bước|chặng)\s+(?:\d{1,2}|[ivx]{1,4}|một|hai|ba)\s*[:(]?\s*(?:từ )?(?:năm )?$"
)
_ANNIVERSARY_REGEX = re.compile(
    r"(?:kỷ niệm|kỉ niệm|ký niệm|năm ngày|thành lập|tái lập|giải phóng|ngày sinh)[^|;]{0,90}\($"
)


def kind_of(layout: Layout, point: Point, cited: Citation | None, situations: Places) -> DateKind:
    """Return the kind of a point; ``cited`` is the citation whose words hold it, ``situations`` tell of the past."""
    lower = layout.flow_lower
    line = layout.line_at(point.start)
    low = max(0, point.start - 160)
    left = lower[max(lower.rfind("\n", low, point.start) + 1, low) : point.start].lstrip()
    grain = point.grain
    if grain == "year" and point.last[1] is None:
        return _kind_of_year(layout, point, left, cited)
    if cited is not None and not point.span_of_two:
        return "issue"
    if not point.span_of_two and layout.zones[line.index] is Zone.LETTERHEAD and Zone.TITLE in layout.zones:
        return "issue"
    if grain == "day" and not point.span_of_two and point.lead == "day" and _is_date_line(layout, line, point):
        return "issue"
    if point.lead in ("blank", "halfblank") and point.end >= line.end - 2:
        return "issue"
    if _years_between(point) >= _ANNIVERSARY_YEARS:
        return "event"
    cell = _cell_of(line, point)
    column = _of_column(layout, line, cell, point) if cell is not None else None
    if column in ("deadline", "other"):
        return column
    begins = point.start - (line.cells[cell][0] if cell is not None else line.body) <= 2
    if begins and (cell is not None or not layout.goes_on(line)):
        heads_work = cell is None and _HEADS_WORK_REGEX.match(lower, point.end) is not None
        if grain == "month" or point.span_of_two or cell == 0 or heads_work:
            return "phase"
    if column:
        return column
    cut = 1 + max(left.rfind("; "), left.rfind("|"), left.rfind(". "))
    # Slices stay short, so that a line of megabytes costs no more than many short ones.
    head = lower[line.start : point.start] if point.start - line.start <= _HEAD_LENGTH else None
    kind = _kind_by_words(point, left[cut:], head, lower)
    if not situations.touch((point.start, point.end)):
        return kind
    if (kind == "deadline" and _LASTED_REGEX.search(left)) or (kind == "phase" and grain == "month"):
        return "other"  # "trẻ nghỉ học đến hết tháng 02/2022", "đường ngập từ tháng 9 đến tháng 11"
    return (_of_clause(left[cut:]) or "other") if kind == "event" and grain == "month" else kind


def _of_column(layout: Layout, line: Line, cell: int, point: Point) -> DateKind | None:
    """Return what the head of the column tells of a cell that is a time and nothing else."""
    table = layout.table_at(line)
    start, end = line.cells[cell]
    if table is None or not table.heads or line.index < table.first + table.heads:
        return None
    before = layout.lower[start : point.start].strip(" (-")
    open_ended = before == "từ" and not point.span_of_two
    if (before and not open_ended) or layout.view[point.end : end].strip(" .;)"):
        return None
    columns = list(row_columns(layout, table, line))
    heads = column_heads(layout, table)
    if cell >= len(columns) or not 0 <= columns[cell] < len(heads):
        return None
    words = " ".join(heads[columns[cell]]).lower()
    if _TERM_HEAD_REGEX.search(words):
        return "other" if open_ended else "deadline"
    return "phase" if _TIME_HEAD_REGEX.match(words) and not open_ended else None


def _cell_of(line: Line, point: Point) -> int | None:
    return max(0, bisect_right(line.cells, point.start, key=lambda cell: cell[0]) - 1) if line.cells else None


def _is_date_line(layout: Layout, line: Line, point: Point) -> bool:
    """Return whether the point is that of "Tam Hưng, ngày 14 tháng 9 năm 2021", alone on its line or in its cell."""
    if point.first[0] is None:
        return False
    cell = _cell_of(line, point)
    start, end = line.cells[cell] if cell is not None else (line.start, line.end)
    if end - start > _LONGEST_DATE_LINE or layout.view[point.end : end].strip(" .)*_"):
        return False
    before = layout.view[start : point.start].strip(" (*_-")
    return before.endswith(",") and _PLACE_REGEX.fullmatch(before) is not None


def _kind_by_words(point: Point, clause: str, head: str | None, lower: str) -> DateKind:
    if found := _first("after", lower[point.end : point.end + 20]):
        return found
    led = head and not head.rstrip(" (:-").endswith("trước") and not _WORK_BEHIND_REGEX.search(head)
    labelled = _first("head", head) if head and led else None
    labelled = "phase" if labelled == "deadline" and point.span_of_two else labelled
    if (
        point.grain == "day"
        and not point.span_of_two
        and _MEETING_REGEX.search(clause)
        and _first("right_before", clause) not in ("deadline", "other")
    ):
        return "deadline" if _of_clause(clause) == "deadline" else "event"
    if labelled and head and (point.span_of_two or _BOUND_REGEX.search(head)):
        return labelled
    said = _of_clause(clause)
    if point.span_of_two and point.grain == "day":
        if said == "other" or _first("right_before", clause) == "other":
            return "other"
        if _CONTEST_REGEX.search(clause[-_WINDOWS["clause"] :]):
            return "event"
        from_cue = re.search(r"(?:^|\W)từ $", clause) is not None
        return "event" if _is_short(point) and (said == "event" or not from_cue) else "phase"
    if found := _first("right_before", clause):
        return said if found == "deadline" and said and _WITHIN_REGEX.search(clause) else found
    if said is None and point.span_of_two and _INSIDE_REGEX.search(clause):
        return "other"
    return said or ("phase" if point.span_of_two else "event")


def _of_clause(clause: str) -> DateKind | None:
    """Return the kind that the nearest part between commas tells: that of its first cue, which is its verb."""
    words = clause[-_WINDOWS["clause"] :]
    for part in reversed(words.split(",")):
        if cue := _CLAUSE_REGEX.search(part):
            return _KIND_OF_GROUP[cue.lastgroup or ""]
    return None


def _first(place: str, words: str) -> DateKind | None:
    words = words[-_WINDOWS[place] :] if place != "after" else words
    for kind, fits in _FITS[place]:
        if fits(words):
            return kind
    return None


def _kind_of_year(layout: Layout, point: Point, left: str, cited: Citation | None) -> DateKind:
    if point.lead == "tet":
        in_time = left.endswith("trước ") and not re.search(r"(?:sau|trong) (?:và )?trước $", left)
        return "deadline" if in_time and _of_clause(left[1 + left.rfind(";") :]) == "deadline" else "event"
    if point.lead == "blank":
        return "issue"
    if point.span_of_two and left.endswith("(") and _ANNIVERSARY_REGEX.search(left):
        return "event"
    if point.span_of_two and _STAGE_REGEX.search(left):
        return "phase"
    if not point.span_of_two and cited is not None and cited.issued == point.value:
        return "issue"
    if point.lead == "năm" and cited is None and not point.span_of_two and layout.zone_at(point.start) is Zone.BODY:
        return "deadline" if _is_term(left, layout.flow_lower[point.end : point.end + 3]) else "period"
    return "period"


def _is_term(left: str, after: str) -> bool:
    """Return whether a year is the time by which something is to be reached, not the time that is spoken of."""
    if _YEAR_TERM_REGEX.search(left):
        return True
    if not _WITHIN_YEAR_REGEX.search(left) or after.strip()[:1] not in ("", ".", ";", "|", ")"):
        return False
    clause = left[1 + max(left.rfind(mark) for mark in (";", "|", ". ")) :]
    return bool(_REACHED_REGEX.search(clause)) and not _PAST_REGEX.search(clause)


def _is_short(point: Point) -> bool:
    """Return whether a stretch lies within a week of one month: the days of an exam rather than a phase."""
    (_, month, first), (_, last_month, last) = point.first, point.last
    return month == last_month and (last or 0) - (first or 0) <= _SHORT_DAYS


def _years_between(point: Point) -> int:
    first, last = point.first[0], point.last[0]
    return 0 if first is None or last is None else last - first
