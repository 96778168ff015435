"""The sentence that announces the plan, and the office that it says the plan is of."""

import re

from extractors.components.header.casing import as_name
from extractors.layout import Layout, Line, Zone

_VERB_REGEX = re.compile(
    r"\b(?:xây dựng|ban hành|lập|đề ra|triển khai|phát động|tổ chức|thực hiện|báo cáo|đăng k[ýí])\b(?=.{0,80}?\b"
    r"(?:kế hoạch|phong trào|phương án|chương trình|nội dung|như sau|báo cáo|hướng dẫn))"
    r"|\bphát động (?:đợt |phong trào )?thi đua"
)
_ANNOUNCING_REGEX = re.compile(r"(?:như sau|sau đây|dưới đây|nội dung sau)")
_OFFICE_REGEX = re.compile(
    r"(?:trường|phòng (?:gd|giáo dục|văn h)|sở (?:gd|giáo dục)|chi bộ|đảng bộ|(?:bch |ban chấp hành )?công đoàn"
    r"|liên đội|chi đoàn|đoàn trường"
    r"|đoàn thanh niên|ubnd|(?:ủy|uỷ) ban nhân dân|tổ(?! chức)|hội đồng|trung tâm|ban chỉ đạo)(?= [\w&]+)"
)
# In a basis the office behind "của" issued what is cited: "… của UBND tỉnh Hà Nam về việc ban hành kế hoạch".
_CITING_REGEX = re.compile(r"\s*(?:[-+*•] ?)?(?:căn cứ|thực hiện|theo)\b")
_NO_NAME_REGEX = re.compile(r"\bngày \d|\bvề(?: việc)?$| về việc | của (?:ubnd|phòng|sở|bộ) ")
# A plan for years begins with the school's history: "Trường Tiểu học Vĩnh An được thành lập năm 1990 …".
_HISTORY_REGEX = re.compile(
    r"(?P<name>trường (?:th|thcs|thpt|mn|mg|ptdt|tiểu|trung|mầm|mẫu|phổ)[^,;:.()\n]{2,60}?),? (?:\([^)]{2,60}\) )?"
    r"(?:được (?:thành lập|tách|tái lập|xây dựng|đổi tên|sáp nhập)|tách ra|tiền thân|thành lập|nằm|đóng|tọa lạc|toạ lạc"
    r"|là (?:trường|một|đơn vị|cơ sở))(?!\w)"
)
_HISTORY_LINES = 12
_CLOSING_REGEX = re.compile(r"trên đây là.{0,200}?\bcủa\s+")
_LONGEST_OPENING = 1000
_BODY_LINES = 25  # where a sentence that announces the plan may stand under a first heading
_NAME_END_REGEX = re.compile(r"\s*(?:[,.;:(/]|năm học|năm \d|giai đoạn| đề nghị| yêu cầu| xây dựng|$)")
_LONGEST_CLAUSE = 1000  # an office stands right before its verb; a line of megabytes has a verb every few words


def opening_sentence(layout: Layout) -> tuple[int, int, int] | None:
    """Return the bounds of the sentence that announces the plan, and where its verb stands."""
    lower = layout.flow_lower
    bounds = [(line.start, _end_of_flow(layout, line)) for line, zone in zip(layout.lines, layout.zones, strict=True)
              if zone is Zone.PREAMBLE and line.end > line.start and not layout.goes_on(line)]  # fmt: skip
    for start, end in reversed(bounds):
        for match in _VERB_REGEX.finditer(lower, start, end):
            if _office_before(layout, start, match.start()):
                return start, end, match.start()
    for start, end in reversed(bounds):  # "Nhà trường xây dựng kế hoạch … như sau" names nobody, but the years
        if _ANNOUNCING_REGEX.search(lower, start, end):
            verbs = [match.start() for match in _VERB_REGEX.finditer(lower, start, end)]
            if verbs:
                return start, end, verbs[-1]
    return None


def _announcing_body(layout: Layout) -> tuple[int, int, int] | None:
    """Return the announcing sentence that stands under a heading of its own: "I. CƠ SỞ … / Công đoàn … như sau:"."""
    lower = layout.flow_lower
    body = [line for line in layout.lines if layout.zones[line.index] is Zone.BODY and line.end > line.start]
    for line in body[:_BODY_LINES]:
        end = _end_of_flow(layout, line)
        if line.is_row or layout.goes_on(line) or not _ANNOUNCING_REGEX.search(lower, max(line.start, end - 24), end):
            continue
        for match in _VERB_REGEX.finditer(lower, line.start, end):
            if _office_before(layout, line.start, match.start()):
                return line.start, end, match.start()
    return None


def _end_of_flow(layout: Layout, line: Line) -> int:
    """Return where the sentence ends that a line begins and hard-wrapped ones may go on with."""
    stop = layout.flow.find("\n", line.end, line.end + _LONGEST_OPENING)
    return stop if stop > line.end else line.end


def _office_before(layout: Layout, start: int, verb: int) -> tuple[int, int] | None:
    """Return the office that stands right before the verb, in the same clause."""
    start = max(start, verb - _LONGEST_CLAUSE)
    clause = max(start, *(layout.flow.rfind(mark, start, verb) + 1 for mark in ",;:."))
    found = None
    for match in _OFFICE_REGEX.finditer(layout.flow_lower, clause, verb):
        before = layout.flow[match.start() - 1 : match.start()]
        if match.start() == clause or not (before.isalnum() or before in "-/"):
            found = match.start()
            break
    if found is None:
        return None
    end = verb
    while end > found and layout.flow[end - 1] in " ,":
        end -= 1
    name = layout.flow[found:end]
    if _NO_NAME_REGEX.search(name.lower()) or (
        layout.flow_lower.startswith(" của ", found - 5) and _CITING_REGEX.match(layout.flow_lower, clause)
    ):
        return None
    return (found, end) if len(name) < 100 and sum(c.isupper() for c in name) >= 1 and " " in name else None


def issuer_of_opening(layout: Layout) -> tuple[str, tuple[int, int]] | None:
    """Return the office that announces the plan, or the one that the closing sentence says it is of."""
    for opening in (opening_sentence(layout), _announcing_body(layout)):
        if opening and (found := _office_before(layout, opening[0], opening[2])):
            return _named(layout, *found)
    for line in reversed(layout.lines[-40:]):
        if layout.zones[line.index] is not Zone.BODY:
            continue
        if match := _CLOSING_REGEX.search(layout.lower, line.start, line.end):
            end = _NAME_END_REGEX.search(layout.lower, match.end(), line.end)
            stop = end.start() if end else line.end
            words = layout.view[match.end() : stop]
            if _OFFICE_REGEX.match(words.lower()) and any(c.isupper() for c in words[1:]) and len(words) < 100:
                return _named(layout, match.end(), stop)
    return _with_history(layout)


def _with_history(layout: Layout) -> tuple[str, tuple[int, int]] | None:
    """Return the school whose history a plan for years begins with."""
    after = [line for line in layout.lines if layout.zones[line.index] not in (Zone.LETTERHEAD, Zone.TITLE)]
    for line in [line for line in after if line.end > line.start][:_HISTORY_LINES]:
        if not line.is_row and (match := _HISTORY_REGEX.match(layout.lower, line.body, line.end)):
            words = layout.view[match.start() : match.end("name")]
            return _named(layout, *match.span("name")) if any(c.isupper() for c in words[1:]) else None
    return None


def _named(layout: Layout, start: int, end: int) -> tuple[str, tuple[int, int]]:
    words = layout.view[start:end]
    inner = re.search(r"\b[Tt]rường (?=[A-ZĐTM])", words)
    if inner and re.match(r"ban giám hiệu|hội đồng|tập thể|nhà trường", words.lower()):
        start += inner.start()
    return as_name(layout.view[start:end]), (start, end)
