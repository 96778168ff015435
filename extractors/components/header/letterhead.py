"""What stands above the title: offices, number, place and date."""

import itertools
import re
from dataclasses import dataclass, field, replace

from extractors.components.header.casing import as_name
from extractors.components.header.issue_date import find_date, issued_of
from extractors.components.header.pieces import Piece
from extractors.document_number import normal_number
from extractors.layout.markers import LOWER, UPPER

Span = tuple[int, int]

_MOTTO_REGEX = re.compile(
    r"C[ỘÔ]NG H(?:ÒA|OÀ) X|Cộng h(?:òa|oà) [Xx]ã hội|[ĐđD]ộc [Ll]ập ?-|ĐỘC LẬP ?-"
    r"|ĐẢNG CỘNG SẢN VIỆT NAM|Đảng Cộng sản Việt Nam"
    r"|(?:^|(?<=[ ]))(?:ĐOÀN TNCS|ĐOÀN THANH NIÊN CỘNG SẢN|ĐỘI TNTP|ĐỘI THIẾU NIÊN TIỀN PHONG) HỒ CHÍ MINH$"
)
_NUMBER_REGEX = re.compile(r"(?:[Ss][ốôoÓỐ]|SỐ)\s*[:.;]?\s*(?=[\d/…._\-]|$)|(?=\d{1,4} ?[/\-] ?(?:KH|BC|CTr|QĐ|PA)\b)")
_GROUP = r"(?:TTr|CTr|TTg|QyĐ|QĐi|GDTrH|ThU|TrH|[\dA-ZĐÂĂÊÔƠƯ&…]+)"
_STRICT_NUMBER_REGEX = re.compile(rf"\d{{0,5}}[\s.…_]*(?:[-/ ]\s*{_GROUP}(?:\s*[-/.&]\s*{_GROUP}(?!\w))*(?!\w))?")
_DIGITS_REGEX = re.compile(r"(?P<digits>\d{1,5}[a-zđ]?)?[\s.…_*·]*(?P<rest>.*)", re.DOTALL)
_STAMP_REGEX = re.compile(
    r"(?:\(?dự thảo|\(?dự kiến|(?:tuyệt |tối )?mật\b|hỏa tốc|hoả tốc|thượng khẩn|khẩn\b|mẫu\b|biểu\b|phụ lục"
    r"|lưu hành nội bộ|v/v|về việc|\(|trích yếu|kèm theo|ban hành kèm)"
)
_HEAD_REGEX = re.compile(
    r"(?:ubnd|(?:ủy|uỷ) ban|hđnd|hội đồng|bộ|sở|phòng|[ps]?\.?gd ?[-&]? ?đt|trường|đảng bộ"
    r"|đảng (?:ủy|uỷ)|(?:huyện|tỉnh|thành|thị|quận) (?:ủy|uỷ|đoàn)|chi bộ|chi (?:ủy|uỷ)|công đoàn|cđ|cđcs"
    r"|(?:tổng )?(?:liên đoàn|lđlđ)|đoàn"
    r"|chi đoàn|liên đội|đội|tổ|nhóm|khối|ban|bch|hội|trung (?:tâm|ương)|cụm|cục|viện|đại học|học viện|mặt trận"
    r"|ubmttq|công an|trạm|nhà trường|bộ phận|th|thcs|thpt|mn|ptdtbt|ptdtnt|th ?& ?thcs|mầm non"
    r"|tiểu học|mẫu giáo)(?![\w])"
)
_LEVEL_REGEX = re.compile(
    r"(?:th|thcs|thpt|mn|ptdt\w*|th ?& ?thcs|mầm non|tiểu học|mẫu giáo|trung học|phổ thông)(?!\w)"
)
# One cell or line may hold the whole head: "UBND HUYỆN X TRƯỜNG THCS Y Số: 12/KH-Y".
_SEGMENT_REGEX = re.compile(
    r"[ ](?=[Ss]ố ?: ?[\d/…._\-]|[Ss]ố ?\d+ ?[/\-] ?[A-ZĐ])"
    r"|(?<=NGHĨA VIỆT NAM)[ ](?=[A-ZĐ]{2})|(?<=[ạẠ]nh [Pp]húc)[ ]|(?<=HẠNH PHÚC)[ ]|(?<=CỘNG SẢN VIỆT NAM)[ ]"
)
_OFFICES_REGEX = re.compile(
    r"(?<=\w)\s*(?<!NHÀ )(?<!Nhà )(?<!CHI BỘ )(?<!ĐẢNG BỘ )(?<!CÔNG ĐOÀN )(?<!CHI ĐOÀN )(?<!LIÊN ĐỘI )"
    r"(?<!CƠ SỞ )(?<!BCH )(?<!CHẤP HÀNH )(?="
    r"(?:CHI BỘ|CÔNG ĐOÀN|LIÊN ĐỘI|CHI ĐOÀN|TRUNG TÂM) "
    r"|(?:TRƯỜNG|Trường) ?(?:TH|THCS|THPT|MN|PT|MẦM|Mầm|TIỂU|Tiểu|MẪU|Mẫu|TRUNG|Trung|PHỔ|Phổ)"
    r"|(?:PHÒNG|Phòng|SỞ|Sở) (?:GD|GIÁO|Giáo))"
)
_GLUED_REGEX = re.compile(
    r"(?:TRƯỜNG|Trường|PHÒNG|Phòng|SỞ|Sở)(?=TH|MN|MG|PTDT|THCS|THPT|MẦM|Mầm|TIỂU|Tiểu|GD|GIÁO|Giáo)"
)
_UPPER_OFFICE_REGEX = re.compile(
    r"(?:ubnd|(?:ủy|uỷ) ban(?: nhân dân)?|phòng|sở|[ps]?\.?gd ?[-&]? ?đt|đảng (?:bộ|ủy|uỷ)|lđlđ|liên đoàn|công đoàn)\b"
)
# "…, ngày" at the end of one piece and "tháng 9 năm 2021" at the start of the next: the day's blank was a line break.
_DAY_OPEN_REGEX = re.compile(r"(?:ngày|tháng)[\s.…_]*$")
_MONTH_REGEX = re.compile(r"(?:tháng|năm)\b")
# Half a name: what follows belongs to it ("CÔNG ĐOÀN CƠ SỞ / TRƯỜNG THCS …").
# An office in capitals before the place on one line: "TRƯỜNG THPT SÔNG LÒNG Sơn La, ngày …".
_OFFICE_BESIDE_REGEX = re.compile(
    rf"\s*(?P<office>[^{LOWER}]*[{UPPER}]{{2}}[^{LOWER}]*?)\s+(?=(?:TP\.? ?)?[{UPPER}][{LOWER}])"
)
_UNFINISHED_REGEX = re.compile(
    r"(?:ban chấp hành|bch|công đoàn|công đoàn cơ sở|cđcs|chi bộ|liên đội|chi đoàn|đoàn|đoàn thanh niên|đảng bộ"
    r"|hội đồng|ban giám hiệu|tổ|trường|bch công đoàn|ban chỉ đạo|.*(?:và|-|&|,))$"
)
_LABEL_REGEX = re.compile(r"^(?:(?:tên )?(?:đơn vị|cơ quan)|(?P<kept>trường|tổ|nhóm|phòng))\s*:\s*", re.IGNORECASE)
_NAMELESS_REGEX = re.compile(
    r"(?:phòng|sở) (?:gd ?(?:&|-|và|,)? ?đt|giáo dục(?: (?:và|&|-) đào tạo)?|nội vụ|văn h(?:óa|oá) ?- ?xã hội)$"
)
_PLACE_OF_REGEX = re.compile(r"^(?:UBND|[ỦU][yỷ] ban nhân dân|Uỷ ban nhân dân)\s+(?P<place>.+)$")
_JOINT_REGEX = re.compile(r"(?:công đoàn|cđcs|cđ|đoàn|chi đoàn|liên đội|hội|ban đại diện|bch|ban chấp hành|công an)\b")


@dataclass
class Letterhead:
    """What the letterhead says; ``offices`` from the top down, each with its place."""

    offices: list[tuple[str, Span]] = field(default_factory=list)
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    issued: str | None = None
    spans: dict[str, Span] = field(default_factory=dict)
    open: bool = False


def read_letterhead(pieces: list[Piece]) -> Letterhead:
    """Return the letterhead that the pieces make, read column by column or line by line."""
    head = Letterhead()
    for piece in _whole_dates(pieces):
        for start, text in _segments(piece):
            _read_segment(head, start, text)
    return head


def _whole_dates(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, those joined that a line break within a date has parted."""
    whole: list[Piece] = []
    for piece in pieces:
        above = whole[-1] if whole else None
        if above and _MONTH_REGEX.match(piece.text) and _DAY_OPEN_REGEX.search(above.text):
            gap = " " * (piece.start - above.end)
            whole[-1] = replace(above, end=piece.end, text=above.text + gap + piece.text)
        else:
            whole.append(piece)
    return whole


def _segments(piece: Piece) -> list[tuple[int, str]]:
    cuts = [0, *(match.end() for match in _SEGMENT_REGEX.finditer(piece.text)), len(piece.text)]
    return [(piece.start + a, piece.text[a:b]) for a, b in itertools.pairwise(cuts) if b > a]


def _read_segment(head: Letterhead, start: int, text: str) -> None:
    motto = _MOTTO_REGEX.search(text)
    if motto:
        text = text[: motto.start()]
    date = find_date(text)
    number = _NUMBER_REGEX.match(text.lstrip())
    if number:
        skipped = len(text) - len(text.lstrip()) + number.end()
        after = _read_number(head, text[skipped:], start + skipped, strict=bool(date))
        if date:
            _read_date(head, text, start, date, after - start)
    elif date:
        _read_date(head, text, start, date, 0)
    else:
        offset = 0
        for cut in _OFFICES_REGEX.finditer(text) if _UPPER_OFFICE_REGEX.match(text.lstrip().lower()) else ():
            _read_office(head, text[offset : cut.start()], start + offset)
            offset = cut.end()
        _read_office(head, text[offset:], start + offset)


def _read_number(head: Letterhead, text: str, offset: int, strict: bool) -> int:
    """Set number and symbol; return where the text after them begins."""
    if strict:
        match = _STRICT_NUMBER_REGEX.match(text)
        text = match[0] if match else ""
    parts = _DIGITS_REGEX.match(text)
    if parts is None or head.number or head.symbol:
        return offset + len(text)
    rest = re.split(r"\(|[Vv]/[vV]|;", parts["rest"])[0].strip(" .…_-/:*")
    symbol = re.sub(r"^(?:19|20)\d\d\s*[/\-]\s*", "", rest)
    symbol = re.sub(r"[.…_]{2,}|…", "", symbol).strip(" .-/")
    if re.search(r"[^\W\d_]", symbol):
        head.symbol = normal_number(symbol)
    if parts["digits"]:
        separator = parts["rest"].lstrip(" .…_*")[:1]
        between = separator if separator in "-/" else " "
        head.number = normal_number(parts["digits"] + (between + re.sub(r"[…_]|\.{2,}", "", rest) if rest else ""))
        head.spans["number"] = (offset, offset + len(text.rstrip()))
    head.open = False
    return offset + len(text)


def _read_date(head: Letterhead, text: str, start: int, date: re.Match[str], since: int) -> None:
    """Set place and date; the place stands between ``since`` and the date."""
    if head.issued or head.place:
        return
    beside = _OFFICE_BESIDE_REGEX.match(text, since, date.start())
    if beside and _HEAD_REGEX.match(beside["office"].lower()):
        _read_office(head, beside["office"], start + beside.start("office"))
        since = beside.end("office")
    place = text[since : date.start()].strip(" ,.…_")
    if place and len(place) < 60 and any(c.isalpha() for c in place):
        head.place = as_name(place)
        at = start + text.find(place, since)
        head.spans["place"] = (at, at + len(place))
    head.issued = issued_of(date)
    head.spans["issued"] = (start + date.start(), start + date.end())
    head.open = False


def _read_office(head: Letterhead, text: str, offset: int) -> None:
    """Add the words to the offices: a new one, or the rest of the one above."""
    words = re.sub(r"\.{3,}|…+|_{2,}", "", text).strip(" *-_=.:;|~,")
    glued = _GLUED_REGEX.match(words)
    if sum(c.isalpha() for c in words) < 2 or len(words) > 120 or not set(words.lower()) - set("o0- "):
        return
    lowered = (glued[0] + " " + words[glued.end() :] if glued else words).lower()
    if _STAMP_REGEX.match(lowered):
        return
    start = offset + max(text.find(words), 0)
    span = (start, start + len(words))
    words = glued[0] + " " + words[glued.end() :] if glued else words
    label = _LABEL_REGEX.match(words)
    if label:
        words = (label["kept"] + " " if label["kept"] else "") + words[label.end() :]
        lowered = words.lower()
    if head.offices and head.open and _continues(head.offices[-1][0].lower(), lowered):
        above, above_span = head.offices.pop()
        head.offices.append((f"{above} {words}", (above_span[0], span[1])))
    elif _HEAD_REGEX.match(lowered):
        head.offices.append((words, span))
    else:
        return
    head.open = True


def _continues(above: str, words: str) -> bool:
    if _UNFINISHED_REGEX.match(above) or not _HEAD_REGEX.match(words):
        return True
    return above.startswith("trường") and bool(_LEVEL_REGEX.match(words))


def name_offices(head: Letterhead, joint: bool) -> tuple[str | None, str | None, Span | None]:
    """Return issuing body, parent body and the place of the first, as names are written."""
    unnamed = bool(head.offices) and " " not in head.offices[-1][0].strip()  # "TRƯỜNG ……" names nobody
    offices = [(words, span) for words, span in head.offices if " " in words.strip()]
    names = [as_name(words) for words, _ in offices]
    spans = [span for _, span in offices]
    if joint and len(names) > 1 and _JOINT_REGEX.match(names[-1].lower()) and " - " not in names[-1]:
        names[-2:] = [f"{names[-2]} - {names[-1]}"]
        spans[-2:] = [(spans[-2][0], spans[-1][1])]
    for i in range(1, len(names)):
        above = _PLACE_OF_REGEX.match(names[i - 1])
        if above and _NAMELESS_REGEX.match(names[i].lower()):
            names[i] = f"{names[i]} {above['place']}"
    if unnamed or not names:
        return None, names[-1] if names else None, None
    return names[-1], names[-2] if len(names) > 1 else None, spans[-1]
