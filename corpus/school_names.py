"""What a school's name tells: its levels, and the words by which two spellings of it are one."""

import re
from functools import lru_cache

from corpus.fold import fold_marks
from schemas.requirement import SchoolLevel

_LEVELS: tuple[tuple[str, SchoolLevel], ...] = (
    ("mam non", "mầm non"), ("mau giao", "mầm non"), ("nha tre", "mầm non"), ("tieu hoc", "tiểu học"),
    ("thcs", "THCS"), ("trung hoc co so", "THCS"), ("thpt", "THPT"), ("trung hoc pho thong", "THPT"),
    ("gdtx", "GDTX"), ("giao duc thuong xuyen", "GDTX"),
)  # fmt: skip
# What schools are called short, opened for comparing; whole words of the folded name.
_OPENED = {
    "mn": "mam non", "mg": "mau giao", "th": "tieu hoc", "thcs": "trung hoc co so",
    "thpt": "trung hoc pho thong", "ptdtbt": "pho thong dan toc ban tru", "ptdtnt": "pho thong dan toc noi tru",
}  # fmt: skip
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_SIGNS_REGEX = re.compile(r"[^\w]+")


def levels_of(name: str) -> tuple[SchoolLevel, ...]:
    """Return the levels that a school's name tells ("TH&THCS Suối Ngà": tiểu học, THCS).

    >>> levels_of("Trường TH&THCS Suối Ngà")
    ('tiểu học', 'THCS')
    """
    return levels_in(f"{plain_name(name)} {fold_marks(name).replace('&', ' ')}")


def levels_in(words: str) -> tuple[SchoolLevel, ...]:
    """Return the levels that folded words name, each once, in the order of the levels."""
    return tuple(dict.fromkeys(level for sign, level in _LEVELS if f" {sign} " in f" {words} "))


@lru_cache(maxsize=50_000)
def plain_name(name: str) -> str:
    """Return a name folded for comparing: no marks, "trường" dropped, short words opened, "số I" as "số 1"."""
    words = _SIGNS_REGEX.sub(" ", fold_marks(name)).split()
    opened = [_OPENED.get(word, word) for word in words if word != "truong"]
    numbered = [_ROMAN.get(w, w) if i and opened[i - 1] == "so" else w for i, w in enumerate(opened)]
    return " ".join(numbered)
