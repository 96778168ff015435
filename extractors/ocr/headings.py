"""Roman numbers of headings that lost a stroke, told by the headings round them.

1. "I. MỤC ĐÍCH", "I NỘI DUNG", "II CHỈ TIÊU", "IV. TỔ CHỨC": the second is II, the third III
2. left alone: "I, II, III, V", since no IV is read as V; a single heading; numbers that fit as they stand
"""

import re
from collections import Counter
from collections.abc import Sequence

from extractors.letters import UPPER
from schemas import DocumentLine

_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# What tesseract makes of each where strokes run together or one is lost.
_MISREAD = {
    "I": {"1"},
    "II": {"I", "1", "H", "IL", "TI", "IT", "11", "I1", "1I", "U"},
    "III": {"II", "IH", "HI", "1H", "TII", "IIL", "IL", "H", "III", "IHI", "TIL", "1II", "11I", "TH"},
    "IV": {"LV", "1V", "TV", "IY", "V"},
    "VI": {"VL", "V1", "VỊ", "V", "VT"},
    "VII": {"VI", "VH", "VIL", "VU", "V11"},
    "VIII": {"VII", "VIH", "VHI", "VIIL"},
}
_HEADING_REGEX = re.compile(rf"(?P<label>[IVXLTHU1YỊ]{{1,5}})(?:(?P<mark>[.\-/:]{{1,2}})\s?|\s)(?=[{UPPER}“\"])")
_LEAST = 3
_IV_FROM_V = ("IV", "V")  # the lost stroke of IV leaves a V, which is a number of its own


def heading_changes(lines: Sequence[DocumentLine]) -> dict[int, tuple[int, int, str]]:
    """Return by line the place of a heading's number and what it must be; {} where the headings do not agree."""
    heads = [(index, match) for index, line in enumerate(lines) if (match := _heading(line.text))]
    values = [_value(match["label"]) for _, match in heads]
    steps = Counter(value - place for place, value in enumerate(values) if value)
    if len(heads) < _LEAST or not steps:
        return {}
    step, agreeing = steps.most_common(1)[0]
    if agreeing * 2 < len(heads):
        return {}
    found = {}
    for place, (index, match) in enumerate(heads):
        number = place + step
        if values[place] == number or not 0 < number <= len(_ROMANS):
            continue
        want, label = _ROMANS[number - 1], match["label"]
        if label in _MISREAD.get(want, ()) and (want, label) != _IV_FROM_V:
            mark = match["mark"] or _usual_mark(heads)
            found[index] = (0, match.end(), f"{want}{mark} ")
    return found


def _heading(text: str) -> re.Match[str] | None:
    """Return the number before a heading in capitals."""
    match = _HEADING_REGEX.match(text)
    rest = text[match.end() :].split()[:2] if match else []
    known = match is not None and (match["label"] in _ROMANS or any(match["label"] in m for m in _MISREAD.values()))
    return match if known and rest and all(word.isupper() for word in rest) and len(rest[0]) > 1 else None


def _value(label: str) -> int:
    return _ROMANS.index(label) + 1 if label in _ROMANS else 0


def _usual_mark(heads: Sequence[tuple[int, re.Match[str]]]) -> str:
    marks = Counter(match["mark"] for _, match in heads if match["mark"])
    return marks.most_common(1)[0][0] if marks else "."
