"""Laws, the constitution and the statutes of the Party and its unions, cited by name and year."""

import re

from extractors.components.citations.issued import ISSUED_REGEX, issued_of
from extractors.components.citations.place import Place, Titled
from extractors.components.citations.shapes import finder
from extractors.components.citations.tail import read_tail

YEAR = r"(?:19|20)\d\d(?! ?[-/] ?\d)(?!\d)"
_NO_NAME = (
    r"(?:trong|từ|cho|tại|trước|nhằm|để|đã|đến|vào|ngay|theo|không|dưới|trên|với|phải|của(?! rượu| thuốc)|về|"
    r"năm học|tháng|được|do|này|nêu|vừa)"
)
# The words of a law's name: no preposition, no other document, no sentence end.
_LAW_NAME = rf"(?:(?! {{0,2}}{_NO_NAME}(?!\w))[^;.:\n|()\"\d]){{2,110}}?"
_LAW_WITH_YEAR_REGEX = re.compile(
    rf" (?P<name>{_LAW_NAME}(?: \((?:sửa đổi|bổ sung|hợp nhất)[^()\d\n]{{0,30}}\))?),? {{0,2}}(?:\( ?)?"
    rf"(?:(?:ban hành |sửa đổi )?năm {{0,2}})?(?P<year>{YEAR})(?P<close>\))?"
)
_LAW_WITH_DATE_REGEX = re.compile(
    rf" (?P<name>{_LAW_NAME}),? {{0,3}}(?:(?:đã )?được Quốc hội[^;.\n]{{0,90}}?thông qua )?(?:ban hành |"
    rf"ký )?(?=ngày {{0,2}}[\d.…])"
)
_DATE_AHEAD_REGEX = re.compile(r"(?:19|20)\d\d|ngày ")
_AMENDING_REGEX = re.compile(
    rf" (?P<name>(?:[Ss]ửa đổi|[Bb]ổ sung)[^;.:\n|"
    rf"()\"\d]{{4,150}}?),? {{0,2}}(?:(?:năm {{0,2}})?(?P<year>{YEAR})|(?=ngày {{0,2}}[\d.…]))"
)
_LAW_ALONE_REGEX = re.compile(
    rf" (?P<name>(?:[A-ZĐ]|giáo dục|thi đua|trẻ em)(?:{_LAW_NAME})?)(?= {{0,2}}(?:[;.\n]|"
    rf",(?! {{0,2}}[a-zđ])|$| và (?:Luật|các|Nghị|Thông)))"
)
_CONSTITUTION_REGEX = re.compile(
    rf"(?: nước Cộng h(?:òa|oà) xã hội chủ nghĩa Việt Nam| nước CHXHCN Việt Nam)?(?:,? (?:năm )?(?P<year>{YEAR}))?"
)
_STATUTE_REGEX = re.compile(
    r" (?:Đảng [Cc]ộng sản Việt Nam|Đảng|Công đoàn Việt Nam|Công đoàn|Đoàn TNCS Hồ Chí Minh|"
    r"Đoàn Thanh niên [Cc]ộng sản Hồ Chí Minh|Đoàn"
    r"|Đội TNTP Hồ Chí Minh|Đội Thiếu niên Tiền phong Hồ Chí Minh|Đội|"
    r"Hội [A-ZĐ]\w+(?: [\w]+){0,6}?)(?= ?[;.,\n)]| khó?a| và | về| của|$)"
)


def read_law(at: Place) -> Titled | None:
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


def read_constitution(at: Place) -> Titled | None:
    """Return the constitution, with its year where it is said."""
    match = _CONSTITUTION_REGEX.match(at.view, at.end)
    if match is None:
        return Titled(at.end)
    tail = read_tail(at.views, match.end())
    return Titled(tail.end, match["year"] or tail.issued, tail.issuer)


def read_statute(at: Place) -> Titled | None:
    """Return the statutes of the Party, a union or a league: "Điều lệ Đảng", never "Điều lệ trường mầm non"."""
    match = _STATUTE_REGEX.match(at.view, at.end)
    if match is None or at.plural or at.view.startswith(" các cấp", match.end()):
        return None
    return Titled(match.end())
