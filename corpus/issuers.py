"""Names of offices as search compares them: short and long names are found by one another."""

from functools import lru_cache

from corpus.fold import fold_marks
from extractors.citation_key import fold_issuer

# What the folded short form tells of the words of the long name, and the other way round.
_SAME = (
    ("gddt", "giao duc va dao tao gd dt gddt"), ("sgddt", "so"), ("pgddt", "phong"), ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def issuer_words(issuer: str) -> str:
    """Return the folded words by which an issuer is found, whichever way it is written.

    >>> issuer_words("Sở GD&ĐT Sơn La")
    'so gd&dt son la sgddt giao duc va dao tao gd dt gddt so'
    """
    short = fold_issuer(issuer)
    more = [words for sign, words in _SAME if sign in short]
    first = short.split("-", 1)[0]
    return " ".join(dict.fromkeys([fold_marks(issuer), *([first] if more else []), *more])) if issuer else ""
