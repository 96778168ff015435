"""Documents singled out by title with year, term or issuer: laws, congress resolutions, the school's own plans."""

import re

from extractors.components.citations.issued import ISSUED_REGEX, issued_of
from extractors.components.citations.issuer import office_end, office_start
from extractors.components.citations.laws import YEAR, read_constitution, read_law, read_statute
from extractors.components.citations.place import Place, Titled
from extractors.components.citations.shapes import finder
from extractors.components.citations.tail import read_subject, read_tail

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
_SCHOOL_YEAR_REGEX = re.compile(
    r",? {0,2}(?:đầu |trong )?(?:năm học|NH) {0,2}\d{4} ?- ?\d{4}|,? năm (?:20|19)\d\d(?! ?-)"
)
_YEAR_IN_TITLE_REGEX = re.compile(r"(?:năm học|NH|năm|nhiệm kỳ|giai đoạn) {0,2}(?:20|19)\d\d(?: ?- ?(?:20)?\d\d)?")
_ENDS_IN_YEAR_REGEX = re.compile(rf"{_YEAR_IN_TITLE_REGEX.pattern}$")
_STATUTE_YEAR_REGEX = re.compile(rf" năm (?P<year>{YEAR})$")
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
_OF_WORK = "công tác"
_TITLED_TYPES = (
    "Công văn", "Kế hoạch", "Hướng dẫn", "Chỉ thị", "Quyết định", "Thông báo", "Chương trình hành động", "Nghị quyết",
    "Quy chế", "Chương trình", "Thông tư", "Nghị định", "Báo cáo", "Kết luận", "Chương trình phối hợp",
    "Kế hoạch liên tịch", "Kế hoạch phối hợp", "Công điện",
)  # fmt: skip


def read_titled(name: str, at: Place) -> Titled | None:
    """Return the citation that a type word without a number begins, or None where it names no one document."""
    if name in ("Luật", "Bộ luật", "Pháp lệnh"):
        return read_law(at)
    if name == "Hiến pháp":
        return read_constitution(at)
    if name == "Điều lệ":
        return read_statute(at)
    if at.plural:
        return None
    if name == "Nghị quyết" and (found := _read_resolution(at)):
        return found
    return _read_named(at) if name in _TITLED_TYPES else None


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
    title, dated = _without_date(title)
    if of and office_start().match(view, of.end()):
        end = office_end(view, of.end())
        issuer = " ".join(view[of.end() : end].split())
        tail = read_tail(at.views, end)
        subject = _title_of(at, title) or read_subject(at.views, tail.end)
        issued = tail.issued or dated or _year_of_statute(at, title)
        return Titled(tail.end, issued, issuer, subject) if subject or has_year else None
    if has_year:
        end = at.end + has_year.end()
        tail = read_tail(at.views, end)
        issued = tail.issued if tail.dated else None
        return Titled(tail.end if issued else end, issued, None, _title_of(at, title[: has_year.end()]))
    return None


def _without_date(title: str) -> tuple[str, str | None]:
    """Return a title without the date of issue at its end, and that date: "thi đua năm học 2013-2014 ngày 12/9/2013".

    >>> _without_date(" thi đua năm học 2013-2014, ngày 12/9/2013")
    (' thi đua năm học 2013-2014', '2013-09-12')
    """
    at = title.rfind(" ngày ")
    date = ISSUED_REGEX.fullmatch(title.rstrip(" ,)").lower(), at + 1) if at >= 0 else None
    return (title[:at].rstrip(" ,("), issued_of(date)) if date else (title, None)


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


def _title_of(at: Place, words: str) -> str | None:
    """Return the words as a subject; "công tác" of "Chương trình công tác Đội" is the subject's."""
    if at.views.lower[at.start : at.end].endswith(_OF_WORK):
        words = at.view[at.end - len(_OF_WORK) : at.end] + words
    title = re.sub(r"^(?:[Vv]ề việc|[Vv]/v|[Vv]ề)(?!\w)", "", " ".join(words.split()))
    return title.strip(' ,:"') or None
