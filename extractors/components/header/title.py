"""The document's type, its title, and the years that words name."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.document_number import types_by_words
from extractors.layout import Layout, Line, Zone
from extractors.layout.fold import fold
from extractors.lexicon import load

_DRAFT_REGEX = re.compile(r"\s*\(?\s*(?:dự thảo|dự kiến)\s*\)?[\s:]*", re.IGNORECASE)
_ABOUT_REGEX = re.compile(r"^(?:về việc|v\s*/\s*v\.?|vv)\s*:?\s+", re.IGNORECASE)
_ASIDE_REGEX = re.compile(r"\((?:kèm theo|ban hành kèm|dự thảo|đính kèm|thay thế|áp dụng)", re.IGNORECASE)
# What the year or month is devoted to stands under many titles, and is none: "Chủ đề: “Tự hào …”".
_MOTTO_REGEX = re.compile(r"\W*(?:chủ đề|chủ điểm|khẩu hiệu|phương châm)(?: năm học| tháng)?\s*:", re.IGNORECASE)
_SCHOOL_YEAR_REGEX = re.compile(
    r"(?P<word>năm học|nh|giai đoạn|nhiệm kỳ|thời kỳ)?\s*:?\s*(?<![\d/.])(?P<a>(?:19|20)\d\d)\s*(?:-|/|đến(?: năm)?)\s*"
    r"(?P<b>(?:19|20)?\d\d)(?![\d/])"
)
_YEAR_REGEX = re.compile(r"\b(?:năm|hè|xuân|tết)\s+(?:\w+\s+)?((?:19|20)\d\d)(?!\s*[-/]\s*\d)")
_MONTH_REGEX = re.compile(r"\btháng\s*:?\s*(\d{1,2})\s*(?:/|-|năm|\.)\s*((?:19|20)\d\d)")
_DAYS_REGEX = re.compile(
    r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?\s*(?:-|đến(?: hết)?(?: ngày)?)\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})"
)
# Between the title and the bases of a decision stands who decides: "HIỆU TRƯỞNG TRƯỜNG THCS TAM HƯNG".
_DECIDED = ("Quyết định", "Chỉ thị", "Nghị quyết")
_AUTHORITY_REGEX = re.compile(r"\W*(?:PHÓ )?(?:HIỆU TRƯỞNG|CHỦ TỊCH|TRƯỞNG PHÒNG|GIÁM ĐỐC|BAN CHẤP HÀNH|BỘ TRƯỞNG)\b")

# A page head whose letters were lost ("S GIÁO DC", "KHOCH") shows neither letterhead nor type: all would be the title.
_LINES_WITHOUT_TYPE = 4


@dataclass(frozen=True)
class Title:
    """Type and title, with the title's place; either may be None. ``words`` tell the years, with or without a title."""

    document_type: str | None
    title: str | None
    span: tuple[int, int] | None
    words: str = ""


def read_title(layout: Layout) -> Title:
    """Return the type and the title, its lines joined, without "Về việc" and "(Dự thảo)"."""
    lines = [line for line, zone in zip(layout.lines, layout.zones, strict=True)
             if zone is Zone.TITLE and line.end > line.start]  # fmt: skip
    if not lines:
        return Title(None, None, None)
    kind, after = _read_type(layout, lines[0])
    bounds = [(after, lines[0].end)] + [(line.start, line.end) for line in lines[1:]]
    kept: list[tuple[int, int]] = []
    seen: set[str] = set()
    for start, end in bounds:
        words = layout.view[start:end]
        if words in seen or _MOTTO_REGEX.match(words):  # a page's own title is often pasted above the plan's
            continue
        seen.add(words)
        if kind in _DECIDED and words.isupper() and _AUTHORITY_REGEX.match(words):
            continue
        if _ASIDE_REGEX.match(words.strip()) or sum(c.isalnum() for c in words) < 4 or _DRAFT_REGEX.fullmatch(words):
            continue
        kept.append((start, end))
    title = " ".join(" ".join(layout.text[start:end].split()) for start, end in kept).strip(" -–:;.,_*")
    title = _ABOUT_REGEX.sub("", title).strip()
    if kind is None and len(kept) > _LINES_WITHOUT_TYPE:
        return Title(None, None, None, title)
    span = (kept[0][0], kept[-1][1]) if kept else None
    return Title(kind, title or None, span, title)


def _read_type(layout: Layout, line: Line) -> tuple[str | None, int]:
    """Return the type that the line begins with, and where the words after it begin."""
    draft = _DRAFT_REGEX.match(layout.view, line.start, line.end)
    start = draft.end() if draft else line.start
    match = _types_regex().match(layout.lower, start, line.end)
    if match is None:
        return None, line.start
    return _types()[match[0]], match.end()


@cache
def _types() -> dict[str, str]:
    over = {s: row["name"] for row in load("title_types") for s in (row["name"].lower(), *row.get("spellings", ()))}
    return over | types_by_words()


@cache
def _types_regex() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(_types(), key=len, reverse=True)))})(?!\w)")


def read_years(words: str) -> tuple[str | None, str | None]:
    """Return the school year and the period that words name: ("2021/2022", "2021/2022"), (None, "2023").

    >>> read_years("giai đoạn 2020 - 2025")
    (None, '2020/2025')
    """
    lowered = fold(words).lower()
    school_years: list[str] = []
    periods: list[str] = []
    for match in _SCHOOL_YEAR_REGEX.finditer(lowered):
        first = int(match["a"])
        last = int(match["b"]) if len(match["b"]) == 4 else first - first % 100 + int(match["b"])
        if first >= last:
            continue
        spoken = match["word"] or ""
        is_school_year = last == first + 1 and spoken in ("", "năm học", "nh")
        (school_years if is_school_year else periods).append(f"{first}/{last}")
    school_year = _only(school_years)
    return school_year, _only(periods) or school_year or _calendar(lowered)


def _only(found: list[str]) -> str | None:
    return found[0] if len(set(found)) == 1 else None


def _calendar(lowered: str) -> str | None:
    if match := _DAYS_REGEX.search(lowered):
        d1, m1, y1, d2, m2, y2 = match.groups()
        if y1 and int(y2) - int(y1) > 1:  # an anniversary ("20/11/1982 - 20/11/2022") is no period
            return None
        return f"{y1 or y2}-{int(m1):02}-{int(d1):02}/{y2}-{int(m2):02}-{int(d2):02}"
    if match := _MONTH_REGEX.search(lowered):
        return f"{match[2]}-{int(match[1]):02}" if 1 <= int(match[1]) <= 12 else None
    return _only(_YEAR_REGEX.findall(lowered))
