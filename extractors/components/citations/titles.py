"""Documents singled out by title with year, term or issuer: laws, congress resolutions, the school's own plans."""

import re
from dataclasses import dataclass

from extractors.components.citations.issued import ISSUED_REGEX, issued_of
from extractors.components.citations.issuer import office_end, office_start
from extractors.components.citations.shapes import finder
from extractors.components.citations.tail import Views, read_subject, read_tail


@dataclass(frozen=True, slots=True)
class Place:
    """A type word of a text and what stands round it: ``direct`` is right under a lead of the preamble or in
    its list, ``preamble`` anywhere in it, ``plural`` after "các" or "những", ``inside`` another one's subject,
    ``led`` after "theo", "thực hiện" and the like wherever it stands."""

    views: Views
    start: int
    end: int
    direct: bool
    preamble: bool
    plural: bool
    inside: bool = False
    led: bool = False

    @property
    def view(self) -> str:
        """Return the text in the form that is matched."""
        return self.views.view


@dataclass(slots=True)
class Titled:
    """A citation without a number."""

    end: int
    issued: str | None = None
    issuer: str | None = None
    subject: str | None = None


_YEAR = r"(?:19|20)\d\d(?! ?[-/] ?\d)(?!\d)"
_NO_NAME = (
    r"(?:trong|từ|cho|tại|trước|nhằm|để|đã|đến|vào|ngay|theo|không|dưới|trên|với|phải|của(?! rượu| thuốc)|về|"
    r"năm học|tháng|được|do|này|nêu|vừa)"
)
# The words of a law's name: no preposition, no other document, no sentence end.
_LAW_NAME = rf"(?:(?! {{0,2}}{_NO_NAME}(?!\w))[^;.:\n|()\"\d]){{2,110}}?"
_LAW_WITH_YEAR_REGEX = re.compile(
    rf" (?P<name>{_LAW_NAME}),? {{0,2}}(?:\( ?)?(?:(?:ban hành |sửa đổi )?năm {{0,2}})?(?P<year>{_YEAR})(?P<close>\))?"
)
_LAW_WITH_DATE_REGEX = re.compile(
    rf" (?P<name>{_LAW_NAME}),? {{0,3}}(?:(?:đã )?được Quốc hội[^;.\n]{{0,90}}?thông qua )?(?:ban hành |"
    rf"ký )?(?=ngày {{0,2}}[\d.…])"
)
_DATE_AHEAD_REGEX = re.compile(r"(?:19|20)\d\d|ngày ")
_AMENDING_REGEX = re.compile(
    rf" (?P<name>(?:[Ss]ửa đổi|[Bb]ổ sung)[^;.:\n|"
    rf"()\"\d]{{4,150}}?),? {{0,2}}(?:(?:năm {{0,2}})?(?P<year>{_YEAR})|(?=ngày {{0,2}}[\d.…]))"
)
_LAW_ALONE_REGEX = re.compile(
    rf" (?P<name>(?:[A-ZĐ]|giáo dục|thi đua|trẻ em)(?:{_LAW_NAME})?)(?= {{0,2}}(?:[;.\n]|"
    rf",(?! {{0,2}}[a-zđ])|$| và (?:Luật|các|Nghị|Thông)))"
)
_CONSTITUTION_REGEX = re.compile(
    rf"(?: nước Cộng h(?:òa|oà) xã hội chủ nghĩa Việt Nam| nước CHXHCN Việt Nam)?(?:,? (?:năm )?(?P<year>{_YEAR}))?"
)
_STATUTE_REGEX = re.compile(
    r" (?:Đảng [Cc]ộng sản Việt Nam|Đảng|Công đoàn Việt Nam|Công đoàn|Đoàn TNCS Hồ Chí Minh|"
    r"Đoàn Thanh niên [Cc]ộng sản Hồ Chí Minh|Đoàn"
    r"|Đội TNTP Hồ Chí Minh|Đội Thiếu niên Tiền phong Hồ Chí Minh|Đội|"
    r"Hội [A-ZĐ]\w+(?: [\w]+){0,6}?)(?= ?[;.,\n)]| khó?a| và | về| của|$)"
)
_TERM = (
    r"(?:,? {0,2}(?:\(? ?(?:nhiệm kỳ|nhiệm kì|khóa|khoá|NK) {0,2}(?:\d{4} ?- ?\d{4}|"
    r"[IVXL]+)\)?|lần thứ (?:[IVXL]+|\d+)))"
)
_CONGRESS_REGEX = re.compile(r" (?:số \d+ )?(?:của )?(?P<issuer>(?:[Đđ]ại hội|ĐH) [^;.:\n|]{2,})")
_MEETING_REGEX = re.compile(r" (?:của )?(?P<issuer>(?:[Hh]ội nghị|HN) [^;.:\n|]{2,})")
_PLENUM_REGEX = re.compile(
    r" (?:Hội nghị |của Hội nghị )?(?:lần thứ )?(?P<issuer>(?:Trung ương|TW|T\.Ư|"
    r"TƯ) ?(?:lần thứ )?(?:\d{1,2}|[IVX]{1,4})(?!\w)(?:,? \(?(?:khóa|khoá|Khóa|"
    r"khoá) [IVX]+\)?)?)"
)
# What tells one congress from another.
_SINGLED_OUT_REGEX = re.compile(
    r"Đảng|đảng bộ|[Cc]hi bộ|Đoàn|[Cc]ông đoàn|CĐCS|[Ll]iên đội|Đội|lần thứ|toàn quốc|"
    r"(?<!\w)[IVX]+(?!\w)|nhiệm kỳ|cổ đông"
)
_MANY_REGEX = re.compile(r"(?:Đảng )?(?:bộ )?các cấp|toàn thể|hàng năm|hằng năm|hàng tháng|hằng tháng")
_TERM_AT_END_REGEX = re.compile(rf"{_TERM}+")
_SCHOOL_YEAR_REGEX = re.compile(r",? {0,2}(?:đầu )?(?:năm học|NH) {0,2}\d{4} ?- ?\d{4}|,? năm (?:20|19)\d\d(?! ?-)")
_YEAR_IN_TITLE_REGEX = re.compile(r"(?:năm học|NH|năm|nhiệm kỳ|giai đoạn) {0,2}(?:20|19)\d\d(?: ?- ?(?:20)?\d\d)?")
_ENDS_IN_YEAR_REGEX = re.compile(rf"{_YEAR_IN_TITLE_REGEX.pattern}$")
_STATUTE_YEAR_REGEX = re.compile(rf" năm (?P<year>{_YEAR})$")
_OF_REGEX = re.compile(r" của (?=\w)")
_TITLE_END_REGEX = re.compile(
    r"[;.:|\n]|, (?=(?:[Tt]rường|[Nn]hà trường|Ban |Chi bộ|Công đoàn|nhằm|để|căn cứ|bộ phận|"
    r"[A-ZĐ]))| (?=(?:Căn cứ|Thực hiện|Thi hành) )|,? và (?:tình hình|điều kiện|thực t)"
)
_VAGUE_REGEX = re.compile(
    r" (?:này|trên|dưới|sau|đó|chung|riêng|bài dạy|môn|dạy học|giáo dục phổ thông|GDPT|"
    r"giáo dục mầm non|GDMN|năm học của|khung|tổng thể|cấp)(?!\w)"
)
# Of programmes those of work and action are documents; "Chương trình giáo dục phổ thông" is a curriculum.
_PROGRAMME_REGEX = re.compile(r"hương trình (?:[Hh]ành động|[Cc]ông tác|[Pp]hối hợp|số|của)")
_TITLED_TYPES = (
    "Công văn", "Kế hoạch", "Hướng dẫn", "Chỉ thị", "Quyết định", "Thông báo", "Chương trình hành động", "Nghị quyết",
    "Quy chế", "Chương trình", "Thông tư", "Nghị định", "Báo cáo", "Kết luận", "Chương trình phối hợp",
    "Kế hoạch liên tịch", "Kế hoạch phối hợp", "Công điện",
)  # fmt: skip


def read_titled(name: str, at: Place) -> Titled | None:
    """Return the citation that a type word without a number begins, or None where it names no one document."""
    if name in ("Luật", "Bộ luật", "Pháp lệnh"):
        return _read_law(at)
    if name == "Hiến pháp":
        return _read_constitution(at)
    if name == "Điều lệ":
        match = _STATUTE_REGEX.match(at.view, at.end)
        return (
            Titled(match.end()) if match and not at.plural and not at.view.startswith(" các cấp", match.end()) else None
        )
    if at.plural:
        return None
    if name == "Nghị quyết" and (found := _read_resolution(at)):
        return found
    return _read_named(at) if name in _TITLED_TYPES else None


def _read_law(at: Place) -> Titled | None:
    """Return a law with year or date, an amending law, or a law alone right under a lead."""
    view, start = at.view, at.end
    dated = _DATE_AHEAD_REGEX.search(view, start, start + 200) is not None
    for regex in (_AMENDING_REGEX, _LAW_WITH_YEAR_REGEX, _LAW_WITH_DATE_REGEX) if dated else ():
        match = regex.match(view, start)
        if match is None or (regex is not _AMENDING_REGEX and _other_type(view, start, match.end("name"))):
            continue
        name = " ".join(match["name"].split()).strip(" ,")
        year = match.groupdict().get("year")
        if year:
            closed = match.groupdict().get("close") or ""
            end = match.end() - (0 if closed == "" or "(" in match[0] else len(closed))
            return Titled(end, year, None, name)
        date = ISSUED_REGEX.match(at.views.lower, match.end())
        if date:
            return Titled(date.end(), issued_of(date), None, name)
    if at.direct and (match := _LAW_ALONE_REGEX.match(view, start)) and not _other_type(view, start, match.end()):
        return Titled(match.end(), None, None, " ".join(match["name"].split()))
    return None


def _other_type(view: str, start: int, end: int) -> bool:
    return any(view[m.start() - 1] in " ,;" for m in finder().finditer(view, start + 1, end))


def _read_constitution(at: Place) -> Titled | None:
    match = _CONSTITUTION_REGEX.match(at.view, at.end)
    if match is None:
        return Titled(at.end)
    tail = read_tail(at.views, match.end())
    return Titled(tail.end, match["year"] or tail.issued, tail.issuer)


def _read_resolution(at: Place) -> Titled | None:
    """Return the resolution of a congress, a plenum or a staff meeting; the meeting is its issuer."""
    view = at.view
    if match := _PLENUM_REGEX.match(view, at.end):
        tail = read_tail(at.views, match.end())
        return Titled(tail.end, tail.issued, " ".join(match["issuer"].split()), read_subject(at.views, tail.end))
    congress = _CONGRESS_REGEX.match(view, at.end)
    match = congress or _MEETING_REGEX.match(view, at.end)
    if match is None:
        return None
    start = match.start("issuer")
    end = office_end(view, start)
    issuer = view[start:end]
    if congress and not _SINGLED_OUT_REGEX.search(view, start, end + 12):
        return None
    if _MANY_REGEX.search(issuer) or len(issuer.split()) < 3 or _MANY_REGEX.match(view, end + 1):
        return None
    if term := _TERM_AT_END_REGEX.match(view, end):
        end = term.end()
    has_year = _SCHOOL_YEAR_REGEX.match(view, end)
    if has_year:
        end = has_year.end()
    tail = read_tail(at.views, end)
    if congress is None and not (at.preamble or has_year or tail.dated or re.search(r"lần thứ|khó?a|khoá", issuer)):
        return None
    dated_end = tail.end if tail.dated or tail.issuer is None else end
    issued = tail.issued
    return Titled(dated_end, issued, " ".join(issuer.split()).strip(" ,"), read_subject(at.views, dated_end))


def _read_named(at: Place) -> Titled | None:
    """Return a document by issuer and subject ("Công văn của Sở ... về ...") or by title ("Kế hoạch năm học ...")."""
    view = at.view
    if (
        at.inside
        or _VAGUE_REGEX.match(view, at.end)
        or (view.startswith("hương trình", at.start + 1) and not _PROGRAMME_REGEX.match(view, at.start + 1))
    ):
        return None
    stop = _TITLE_END_REGEX.search(view, at.end, at.end + 220)
    limit = stop.start() if stop else min(len(view), at.end + 220)
    of = _OF_REGEX.search(view, at.end, limit)
    if of and of.start() == at.end:
        return _read_of(at, of.end())
    title_end = of.start() if of else limit
    title = view[at.end : title_end]
    if not (at.direct or (at.led and of and _ENDS_IN_YEAR_REGEX.search(title))) or (of and of.start() - at.end > 160):
        return None
    if other := next((m for m in finder().finditer(view, at.end, title_end) if not m[0][0].isdigit()), None):
        title_end, title, of = other.start(), view[at.end : other.start()], None
    has_year = _YEAR_IN_TITLE_REGEX.search(title)
    if of and office_start().match(view, of.end()):
        end = office_end(view, of.end())
        issuer = " ".join(view[of.end() : end].split())
        tail = read_tail(at.views, end)
        subject = _title_of(title) or read_subject(at.views, tail.end)
        issued = tail.issued or _year_of_statute(at, title)
        return Titled(tail.end, issued, issuer, subject) if subject or has_year else None
    if has_year:
        return Titled(at.end + has_year.end(), None, None, _title_of(title[: has_year.end()]))
    return None


def _year_of_statute(at: Place, title: str) -> str | None:
    """Return the year a statute is of ("Quy chế chi tiêu nội bộ năm 2012"); that of a plan is the one it is for."""
    year = _STATUTE_YEAR_REGEX.search(title) if at.view.startswith("uy chế", at.start + 1) else None
    return year["year"] if year else None


def _read_of(at: Place, start: int) -> Titled | None:
    """Return "TYPE của ISSUER [ngày ...] về ...": in the body only with a proper office and a subject."""
    if not office_start().match(at.view, start):
        return None
    tail = read_tail(at.views, at.end)
    if tail.issuer is None:
        return None
    subject = read_subject(at.views, tail.end)
    has_year = _SCHOOL_YEAR_REGEX.match(at.view, tail.end) if at.preamble else None
    proper = len(tail.issuer.split()) > 1 and (tail.issuer[0].isupper() or " " in tail.issuer)
    if not (subject or tail.dated or has_year) or not proper or (not at.preamble and tail.issuer[0].islower()):
        return None
    if not at.preamble and tail.issuer in ("Đảng", "Nhà nước"):
        return None
    return Titled(has_year.end() if has_year else tail.end, tail.issued, tail.issuer, subject)


def _title_of(words: str) -> str | None:
    title = re.sub(r"^(?:[Vv]ề việc|[Vv]/v|[Vv]ề)(?!\w)", "", " ".join(words.split()))
    return title.strip(' ,:"') or None
