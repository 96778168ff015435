"""foreign_school: another school's name stands where the plan's own should.

Bad: the letterhead of Trường Mầm non Hoa Sim over "Trên đây là kế hoạch … của trường Mầm non Hoa Gạo".
Good: its own name; "giao lưu với trường Mầm non Hoa Gạo"; "cụm trường"; feeder and host schools; a commune's list.
Why: the plan was copied from another school; who is bound by it is in doubt.
Legal ground: Nghị định 30/2020/NĐ-CP, phụ lục I, phần II, mục 2 (tên cơ quan, tổ chức ban hành văn bản).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from rapidfuzz.fuzz import ratio

from extractors.check import Fault, RuleContext
from extractors.letters import UPPER
from extractors.passages import Span, closing, flowing, line_at
from extractors.rules.foreign_school.own_places import closes_plan, is_own_place

CODE = "foreign_school"
SEVERITY = "error"

# Levels in words and abbreviations, in any mixture: "PTDTBT Tiểu học", "TH&THCS", "Phổ thông dân tộc bán trú TH".
_LEVEL = (
    r"(?:PTDT\s?(?:BT|NT)|THCS|THPT|PTTH|PTCS|TH|MN|MG|GDTX|[Tt]iểu học|[Mm]ầm non|[Mm]ẫu giáo|[Tt]rung học cơ sở"
    r"|[Tt]rung học phổ thông|[Pp]hổ thông [Dd]ân tộc (?:[Bb]án|[Nn]ội) trú|[Dd]ân tộc (?:[Bb]án|[Nn]ội) trú"
    r"|[Ll]iên cấp|[Pp]hổ thông)(?!\w)"
)
_KIND = rf"{_LEVEL}(?:(?:\s?(?:&|-|,|và)\s?|\s){_LEVEL}){{0,4}}"
_WORD = rf"[{UPPER}][\w’']*"
_NUMBER = r"[Ss]ố[ ]+\d+|\d+(?![/\d])"
_SCHOOL_REGEX = re.compile(
    rf"(?:[Tt]rường|TRƯỜNG)\s+{_KIND}\s+(?P<name>(?:[Ss]ố\s+\d+|[Tt]hị trấn|{_WORD})(?:[ ]+(?:{_WORD}|{_NUMBER}))*)"
)
_OWN_KIND_REGEX = re.compile(rf"trường\s+{_KIND}\s+(?P<name>.+)", re.IGNORECASE)
# "số 1 An Xuân" and "số 2 An Xuân", "Bình An A" and "Bình An B" are neighbours, however alike.
_SERIAL_REGEX = re.compile(r"(?<!\w)(?:\d+|[A-D]|I{1,3})(?!\w)")
_NUMBERED_REGEX = re.compile(r"(?:[Ss]ố\s+)?\d+")
_ALIKE = 85


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a finding for each foreign name in the closing sentence or as the subject of its own work."""
    record = context.record
    own = _own_name(record.header.issuing_body) or _own_name(record.header.parent_body)
    if own is None:
        return
    seen: set[str] = set()
    for span, name in _places(flowing(record.text)):
        folded = _fold(name)
        if _is_own(name, own) or folded in seen:
            continue
        seen.add(folded)
        said, issuer = " ".join(record.text[slice(*span)].split()), record.header.issuing_body
        message = f"Kế hoạch của {issuer} nhưng ở đây ghi “{said}”; đề nghị kiểm tra lại tên trường."
        yield Fault(message, span)


def _own_name(office: str | None) -> str | None:
    """Return the name of the school that an office is or belongs to ("Ban Chỉ đạo" under "Trường THPT X")."""
    match = _OWN_KIND_REGEX.search(office or "")
    return re.split(r" - |,", match["name"])[0] if match else None


def _places(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the schools named where the plan's own should stand."""
    last = closing(text)
    for match in _SCHOOL_REGEX.finditer(text):
        start = match.start()
        if last and last[0] <= start < last[1]:
            before = text[last[0] : start].lower()
            if closes_plan(text, before, match.end()):
                yield match.span(), match["name"]
            continue
        if "|" in text[slice(*line_at(text, start))]:
            continue
        if is_own_place(text, match):
            yield match.span(), match["name"]


def _is_own(name: str, own: str) -> bool:
    """Whether a name is the school's own, short, long or mistyped; not where both have a number and these differ."""
    said, had = (set(_SERIAL_REGEX.findall(words)) for words in (name, own))
    if said and had and said.isdisjoint(had):
        return False
    if said and said == had:  # "số 2 An Xuân" is "An Xuân 2"
        name, own = (_NUMBERED_REGEX.sub("", words) for words in (name, own))
    name, own = _fold(name), _fold(own)
    return not name or name in own or own in name or ratio(name, own) >= _ALIKE


def _fold(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(c for c in decomposed if c.isalnum())
