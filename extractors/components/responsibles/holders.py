"""Positions and bodies: what holder, if any, the words at a place name, and how far its name goes."""

import re
from dataclasses import dataclass

from extractors.components.responsibles.words import (
    ANY_BODY_REGEX,
    ANY_POST_REGEX,
    STOP_REGEX,
    SUBJECT_REGEX,
    UNIT_REGEX,
    VERB_REGEX,
    bodies,
    longest_post,
    posts,
)
from schemas.responsible import HolderKind

# "các đồng chí" and "đ/c" before a post are how its holder is addressed; the rest is no part of the name either.
LEAD_REGEX = re.compile(
    r"(?:(?P<title>(?:các )?(?:đồng chí|đ/c|đc)|(?:các )?(?:ông|bà|th[ầà]y|cô)(?:,? ?\(?(?:bà|cô)\)?)?"
    r"(?= (?:hiệu|phó|tổ|trưởng|bí thư|chủ tịch|kế toán|y tế|giáo viên|nhân viên)))(?!\w) ?:? ?"
    r"|(?:tất cả|toàn thể|toàn bộ|các bậc|các em|(?:anh )?chị em|quý|các|những|mỗi|mọi|từng"
    r"|riêng|đối với|về phía|trách nhiệm của|nhiệm vụ của|bản thân)(?!\w) ?)+"
)
_PLURAL_REGEX = re.compile(r"(?:các|toàn thể|tất cả|mọi|những|từng|mỗi|toàn bộ)(?!\w)")
_PLACE_REGEX = re.compile(
    r" (?:(?:của|trong|thuộc|ở|tại) )?(?P<unit>\d+ (?:lớp|tổ|khối|trường|điểm trường|nhóm(?:,? lớp)?|bản|thôn|xã)"
    r"|(?:trên )?(?:địa bàn|toàn)(?: (?:toàn |nhà )?(?:tổ|khối|xã|phường|huyện|quận|trường|thị trấn|tỉnh|thành phố))"
    r"|(?:nhà trường|trường|đơn vị))(?!\w)(?! (?:th|thcs|mn|thpt|tiểu|mầm|học)(?!\w))"
)
# "Tổ trưởng chuyên môn tổ 1, tổ 2-3, tổ 4-5": several, each of a team of its own
_TEAMS_REGEX = re.compile(
    r" (?P<unit>(?P<word>tổ|khối|nhóm) [\w+\-]+(?:, (?P=word) [\w+\-]+)*"
    r",?(?: và)? (?P=word) [\w+\-]+)(?= ?:|$| [^\W\d])"
)
_LONGEST_TEAMS = 60  # characters of such a list
_WORD_REGEX = re.compile(r"[^\s,;:.()|?!\"]+")
_HYPHEN_REGEX = re.compile(r" ?- ?(?=\S)")
# Commas inside a name: "Hội đồng thi đua, khen thưởng", "Bộ phận thư viện, thiết bị".
_INNER_COMMA_REGEX = re.compile(
    r"(?<=thi đua), khen thưởng|(?<=thư viện),(?: -)? thiết bị|(?<=nhóm), lớp|(?<=văn hóa), (?:văn nghệ|thể thao)"
    r"|(?<=giáo dục) (?:và|&) đào tạo|(?<=các xã), (?:phường|thị trấn)(?:, (?:đặc khu|thị trấn))?|(?<=các phòng), ban"
    r"|(?<= mầm non)(?:, mẫu giáo)?, tiểu học(?:(?:,| và) (?:thcs|trung học cơ sở))?"
    r"|(?<= tiểu học)(?:,| và) (?:thcs|trung học cơ sở)"
)
# Right after a body's own word these belong to its name, though duties begin with some of them too.
_NAMING_REGEX = re.compile(
    r" (?:thi đua(?:,| -| và)? khen thưởng|thi đua|khoa học (?:tự nhiên|xã hội)|tuyển sinh|kiểm tra nội bộ"
    r"|tự đánh giá|k[ýí] túc xá|tự quản|kiểm định chất lượng|dạy nghề|đào tạo|học tập cộng đồng|hậu cần"
    r"|giáo dục (?:thể chất|thường xuyên|hướng nghiệp|quốc phòng)|phục vụ|chăm sóc|bảo vệ|bồi dưỡng"
    r"|nâng cao chất lượng(?: [^\W\d_]+){0,3}(?=$|\s*:)|tư vấn(?: tâm lý| học đường)?"
    r"|(?:(?<=ban )|(?<=tổ )|(?<=đoàn )|(?<=nhóm ))giám sát)(?!\w)"
)
_LONGEST = 10  # words of a body's name
_NAMED_WITH_HYPHEN = ("văn hóa", "văn hoá", "tổ chức", "hành chính", "kế hoạch")  # "Phòng Văn hóa - Xã hội"
# Which of several, where a colon shows that no duty begins: "Cán bộ phụ trách thiết bị: …".
_WHICH_REGEX = re.compile(
    r" (?:phụ trách(?! chung)|làm|trực)(?: [^\s,;:.()]+){1,5}"
    r"(?= ?:| - (?:đ/c|đồng chí|ông|bà|th[ầà]y|cô)(?!\w))"
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A position or body named at ``[start, end)``; ``stop`` is where its unit ends too.

    ``loose`` holders are also common words; ``listed`` ones only count after "các" or in a list.
    """

    kind: HolderKind
    start: int
    end: int
    stop: int
    title: tuple[int, int] | None = None
    unit: tuple[int, int] | None = None
    loose: bool = False
    listed: bool = False
    plural: bool = False


def at_post_or_body(view: str, lower: str, start: int, end: int, *, title: bool = False) -> bool:
    """Whether a post or body is named at ``start``; with ``title``, one that no name is made of.

    "Văn thư", "Y tế" begin like names: in a run of capitals only "Văn thư" with a small t is a post.
    """
    for row, regex in posts() if ANY_POST_REGEX.match(lower, start, end) else ():
        match = regex.match(lower, start, end)
        if match and not (title and _could_be_name(view[start : match.end()], bool(row.get("loose")))):
            return True
    if title:
        return _BODY_IN_NAME_REGEX.match(lower, start, end) is not None
    return any(regex.match(lower, start, end) for _, regex in bodies())


_BODY_IN_NAME_REGEX = re.compile(
    r"(?:ban (?:giám|chỉ|đại|thanh|kiểm|tổ|chấp)|công đoàn|đoàn (?:thanh|trường|tn|đội)|liên đội"
    r"|chi (?:bộ|đoàn|hội)|hội đồng|bgh|tổ \S"
    r"|trường (?:th|mn|mầm|tiểu|thcs|thpt|ptdt)"
    r"|phòng (?:gd|giáo|đào|tổ|hành|kế|công tác|khảo|nội vụ|văn h|tài|y tế)|ubnd|giáo viên|đội (?:tn|thiếu))"
)


def _could_be_name(words: str, loose: bool) -> bool:
    parts = words.split()
    return loose and len(parts) > 1 and all(part[0].isupper() for part in parts)


def read_holder(lower: str, start: int, end: int, *, listed: bool = False) -> Holder | None:
    """Return the position or body named at ``start``, after "các", "đồng chí" and the like.

    1. "Các tổ chuyên môn, tổ văn phòng cụ thể hóa …": body "tổ chuyên môn"
    2. "Đ/c Phó Hiệu trưởng chỉ đạo": position "Phó Hiệu trưởng", title "Đ/c"
    3. "giáo viên chủ nhiệm 27 lớp": position "giáo viên chủ nhiệm", unit "27 lớp"
    4. "Bộ phận tổ chức thi đua khen thưởng trường hướng dẫn …": body up to the duty word
    """
    lead = LEAD_REGEX.match(lower, start, end)
    at = lead.end() if lead else start
    title = lead.span("title") if lead and lead["title"] else None
    plural = bool(lead and _PLURAL_REGEX.search(lead[0]))
    post, loose = longest_post(lower, at, end)
    body_end, row = _longest_body(lower, at, end, plural or listed)
    if max(post, body_end) <= at:
        return None
    kind: HolderKind = "position" if post >= body_end or post > _head_end(lower, at, end, row) else "body"
    name_end = post if kind == "position" else body_end
    if kind == "position" and (which := _WHICH_REGEX.match(lower, name_end, end)):
        name_end = which.end()
    if kind == "position" and (teams := _teams_of(lower, at, name_end, end)):
        return Holder(kind, at, teams.start(), teams.end(), title, teams.span("unit"), loose, False, plural)
    place = _PLACE_REGEX.match(lower, name_end, end)
    counted = place is not None and (place["unit"][0].isdigit() or "địa bàn" in place["unit"])
    unit = place.span("unit") if place and (kind == "position" or counted) else None
    known = row if kind == "body" and row else {}
    loose, listed = (loose, False) if kind == "position" else (bool(known.get("loose")), bool(known.get("list")))
    stop = place.end() if place and unit else name_end
    return Holder(kind, at, name_end, stop, title, unit, loose, listed, plural)


def _teams_of(lower: str, at: int, post: int, end: int) -> re.Match[str] | None:
    """Return the teams whose leaders a post names, where it names one team after another."""
    teams = _TEAMS_REGEX.search(lower, at, min(end, post + _LONGEST_TEAMS))
    if teams is None or teams.start() > post or longest_post(lower, at, teams.start())[0] != teams.start():
        return None
    return teams


def _head_end(lower: str, at: int, end: int, row: dict[str, object] | None) -> int:
    """Return where the body's own word ends, before the free words after it."""
    regex = next((regex for other, regex in bodies() if other is row), None)
    match = regex.match(lower, at, end) if regex else None
    return match.end() if match else at


def _longest_body(lower: str, at: int, end: int, listed: bool) -> tuple[int, dict[str, object] | None]:
    best, best_row = at, None
    for row, regex in bodies() if ANY_BODY_REGEX.match(lower, at, end) else ():
        match = regex.match(lower, at, end)
        if match is None or (row.get("list") and not listed):
            continue
        head = match.end()
        if head < end and (lower[head].isalnum() or lower[head] in "/&") and not row.get("free"):
            continue
        stop = _free_end(lower, head, end) if row.get("free") else head
        if stop > best:
            best, best_row = stop, row
    return best, best_row


def _free_end(lower: str, head: int, end: int) -> int:
    """Return where a body's name ends that begins with the head: before a duty word, a stop or a mark."""
    at, count = head, 0
    word = _WORD_REGEX.match(lower, at, end) or _NAMING_REGEX.match(lower, at, end)
    if word:
        at = word.end()
    while count < _LONGEST and at < end:
        comma = _INNER_COMMA_REGEX.match(lower, at, end)
        if comma:
            at = comma.end()
            continue
        hyphen = _HYPHEN_REGEX.match(lower, at, end)
        if hyphen and lower[at] in " -":
            part = SUBJECT_REGEX.match(lower, hyphen.end(), end)
            other = _WORD_REGEX.match(lower, hyphen.end(), end)
            if part or (other and lower.endswith(_NAMED_WITH_HYPHEN, 0, at)):
                at = part.end() if part else other.end() if other else at
                continue
            break
        following = at + 1 if lower[at : at + 1] == " " else at
        if following == at or VERB_REGEX.match(lower, following, end) or STOP_REGEX.match(lower, following, end):
            if lower.startswith(" có liên quan", at):
                at += len(" có liên quan")
            break
        unit = UNIT_REGEX.match(lower, following, end)
        word = unit or _WORD_REGEX.match(lower, following, end)
        if word is None or word[0] in ("và", "cùng", "-", "–", "+"):
            break
        at, count = word.end(), count + 1
    return at if count < _LONGEST else head
