"""The zones of the page: letterhead, title, preamble, body, feet (Nghị định 30/2020/NĐ-CP, phụ lục I)."""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from extractors.layout.model import Line, Zone

TYPES = (
    "kế hoạch", "kê hoạch", "kế họach", "kế hoach", "phương án", "chương trình", "báo cáo", "hướng dẫn", "đề án",
    "dự án", "thông báo",
    "quyết định", "nghị quyết", "chỉ thị", "quy chế", "quy định", "tờ trình", "biên bản", "thể lệ",
    "điều lệ", "kịch bản", "công điện", "thông cáo", "hợp đồng", "giấy mời", "chiến lược", "lịch công tác",
)  # fmt: skip
_ADORNED = r"(?:\(?dự thảo\)?|dự kiến)?[\s:]*"
_TYPE_LINE_REGEX = re.compile(rf"{_ADORNED}(?:{'|'.join(TYPES)})\b")
_TYPE_ALONE_REGEX = re.compile(
    rf"{_ADORNED}(?:{'|'.join(TYPES)})(?: hành động)?(?: liên tịch| phối hợp)?(?:\s*\(?dự thảo\)?)?[\s\W]*$"
)
_HEAD_WORDS = 200  # a type line is a heading: longer lines are sentences

_BASIS_REGEX = re.compile(r"(?:[-+*•\d.)\s]{0,4})?(?:căn cứ|các căn cứ|xét đề nghị|xét tình hình|theo đề nghị)\b")
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
_BASES_HEADING = 80
_LETTERHEAD_REGEX = re.compile(
    r"cộng h[oò][àa] xã hội|độc lập\s*-|đảng cộng sản việt nam|số\s*:|số\s*[\d…._]+\s*[-/]"
    r"|.*\bngày\b.*\btháng\b.*\bnăm\b"
    r"|(?:ubnd|ủy ban|uỷ ban|sở|phòng|trường|đảng bộ|chi bộ|đảng ủy|công đoàn|đoàn|liên đội|tổ)\b.{0,80}$"
)
_FEET_REGEX = re.compile(r"(?:.*\| *)?[-*_ ]{0,3}(?:nơi nhận|nơi gửi|kính gửi các nơi)\s*(?:[:./]|$|\||  )")
_FEET_WORDS = ("nơi nhận", "nơi gửi", "kính gửi các nơi")  # lines above the first of them are not asked
_ANNEX_REGEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|DANH SÁCH|PHÂN CÔNG)\b(?! đính kèm)")
_SIGNATURE_REGEX = re.compile(
    r"(?:KT|K/T|TM|T/M|TL|T/L|TUQ)\s*[./]\s*[A-ZĐÂĂÊÔƠƯỦ]{2}|(?:Q\s*\.)?\s*(?:P\.|PHÓ |QUYỀN )?\s*"
    r"(?:HIỆU TRƯỞNG|CHỦ TỊCH|TRƯỞNG PHÒNG|GIÁM ĐỐC|BÍ THƯ|TỔ TRƯỞNG|TRƯỞNG BAN|TỔNG PHỤ TRÁCH"
    r"|LIÊN ĐỘI TRƯỞNG|CỤM TRƯỞNG|CHI HỘI TRƯỞNG|ĐỘI TRƯỞNG|CHỦ NHIỆM|TRƯỞNG KHỐI"
    r"|TRƯỞNG TIỂU BAN|CHỦ CƠ SỞ|GIÁO VIÊN|KẾ TOÁN|NGƯỜI LẬP"
    r"|NGƯỜI VIẾT|NGƯỜI XÂY DỰNG|BAN GIÁM HIỆU|DUYỆT|PHÊ DUYỆT|XÁC NHẬN"
    r"|[ỦU][YỶ] BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|CHI BỘ|BGH)\b"
)
_SMALL_SIGNATURE_REGEX = re.compile(
    r"(?:(?:phó |quyền )?hiệu trưởng|hiệu phó|tổ trưởng(?: chuyên môn)?|chủ tịch|bí thư|người (?:lập|viết|xây dựng|làm)"
    r"(?: kế hoạch)?|giáo viên(?: chủ nhiệm)?|tổng phụ trách(?: đội)?|ban giám hiệu|trưởng ban|kế toán)\s*(?:\(.*)?$"
)
_SIGNATURE_DATE_REGEX = re.compile(r".{0,60}\bngày\b.{0,20}\btháng\b.{0,12}\bnăm\b.{0,10}$")
_PERSONAL_REGEX = re.compile(r"(?:họ và tên|họ tên|họ và tên giáo viên|tổ|đơn vị|môn|chức vụ|giáo viên|lớp)\s*:")
_END_REGEX = re.compile(r"\./\.?\s*$")
_SIGNATURE_LINES = 14  # how far above the last line a signature without "Nơi nhận" is looked for


def find_zones(lines: Sequence[Line], view: str, lowered: str) -> tuple[Zone, ...]:
    """Return the zone of every line; a plan without a letterhead simply has no line in that zone."""
    title = _find_type_line(lines, view, lowered)
    letterhead_end = title if title is not None else _letterhead_end(lines, lowered)
    preamble = _find_preamble(lines, lowered, letterhead_end)
    body = _find_body(lines, lowered, preamble)
    feet = _find_feet(lines, view, lowered, body)
    bounds = (0, letterhead_end, preamble, body, feet, len(lines))
    zones: list[Zone] = []
    for zone, (start, end) in zip(Zone, pairwise(bounds), strict=True):
        zones += [zone] * (end - start)
    _mark_bases(lines, lowered, zones, body, feet)
    _mark_annex(lines, view, zones, feet)
    return tuple(zones)


def _find_type_line(lines: Sequence[Line], view: str, lowered: str) -> int | None:
    """Return the index of the line with the document's type among the first 40 that hold words."""
    first_title, seen = None, 0
    for line in lines:
        if line.start == line.end:
            continue
        seen += 1
        if seen > 40 or (line.marker and line.marker.kind in ("roman", "part")):
            break
        words = lowered[line.start : line.end]
        if len(words) < _HEAD_WORDS and not line.is_row and _TYPE_LINE_REGEX.match(words):
            if _TYPE_ALONE_REGEX.match(words):
                return line.index
            upper = view[line.start : line.end].isupper()
            if first_title is None and (upper or not _SENTENCE_REGEX.search(words)):
                first_title = line.index
        if _BASIS_REGEX.match(words):
            break
    return first_title


def _letterhead_end(lines: Sequence[Line], lowered: str) -> int:
    """Return how many lines at the top belong to a letterhead that no type line ends."""
    end = 0
    for line in lines[:14]:
        if line.start == line.end:
            continue
        if line.end - line.start > 120 or not _LETTERHEAD_REGEX.match(lowered[line.start : line.end]):
            break
        end = line.index + 1
    return end


def _find_preamble(lines: Sequence[Line], lowered: str, title: int) -> int:
    """Return the index of the first line after the title: a basis, the opening sentence or a section."""
    for line in lines[title:]:
        if line.start == line.end or (line.index == title and _TYPE_LINE_REGEX.match(lowered, line.start)):
            continue
        words = lowered[line.start : line.end]
        if _BASIS_REGEX.match(words) or _begins_section(line, words):
            return line.index
        if _ACTING_REGEX.match(words) and (len(words) > 160 or _SENTENCE_REGEX.search(words)):
            return line.index
        is_sentence = len(words) > 160 or (len(words) > 60 and words.endswith((".", ";"))) or line.is_row
        if is_sentence or _opens_body(words) or _PERSONAL_REGEX.match(words):
            return line.index
    return len(lines)


def _begins_section(line: Line, words: str) -> bool:
    marker = line.marker
    if marker is None or marker.kind in ("bullet", "letter"):
        return False
    rest = words[line.body - line.start :]
    basis = _BASIS_REGEX.match(rest) or (_ACTING_REGEX.match(rest) and _SENTENCE_REGEX.search(rest))
    return marker.kind != "arabic" or not basis or _is_bases_heading(line, words)


def _is_bases_heading(line: Line, words: str) -> bool:
    rest = words[line.body - line.start :]
    if len(rest) >= _BASES_HEADING or rest.endswith((";", ".")):
        return False
    return bool(_BASES_HEADING_REGEX.match(rest))


def _opens_body(words: str) -> bool:
    """Whether a line is the sentence that opens the body ("… xây dựng kế hoạch như sau:")."""
    if _OPENING_END_REGEX.search(words):
        return True
    return ("như sau" in words or "sau đây" in words) and _OPENING_REGEX.search(words) is not None


def _find_body(lines: Sequence[Line], lowered: str, preamble: int) -> int:
    """Return where the body begins: after the opening sentence, or at the first section without one."""
    last = preamble
    for line in lines[preamble : preamble + 60]:
        if line.start == line.end:
            continue
        words = lowered[line.start : line.end]
        if _begins_section(line, words):
            return line.index
        if not _BASIS_REGEX.match(words) and _opens_body(words):
            return line.index + 1
        if _BASIS_REGEX.match(words) or _ACTING_REGEX.match(words) or words.endswith(";"):
            last = line.index + 1
    return min(last, len(lines))


def _find_feet(lines: Sequence[Line], view: str, lowered: str, body: int) -> int:
    """Return where the feet begin: at "Nơi nhận", or at the signature that stands before or without it."""
    top = lines[body].start if body < len(lines) else len(lowered)
    cue = min((at for words in _FEET_WORDS if (at := lowered.find(words, top)) >= 0), default=len(lowered))
    for line in lines[body:] if cue < len(lowered) else ():
        if line.end > cue and _FEET_REGEX.match(lowered[line.start : line.end]):
            return _with_date(lines, lowered, body, _before_signature(lines, view, body, line.index))
    filled = list(islice((line for line in reversed(lines[body:]) if line.view), _SIGNATURE_LINES))
    for line in reversed(filled):
        if line.end - line.start >= _BASES_HEADING:
            continue
        if _SIGNATURE_REGEX.match(view, line.start, line.end) or (
            not line.marker and _SMALL_SIGNATURE_REGEX.match(lowered[line.start : line.end])
        ):
            return _with_date(lines, lowered, body, line.index)
    return len(lines)


def _with_date(lines: Sequence[Line], lowered: str, body: int, feet: int) -> int:
    """Return where the feet begin when place and date stand above the signature, as in minutes and forms."""
    above = next((line for line in reversed(lines[max(body, feet - 4) : feet]) if line.end > line.start), None)
    if above and len(lowered[above.start : above.end]) < 100:
        return above.index if _SIGNATURE_DATE_REGEX.match(lowered[above.start : above.end]) else feet
    return feet


def _before_signature(lines: Sequence[Line], view: str, body: int, feet: int) -> int:
    """Return the line of a signature that stands above "Nơi nhận", or ``feet`` itself."""
    start, seen = feet, 0
    for line in reversed(lines[body:feet]):
        if line.start == line.end:
            continue
        seen += 1
        words = view[line.start : line.end]
        if seen > 8 or len(words) > _BASES_HEADING or _END_REGEX.search(words):
            break
        if not line.marker and _SIGNATURE_REGEX.match(view, line.start, line.end):
            start = line.index
    return start


def _mark_bases(lines: Sequence[Line], lowered: str, zones: list[Zone], body: int, feet: int) -> None:
    """Put a first section that holds the bases ("1. CĂN CỨ") into the preamble, up to its next neighbour."""
    heading = next((line for line in lines[body:feet] if line.end > line.start and line.marker), None)
    if heading is None or heading.marker is None or heading.marker.kind == "bullet":
        return
    if not _is_bases_heading(heading, lowered[heading.start : heading.end]):
        return
    for line in lines[body:feet]:
        marker = line.marker
        alike = marker and (marker.kind, marker.depth) == (heading.marker.kind, heading.marker.depth)
        if alike and line.index > heading.index:
            return
        zones[line.index] = Zone.PREAMBLE


def _mark_annex(lines: Sequence[Line], view: str, zones: list[Zone], feet: int) -> None:
    """Give back to the body what stands after the feet as an annex."""
    after = (line.index for line in lines[feet + 3 :] if _ANNEX_REGEX.match(view, line.start, line.end))
    annex = next(after, None)
    if annex is not None:
        zones[annex:] = [Zone.BODY] * (len(lines) - annex)
