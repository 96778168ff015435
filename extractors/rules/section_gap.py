"""section_gap: the numbers of the plan's parts leave one out.

Bad: II is followed by IV; 1, 3; a), b), d).
Good: I, II, III; 1, 2, 3; a), b), c), d), đ), e).
Why: mostly a part was lost or the numbers were not put right; who cites "mục III" finds nothing.
Legal ground: Nghị định 30/2020/NĐ-CP, phụ lục I, phần II, mục 6 (phần, mục, khoản, điểm đánh số liên tục).
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from extractors.check import Fault, RuleContext
from extractors.passages import line_at
from schemas import Section

CODE = "section_gap"
SEVERITY = "warning"

_ROMAN = {"I": 1, "V": 5, "X": 10}
# The Vietnamese alphabet has đ after d and no f, j, w, z; many type the Latin one all the same.
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_MAX_MISSING = 2
_PART_REGEX = re.compile(r"^(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:(?:THỨ|Thứ|thứ)\s+)?")
# "PHẦN THỨ HAI": numbers in words, as they count and as they order.
_WORDS = {"một": 1, "nhất": 1, "hai": 2, "nhì": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
          "tám": 8, "chín": 9, "mười": 10}  # fmt: skip
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a finding for each part whose number does not follow that of its elder sibling."""
    yield from _check_level(context, context.record.sections)


def _check_level(context: RuleContext, sections: list[Section]) -> Iterable[Fault]:
    for before, after in pairwise(sections):
        missing = _missing(before.label, after.label)
        if missing and not _stands_between(context.record.text, before, after, missing):
            start = after.span[0]
            span = start, line_at(context.record.text, start)[1]
            names = ", ".join(f"“{label}”" for label in missing)
            message = f"Sau mục “{before.label}” là mục “{after.label}”, thiếu mục {names}."
            yield Fault(message, span)
    for section in sections:
        yield from _check_level(context, section.children)


def _missing(before: str, after: str) -> list[str]:
    """Return the labels left out between two siblings; [] for a restart, another kind or an unclear jump."""
    before, after = _bare(before), _bare(after)
    stem_before, _, last_before = before.rpartition(".")
    stem_after, _, last_after = after.rpartition(".")
    if stem_before != stem_after or before == after:
        return []
    stem = f"{stem_after}." if stem_after else ""
    if last_before.isdigit() and last_after.isdigit():
        return _few([f"{stem}{n}" for n in range(int(last_before) + 1, int(last_after))])
    one, two = _WORDS.get(last_before.lower(), 0), _WORDS.get(last_after.lower(), 0)
    if one and two:
        words = [_ORDINALS[n - 1] for n in range(one + 1, two)]
        return _few([word.upper() if after.isupper() else word for word in words])
    one, two = _roman(last_before), _roman(last_after)
    if one and two:
        return _few([f"{stem}{_to_roman(n)}" for n in range(one + 1, two)])
    if len(last_before) == len(last_after) == 1 and last_before.islower() == last_after.islower():
        return _few([f"{stem}{letter}" for letter in _letters(last_before, last_after)])
    return []


def _letters(before: str, after: str) -> list[str]:
    """Return the letters left out by both alphabets: d, e and d, đ and i, k and i, j are all in order."""
    gaps = []
    for alphabet in (_ALPHABET, _LATIN):
        low, high = alphabet.find(before.lower()), alphabet.find(after.lower())
        if low < 0 or high < 0:
            continue
        gaps.append(alphabet[low + 1 : high])
    if not gaps or any(not gap for gap in gaps):
        return []
    return [letter.upper() if after.isupper() else letter for letter in min(gaps, key=len)]


def _few(labels: list[str]) -> list[str]:
    return labels if len(labels) <= _MAX_MISSING else []


def _bare(label: str) -> str:
    return _PART_REGEX.sub("", label).strip(" .)/:")


def _roman(label: str) -> int:
    if not label or any(c not in _ROMAN for c in label):
        return 0
    values = [_ROMAN[c] for c in label]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))


def _to_roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _stands_between(text: str, before: Section, after: Section, missing: list[str]) -> bool:
    """Whether a line or a sentence between the two begins with a missing number: then the reading is in doubt.

    "1/ Thầy An: phụ trách chung. 2/ Cô Lụa: xếp lịch." is one line, followed by that of "3/".
    """
    labels = "|".join(f"(?i:{label})" if label.lower() in _ORDINALS else re.escape(label) for label in missing)
    pattern = rf"(?m)^[^\S\n]*(?i:phần|chương|mục)?[^\S\n]*(?i:thứ)?[^\S\n]*(?:{labels})(?!\w)"
    between = text[before.span[0] : after.span[0]]
    in_line = rf"[.;:] {{1,3}}(?:{labels})[/.)] {{1,3}}(?=[^\W\d_])"
    return re.search(pattern, between) is not None or re.search(in_line, between) is not None
