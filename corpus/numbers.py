"""Document numbers as search compares them: in any spelling, one form.

``search_form`` is not ``extractors.document_number.fold_number``: that one reads a number by the rules
for writing it, as the key of a document needs; this one forgives what people type ("5/CT-TW" for
"05-CT/TW") and puts one stroke after the digits, so that an index finds "1431" as the start of "1431/…".
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from corpus.fold import fold_marks

_NUMBER_REGEX = re.compile(r"0*(?P<digits>\d+)(?P<rest>.*)", re.DOTALL)
_YEAR_REGEX = re.compile(r"\W*(?P<year>(?:19|20)\d\d)(?!\d)")
_NOT_ALNUM_REGEX = re.compile(r"[^0-9a-z]+")
_LEAD_REGEX = re.compile(r"(?P<type>[^\d]*?)\b(?:so\b)?\W*(?=\d)")
_IS_NUMBER_REGEX = re.compile(
    r"""\d+                                   # the number itself
        (?:\s*/\s*(?:19|20)\d\d)?             # the year of a normative document
        (?:\s*[-/\s]\s*[a-z][a-z&.]*          # groups of the symbol: type, issuer, drafting unit
           (?:\s*[-/&\s]\s*[a-z][a-z0-9&.]*){0,4})?
        \W*""",
    re.VERBOSE,
)
# After bare digits and a blank, letters are a symbol only when one group is known: "12 tieu chi" is words.
_SYMBOL_REGEX = re.compile(
    r"[/-]|&|\b(?:kh\w*|qd\w*|ct\w*|nq\w*|nd|tt\w*|cv|hd|tb|kl|bgd\w*|pgd\w*|sgd\w*|ubnd|ttg|cp|tw|qh\d+)\b"
)


@dataclass(frozen=True)
class NumberQuery:
    """A document that somebody asks for by number; ``doc_type`` only where words before it tell."""

    folded: str
    doc_type: str | None = None


def search_form(number: str) -> str | None:
    """Return the form in which two spellings of a document's number are equal; None without a digit first.

    Small letters without marks; of signs and blanks only one stroke stays, after the digits (and the
    year), since people write "05-CT/TW" and "5/CT-TW". The store keeps this form beside each number.

    >>> search_form("1431/kh-pgdđt"), search_form("1431 KH PGD&ĐT"), search_form("05-CT/TW")
    ('1431/khpgddt', '1431/khpgddt', '5/cttw')
    >>> search_form("24/2018/QĐ-UBND"), search_form("1599")
    ('24/2018/qdubnd', '1599')
    """
    match = _NUMBER_REGEX.fullmatch(fold_marks(unicodedata.normalize("NFC", number)).strip())
    if not match:
        return None
    parts, rest = [match["digits"]], match["rest"]
    if year := _YEAR_REGEX.match(rest):
        parts.append(year["year"])
        rest = rest[year.end() :]
    if symbol := _NOT_ALNUM_REGEX.sub("", rest):
        parts.append(symbol)
    return "/".join(parts)


def read_number_query(query: str) -> NumberQuery | None:
    """Return what a query asks for by number, or None where it is words.

    >>> read_number_query("Kế hoạch số 1431/KH-PGDĐT")
    NumberQuery(folded='1431/khpgddt', doc_type='Kế hoạch')
    >>> read_number_query("1431 KH PGD&ĐT"), read_number_query("70% khá giỏi"), read_number_query("Lớp 5")
    (NumberQuery(folded='1431/khpgddt', doc_type=None), None, None)
    """
    folded = fold_marks(unicodedata.normalize("NFC", query)).strip()
    lead = _LEAD_REGEX.match(folded)
    if lead is None or not _is_number(folded[lead.end() :]):
        return None
    number = search_form(folded[lead.end() :])
    if number is None or not lead["type"].strip():
        return NumberQuery(number) if number else None
    doc_type = type_in_words(unicodedata.normalize("NFC", query).strip()[: lead.end("type")])
    return NumberQuery(number, doc_type) if doc_type else None


def type_in_words(words: str) -> str | None:
    """Return the type of document that words begin with, typed with marks or without.

    >>> type_in_words("công văn số"), type_in_words("luat giao duc"), type_in_words("KH"), type_in_words("lop")
    ('Công văn', 'Luật', 'Kế hoạch', None)
    """
    from extractors.document_number import read_type  # reads the lexicon of types

    return read_type(words) or next(
        (name for folded, name in _types_without_marks() if f"{fold_marks(words).strip()} ".startswith(f"{folded} ")),
        None,
    )


@cache
def _types_without_marks() -> list[tuple[str, str]]:
    """Return the folded names of the types with the names themselves, the longest first."""
    from extractors.lexicon import load

    pairs = {fold_marks(name): row["name"] for row in load("document_types")
             for name in (row["name"], *row.get("spellings", ()))}  # fmt: skip
    return sorted(pairs.items(), key=lambda pair: -len(pair[0]))


def _is_number(folded: str) -> bool:
    if not _IS_NUMBER_REGEX.fullmatch(folded):
        return False
    rest = folded.lstrip("0123456789").strip()
    return not rest or bool(_SYMBOL_REGEX.search(rest))
