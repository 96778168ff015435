"""The words of the lexicon as compiled patterns, all matched on lower case but the honorifics."""

import re
from functools import cache

from extractors.lexicon import load

# Two spellings of one sound: the old and the new place of the tone mark, i for y.
_TWINS = (("ủy", "uỷ"), ("hóa", "hoá"), ("thủy", "thuỷ"), ("hòa", "hoà"), ("khỏe", "khoẻ"),
          ("lý", "lí"), ("ký", "kí"), ("kỳ", "kì"), ("kỹ", "kĩ"), ("mỹ", "mĩ"))  # fmt: skip
_END = r"(?![\w/&])"


def respell(pattern: str) -> str:
    """Return the pattern so that it matches both spellings of "ủy/uỷ", "lý/lí" and the like.

    >>> respell("thư ký")
    'thư (?:ký|kí)'
    """
    for old, new in _TWINS:
        pattern = re.sub(rf"(?<![\w|(]){old}(?!\w)", f"(?:{old}|{new})", pattern)
    return pattern


def _unit(kind: str) -> str:
    return "|".join(row["pattern"] for row in load("school_units") if row["kind"] == kind)


@cache
def tails() -> dict[str, str]:
    """Return what may follow a post, by the tail its row names; each pattern may match nothing."""
    found: dict[str, str] = {}
    for row in load("post_tails"):
        pattern = row["pattern"].replace("SUBJECT", rf"(?:{_unit('subject')}){_END}")
        pattern = pattern.replace("UNIT", rf"(?:{_unit('unit')}){_END}").replace("VERB", _one_of("verb"))
        times = "*" if row.get("many") else "?"
        found[row["tail"]] = found.get(row["tail"], "") + (rf"(?:(?:{pattern}){_END}){times}" if pattern else "")
    return found


def _one_of(kind: str) -> str:
    words = [word for row in load("duty_words") if row["kind"] == kind for word in row["words"]]
    return rf"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?!\w)"


def _rows(name: str, with_tail: bool) -> list[tuple[dict[str, object], re.Pattern[str]]]:
    compiled = []
    for row in load(name):
        tail = tails()[row["tail"]] if with_tail else ""
        compiled.append((row, re.compile(respell(rf"(?:{row['pattern']}){_END}(?:{tail}){_END}"))))
    return compiled


@cache
def posts() -> list[tuple[dict[str, object], re.Pattern[str]]]:
    """Return the rows of positions.yaml with their patterns, tails included."""
    return _rows("positions", True)


@cache
def bodies() -> list[tuple[dict[str, object], re.Pattern[str]]]:
    """Return the rows of bodies.yaml with their patterns."""
    return [(row, re.compile(respell(rf"(?:{row['pattern']})"))) for row in load("bodies")]


def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(respell("|".join(f"(?:{row['pattern']})" for row in load(name))))


# One look tells whether the rows need be tried at all.
ANY_POST_REGEX = _any_of("positions")
ANY_BODY_REGEX = _any_of("bodies")
VERB_REGEX = re.compile(_one_of("verb"))
STOP_REGEX = re.compile(_one_of("stop"))
TELL_REGEX = re.compile(rf"{_one_of('tell')} ?:?")
HONORIFIC_PATTERN = "|".join(row["pattern"] for row in sorted(load("honorifics"), key=lambda row: not row["plural"]))
PLURAL_REGEX = re.compile("|".join(row["pattern"] for row in load("honorifics") if row["plural"]))
SURNAMES = frozenset(name for row in load("surnames") for name in row["surnames"])
HISTORICAL = frozenset(name for row in load("historical_persons") for name in row["names"])
ASSIGNMENT_REGEX = re.compile("|".join(row["pattern"] for row in load("assignment_sections")))
SUBJECT_REGEX = re.compile(rf"(?:{_unit('subject')}){_END}")
UNIT_REGEX = re.compile(rf"(?:{_unit('unit')}){_END}")


def longest_post(lower: str, start: int, end: int) -> tuple[int, bool]:
    """Return where the post at ``start`` ends by the lexicon, ``start`` for none, and whether it is a common word."""
    best, loose = start, False
    for row, regex in posts() if ANY_POST_REGEX.match(lower, start, end) else ():
        match = regex.match(lower, start, end)
        if match and match.end() > best:
            best, loose = match.end(), bool(row.get("loose"))
    return best, loose
