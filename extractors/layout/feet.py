"""Where the feet of a plan begin: at "Nơi nhận", or at the signature; and the annex behind them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from operator import attrgetter

from extractors.layout.model import Line
from extractors.side_by_side import RECIPIENTS

_RECIPIENTS_REGEX = re.compile(rf"(?:.*\| *)?[-*_ ]{{0,3}}(?:{RECIPIENTS}|kính gửi các nơi)\s*(?:[:./]|$|\||  )")
# Lines above the first of these are not asked.
_RECIPIENTS_WORDS = ("nơi nhận", "nơi gửi", "nơi gởi", "kính gửi các nơi")
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
_DATE_REGEX = re.compile(r".{0,60}\bngày\b.{0,20}\btháng\b.{0,12}\bnăm\b.{0,10}$")
_END_REGEX = re.compile(r"\./\.?\s*$")
_SIGNATURE_LINES = 14  # how far above the last line a signature without "Nơi nhận" is looked for
_LINES_ABOVE = 8  # how far above "Nơi nhận" it may stand
_LONGEST = 80  # characters of a line that names who signs
_LONGEST_DATED = 100  # characters of a line of place and date


def find_feet(lines: Sequence[Line], view: str, lowered: str, body: int) -> int:
    """Return where the feet begin: at "Nơi nhận", or at the signature that stands before or without it."""
    recipients = _recipients_line(lines, lowered, body)
    if recipients is not None:
        signed = _signature_above(lines, view, body, recipients)
    else:
        signed = _lone_signature(lines, view, lowered, body)
    return len(lines) if signed is None else _with_date(lines, lowered, body, signed)


def _recipients_line(lines: Sequence[Line], lowered: str, body: int) -> int | None:
    top = lines[body].start if body < len(lines) else len(lowered)
    cue = min((at for words in _RECIPIENTS_WORDS if (at := lowered.find(words, top)) >= 0), default=None)
    if cue is None:
        return None
    below = lines[bisect_right(lines, cue, lo=body, key=attrgetter("end")) :]
    return next((line.index for line in below if _RECIPIENTS_REGEX.match(lowered[line.start : line.end])), None)


def _lone_signature(lines: Sequence[Line], view: str, lowered: str, body: int) -> int | None:
    """Return the first line with a signature among the last of the plan."""
    filled = list(islice((line for line in reversed(lines[body:]) if line.view), _SIGNATURE_LINES))
    for line in reversed(filled):
        if line.end - line.start >= _LONGEST:
            continue
        if _SIGNATURE_REGEX.match(view, line.start, line.end):
            return line.index
        if not line.marker and _SMALL_SIGNATURE_REGEX.match(lowered[line.start : line.end]):
            return line.index
    return None


def _signature_above(lines: Sequence[Line], view: str, body: int, recipients: int) -> int:
    """Return the line of a signature that stands above "Nơi nhận", or that of "Nơi nhận" itself."""
    found = recipients
    filled = (line for line in reversed(lines[body:recipients]) if line.end > line.start)
    for line in islice(filled, _LINES_ABOVE):
        if line.end - line.start > _LONGEST or _END_REGEX.search(view, line.start, line.end):
            break
        if not line.marker and _SIGNATURE_REGEX.match(view, line.start, line.end):
            found = line.index
    return found


def _with_date(lines: Sequence[Line], lowered: str, body: int, feet: int) -> int:
    """Return where the feet begin when place and date stand above the signature, as in minutes and forms."""
    above = next((line for line in reversed(lines[max(body, feet - 4) : feet]) if line.end > line.start), None)
    if above is None or above.end - above.start >= _LONGEST_DATED:
        return feet
    return above.index if _DATE_REGEX.match(lowered[above.start : above.end]) else feet


def find_annex(lines: Sequence[Line], view: str, feet: int) -> int:
    """Return where an annex begins that stands after the feet, or how many lines there are."""
    after = (line.index for line in lines[feet + 3 :] if _ANNEX_REGEX.match(view, line.start, line.end))
    return next(after, len(lines))
