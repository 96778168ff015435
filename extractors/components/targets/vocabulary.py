"""The lexicons of targets, compiled: comparators, counted nouns, awards, holders, refusals."""

import re
from functools import cache
from typing import Any

from extractors.components.targets.by_letter import by_first_letters, number_of
from extractors.lexicon import load
from schemas import Comparator


def _alternatives(forms: list[str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", " +") for form in sorted(forms, key=len, reverse=True))


def loose(pattern: str) -> str:
    """Return the pattern with its single spaces read as runs of spaces; those in brackets and
    behind the place (Python knows no lookbehind of open length) stay."""
    return re.sub(r"(\[[^\]]*\]|\(\?<[!=][^)]*\))| (?![+*?{])", lambda match: match[1] or " +", pattern)


@cache
def plain(words: str) -> str:
    """Return words with one space between them, as the lexicons have them."""
    return " ".join(words.split())


def comparators(place: str) -> dict[str, Comparator]:
    """Return the comparator of each form that stands before or after a number."""
    return {row["form"]: row["sign"] for row in load("comparators") if row["place"] == place}


@cache
def unit_groups() -> dict[str, str]:
    """Return the group of each noun that plans count: person, body, prize, thing, refused."""
    return {form: row["group"] for row in load("units") for form in row["forms"]}


BEFORE = comparators("before")
AFTER = comparators("after")
# "đạt trên", "từ trên", "là ít nhất": words that may stand between the comparator and its number.
BEFORE_REGEX = re.compile(
    rf"(?:(?<=\W)|^)(?<!-)(?P<form>{_alternatives(list(BEFORE))})"
    r"(?:\s+(?:là|đạt|từ|có|được|khoảng|đủ|tỷ lệ|tỉ lệ|số|cho|về|"
    r"(?:mỗi|một|1|hằng|hàng) (?:tháng|tuần|năm học|năm|quý|học kỳ|học kì|kỳ|ngày)))*\s*$"
)
FROM_REGEX = re.compile(r"(?:(?<=\W)|^)từ(?:\s+(?:trên|khoảng|đạt))?\s*$")
# "tổ chức", "giải quyết", "đội ngũ": words that begin with a counted noun and are none.
_OTHER_WORDS = "|".join(
    rf"(?<= {noun}) (?:{words})" for row in load("units") for noun, words in row.get("unless", {}).items()
)
UNIT_REGEX = re.compile(rf"\s*(?P<unit>{_alternatives(list(unit_groups()))})(?!\w)(?!{_OTHER_WORDS})")

# What is taught: "toán", "tiếng anh", "khtn".
TAUGHT = "|".join(row["pattern"] for row in load("school_units") if row["kind"] == "subject")
_SUBJECTS = load("target_subjects")
SUBJECT_REGEX = re.compile("(?:các |mỗi |mọi |những |số |toàn bộ |tất cả |một |từng |của )*(?:" + "|".join(
    f"(?P<s{i}>{loose(row['pattern'])})" for i, row in enumerate(_SUBJECTS)) + r")(?!\w)")  # fmt: skip
_VERBS = load("target_verbs")
WORK_VERBS = "|".join(row["pattern"] for row in _VERBS if row.get("work"))
COUNTING_VERBS = "|".join(row["pattern"] for row in _VERBS)
_AWARDS = load("awards")
AWARD_REGEX = by_first_letters([loose(row["pattern"]) for row in _AWARDS])


def award_row(match: re.Match[str]) -> dict[str, Any]:
    """Return the award's row for a match of AWARD_REGEX."""
    return _AWARDS[number_of(match)]


def refusal(name: str) -> re.Pattern[str]:
    """Return the pattern of one refusal."""
    return re.compile(next(row["pattern"] for row in load("target_refusals") if row["name"] == name))
