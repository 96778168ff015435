"""Names of persons: the grammar that finds where one ends, and the case it is written in."""

import re
import unicodedata
from dataclasses import dataclass

from extractors.components.responsibles.holders import at_post_or_body
from extractors.components.responsibles.words import HISTORICAL, SURNAMES

_MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_LOWER = "".join(
    sorted({unicodedata.normalize("NFC", c + m)[0] for c in "aăâeêioôơuưynbcdđghklmpqrstvxjfwzñčŏĕŭĭƀ" for m in _MARKS})
)
_UPPER = "".join(sorted({c.upper() for c in _LOWER}))
# "Hà", "H'Nga", "K'Brêl", "Ksor", "A", "THÚT"; an apostrophe stands only after one or two letters.
_WORD = (
    rf"(?:[{_UPPER}][{_LOWER}]?' ?[{_UPPER}{_LOWER}]{{1,8}}|[{_UPPER}][{_LOWER}]{{1,8}}|[{_UPPER}]{{1,8}})(?![\w/&'])"
)
NAME_REGEX = re.compile(rf"{_WORD}(?: {{1,2}}{_WORD}){{0,5}}")
_SYLLABLE_REGEX = re.compile(r"[^\Wbcdđghklmnpqrstvxfwzjñčƀ\d_]", re.IGNORECASE)
_FIRST_REGEX = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at ``[start, end)``; ``words`` counts its syllables, ``sure`` where its family name is known."""

    start: int
    end: int
    words: int
    sure: bool


def read_name(view: str, lower: str, start: int, end: int) -> Name | None:
    """Return the name that begins at ``start``; None where no capitalised words do.

    1. "Lê Văn Thuận - Hiệu trưởng": Lê Văn Thuận
    2. "H'Nga Niê", "Y Blưn", "Sồng A Dếnh", "K'Brêl"
    3. "PHAN THU HÀ | P.HT": PHAN THU HÀ
    4. "Vũ Đức Hiền Phó Hiệu trưởng": Vũ Đức Hiền
    """
    match = NAME_REGEX.match(view, start, end)
    if match is None or at_post_or_body(view, lower, start, end, title=True):
        return None
    words = [(start + m.start(), start + m.end()) for m in _FIRST_REGEX.finditer(match[0])]
    capitals = view[slice(*words[0])].isupper() and (len(words) < 2 or view[slice(*words[1])].isupper())
    for i, (begin, stop) in enumerate(words[1:], 1):
        abbreviation = stop - begin > 1 and view[begin:stop].isupper() and not capitals
        if abbreviation or at_post_or_body(view, lower, begin, end, title=True):
            words = words[:i]
            break
    words = words[:5]
    if view[slice(*words[-1])].isdigit() or words[-1][1] - start == 1:  # "T", the title of "T. Trần Quang Khải"
        return None
    return Name(start, words[-1][1], len(words), _is_family_name(view[slice(*words[0])]) and len(words) > 1)


def _is_family_name(word: str) -> bool:
    folded = word.capitalize() if word.isupper() and len(word) > 1 else word
    return folded in SURNAMES or (len(word) > 2 and word[1] == "'" and word[0] in "HKYR")


def is_abbreviation(word: str) -> bool:
    """Whether a word of several letters has no vowel: "CM", "CSTĐ", "GVDG"."""
    return len(word) > 1 and not _SYLLABLE_REGEX.search(word)


def is_historical(name: str) -> bool:
    """Whether the name is one of history ("Võ Thị Sáu"), which streets and movements bear."""
    return name in HISTORICAL or name.endswith("Hồ Chí Minh")


def in_name_case(name: str) -> str:
    """Return the name as names are written.

    >>> in_name_case("PHAN THU HÀ"), in_name_case("H'NGA NIÊ"), in_name_case("A Thút")
    ('Phan Thu Hà', "H'Nga Niê", 'A Thút')
    """
    words = name.split()
    if not name.isupper() or all(len(word) < 2 for word in words):
        return " ".join(words)
    return " ".join(re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word) for word in words)
