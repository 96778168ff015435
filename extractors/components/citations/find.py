"""From hits to citations: one walk over the text, each hit read where it stands."""

import re
from dataclasses import dataclass

from extractors.components.citations import shapes
from extractors.components.citations.issuer import office_end, office_start
from extractors.components.citations.late_issuer import fits, split_subject
from extractors.components.citations.roles import Roles
from extractors.components.citations.tail import Views, read_subject, read_tail
from extractors.components.citations.titles import Place, read_titled
from extractors.document_number import normal_number, read_type, type_of_number
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
    r"[,:]? {0,2}(?:[Vv]ề việc|[Vv]/v):? "
    r"|,? {0,2}(?:(?:[Vv]ề|[Vv]/v)(?: việc)? (?:[^;.\n|]{0,200} )?|(?=[Bb]an hành |[Pp]hê duyệt ))"
    r"(?:thực hiện|triển khai|thi hành|[Bb]an hành|[Pp]hê duyệt|xây dựng|theo|của) "
)
# "… xây dựng và triển khai Kế hoạch năm học …" is the plan itself.
_OWN_REGEX = re.compile(
    r"(?:xây dựng|lập|đề ra|ban hành)(?:,| và)(?: tổ chức)? (?:triển khai|thực hiện)(?: thực hiện)? $"
)
_JOINT_REGEX = re.compile(r" {0,2}(?:,|&|,? và)(?: các)? {1,2}")
_LONGEST_JOINT = 12
_BULLET_ONLY_REGEX = re.compile(r"[\s\-+*•.)\da-zđ]*")
_OF_REGEX = re.compile(r" {1,2}của {1,2}")
_LABEL_BEFORE_REGEX = re.compile(r"(?<!\w)(?:số|Số|SỐ) {0,3}[:.]? {0,3}$")
_AMENDING_REGEX = re.compile(r" {1,2}(?:[Ss]ửa đổi|[Bb]ổ sung)")


@dataclass
class _Walk:
    """The state of one walk: where the last citation ended, and what type a list goes on with.

    ``list_issuer`` is said before a list's numbers ("các Thông tư của Bộ GDĐT: số 27/2020/TT-BGDĐT …; số …") and
    holds up to ``list_end``.
    """

    layout: Layout
    views: Views
    roles: Roles
    found: list[Citation]
    last_end: int = 0
    list_type: str = ""
    list_issuer: str | None = None
    list_end: int = 0

    @property
    def view(self) -> str:
        """Return the text in the form that is matched."""
        return self.views.view


def find_citations(layout: Layout) -> list[Citation]:
    """Return the citations of a text in its order, without keys and sections."""
    view = layout.flow
    walk = _Walk(layout, Views(view, layout.flow_lower, layout.text), Roles(layout), [])
    for hit in shapes.finder().finditer(view):
        start = hit.start()
        inside = start and (view[start - 1].isalnum() or view[start - 1] == "_")
        if start < walk.last_end or (inside and not view.startswith(("số", "Số"), start - 2)):  # "số12/KH-THCS"
            continue
        if view[start].isdigit():
            _read_number_hit(walk, hit)
        else:
            _read_word_hit(walk, hit)
    _spread_issuers(walk)
    return walk.found


def _spread_issuers(walk: _Walk) -> None:
    """Give the issuer that is said once behind a list to the others of it whose symbols are of that office."""
    found = walk.found
    for i in range(len(found) - 2, -1, -1):
        one, after = found[i], found[i + 1]
        if one.issuer is None and after.issuer and one.number and fits(one.number, after.issuer):
            gap = walk.view[one.span[1] : after.span[0]]
            if len(gap) < _LONGEST_JOINT and _JOINT_REGEX.fullmatch(gap):
                found[i] = one.model_copy(update={"issuer": after.issuer})


def _read_word_hit(walk: _Walk, hit: re.Match[str]) -> None:
    """Read a type in words, an abbreviation before a number, or a small type after a lead."""
    start, end = hit.span()
    if hit.lastgroup:
        start = hit.start(hit.lastgroup)
    words = walk.view[start:end]
    short = words not in shapes.type_words() and not hit.lastgroup
    name = shapes.abbreviations()[words] if short else shapes.type_words()[words[0].upper() + words[1:]]
    if _read_numbered(walk, name, start, end, short):
        return
    preamble = walk.roles.in_preamble(start)
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
    inside = bool(walk.found) and _IN_SUBJECT_REGEX.fullmatch(walk.view, walk.last_end, start) is not None
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
    _add(walk, name, None, start, titled.end, titled.issued, titled.issuer, titled.subject)


def _read_numbered(walk: _Walk, name: str, start: int, end: int, short: bool) -> bool:
    """Read "Công văn số 134/UBND-PNV ..." at a type word; False where no number follows."""
    view = walk.view
    match = shapes.NUMBER_AFTER_REGEX.match(view, end) or shapes.LABELLED_BARE_REGEX.match(view, end)
    if match is None and name in shapes.bare_types():
        match = shapes.BARE_REGEX.match(view, end)
        if match and (shapes.COUNTED_REGEX.match(view, match.end()) or _is_year(match["number"], name, short)):
            match = None
    if match is None and (blank := shapes.BLANK_NUMBER_REGEX.match(view, end)):
        _finish(walk, name, None, start, blank.end())
        return True
    subject = None
    if match is None:
        match = shapes.GAP_REGEX.match(view, end)
        if match is None or _holds_other(view, end, match.start("number"), _AMENDING_REGEX.match(view, end)):
            return False
        if walk.layout.lower[match.start("gap") : match.end("gap")].rstrip().endswith(shapes.small_type_endings()):
            return False  # "Chương trình của Chính phủ thực hiện nghị quyết số …": the number is the other's
        if name in ("Luật", "Bộ luật", "Pháp lệnh"):
            subject = walk.views.words(match.start("gap"), match.end("gap")).strip(" ,(")
        else:
            _read_list_issuer(walk, match.start("gap"), match.end("gap"))
    elif match.re is shapes.LABELLED_BARE_REGEX and shapes.COUNTED_REGEX.match(view, match.end()):
        return False
    number = normal_number(match["number"])
    _finish(walk, _settle(name, view[start:end], number), number, start, match.end(), subject)
    _read_list(walk, name, bare=match.re is shapes.BARE_REGEX)
    return True


def _read_list_issuer(walk: _Walk, start: int, end: int) -> None:
    """Keep the office that is said between a type and its numbers: "Thông tư của Bộ GDĐT: số 27/2020/TT-BGDĐT"."""
    of = _OF_REGEX.match(walk.view, start, end)
    if of and office_start().match(walk.view, of.end()):
        stop = office_end(walk.view, of.end())
        if not walk.view[stop:end].strip(" :,"):
            walk.list_issuer = walk.views.words(of.end(), stop)
            line_end = walk.view.find("\n", end)
            walk.list_end = line_end if line_end >= 0 else len(walk.view)


def _is_year(number: str, name: str, short: bool) -> bool:
    """A lone 2018 after "CT" is the curriculum of 2018; one digit after an abbreviation is a list's or table's."""
    lone_year = re.fullmatch(r"(?:19|20)\d\d", number) is not None
    return (lone_year and name != "Công văn") or (short and len(number) == 1)


def _holds_other(view: str, start: int, end: int, amending: re.Match[str] | None) -> bool:
    """Whether another document stands between a type and a number farther on; an amending law names the amended."""
    hits = [m for m in shapes.finder().finditer(view, start, end) if not view[m.start() - 1].isalnum()]
    return len(hits) > (1 if amending and hits and hits[0][0].endswith("uật") else 0)


def _settle(name: str, words: str, number: str) -> str:
    """Return the type of the words, but of the symbol where the words say only "Văn bản"."""
    return type_of_number(number) or name if words.lower() == "văn bản" else name


def _read_list(walk: _Walk, name: str, bare: bool) -> None:
    """Read what goes on after one number under the same word: "số 1, số 2 và số 3", "Thông tư 58, 26"."""
    while True:
        position = walk.last_end
        if match := shapes.NEXT_IN_LIST_REGEX.match(walk.view, position):
            number = normal_number(match["number"])
            told = type_of_number(number)
            kind = name if told in (None, "Công văn") or name.startswith(told) else told
            _finish(walk, kind, number, match.start("text"), match.end())
            continue
        match = shapes.NEXT_BARE_REGEX.match(walk.view, position)
        if match is None or not (bare or match["label"]) or shapes.COUNTED_REGEX.match(walk.view, match.end()):
            return
        if _is_year(match["number"], name, short=True) and not match["label"]:
            return
        _finish(walk, name, normal_number(match["number"]), match.start("text"), match.end())


def _read_number_hit(walk: _Walk, hit: re.Match[str]) -> None:
    """Read a number whose type stands before it in small letters or capitals, or nowhere."""
    view, start = walk.view, hit.start()
    if start and view[start - 1] in "/-.," and view[start - 2 : start - 1].isalnum():
        return
    label = _LABEL_BEFORE_REGEX.search(view, max(0, start - 8), start)
    text_start = label.start() if label else start
    number = normal_number(hit[0])
    told = type_of_number(number)
    before = walk.layout.lower[max(0, text_start - 40) : text_start].rstrip(" :(")
    ending = next((e for e in shapes.small_type_endings() if before.endswith(e)), None)
    if ending and not before[: -len(ending)][-1:].isalnum():
        type_start = max(0, text_start - 40) + len(before) - len(ending)
        name = read_type(ending) or "Công văn"
        _finish(walk, _settle(name, ending, number), number, max(type_start, walk.last_end), hit.end())
        _read_list(walk, name, bare=False)
        return
    if told is None or not _stands_alone(walk, text_start, number, bool(label)):
        return
    name = walk.list_type if told == "Công văn" and walk.list_type and label else told
    _finish(walk, name, number, text_start, hit.end())
    _read_list(walk, name, bare=False)


def _stands_alone(walk: _Walk, start: int, number: str, label: bool) -> bool:
    """Whether a number without a type is a citation: not the plan's own "Số: 12/KH-THCS", not "30/GV"."""
    line = walk.layout.line_at(start)
    if walk.layout.zone_at(start) in (Zone.LETTERHEAD, Zone.FEET, Zone.TITLE):
        return False
    if label and start - line.start < 8 and not walk.view[line.start : start].strip():
        return False
    symbol = number.split("/")[-1]
    return (
        "-" in number
        and len(symbol) > 1
        and (label or type_of_number(number) != "Công văn" or symbol.startswith(("BGDĐT", "SGDĐT", "UBND")))
    )


def _finish(walk: _Walk, name: str, number: str | None, start: int, end: int, subject: str | None = None) -> None:
    """Read date, issuer and subject behind the number and keep the citation."""
    tail = read_tail(walk.views, end)
    issuer = tail.issuer
    if subject is None:
        subject = read_subject(walk.views, tail.end)
        if issuer is None:
            subject, issuer = split_subject(number, subject)
    if issuer is None and end <= walk.list_end and walk.list_issuer and fits(number or "", walk.list_issuer):
        issuer = walk.list_issuer
    walk.list_type = name
    _add(walk, name, number, start, tail.end, tail.issued, issuer, subject)


def _add(
    walk: _Walk,
    name: str,
    number: str | None,
    start: int,
    end: int,
    issued: str | None,
    issuer: str | None,
    subject: str | None,
) -> None:
    while end > start and walk.view[end - 1] in " ,:":
        end -= 1
    role = walk.roles.role_at(start, walk.last_end)
    text = walk.layout.text[start:end]
    walk.found.append(
        Citation(
            doc_type=name,
            number=number,
            key="",
            issued=issued,
            issuer=issuer,
            subject=subject,
            role=role,
            text=text,
            span=(start, end),
        )
    )
    walk.last_end = end
