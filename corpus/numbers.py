"""Document numbers as search compares them: in any spelling, one form."""

import re
import unicodedata

from corpus.fold import fold_marks

_NUMBER_REGEX = re.compile(r"0*(?P<digits>\d+)(?P<rest>.*)", re.DOTALL)
_YEAR_REGEX = re.compile(r"\W*(?P<year>(?:19|20)\d\d)(?!\d)")
_NOT_ALNUM_REGEX = re.compile(r"[^0-9a-z]+")
# What people write before a number: "Kế hoạch số 1431/KH-PGDĐT", "QĐ số 12", "số: 5".
_LEAD_REGEX = re.compile(
    r"^(?:(?:ke hoach|quyet dinh|chi thi|nghi quyet|nghi dinh|thong tu(?: lien tich)?|cong van|ket luan"
    r"|huong dan|thong bao|chuong trinh(?: hanh dong)?|bao cao|to trinh|quy che|quy dinh|luat|van ban|de an|cong dien"
    r"|kh|qd|ct|nq|nd|tt|cv|hd|tb)\b\W*)?(?:so\b\W*)?(?=\d)"
)


def fold_number(number: str) -> str | None:
    """Return the form in which two spellings of a document's number are equal; None without a digit first.

    Small letters without marks; of signs and blanks only one stroke stays, after the digits (and the year).

    >>> fold_number("1431/kh-pgdđt"), fold_number("1431 KH PGD&ĐT"), fold_number("05-CT/TW")
    ('1431/khpgddt', '1431/khpgddt', '5/cttw')
    >>> fold_number("24/2018/QĐ-UBND"), fold_number("1599")
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


def read_number_query(query: str) -> str | None:
    """Return the folded number that a query asks for, or None where it is words.

    >>> read_number_query("Kế hoạch số 1431/KH-PGDĐT"), read_number_query("QĐ 131")
    ('1431/khpgddt', '131')
    >>> read_number_query("70% khá giỏi")
    """
    folded = fold_marks(unicodedata.normalize("NFC", query)).strip()
    number = _LEAD_REGEX.sub("", folded, count=1)
    return fold_number(number) if _is_number(number) else None


_IS_NUMBER_REGEX = re.compile(
    r"""\d+                                   # the number itself
        (?:\s*/\s*(?:19|20)\d\d)?             # the year of a normative document
        (?:\s*[-/\s]\s*[a-z][a-z&.]*          # groups of the symbol: type, issuer, drafting unit
           (?:\s*[-/&\s]\s*[a-z][a-z0-9&.]*){0,4})?
        \W*""",
    re.VERBOSE,
)
_SYMBOL_WORD_REGEX = re.compile(
    r"[/-]|&|\b(?:kh\w*|qd\w*|ct\w*|nq\w*|nd|tt\w*|cv|hd|tb|kl|bgd\w*|pgd\w*|sgd\w*|ubnd|ttg|cp|tw)\b"
)


def _is_number(folded: str) -> bool:
    """Tell "1431 kh pgddt" from "5 dieu bac ho day": words after the digits must look like a symbol."""
    if not _IS_NUMBER_REGEX.fullmatch(folded):
        return False
    rest = folded.lstrip("0123456789").strip()
    return not rest or bool(_SYMBOL_WORD_REGEX.search(rest))
