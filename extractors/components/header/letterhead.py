"""What stands above the title: offices, number, place and date."""

import itertools
import re
from dataclasses import dataclass, field, replace

from extractors.components.header.casing import as_name
from extractors.components.header.issue_date import find_date, issued_of
from extractors.components.header.offices import Offices, Span, is_office
from extractors.components.header.pieces import Piece
from extractors.document_number import normal_number
from extractors.letters import LOWER, UPPER

_MOTTO_REGEX = re.compile(
    r"C[ỘÔ]NG H(?:ÒA|OÀ|Ồ) X|Cộng h(?:òa|oà|ồ) [Xx]ã hội|[ĐđD]ộc [Ll]ập ?-|ĐỘC LẬP ?-"
    r"|ĐẢNG CỘNG SẢN VIỆT NAM|Đảng Cộng sản Việt Nam"
    r"|(?:^|(?<=[ ]))(?<!LIÊN )(?<!CHI )(?<!BCH )(?<![-–] )"  # "TRƯỜNG … - LIÊN ĐỘI TNTP …" issues the plan
    r"(?:ĐOÀN TNCS|ĐOÀN THANH NIÊN CỘNG SẢN|ĐỘI TNTP|ĐỘI THIẾU NIÊN TIỀN PHONG) HỒ CHÍ MINH$"
)
_NUMBER_REGEX = re.compile(
    r"(?:[Ss][ốôoÓỐ]|SỐ)\s*[:.;]?\s*(?=[\d/…._\-]|(?:KH|CTr|QĐ|BC|PA)\w{0,4} ?[-/] ?[A-ZĐ]|$)"
    r"|(?=\d{1,4} ?[/\-] ?(?:KH|BC|CTr|QĐ|PA)\b)"
)
_GROUP = r"(?:TTr|CTr|TTg|QyĐ|QĐi|GDTrH|ThU|Tr[A-ZĐ]{1,6}|[\dA-ZĐÂĂÊÔƠƯ&…]+)"
_STRICT_NUMBER_REGEX = re.compile(rf"\d{{0,5}}[\s.…_]*(?:[-/ ]\s*{_GROUP}(?:\s*[-/.&]\s*{_GROUP}(?!\w))*(?!\w))?")
_DIGITS_REGEX = re.compile(r"(?P<digits>\d{1,5}[a-zđ]?)?[\s.…_*·]*(?P<rest>.*)", re.DOTALL)
# One cell or line may hold the whole head: "UBND HUYỆN X TRƯỜNG THCS Y Số: 12/KH-Y".
_SEGMENT_REGEX = re.compile(
    r"[ ](?=[Ss]ố ?: ?[\d/…._\-]|[Ss]ố ?\d+ ?[/\-] ?[A-ZĐ])"
    r"|(?<=NGHĨA VIỆT NAM)[ ](?=[A-ZĐ]{2})|(?<=[ạẠ]nh [Pp]húc)[ ]|(?<=HẠNH PHÚC)[ ]|(?<=CỘNG SẢN VIỆT NAM)[ ]"
    rf"|(?<=ạnh [Pp]húc)(?=[{UPPER}])"  # "… Hạnh phúcBến Súc, ngày …"
)
# "…, ngày" at the end of one piece and "tháng 9 năm 2021" at the start of the next: the day's blank was a line break.
_DAY_OPEN_REGEX = re.compile(r"(?:ngày|tháng)[\s.…_]*$")
_MONTH_REGEX = re.compile(r"(?:tháng|năm)\b")
# An office in capitals before the place on one line: "TRƯỜNG THPT SÔNG LÒNG Sơn La, ngày …".
_OFFICE_BESIDE_REGEX = re.compile(
    rf"\s*(?P<office>[^{LOWER}]*[{UPPER}]{{2}}[^{LOWER}]*?)\s+(?=(?:TP\.? ?)?[{UPPER}][{LOWER}])"
)


@dataclass
class Letterhead:
    """What the letterhead says, and where in the plan."""

    offices: Offices = field(default_factory=Offices)
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    issued: str | None = None
    spans: dict[str, Span] = field(default_factory=dict)


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
        head.offices.read(text, start)


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
    head.offices.close()
    return offset + len(text)


def _read_date(head: Letterhead, text: str, start: int, date: re.Match[str], since: int) -> None:
    """Set place and date; the place stands between ``since`` and the date."""
    if head.issued or head.place:
        return
    beside = _OFFICE_BESIDE_REGEX.match(text, since, date.start())
    if beside and is_office(beside["office"]):
        head.offices.add(beside["office"], start + beside.start("office"))
        since = beside.end("office")
    place = text[since : date.start()].strip(" ,.…_*~-")
    if place and len(place) < 60 and any(c.isalpha() for c in place):
        head.place = as_name(place)
        at = start + text.find(place, since)
        head.spans["place"] = (at, at + len(place))
    head.issued = issued_of(date)
    head.spans["issued"] = (start + date.start(), start + date.end())
    head.offices.close()
