"""Reads documents with a number: behind their type, in a list under one word, and numbers without a type."""

import re

from extractors.components.citations import shapes
from extractors.components.citations.issuer import office_end, office_start
from extractors.components.citations.walk import Walk, finish
from extractors.document_number import normal_number, read_type, type_of_number
from extractors.layout import Zone

_OF_REGEX = re.compile(r" {1,2}của {1,2}")
_LABEL_BEFORE_REGEX = re.compile(r"(?<!\w)(?:số|Số|SỐ) {0,3}[:.]? {0,3}$")
_NEVER_SHORT_AND_BARE = ("Công điện",)  # "ĐH 21, CĐ 13": those with a college's degree
_AMENDING_REGEX = re.compile(r" {1,2}(?:[Ss]ửa đổi|[Bb]ổ sung)")


def read_numbered(walk: Walk, name: str, start: int, end: int, short: bool) -> bool:
    """Read "Công văn số 134/UBND-PNV ..." at a type word; False where no number follows."""
    view = walk.view
    match = shapes.NUMBER_AFTER_REGEX.match(view, end) or shapes.LABELLED_BARE_REGEX.match(view, end)
    if match is None and name in shapes.bare_types() and not (short and name in _NEVER_SHORT_AND_BARE):
        match = shapes.BARE_REGEX.match(view, end)
        if match and (shapes.COUNTED_REGEX.match(view, match.end()) or _is_year(match["number"], name, short)):
            match = None
    if match is None and (blank := shapes.BLANK_NUMBER_REGEX.match(view, end)):
        finish(walk, name, None, start, blank.end(), symbol=blank["symbol"])
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
    finish(walk, _settle(name, view[start:end], number), number, start, match.end(), subject)
    _read_list(walk, name, bare=match.re is shapes.BARE_REGEX)
    return True


def _read_list_issuer(walk: Walk, start: int, end: int) -> None:
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


def _read_list(walk: Walk, name: str, bare: bool) -> None:
    """Read what goes on after one number under the same word: "số 1, số 2 và số 3", "Thông tư 58, 26"."""
    while True:
        position = walk.last_end
        if match := shapes.NEXT_IN_LIST_REGEX.match(walk.view, position):
            number = normal_number(match["number"])
            told = type_of_number(number)
            kind = name if told in (None, "Công văn") or name.startswith(told) else told
            finish(walk, kind, number, match.start("text"), match.end())
            continue
        match = shapes.NEXT_BARE_REGEX.match(walk.view, position)
        if match is None or not (bare or match["label"]) or shapes.COUNTED_REGEX.match(walk.view, match.end()):
            return
        if _is_year(match["number"], name, short=True) and not match["label"]:
            return
        finish(walk, name, normal_number(match["number"]), match.start("text"), match.end())


def read_number_hit(walk: Walk, hit: re.Match[str]) -> None:
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
        finish(walk, _settle(name, ending, number), number, max(type_start, walk.last_end), hit.end())
        _read_list(walk, name, bare=False)
        return
    if told is None or not _stands_alone(walk, text_start, number, bool(label)):
        return
    name = walk.list_type if told == "Công văn" and walk.list_type and label else told
    finish(walk, name, number, text_start, hit.end())
    _read_list(walk, name, bare=False)


def _stands_alone(walk: Walk, start: int, number: str, label: bool) -> bool:
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
