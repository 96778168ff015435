"""Passages of a plan that rules look at: a line, a sentence, the letterhead, the opening, the closing."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

from extractors.layout.flow import unwrap
from extractors.layout.fold import fold
from extractors.layout.wrapped import rejoin

Span = tuple[int, int]

_TYPE_LINE_REGEX = re.compile(r"(?im)^[^\S\n]*(?:kế hoạch|chương trình|phương án)\b")
_TYPE_REGEX = re.compile(r"(?<![\w/])(?:KẾ HOẠCH|CHƯƠNG TRÌNH|PHƯƠNG ÁN)\b")  # of a plan pasted as one line
_CLOSING_REGEX = re.compile(r"[Tt]rên đây là |TRÊN ĐÂY LÀ ")
_OPENING_REGEX = re.compile(
    r"(?:xây dựng|ban hành|lập|đề ra|phát động|triển khai|tổ chức|thông báo)[^.\n]{0,40}?[Kk]ế hoạch"
    r"|phát động[^.\n]{0,20}phong trào"
)
_AS_FOLLOWS_REGEX = re.compile(r"như sau|sau đây|nội dung sau|cụ thể sau")
_HEAD_CHARACTERS = 1500
_PREAMBLE_CHARACTERS = 8000  # a preamble with its list of bases is seldom longer
_LINE_CHARACTERS = 10_000  # longer lines are no lines of a plan; rules must stay linear on them


@lru_cache(maxsize=4)  # the rules ask for the same plan one after another
def flowing(text: str) -> str:
    """Return the text, same length, with a blank for each line break within a sentence (hard-wrapped text).

    >>> flowing("xây dựng kế hoạch năm\\nhọc 2021-2022 như sau:")
    'xây dựng kế hoạch năm học 2021-2022 như sau:'
    """
    return unwrap(rejoin(fold(text)))


def line_at(text: str, offset: int) -> Span:
    """Return the line of ``text`` that holds ``offset``; of an endless line, the stretch around it."""
    text = flowing(text)
    low, high = max(0, offset - _LINE_CHARACTERS), offset + _LINE_CHARACTERS
    start, end = text.rfind("\n", low, offset), text.find("\n", offset, high)
    return start + 1 if start >= 0 else low, end if end >= 0 else min(high, len(text))


def sentence_at(text: str, offset: int) -> Span:
    """Return the sentence or list item around ``offset``: within its line, between ";" and full stops."""
    start, end = line_at(text, offset)
    text = flowing(text)
    begins = [at + len(mark) for mark in ("; ", ". ") if (at := text.rfind(mark, start, offset)) >= 0]
    stops = [at for mark in ("; ", ". ") if (at := text.find(mark, offset, end)) >= 0]
    return max([*begins, start]), min([*stops, end])


def letterhead(text: str) -> Span:
    """Return the part above the line of the document's type; empty where no such line stands near the top."""
    match = _TYPE_LINE_REGEX.search(text, 0, _HEAD_CHARACTERS) or _TYPE_REGEX.search(text, 0, _HEAD_CHARACTERS)
    return (0, match.start()) if match else (0, 0)


def opening(text: str, first_section: int | None) -> Span | None:
    """Return the opening sentence from where it names the plan, None where there is none.

    It says "như sau", or is the last before the first section that speaks of making the plan.
    """
    text, found = flowing(text), None
    until = _PREAMBLE_CHARACTERS if first_section is None else first_section
    for match in _OPENING_REGEX.finditer(text, 0, _PREAMBLE_CHARACTERS):
        end = line_at(text, match.start())[1]
        if _AS_FOLLOWS_REGEX.search(text, match.start(), end):
            return match.start(), end
        if match.start() < until:
            found = match.start(), end
    return found


def closing(text: str) -> Span | None:
    """Return the closing sentence ("Trên đây là kế hoạch … của trường …"), None where there is none."""
    matches = list(_CLOSING_REGEX.finditer(text))
    if not matches:
        return None
    start = matches[-1].start()
    return start, sentence_at(text, start)[1]


def holds(outer: Span, inner: Span) -> bool:
    """Return whether two spans share a character."""
    return outer[0] < inner[1] and inner[0] < outer[1]


class Places:
    """A set of spans that answers at once whether another span touches one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._spans = ordered
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def touch(self, span: Span) -> bool:
        """Return whether one of the spans shares a character with ``span``."""
        index = bisect_left(self._starts, span[1])
        return index > 0 and self._ends[index - 1] > span[0]
