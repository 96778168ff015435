"""The subjects of clauses: lists of positions and bodies, and what follows them."""

import re
from dataclasses import dataclass

from extractors.components.responsibles.holders import Holder, read_holder
from extractors.components.responsibles.words import HONORIFIC_PATTERN, STOP_REGEX, VERB_REGEX
from extractors.layout import Layout

TITLE_REGEX = re.compile(rf"(?:{HONORIFIC_PATTERN})[ .:]+")
_NEXT_REGEX = re.compile(r"(?: ?, và | ?[,;/+&] ?| và | cùng với | cùng toàn thể | cùng (?=các|toàn)| - (?=\S))")
# "các bộ phận, cá nhân liên quan nghiêm túc …": words between the holders and their duty.
QUALIFIED_REGEX = re.compile(
    r" (?:(?:(?:có )?liên quan|nêu trên|có tên trên|trong (?:toàn )?(?:trường|cụm|nhà trường|đơn vị|ban"
    r"|tổ|khối|nhóm|hội đồng|ngành)"
    r"|(?:của )?nhà trường|toàn trường)(?=[ ,;:.]|$)"
    r"|(?:được phân công|được giao(?: nhiệm vụ)?|phụ trách)"
    r"(?=(?: (?:căn cứ|nghiêm|thực|triển|chủ động|phối|tổ chức|có trách|khẩn|kịp|quan tâm|tích cực)|[,;]| và )))"
)
SEATS = (
    "trưởng ban", "phó ban", "phó trưởng", "ủy viên", "uỷ viên", "thư ký", "thành viên",
    "chủ tịch hội đồng", "phó chủ tịch hội đồng", "trưởng tiểu ban", "phó tiểu ban", "trưởng nhóm", "nhóm trưởng",
)  # fmt: skip
_MOST_HOLDERS = 40  # of one list


@dataclass(slots=True)
class Subject:
    """Holders listed one after another, what follows the list, and where it ends."""

    holders: list[Holder]
    follow: str  # "verb", ":", "(", "-", "end", "other", "stop", "name"
    end: int


def read_subject(layout: Layout, at: int, end: int, told: bool) -> Subject | None:
    """Return the holders listed from ``at`` and what follows the list; None where no holder stands there."""
    lower = layout.lower
    holder = read_holder(lower, at, end)
    if holder is None:
        return None
    holders = [holder]
    listed = told or holder.plural
    while len(holders) < _MOST_HOLDERS:
        place = holder.stop
        if qualified := QUALIFIED_REGEX.match(lower, place, end):
            place = qualified.end()
        join = _NEXT_REGEX.match(lower, place, end)
        if join is None:
            break
        if "-" in join[0] and lower.startswith(SEATS, join.end()):
            break
        following = read_holder(lower, join.end(), end, listed=listed)
        if following is not None and ";" in join[0] and not told and _follow(layout, following, end) != ":":
            break  # "Hiệu trưởng; Tổ Toán xây dựng …", but "Nhân viên thư viện; nhân viên y tế: thực hiện …"
        if following is None or (following.loose and not told and "và" not in join[0] and "," not in join[0]):
            break
        holders.append(following)
        holder = following
        listed = listed or holder.plural
    return Subject(holders, _follow(layout, holder, end), holder.stop)


def _follow(layout: Layout, holder: Holder, end: int) -> str:
    lower, at = layout.lower, holder.stop
    if lower[at : at + 2] == " (" or lower[at : at + 1] == "(":
        close = lower.find(")", at, min(end, at + 200))
        after = _follow_at(layout, close + 1, end) if close > 0 else "other"
        return after if after in ("verb", ":") else "("
    return _follow_at(layout, at, end)


def _follow_at(layout: Layout, at: int, end: int) -> str:
    lower = layout.lower
    if qualified := QUALIFIED_REGEX.match(lower, at, end):
        at = qualified.end()
    while at < end and lower[at] == " ":
        at += 1
    if at >= end or lower[at] in ".;":
        return "end"
    if lower[at] == ":":
        return ":" if lower[at + 1 : min(end, at + 9)].strip() else "end"
    if lower[at] in "-–":
        return "-"
    if lower[at] == ",":
        return "verb" if VERB_REGEX.match(lower, at + 2, end) else "other"
    if VERB_REGEX.match(lower, at, end):
        return "verb"
    return "stop" if STOP_REGEX.match(lower, at, end) else "other"
