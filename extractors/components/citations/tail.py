"""What follows a document's number: its date, its issuer, the place of the issuer; and then its subject."""

import re
from dataclasses import dataclass

from extractors.components.citations.issued import ISSUED_REGEX, issued_of
from extractors.components.citations.issuer import SHORT_FORM_REGEX, office_end, office_start
from extractors.components.citations.shapes import finder

# A bracket that is glued to the symbol belongs to it: "669/CV-CAH(CSGT) ngày …".
_GLUED_REGEX = re.compile(r"\([A-ZĐ][\w&-]{0,12}\)(?= {0,3},? {0,3}(?:ngày|của) )")
_BLANK_DATE_REGEX = re.compile(r",? {0,4}ngày(?: ?tháng| ?năm|[ .…_/]){1,40}?(?= {0,40}của )")
_JOINT_REGEX = re.compile(r" {0,40}(?:[,;:-] {0,3}|\.(?= {0,3}[Nn]gày {1,3}\d) {0,3})?(?P<open>\( {0,2})?")
_OF_REGEX = re.compile(r"(?:(?:của|cuả|cùa|cua) {1,3}){1,2}|(?:do|giữa) {1,3}")
_ISSUED_BY_REGEX = re.compile(r" {1,2}(?:ban hành|ký|cấp)(?!\w)")
_LEVEL_REGEX = re.compile(r" {1,2}(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|thị trấn|xã|phường)(?= [A-ZĐ])")
_WORD_REGEX = re.compile(r" {1,2}([^\W\d_]+)(?!\w)")
_ENDS_PLACE_REGEX = re.compile(r" {0,2}(?:[;.)\n]|,? {0,2}(?:ngày|về|v/v|V/v|của)(?!\w)|$)")
_OPENS_SUBJECT_REGEX = re.compile(
    r"(?: ?\([^()\n]{1,40}\))?[ ,\"]{0,4}(?:(?P<about>(?:[Vv]ề {1,3}việc|[Vv]/[vV]:?|[Vv]\.[vV]|"
    r"[Vv]ề|việc(?! làm))(?: [Vv]ề(?: việc)?)?(?!\w))"
    r"|(?=(?:[Hh]ướng dẫn|[Qq]uy định|[Qq]ui định|[Bb]an hành|[Pp]hê duyệt|[Ss]ửa đổi|"
    r"[Tt]riển khai|[Tt]hực hiện|[Tt]ăng cường"
    r"|[Pp]hát động|[Cc]ông bố|[Cc]hấn chỉnh|[Tt]iếp tục|[Đđ]ẩy mạnh|[Cc]hỉ đạo|[Tt]ổ chức|[Gg]iao)(?!\w)"
    r"|(?:[Kk]ế hoạch|Quyết định|Chương trình|Kết luận|Thông báo) (?!số|này|của|liên|phối)[a-zđ]))"
)
# A subject ends with its clause; a sentence goes on with who plans what ("..., trường THCS X xây dựng kế hoạch").
_ENDS_SUBJECT_REGEX = re.compile(
    r"[;|\n]|\./|\.(?=[ \n]|$)(?!\.)|, {0,2}(?=(?:[Tt]rường|[Nn]hà trường|Ban |Chi bộ|"
    r"Công đoàn|Liên đội|Hội đồng|UBND|Ủy ban|Phòng|Sở|Bộ|Đảng|Chi |Đoàn|Liên đoàn|Trung tâm|[Tt]ổ |[Bb]ộ phận)"
    r"[^;.\n]{0,90}?(?:xây dựng|đề ra|phát động|lập kế|ban hành|triển khai|tổ chức|thực hiện|"
    r"giao cho))|, {0,2}(?=(?:căn cứ|nhằm|nay|số \d))|, {0,2}(?=(?:Công văn|Kế hoạch|Thông tư|"
    r"Nghị|Quyết định|Chỉ thị|Hướng dẫn|CV|TT|QĐ|KH|NQ|Luật)(?!\w))"
    r"| và (?=(?:Công văn|Kế hoạch|Thông tư|Quyết định|Chỉ thị|Hướng dẫn|CV|TT|QĐ|KH|NQ)(?!\w))"
    r"|(?:,| và) {0,2}(?=(?:công văn|kế hoạch|hướng dẫn|chỉ thị|quyết định|thông báo|kết luận) của [A-ZĐ])"
)
# "…, do Bộ Y tế, Bộ Giáo dục và Đào tạo ban hành": the comma stands between two issuers.
_ISSUED_BY_TWO_REGEX = re.compile(r"(?<!\w)do (?P<first>Bộ|Sở|Phòng) [^;,.\n]{2,60}$")
_SECOND_ISSUER_REGEX = re.compile(r", {0,2}(?:Bộ|Sở|Phòng) [^;,.\n]{2,60}? ban hành(?!\w)")
# "… của Phòng GD&ĐT, Hướng dẫn nhiệm vụ năm học;": a subject behind a comma; with an office it is a document.
SUBJECT_AFTER_COMMA_REGEX = re.compile(
    r", {1,2}(?=Hướng dẫn (?!số(?!\w)|\d|của(?!\w))(?:(?! của )[^;.\n|]){0,160}(?:[;.\n|]|$))"
)
LONGEST_SUBJECT = 500


@dataclass(frozen=True, slots=True)
class Views:
    """One text in three forms of the same length: match on ``view`` and ``lower``, slice ``text``."""

    view: str
    lower: str
    text: str

    def words(self, start: int, end: int) -> str:
        """Return what the plan says between two places, on one line."""
        return " ".join(self.text[start:end].split())


@dataclass(slots=True)
class Tail:
    """Where the citation's text ends, and what was read up to there."""

    end: int
    issued: str | None = None
    issuer: str | None = None
    dated: bool = False


def read_tail(views: Views, start: int) -> Tail:
    """Return what stands after a number or title that ends at ``start``: date and issuer in either order."""
    view = views.view
    tail = Tail(start)
    place = None
    if glued := _GLUED_REGEX.match(view, start):
        start = tail.end = glued.end()
    if (place_end := _place_end(view, start)) > start:
        place = views.words(start, place_end)
        tail.end = place_end
    if blank := _BLANK_DATE_REGEX.match(view, tail.end):
        tail.end, tail.dated = blank.end(), True
    for _ in range(4):
        joint = _JOINT_REGEX.match(view, tail.end)
        position = joint.end() if joint else tail.end
        end = _read_part(views, position, tail, joined=view[tail.end : position].strip())
        if end is None:
            break
        opened = bool(joint and joint["open"])
        tail.end = end + 1 if opened and view[end : end + 1] == ")" else end
    tail.issuer = tail.issuer or place
    return tail


def _read_part(views: Views, position: int, tail: Tail, joined: str) -> int | None:
    """Read a date or an issuer at a place into the tail; return where it ends, or None."""
    view, lowered = views.view, views.lower
    if not tail.dated and ";" not in joined and (date := ISSUED_REGEX.match(lowered, position)):
        if date["y7"] and (joined or tail.issuer):
            return None
        tail.issued, tail.dated = issued_of(date), True
        return date.end() - (len(date[0]) - len(date[0].rstrip()))
    if tail.issuer is not None or ";" in joined:
        return None
    of = _OF_REGEX.match(lowered, position)
    if of is None and (joined or not office_start().match(view, position) or view[position].islower()):
        return None
    start = of.end() if of else position
    end = office_end(view, start)
    if of and of[0].startswith("do") and not _ISSUED_BY_REGEX.match(view, end):
        return None
    if end <= start:
        return None
    tail.issuer = SHORT_FORM_REGEX.sub(" ", views.words(start, end))
    return end


def _place_end(view: str, start: int) -> int:
    """Return the end of a place written straight after the symbol ("51/KH-GD&ĐT Thanh Oai"), or ``start``."""
    level = _LEVEL_REGEX.match(view, start)
    position = level.end() if level else start
    for _ in range(4):
        word = _WORD_REGEX.match(view, position)
        if word is None or not word[1][0].isupper() or finder().match(view, word.start(1)):
            break
        position = word.end()
    if position == start or office_start().match(view, start + 1) or _OPENS_SUBJECT_REGEX.match(view, start):
        return start
    return position if _ENDS_PLACE_REGEX.match(view, position) else start


def read_subject(views: Views, start: int) -> str | None:
    """Return what the document is about, read from behind its date and issuer; None where the plan does not say.

    "về", "về việc" and "V/v" are left off; a verb that opens the subject without them ("ban hành ...") stays.
    """
    view = views.view
    opening = _OPENS_SUBJECT_REGEX.match(view, start)
    if opening is None or (
        not opening["about"] and "," in opening[0] and not SUBJECT_AFTER_COMMA_REGEX.match(view, start)
    ):
        return None
    end = _ENDS_SUBJECT_REGEX.search(view, opening.end(), opening.end() + LONGEST_SUBJECT)
    stop = end.start() if end else min(len(view), opening.end() + LONGEST_SUBJECT)
    if (second := _SECOND_ISSUER_REGEX.match(view, stop)) and _ISSUED_BY_TWO_REGEX.search(view[opening.end() : stop]):
        stop = second.end()
    words = views.words(opening.end(), stop).strip(" ,:-")
    while words.endswith(")") and words.count(")") > words.count("("):
        words = words[:-1].rstrip()
    if words.count(")") > words.count("("):
        words = words[: words.index(")")].rstrip()
    return words or None
