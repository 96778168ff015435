"""What the columns of a table hold, told by their heads: names, posts, duties, holders, work."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.components.responsibles.words import SUBJECT_REGEX
from extractors.lexicon import load

# A column may be headed by the post of those in it, or by the teachers of what its row names.
_HEADING_POST_REGEX = re.compile(
    r"(?:gvcn|gv chủ nhiệm|giáo viên chủ nhiệm|(?:tổ|nhóm|khối|lớp|cụm) (?:trưởng|phó)|thư k[ýí]"
    r"|(?:phó |p\. ?)?trưởng (?:nhóm|đoàn|ban|tiểu ban|bộ phận|khối)|phó (?:ban|tiểu ban|nhóm)"
    r"|(?:phó )?hiệu trưởng|(?:ủy|uỷ) viên|bí thư(?: chi (?:bộ|đoàn))?|chủ nhiệm(?: lớp)?)(?: (?:chuyên môn|cm))?"
)
_SEATS_REGEX = re.compile(r"(?:các )?(?:thành viên|(?:ủy|uỷ) viên)(?: (?:nhóm|tổ|ban|tiểu ban))?")
# Seats that a post may have too: "Trưởng nhóm" over "P.HT".
_SEAT_HEAD_REGEX = re.compile(r"(?:phó |p\. ?)?(?:trưởng|phó) (?:nhóm|ban|tiểu ban|đoàn)|thư k[ýí]|(?:ủy|uỷ) viên")
_TEACHER_REGEX = re.compile(r"(?:giáo viên|gv)(?: (?:bộ môn|lên lớp|đứng lớp|ôn tập|phụ đạo|ôn|đảm nhận))?")
_LESSONS_REGEX = re.compile(r"môn(?: học| dạy)?$|lớp|khối|đội tuyển|nội dung|chuyên đề|chủ đề|buổi|thứ(?:$|,)|tên bài")
_RATED_REGEX = re.compile(
    r"danh hiệu|xếp loại|điểm(?! (?:trường|lẻ|bản|chính))|đánh giá|trình độ|sáng kiến|đăng k[ýí]|chỉ tiêu|sinh"
    r"|số gv|tổng"
)
# "Cá nhân | Số lượng | Ghi chú" over titles: who is to win them, not who works.
_AWARDED_REGEX = re.compile(r"danh hiệu|thành tích|khen thưởng|số lượng|mức thưởng|hình thức khen|giấy khen|bằng khen")
_AWARDS_TO_REGEX = re.compile(
    r"(?:các )?(?:(?:tập thể|tổ chức)(?:,|/| và| -)? ?)?(?:cá nhân|đơn vị)(?:(?:,| và|/) tập thể)?"
)


@cache
def head_regex(holds: str) -> re.Pattern[str]:
    """Return the pattern of the heads over columns that hold something ("names", "posts" …)."""
    return re.compile("|".join(row["pattern"] for row in load("holder_heads") if row["holds"] == holds))


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold names, posts, duties, holders, the work, remarks, the inspected and pupils.

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
    pupils: tuple[int, ...] = ()


@lru_cache(maxsize=64)  # a table is asked for its skipped cells, and then for its holders
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
    if any(map(_AWARDED_REGEX.search, words)) and not having("work"):
        doers = tuple(i for i in doers if not _AWARDS_TO_REGEX.fullmatch(words[i]))
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
    return Columns(names, posts, duties, holders, work, skipped, remarks, taught, staff, headed, named, pupils)


def is_seat(head: str) -> bool:
    """Return whether a column is headed by a seat that a post may have as well: "Trưởng nhóm" over "P.HT"."""
    return _SEAT_HEAD_REGEX.fullmatch(head.lower()) is not None


def _teacher_columns(words: list[str], names: tuple[int, ...]) -> list[int]:
    """Return the columns that name teachers beside what they teach."""
    if names or not any(map(_LESSONS_REGEX.match, words)) or any(map(_RATED_REGEX.search, words)):
        return []
    return [i for i, word in enumerate(words) if _TEACHER_REGEX.fullmatch(word)]
