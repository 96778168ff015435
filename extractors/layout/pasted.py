"""A plan that was pasted as one line: web copies lose the line breaks, the words stay in order.

The layout of such a line is that of the lines it was made of: letterhead, type, title, preamble, sections, feet.
"""

import re
from collections.abc import Sequence

from extractors.letters import LOWER, UPPER

_TYPES = (
    "KẾ HOẠCH LIÊN TỊCH|KẾ HOẠCH PHỐI HỢP|KẾ HOẠCH|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH|PHƯƠNG ÁN|BÁO CÁO|HƯỚNG DẪN"
    "|ĐỀ ÁN|THÔNG BÁO|QUYẾT ĐỊNH|NGHỊ QUYẾT|QUY CHẾ|QUY ĐỊNH|TỜ TRÌNH"
)
# What ends a letterhead, and right behind it the type in capitals: "… ngày 05 tháng 9 năm 2020 KẾ HOẠCH Công tác …".
_TYPE_REGEX = re.compile(
    r"(?:ạnh [Pp]húc|HẠNH PHÚC|CỘNG SẢN VIỆT NAM|năm ?\d{4}|\d[/.-]\d{4}"
    r"|[Ss]ố ?:? ?[\d./…_ ]{0,12}[A-ZĐ&-]{2}[\w&/.-]*)"
    rf"[ .…_*-]{{1,20}}(?:\(?DỰ THẢO\)? )?(?P<type>(?:{_TYPES})(?: \(?DỰ THẢO\)?)?)(?!\w)"
)
# A letterhead of small letters, or one that is the school's name alone: "TRƯỜNG THCS BẾN SÚC KẾ HOẠCH CHUYÊN MÔN …".
_SMALL_TYPE_REGEX = re.compile(r"ạnh [Pp]húc[ .…_*o0-]{1,30}(?P<type>Kế hoạch|Chương trình|Phương án|Đề án)(?!\w)")
_NAME_TYPE_REGEX = re.compile(
    rf"\s*(?:TRƯỜNG|LIÊN ĐỘI|CÔNG ĐOÀN|CHI BỘ) (?:[{UPPER}\d&.,-]{{1,12}} ){{2,9}}(?P<type>{_TYPES})(?= [{UPPER}]{{2}})"
)
_TYPE_ALONE_REGEX = re.compile(rf"\s*(?:{_TYPES})(?!\w)")
_HEAD_REGEX = re.compile(
    r"(?:UBND|[ỦU][YỶ] BAN|HUYỆN|QUẬN|THÀNH PHỐ|THỊ XÃ|XÃ|PHƯỜNG|LIÊN ĐỘI|HỘI ĐỒNG|SỞ|PHÒNG|P?GD ?&|TRƯỜNG|Trường"
    r"|ĐẢNG|CHI BỘ|CÔNG ĐOÀN|LIÊN ĐOÀN|ĐOÀN|BỘ|TỔ|Phòng|Sở)"
)
_HEAD_CHARACTERS = 600  # a letterhead is shorter; the type is not looked for farther on
_FIRST_LINES = 30
_LEAD = r"(?:Căn cứ|Thực hiện|Thi hành|Triển khai|Xét)"
# Behind the title: the first basis, a bracket on what it was issued with, or the office that makes the plan.
_AFTER_TITLE_REGEX = re.compile(
    rf" (?=(?:[-+*•] ?)?{_LEAD} |\((?:Kèm|Ban hành|Dự thảo)|(?:Trường|Nhà trường|Phòng|Chi bộ|Ban) [^.;:]{{0,80}}"
    r"(?:xây dựng|ban hành|lập) )"
    # a title in capitals that ends in a year, and a sentence behind it
    rf"|(?:(?<=[{UPPER}] 20\d\d - 20\d\d)|(?<=[{UPPER}] 20\d\d-20\d\d)) (?=[{UPPER}][{LOWER}]+ )"
)
_LINE_REGEX = re.compile(
    rf"(?<=[;.,:)]) +(?=(?:[-+*•] ?)?{_LEAD} )"
    rf"|(?<=[;.:]) +(?=Trên đây là )|(?:(?<=[{UPPER}]{{2}})|(?<=,)) +(?=[-+*•] [{UPPER}])"
    rf"|(?<=[{UPPER}]{{2}}) +(?=\d{{1,2}} ?[./)-] ?[{UPPER}])"
    rf"|(?<=\d) +(?=[IVX]{{1,4}} ?[./)] ?[{UPPER}])|(?<=[;.:]) +(?=[A-HĐ] ?[./)] ?[{UPPER}]{{2}})"
    rf"|(?<=[;.:]) +(?=(?:[IVX]{{1,4}} ?[./)-]|\d{{1,2}}(?:\.\d{{1,2}})*[./)]|[a-hđ][./)]|[-+*•]) ?[\"“{UPPER}])"
    rf"| (?=[IVX]{{1,4}} ?[./)-] ?[{UPPER}]{{2}})| (?=(?:Nơi nhận|NƠI NHẬN) ?:)"
)
# A basis that is glued to the title: "… NĂM HỌC 2017 - 2018Thực hiện công văn 12/SGDĐT …".
_GLUED_REGEX = re.compile(rf"{_LEAD} [a-zA-ZđĐ]")
_TITLE_LINES = 4
_SHORTEST_NAMED = 200  # "TRƯỜNG THCS BẾN SÚC KẾ HOẠCH THI ĐUA" alone is a heading
_SHORTEST = 40  # a line of the usual letterhead is shorter


def find_breaks(lines: Sequence[str]) -> tuple[int, list[int]] | None:
    """Return which of the lines was made of many, and where those began; None where no line was.

    >>> find_breaks(["TRƯỜNG TH A Số: 2/KH-THA B, ngày 05/9/2020 KẾ HOẠCH Thi đua Căn cứ Luật Giáo dục; I. MỤC ĐÍCH"])
    (0, [43, 52, 60, 82])
    """
    for index, line in enumerate(lines[:_FIRST_LINES]):
        if _TYPE_ALONE_REGEX.match(line):
            return _glued_to_title(lines, index)
        if len(line) < _SHORTEST or "|" in line:
            continue
        found = _TYPE_REGEX.search(line, 0, _HEAD_CHARACTERS) or _SMALL_TYPE_REGEX.search(line, 0, _HEAD_CHARACTERS)
        if found and (index or _HEAD_REGEX.match(line.lstrip())):
            return index, _breaks(line, found)
        if len(line) > _SHORTEST_NAMED and (named := _NAME_TYPE_REGEX.match(line)):
            return index, _breaks(line, named)
    return None


def _glued_to_title(lines: Sequence[str], first: int) -> tuple[int, list[int]] | None:
    for index, line in enumerate(lines[first : first + _TITLE_LINES], first):
        for lead in _GLUED_REGEX.finditer(line, 0, _HEAD_CHARACTERS):
            before = line[max(0, lead.start() - 2) : lead.start()]
            if before and not before.islower() and " " not in before and (before[-1].isalnum() or before[-1] in '"”'):
                return index, [lead.start()]
    return None


def _breaks(line: str, found: re.Match[str]) -> list[int]:
    starts = [found.start("type")]
    title = found.end("type")
    while line[title : title + 1] in (" ", ":", "."):
        title += 1
    if title < len(line):
        starts.append(title)
    after = _AFTER_TITLE_REGEX.search(line, title + 1, title + _HEAD_CHARACTERS)
    if after:
        starts.append(after.end())
    last = starts[-1]
    return starts + [match.end() for match in _LINE_REGEX.finditer(line, last) if match.end() > last]
