"""Which column of a table holds the times of its rows, and what its head says of bare numbers under it."""

import re
from dataclasses import dataclass

from extractors.layout import Layout, Table

_TIME_HEAD_REGEX = re.compile(
    r"(?:thời\s*gian|thời\s*điểm|thời\s*lượng\s*,\s*thời\s*gian|tháng|ngày|tuần|quý|đợt|giai\s*đoạn|học\s*k[ỳì]|lịch"
    r"|mốc\s+thời\s+gian|từ\s*ngày|buổi\s*,\s*ngày|thứ\s*,\s*ngày|t/\s?gian|tg)"
    r"(?:[\s,/\-]*(?:thời\s*gian|thực\s*hiện|tổ\s*chức|triển\s*khai|tiến\s*hành|dự\s*kiến|kiểm\s*tra|tháng|năm|ngày|tuần|lễ"
    r"|t\.\s?hiện|diễn\s*ra|từ|đến|học|thi\s*đua|thi|của|năm\s*học|bồi\s*dưỡng|chuyên\s*môn|thứ|buổi|và|hoàn\s*thành"
    r"|hoạt\s*động|học\s*kỳ|chủ\s+(?:điểm|đề)|\(.{0,30}\)))*\s*$"
)
# Heads whose cells hold times and not names such as "Đợt 1": they come first where a table has both.
_CLOCKED = ("thời", "từ", "ngày", "lịch", "mốc", "t/", "tg", "thứ", "buổi")
_MONTH_HEAD_REGEX = re.compile(r"tháng(?!\w)(?!\s*tuổi)")
# Heads under which a bare number is the number of a round: "Đợt" over "1" is "Đợt 1".
_NUMBERED_HEAD_REGEX = re.compile(
    r"(đợt|quý|tuần|giai\s*đoạn|học\s*kỳ|vòng|bước|chặng|lần)(?:\s+(?:thi\s*đua|học|thứ|số|\(?\d{4}\)?))?"
)

_COUNT_HEAD_REGEX = re.compile(r"(?:stt|tt|số\s*tt|số\s*thứ\s*tự)?")
_WORK_HEAD_REGEX = re.compile(r"(?:các\s+)?(?:nội\s*dung|công\s*việc|việc|nhiệm\s*vụ|hoạt\s*động|đầu\s+việc)(?!\w)")
_TEST_HEAD_REGEX = re.compile(r"(?:các\s+)?(?:bài|kỳ|kì|đợt)?\s*(?:kiểm\s+tra|khảo\s+sát|thi)(?!\s+đua)(?!\w)")


@dataclass(frozen=True, slots=True)
class TimeColumn:
    """Where the times of a table stand: ``column`` is None where no head says so.

    ``months``: bare numbers under it are months; ``word``: what a bare number under it numbers
    ("quý", "đợt"); ``numbered``: a column beside it that numbers the rows, with its word; ``behind_work``:
    what stands before it is the work of a row ("Nội dung | Thời gian | Phụ trách") and no name ("Chủ đề");
    ``tests``: the rows are tests ("Bài kiểm tra | Thời gian | Thời điểm"), whose weeks have names before them.
    """

    column: int | None
    months: bool = False
    word: str | None = None
    numbered: tuple[int, str] | None = None
    heads: int = 0
    behind_work: bool = False
    tests: bool = False


NO_TIME_COLUMN = TimeColumn(None)


def find_time_column(layout: Layout, table: Table) -> TimeColumn:
    """Return the time column of a table.

    1. "Thời gian | Nội dung | Người thực hiện", "Ngày, tháng | …", "Thời gian thực hiện | …"
    2. "Tháng | Tuần | Nội dung": months; "Quý | Tháng | Công việc": months, under merged quarters
    3. "Quý | Công việc" over "I", "II": quarters
    4. "Đợt | Nội dung | Thời gian" over "1 | … | 05/9 - 20/11": the time, with rows named "Đợt 1"
    5. "Tuần | Từ ngày - đến ngày | Công việc": the days, with rows named "Tuần 1-4"
    """
    for index in range(table.first, min(table.first + max(table.heads, 1), table.last + 1)):
        names = [layout.lower[start:end].strip(" .:*") for start, end in layout.lines[index].cells]
        timed = [i for i, name in enumerate(names) if _TIME_HEAD_REGEX.match(name)]
        if not timed:
            continue
        months = [i for i in timed if _MONTH_HEAD_REGEX.search(names[i]) and not names[i].startswith("ngày")]
        weeks = [i for i in timed if names[i].startswith("tuần")]
        clocked = [i for i in timed if names[i].startswith(_CLOCKED)]
        if points := [i for i in clocked if names[i].startswith("thời điểm")]:
            clocked = points  # beside "Thời gian", which then holds the minutes of a test
        column = (months or clocked or [i for i in timed if i not in weeks] or timed)[0]
        rounds = [i for i, name in enumerate(names[:column]) if _word(name)]
        numbered = (rounds[0], _word(names[rounds[0]]).capitalize()) if rounds and not months else None
        word = None if months else _word(names[column]) or None
        behind = [name for name in names[:column] if not _COUNT_HEAD_REGEX.fullmatch(name)][:1]
        is_plan = column < len(names) - 1  # "Nội dung | Thời gian" alone is a list of names with their days
        behind_work = is_plan and bool(behind) and _WORK_HEAD_REGEX.match(behind[0]) is not None
        tests = column > 0 and _TEST_HEAD_REGEX.match(names[0] or names[1]) is not None
        return TimeColumn(column, bool(months), word, numbered, index - table.first + 1, behind_work, tests)
    return NO_TIME_COLUMN


def _word(head: str) -> str:
    match = _NUMBERED_HEAD_REGEX.fullmatch(head)
    return " ".join(match[1].split()) if match else ""
