"""Tells the kind of a year or of years: mostly the time that is spoken of, sometimes a term or an anniversary."""

import re

from extractors.components.dates.cues import kind_of_clause
from extractors.components.dates.point import Point
from extractors.layout import Layout, Zone
from schemas import Citation, DateKind

_YEAR_TERM_REGEX = re.compile(
    r"(?:trước|chậm nhất(?: là| vào)?|muộn nhất(?: là| vào)?|(?<!từ )đến hết|xong(?: trong)?) $"
    r"|^\W*(?:phấn đấu )?đến (?:cuối|hết) $|[^\W\d]: (?:phấn đấu )?đến (?:cuối|hết) $"
)
# "Phấn đấu đến năm 2025 đạt chuẩn": a state reached by then; what grows until then ("nâng tỷ lệ") has the years.
_UP_TO_REGEX = re.compile(r"(?<!\w)(?:phấn đấu|quyết tâm)(?: [^\s,;.:]+){0,3} đến $")
_STATE_REGEX = re.compile(
    r",? (?:(?:nhà )?trường )?(?:sẽ )?(?:đạt|được công nhận|hoàn thành|hoàn thiện|trở thành)(?!\w)"
)
# "giữ vững các tiêu chí đến hết năm 2025": what lasts until then
_LASTING_REGEX = re.compile(r"(?:giữ vững|giữ gìn|duy trì|ổn định|tiếp tục)(?!\w)[^,;.|]*đến hết $")
# "Luật Bảo hiểm y tế năm 2008, được sửa đổi, bổ sung năm 2014"
_LAW_REGEX = re.compile(r"(?:^|[^\w])(?:luật|bộ luật|hiến pháp|pháp lệnh|điều lệ)(?!\w)[^;.]{0,90}$")
_AMENDED_REGEX = re.compile(r"(?:sửa đổi|bổ sung|thay thế|hợp nhất|ban hành|thông qua)(?: vào| trong)? $")
_WITHIN_YEAR_REGEX = re.compile(r"(?:trong|vào)(?: (?:cuối|giữa|đầu))? $")
_REACHED_REGEX = re.compile(
    r"(?:đạt|hoàn thành|hoàn thiện|công nhận|kiểm định|xây dựng|xong|đưa vào|chưa|kết nạp|nâng)(?!\w)"
)
_PAST_REGEX = re.compile(r"(?:đã|được công nhận|từng|vừa|theo quyết định)(?!\w)")
_STAGE_REGEX = re.compile(
    r"(?:giai đoạn|đợt|bước|chặng)\s+(?:\d{1,2}|[ivx]{1,4}|một|hai|ba)\s*[:(]?\s*(?:từ )?(?:năm )?$"
)
_ANNIVERSARY_REGEX = re.compile(
    r"(?:kỷ niệm|kỉ niệm|ký niệm|năm ngày|thành lập|tái lập|giải phóng|ngày sinh)[^|;]{0,90}\($"
)


def kind_of_year(layout: Layout, point: Point, left: str, cited: Citation | None) -> DateKind:
    """Return the kind of a year or a stretch of years; ``left`` is what its line says before it, in lower case."""
    if point.lead == "tet":
        in_time = left.endswith("trước ") and not re.search(r"(?:sau|trong) (?:và )?trước $", left)
        return "deadline" if in_time and kind_of_clause(left[1 + left.rfind(";") :]) == "deadline" else "event"
    if point.lead == "blank":
        return "issue"
    if point.span_of_two and left.endswith("(") and _ANNIVERSARY_REGEX.search(left):
        return "event"
    if point.span_of_two and _STAGE_REGEX.search(left):
        return "phase"
    if not point.span_of_two and cited is not None and cited.issued == point.value:
        return "issue"
    if point.lead == "năm" and not point.span_of_two and _AMENDED_REGEX.search(left) and _LAW_REGEX.search(left):
        return "issue"
    if point.lead == "năm" and cited is None and not point.span_of_two and layout.zone_at(point.start) is Zone.BODY:
        return "deadline" if _is_term(left, layout.flow_lower[point.end : point.end + 40]) else "period"
    return "period"


def _is_term(left: str, after: str) -> bool:
    """Return whether a year is the time by which something is to be reached, not the time that is spoken of."""
    if _LASTING_REGEX.search(left):
        return False
    if _YEAR_TERM_REGEX.search(left) or (_UP_TO_REGEX.search(left) and _STATE_REGEX.match(after)):
        return True
    if not _WITHIN_YEAR_REGEX.search(left) or after[:3].strip()[:1] not in ("", ".", ";", "|", ")"):
        return False
    clause = left[1 + max(left.rfind(mark) for mark in (";", "|", ". ")) :]
    return bool(_REACHED_REGEX.search(clause)) and not _PAST_REGEX.search(clause)
