"""The numbers, letters and bullets that lines begin with."""

import re
from dataclasses import dataclass
from typing import Literal

from extractors.letters import LOWER, UPPER

MarkerKind = Literal["part", "roman", "capital", "arabic", "letter", "bullet"]
_ORDINALS = "nhất|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười"

# "Mục đích", "Phần lớn" and "Điều 5 Thông tư" begin sentences: a part has a number, and after it a
# mark, the line's end or a title in capitals.
_PART_REGEX = re.compile(
    rf"(?P<label>(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|ĐIỀU|Điều)[ ]+(?:(?:THỨ|thứ|Thứ)[ ]+)?"
    rf"(?:[IVX]+|\d{{1,2}}|(?i:{_ORDINALS})|[A-HĐ])(?![\w]))[ ]*(?:[.:)\-/]+[ ]*|$|(?=[{UPPER}]{{2}}))"
)
_ROMAN = r"(?=[IVX])(?:X{0,2})(?:IX|IV|V?I{0,3})"
# "V/v", "Đ/c" and "X-quang" are words; "I MỤC ĐÍCH" has lost its dot on the way to the web.
_ROMAN_REGEX = re.compile(
    rf"(?P<label>{_ROMAN})(?![\w])"
    rf"(?:[ ]*(?:[.):]+-?|/\.?(?!\s*[{LOWER}]|V\b)-?|-(?=\s|[{UPPER}])|,(?=[ ]+[{UPPER}]{{2}}))[ ]*"
    rf"|[ ]+(?=[{UPPER}]{{2,}}\b))"
)
# A number is a marker with its mark ("1/.", "1, Đặc điểm" too); "8/2022", "05.9.2021", "98.5%" and "2 - 3 em" are not.
# "1- 100%" is: no share ranges up to all.
_ARABIC_REGEX = re.compile(
    r"(?P<label>(?>\d{1,2}(?:\.\d{1,2}(?!\d))+)(?![.,:/\-]*\d|[ ]?%)|\d{1,2}(?=[ ]*[.):/,\-]))"
    rf"(?:[ ]*(?>[.):]+|/\.?|,(?=[ ]+[{UPPER}][{LOWER}]))(?![\d%/]|(?<=/)[A-ZĐ&.]+-)"
    r"|[ ]*-(?![ ]*\d(?<!-[ ]1(?=00[ ]?%))|[A-ZĐ][A-Za-zĐđ]{1,4}/[A-ZĐ])"
    rf"|(?:(?<=\.\d)|(?<=\.\d\d))(?=[ ]+[\"{UPPER}]))[ ]*"
)
_CAPITAL_REGEX = re.compile(rf"(?P<label>[A-HĐ])[ ]*(?:[.):]+|/(?![{LOWER}C])|-(?=[ ]+[{UPPER}]))[ ]*")
_LETTER_REGEX = re.compile(
    rf"(?P<label>[a-zđ](?:\.?\d{{1,2}})?)[ ]*(?:[.):]+(?![{LOWER}])|/(?![{LOWER}])|\)|-(?=[ ]))[ ]*"
)
# A list number that a web editor put before the typed one: "1. A. NHIỆM VỤ".
_DOUBLED_REGEX = re.compile(rf"(?:{_ROMAN}|[A-HĐ])\.[ ]+(?=[{UPPER}]{{2}})")
_BRACKET_REGEX = re.compile(r"(?P<label>\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\))[ ]*(?=\S)")
# Private-use characters are bullets of Symbol and Wingdings; o, v, Ø, ü, § are theirs when the font is lost.
_BULLET_REGEX = re.compile(r"(?P<label>[-+*•●○◯▪▫■□◦·‣⁃►▶➢➤❖♦◆◇✓✔→⇒➔\uf000-\uf0ff]|[ovØüÜ§](?= ))[ ]*(?![-*+=_]*$)")

_BULLETS = frozenset("-+*•●○◯▪▫■□◦·‣⁃►▶➢➤❖♦◆◇✓✔→⇒➔ØüÜ§")
_PART_STARTS = ("PHẦN", "Phần", "CHƯƠNG", "Chương", "MỤC", "Mục", "ĐIỀU", "Điều")


@dataclass(slots=True, unsafe_hash=True)  # as good as frozen; ``frozen=True`` costs three times as much to create
class Marker:
    """The number or bullet that a line begins with: "II." is kind roman, label "II", depth 1.

    ``depth`` is the count of groups ("2.1." is 2); a bullet's label is the character itself.
    """

    kind: MarkerKind
    label: str
    depth: int = 1


def read_marker(line: str) -> tuple[Marker | None, int]:
    """Return the marker that a stripped line begins with and its length with the blanks after it.

    >>> read_marker("II. NỘI DUNG")
    (Marker(kind='roman', label='II', depth=1), 4)
    >>> read_marker("V/v phát động phong trào thi đua")
    (None, 0)
    """
    if not line:
        return None, 0
    first = line[0]
    if first in _BULLETS or "\uf000" <= first <= "\uf0ff":
        match = _BULLET_REGEX.match(line)
        return (Marker("bullet", first), match.end()) if match else (None, 0)
    if "0" <= first <= "9":
        if match := _ARABIC_REGEX.match(line):
            label = match["label"]
            if inner := _DOUBLED_REGEX.match(line, match.end()):
                marker, length = read_marker(line[inner.start() :])
                return marker, inner.start() + length
            return Marker("arabic", label, label.count(".") + 1), match.end()
        return None, 0
    return _read_lettered(line, first)


def _read_lettered(line: str, first: str) -> tuple[Marker | None, int]:
    if first in "PCMĐ" and line.startswith(_PART_STARTS) and (match := _PART_REGEX.match(line)):
        return Marker("part", " ".join(match["label"].split())), match.end()
    if first in "IVX":
        match = _ROMAN_REGEX.match(line)
        return (Marker("roman", match["label"]), match.end()) if match else (None, 0)
    if first == "(":
        if match := _BRACKET_REGEX.match(line):
            label = match["label"]
            return Marker("arabic" if label[1].isdigit() else "letter", label), match.end()
        return None, 0
    # Any other marker is a single letter with its mark: longer words leave here.
    if first.isupper():
        match = _CAPITAL_REGEX.match(line)
        return (Marker("capital", match["label"]), match.end()) if match else (None, 0)
    if match := _LETTER_REGEX.match(line):
        return Marker("letter", match["label"]), match.end()
    if first in "ov" and (match := _BULLET_REGEX.match(line)):
        return Marker("bullet", first), match.end()
    return None, 0
