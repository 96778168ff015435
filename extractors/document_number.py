"""The numbers of official documents: their normal form, their type, and the key of a document.

Components and the search use the same functions, so that "1431/kh-pgdđt", "1431 KH PGD&ĐT" and
"1431/KH-PGD&ĐT" are one number wherever they are typed.
"""

import re
import unicodedata
from functools import cache, lru_cache

from extractors.layout.fold import fold
from extractors.lexicon import load

_LEAD_REGEX = re.compile(r"^\W*(?:số|so|sô|s)?\W*(?=\d)", re.IGNORECASE)
_SEPARATOR_REGEX = re.compile(r" *([-/&.])\1* *")
_DIGITS_REGEX = re.compile(r"(\d+(?:[a-z](?![^\W\d_]))?)([-/. ]?)(?:((?:19|20)\d\d)([-/ ]))?(.*)$", re.IGNORECASE)
_YEAR_ONLY_REGEX = re.compile(r"\d+/(?:19|20)\d\d")
_PARTY_SYMBOL_REGEX = re.compile(r"[A-ZĐ]+(?:[a-z]+)?/")
_LETTERS_REGEX = re.compile(r"[^\W\d_]+")
_BLANK_REGEX = re.compile(r"(\w+) +(?=\w)")
# Thủ tướng, tờ trình, trung học, quy định, thị ủy ... keep small letters in an abbreviation:
# Nghị định 30/2020/NĐ-CP, phụ lục III, and the offices' own habit (GDTrH).
_SMALL = {"TTR": "TTr", "CTR": "CTr", "TTG": "TTg", "QĐI": "QĐi", "QYĐ": "QyĐ", "GDTRH": "GDTrH", "THU": "ThU",
          "CTRHĐ": "CTrHĐ", "CTRPH": "CTrPH", "TRS": "TrS"}  # fmt: skip
_SMALL_PARTS_REGEX = re.compile(r"T[rh]|TTg|Qy(?=Đ)|QĐi|[A-ZĐ]+s(?=[A-ZĐ])")
# What schools add to "KH" for the kind of plan (12/KHCM-LĐC); KHCN and KHTC are offices.
_PLAN_KINDS = frozenset(("CM", "GD", "GDNT", "BD", "BDTX", "NV", "NH", "KT", "KTNB", "TĐ", "TĐKT", "HĐ", "CL", "CT",
                         "CĐS", "TS", "ƯT", "NGLL", "BT", "YT", "TV", "TB", "PC", "XHH"))  # fmt: skip
_PARTY_BODIES = re.compile(
    r"-(?:TW|TU)$|/(?:TW|[A-ZĐ]*TW$|TU|HU|QU|ThU|THU|ĐU|ĐUK?|CB|BTV|BCH|UBKT|B[A-Z]{1,2}TU|V[A-Z]?TU)", re.IGNORECASE
)
_CENTRE_REGEX = re.compile(
    r"(?:^|[-/])(?:TW|TTg|CP|HĐBT|HĐCP|QH\d*|UBTVQH\d*|CTN|BGDĐT|BGD|BNV|BTC|BYT|BCA|BQP|BVHTTDL|BLĐTBXH|BTTTT|BTP|BKHCN|BXD"
    r"|BGTVT|BNG|BTNMT|BKHĐT|VPCP|VPTW|TLĐ|TWĐTN|TWĐ|BTCTW|BTGTW|BDVTW|UBKTTW|HĐĐTW|MTTW|ĐCT)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def normal_number(raw: str) -> str:
    """Return a document's number in normal form, from any way of writing it.

    >>> normal_number("Số: 529/ KH-PGD&ĐT")
    '529/KH-PGD&ĐT'
    >>> normal_number("05 CT/TW")
    '05-CT/TW'
    >>> normal_number("35KH- MNHM"), normal_number("28/2020/TT--BGDĐT"), normal_number("3004/CT BGD&ĐT")
    ('35/KH-MNHM', '28/2020/TT-BGDĐT', '3004/CT-BGD&ĐT')
    """
    text = _SEPARATOR_REGEX.sub(r"\1", fold(unicodedata.normalize("NFC", raw)))
    text = " ".join(_LEAD_REGEX.sub("", text, count=1).split()).strip(" -/&.,:;")
    match = _DIGITS_REGEX.match(text)
    if match is None or _YEAR_ONLY_REGEX.fullmatch(text):
        return _normal_symbol(text)
    digits, separator, year, _, symbol = match.groups()
    if not symbol:
        return digits
    symbol = _normal_symbol(symbol)
    if separator in ("", " ", "."):
        separator = "-" if _PARTY_SYMBOL_REGEX.match(symbol) and not year else "/"
    return f"{digits.lower()}{separator}{year + '/' if year else ''}{symbol}"


def _normal_symbol(symbol: str) -> str:
    symbol = _BLANK_REGEX.sub(_join, symbol)
    return _LETTERS_REGEX.sub(lambda match: _normal_letters(match[0]), symbol)


def _join(match: re.Match[str]) -> str:
    """Return a word with what joins it to the next: "KH PGD" is KH-PGD, but "BGD ĐT" is one name."""
    known = match[1].upper() in _types_by_abbreviation() or match[1].upper() == "KHLT"
    return f"{match[1]}-" if known else match[1]


def _normal_letters(letters: str) -> str:
    upper = letters.upper()
    if upper in _SMALL:
        return _SMALL[upper]
    if letters in (upper, letters.lower()):
        return upper
    kept, last = "", 0
    for part in _SMALL_PARTS_REGEX.finditer(letters):
        kept += letters[last : part.start()].upper() + part[0]
        last = part.end()
    return kept + letters[last:].upper()


@lru_cache(maxsize=8192)
def fold_number(number: str) -> str:
    """Return what two spellings of one number share: upper case, no leading zeros, no "&", ".", " ", "-".

    Đ becomes D, since keyboards without Vietnamese and OCR write it so.

    >>> fold_number("0529/KH-PGD&ĐT")
    '529/KHPGDDT'
    """
    text = normal_number(number).upper().replace("Đ", "D")
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub(r"[^A-Z0-9/]", "", text).lstrip("0")


@lru_cache(maxsize=8192)
def type_of_number(number: str) -> str | None:
    """Return the type that a number's symbol tells, or None for a bare number.

    >>> type_of_number("24/2018/QĐ-UBND"), type_of_number("134/UBND-PNV"), type_of_number("1599")
    ('Quyết định', 'Công văn', None)
    """
    match = _DIGITS_REGEX.match(normal_number(number))
    if match is None or not match[5]:
        return None
    symbol = match[5]
    first = re.split(r"[-/.&]", symbol)[0].upper()
    if first.startswith("QH") and first[2:].isdigit():
        return None  # laws and resolutions of the National Assembly share one run of numbers
    for abbreviation, name in _types_by_abbreviation().items():
        if first == abbreviation or (len(first) > 4 and first.startswith(abbreviation + "B")):  # TTBGDĐT
            return name
    if first.startswith("KH") and first[2:] in _PLAN_KINDS:
        return "Kế hoạch"
    return "Công văn" if _LETTERS_REGEX.match(symbol) else None


def is_party_number(number: str | None) -> bool:
    """Return whether the number is of a Party body, whose numbers run anew each term.

    >>> is_party_number("05-CT/TW"), is_party_number("31/CT-TTg")
    (True, False)
    """
    return bool(number and _PARTY_BODIES.search(number))


@lru_cache(maxsize=8192)
def is_central_number(number: str | None) -> bool:
    """Return whether a symbol names a body of the centre, whose name the key can do without."""
    return bool(number and _CENTRE_REGEX.search(number))


def parse_document_number(query: str) -> tuple[str | None, str]:
    """Return the type (None where the query does not tell) and the normal number of what somebody typed.

    >>> parse_document_number("công văn 1431/kh-pgdđt")
    ('Kế hoạch', '1431/KH-PGDĐT')
    >>> parse_document_number("TT 22")
    ('Thông tư', '22')
    """
    text = fold(unicodedata.normalize("NFC", query)).strip()
    digit = re.search(r"\d", text)
    if digit is None:
        return read_type(text), ""
    named = read_type(text[: digit.start()])
    number = normal_number(text[digit.start() :])
    told = type_of_number(number)
    return _agreed(named, told), number


def _agreed(named: str | None, told: str | None) -> str | None:
    """Return the type of the words, unless the symbol says another: "công văn 1431/KH-PGDĐT" is a plan."""
    if named is None or told is None:
        return named or told
    same_letters = {"Quyết định", "Quy định"}, {"Thông tư", "Thông tri"}
    if told == "Công văn" or named.startswith(told) or told.startswith(named) or {named, told} in same_letters:
        return named
    return named if named in ("Luật", "Bộ luật", "Nghị quyết", "Chương trình hành động") else told


@cache
def _types_by_abbreviation() -> dict[str, str]:
    """Return the type's name by its abbreviation in upper case, longest first."""
    pairs = {a.upper(): row["name"] for row in load("document_types") for a in row["abbreviations"]}
    return dict(sorted(pairs.items(), key=lambda pair: -len(pair[0])))


@cache
def types_by_words() -> dict[str, str]:
    """Return the type's name by its spelling in lower case, longest first."""
    rows = load("document_types")
    pairs = {word.lower(): row["name"] for row in rows for word in (row["name"], *row.get("spellings", ()))}
    return dict(sorted(pairs.items(), key=lambda pair: -len(pair[0])))


def read_type(words: str) -> str | None:
    """Return the type that words begin with, written in full or abbreviated, or None.

    >>> read_type("kế hoạch số"), read_type("CV"), read_type("Hội nghị")
    ('Kế hoạch', 'Công văn', None)
    """
    text = re.sub(r"\W*(?:số)?\W*$", "", words.strip(), flags=re.IGNORECASE)
    lowered = text.lower()
    for spelling, name in types_by_words().items():
        if lowered == spelling or lowered.startswith(spelling + " "):
            return name
    return _types_by_abbreviation().get(text.upper())
