"""From hits to citations: one walk over the text, each hit read where it stands."""

import re

from extractors.components.citations import shapes
from extractors.components.citations.late_issuer import fits
from extractors.components.citations.numbered import read_number_hit, read_numbered
from extractors.components.citations.place import Place
from extractors.components.citations.roles import Roles
from extractors.components.citations.tail import SUBJECT_AFTER_COMMA_REGEX, Views
from extractors.components.citations.titles import read_titled
from extractors.components.citations.walk import Walk, add
from extractors.layout import Layout, Zone
from schemas import Citation

_PLURAL_REGEX = re.compile(r"(?:các|những|mọi|tất cả|hệ thống|một số)(?: loại)? {1,2}$", re.IGNORECASE)
_DIRECT_REGEX = re.compile(
    r"(?:(?:căn cứ|thực hiện|thi hành|triển khai|theo|trên cơ sở|dựa|chấp hành|"
    r"quán triệt)(?: vào| theo| trên| thực hiện| nội dung| tinh thần| tốt| nghiêm)*|[;,]|và|"
    r"cùng) {0,3}$",
    re.IGNORECASE,
)
_LED_REGEX = re.compile(r"(?:căn cứ|theo|thực hiện|chấp hành|quy định (?:tại|của|trong))(?: vào)? $", re.IGNORECASE)
# From the end of a citation into its subject: "… về việc thực hiện Kế hoạch giáo dục của nhà trường" is one document.
_IN_SUBJECT_REGEX = re.compile(
    r"(?: {0,2}\([^()\n]{1,40}\))?(?:[,:]? {0,2}(?:[Vv]ề việc|[Vv]/v):? "
    r"|,? {0,2}(?:(?:[Vv]ề|[Vv]/v)(?: việc)? (?:[^;.\n|]{0,200} )?|(?=[Bb]an hành |[Pp]hê duyệt ))"
    r"(?:thực hiện|triển khai|thi hành|[Bb]an hành|[Pp]hê duyệt|xây dựng|theo|của) )"
)
# "… xây dựng và triển khai Kế hoạch năm học …" is the plan itself.
_OWN_REGEX = re.compile(
    r"(?:xây dựng|lập|đề ra|ban hành)(?:,| và)(?: tổ chức)? (?:triển khai|thực hiện)(?: thực hiện)? $"
)
_JOINT_REGEX = re.compile(r" {0,2}(?:,|&|,? và)(?: các)? {1,2}")
_LONGEST_JOINT = 12
_BULLET_ONLY_REGEX = re.compile(r"[\s\-+*•.)\da-zđ]*")


def find_citations(layout: Layout) -> list[Citation]:
    """Return the citations of a text in its order, without keys and sections."""
    view = layout.flow
    walk = Walk(layout, Views(view, layout.flow_lower, layout.text), Roles(layout), [])
    for hit in shapes.finder().finditer(view):
        start = hit.start()
        inside = start and view[start].isalnum() and (view[start - 1].isalnum() or view[start - 1] == "_")
        if start < walk.last_end or (inside and not view.startswith(("số", "Số"), start - 2)):  # "số12/KH-THCS"
            continue
        if view[start].isdigit():
            read_number_hit(walk, hit)
        else:
            _read_word_hit(walk, hit)
    _spread_issuers(walk)
    return walk.found


def _is_in_subject(walk: Walk, start: int) -> bool:
    """Whether the words from the last citation to ``start`` lead into its subject."""
    if _IN_SUBJECT_REGEX.fullmatch(walk.view, walk.last_end, start):
        return True
    comma = SUBJECT_AFTER_COMMA_REGEX.match(walk.view, walk.last_end)
    return comma is not None and comma.end() == start


def _spread_issuers(walk: Walk) -> None:
    """Give the issuer that is said once behind a list to the others of it whose symbols are of that office."""
    found = walk.found
    for i in range(len(found) - 2, -1, -1):
        one, after = found[i], found[i + 1]
        if one.issuer is None and after.issuer and one.number and fits(one.number, after.issuer):
            gap = walk.view[one.span[1] : after.span[0]]
            if len(gap) < _LONGEST_JOINT and _JOINT_REGEX.fullmatch(gap):
                found[i] = one.model_copy(update={"issuer": after.issuer})


def _read_word_hit(walk: Walk, hit: re.Match[str]) -> None:
    """Read a type in words, an abbreviation before a number, or a small type after a lead."""
    start, end = hit.span()
    if hit.lastgroup:
        start = hit.start(hit.lastgroup)
    words = walk.view[start:end]
    short = words not in shapes.type_words() and not hit.lastgroup
    name = shapes.abbreviations()[words] if short else shapes.type_words()[words[0].upper() + words[1:]]
    if read_numbered(walk, name, start, end, short):
        return
    preamble = walk.roles.in_preamble(start)
    if hit.lastgroup and hit.lastgroup.startswith("listed") and not preamble:
        return
    if short or (not preamble and walk.layout.zone_at(start) in (Zone.LETTERHEAD, Zone.FEET)):
        return
    line = walk.layout.line_at(start)
    before = walk.view[max(start - 60, walk.last_end if walk.last_end <= start else 0, 0) : start]
    before = before[before.rfind("\n") + 1 :]
    opens = start - line.start < 12 and _BULLET_ONLY_REGEX.fullmatch(walk.view, line.start, start) is not None
    direct = (
        preamble
        and (opens or (_DIRECT_REGEX.search(before) is not None and not _OWN_REGEX.search(before)))
        and walk.roles.role_at(start, walk.last_end) != "mention"
    )
    inside = bool(walk.found) and _is_in_subject(walk, start)
    place = Place(
        walk.views,
        start,
        end,
        direct,
        preamble,
        _PLURAL_REGEX.search(before) is not None,
        inside,
        _LED_REGEX.search(before) is not None,
    )
    titled = read_titled(name, place)
    if titled is None:
        return
    add(walk, name, None, start, titled.end, titled.issued, titled.issuer, titled.subject)
