"""Where the preamble of a plan begins and ends: its bases, and the sentence that opens the body."""

import re
from collections.abc import Sequence

from extractors.layout.model import Line
from extractors.letters import LOWER

_BASIS_REGEX = re.compile(
    r"(?:[-+*•\d.)\s]{0,4})?(?:căn cứ|căc cứ|các căn cứ|những căn cứ|xét đề nghị|xét tình hình|theo đề nghị)\b"
)
_ACTING_REGEX = re.compile(
    r"[-+*•\s]{0,3}(?:thực hiện|thi hành|triển khai|tiếp tục|nhằm|để|thể theo|theo|xét|chấp hành)\b"
)
# What shows that "Thực hiện …" begins a sentence of the preamble and is not the title's second line.
_SENTENCE_REGEX = re.compile(
    r"\bsố:? ?\d|\b(?:nghị quyết|quyết định|công văn|kế hoạch|thông tư|chỉ thị|hướng dẫn|nghị định|kết luận) số:?$"
    r"|\d/[\w&\-]*[a-zđ]|ngày \d|\b(?:công văn|chỉ thị|nghị quyết|sự chỉ đạo|hướng dẫn) của\b"
    r"|như sau|sau đây(?! gọi)|[;:]$|\bxây dựng\b.*\bkế hoạch\b.{20}"
)
# "… như sau:" ends the opening sentence, or stands in it behind the verb of what the plan does.
_OPENING_END_REGEX = re.compile(
    r"(?:như sau|sau đây|dưới đây|cụ thể|gồm|nội dung chính|các nội dung)[\w\s,]{0,24}[:.;]*$"
)
_OPENING_REGEX = re.compile(
    r"\b(?:xây dựng|ban hành|lập|đề ra|triển khai|phát động|tổ chức|thực hiện)\b.{0,200}"
    r"(?:như sau|sau đây(?! gọi| được gọi| viết))"
)
_BASES_HEADING_REGEX = re.compile(
    r"(?:các |những |một số )?(?:căn cứ|cơ sở pháp l[ýí]|cơ sở xây dựng|cơ sở lập|cơ sở ban hành)\b.{0,60}$"
)
_LONGEST_BASES_HEADING = 80
# Headings without a number, and the first words of a plan's history or reasons: the title ends above them.
_FIRST_HEADING_REGEX = re.compile(r"(?:phần |lời )?(?:mục lục|mở đầu|nói đầu|đặt vấn đề)[\s:.]*$")
_FIRST_WORDS_REGEX = re.compile(
    r"trường\b.{3,120}\b(?:được (?:thành lập|tách|xây dựng|tái lập|công nhận|đổi tên)|tách ra|tiền thân|trực thuộc)\b"
    r"|năm học \d{4} ?- ?\d{4},? (?:là|thực hiện|tiếp tục|toàn ngành|nhà trường|trường)\b"
)
# How lines of a title begin in small letters under lines of it in capitals.
_TITLE_GOES_ON_REGEX = re.compile(
    r"[\Wa-zđ]|(?:Năm học|Giai đoạn|Của|Trong|Tại|Nhân|Chào mừng|Đối với|Thực hiện|Triển khai|Và)\b"
)
# A long line with a full stop is a sentence of the plan, unless it can only be of the title.
_WITHIN_TITLE_REGEX = re.compile(rf"[{LOWER}]|Về việc |V/v ")
_FULL_LINE = 65
# A plan of one teacher says who that is before it begins.
_PERSONAL_REGEX = re.compile(r"(?:họ và tên|họ tên|họ và tên giáo viên|tổ|đơn vị|môn|chức vụ|giáo viên|lớp)\s*:")
_LONGEST_TITLE_LINE = 160
_MOST_LINES = 60  # of a preamble


def find_preamble(lines: Sequence[Line], lowered: str, title: int) -> int:
    """Return the index of the first line after the title: a basis, the opening sentence or a section.

    ``title`` is the first line that may hold words of the title.
    """
    capitals = False
    for line in lines[title:]:
        if line.start == line.end:
            continue
        words = lowered[line.start : line.end]
        if _FIRST_HEADING_REGEX.match(words) or _FIRST_WORDS_REGEX.match(words):
            return line.index
        if line.view.isupper():
            capitals = True
        elif capitals and len(words) > _FULL_LINE and not _TITLE_GOES_ON_REGEX.match(line.view):
            return line.index  # text that fills its line, under a title in capitals
        if is_basis(words) or _begins_section(line, words) or (_ACTING_REGEX.match(words) and is_sentence(words)):
            return line.index
        sentence = len(words) > 60 and words.endswith((".", ";")) and not _WITHIN_TITLE_REGEX.match(line.view)
        long = len(words) > _LONGEST_TITLE_LINE or sentence or line.is_row
        if long or _opens_body(words) or _PERSONAL_REGEX.match(words):
            return line.index
    return len(lines)


def _begins_section(line: Line, words: str) -> bool:
    marker = line.marker
    if marker is None or marker.kind in ("bullet", "letter"):
        return False
    rest = words[line.body - line.start :]
    basis = is_basis(rest) or (_ACTING_REGEX.match(rest) and is_sentence(rest))
    return marker.kind != "arabic" or not basis or _is_bases_heading(line, words)


def _is_bases_heading(line: Line, words: str) -> bool:
    rest = words[line.body - line.start :]
    if len(rest) >= _LONGEST_BASES_HEADING or rest.endswith((";", ".")):
        return False
    return bool(_BASES_HEADING_REGEX.match(rest))


def _opens_body(words: str) -> bool:
    """Whether a line is the sentence that opens the body ("… xây dựng kế hoạch như sau:")."""
    if _OPENING_END_REGEX.search(words):
        return True
    return ("như sau" in words or "sau đây" in words) and _OPENING_REGEX.search(words) is not None


def find_body(lines: Sequence[Line], lowered: str, preamble: int) -> int:
    """Return where the body begins: after the opening sentence, or at the first section without one."""
    last = preamble
    for line in lines[preamble : preamble + _MOST_LINES]:
        if line.start == line.end:
            continue
        words = lowered[line.start : line.end]
        if _begins_section(line, words):
            return line.index
        rests = is_basis(words)
        if not rests and _opens_body(words):
            return line.index + 1
        if rests or _ACTING_REGEX.match(words) or words.endswith(";"):
            last = line.index + 1
    return last


def end_of_bases(lines: Sequence[Line], lowered: str, body: int, feet: int) -> int:
    """Return where the body begins behind a first section that holds the bases ("1. CĂN CỨ"); else ``body``."""
    heading = next((line for line in lines[body:feet] if line.end > line.start and line.marker), None)
    if heading is None or heading.marker is None or heading.marker.kind == "bullet":
        return body
    if not _is_bases_heading(heading, lowered[heading.start : heading.end]):
        return body
    rank = heading.marker.kind, heading.marker.depth
    for line in lines[heading.index + 1 : feet]:
        if line.marker and (line.marker.kind, line.marker.depth) == rank:
            return line.index
    return feet


def is_basis(words: str) -> bool:
    """Whether a line in small letters names what the plan rests on ("căn cứ …")."""
    return _BASIS_REGEX.match(words) is not None


def is_sentence(words: str) -> bool:
    """Whether a line in small letters is a sentence of the preamble and no line of a title."""
    return _SENTENCE_REGEX.search(words) is not None
