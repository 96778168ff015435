"""Rows of the test tables: plain text with inline marks, so that text, span and values stand in one line.

    nộp trước <d value='2020-09-30' kind='deadline'>ngày 30/9/2020</d>

Marks may nest. An attribute ``key=''`` expects None; ``key='a;;b'`` expects the list [a, b].
"""

import re
from dataclasses import dataclass
from typing import Any

_MARK_REGEX = re.compile(r"<(?P<close>/)?(?P<tag>[a-z])(?P<attributes>(?:\s+\w+='[^']*')*)\s*>")
_ATTRIBUTE_REGEX = re.compile(r"(\w+)='([^']*)'")


@dataclass
class Expected:
    """One marked item: its place in the unmarked text and the attributes that it must have."""

    span: tuple[int, int]
    attributes: dict[str, str]


def read_marks(marked: str) -> tuple[str, list[Expected]]:
    """Return the text without its marks, and the marked items in the order of their starts."""
    text, expected, open_marks, last = "", [], [], 0
    for match in _MARK_REGEX.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match["close"]:
            start, attributes = open_marks.pop()
            expected.append(Expected((start, len(text)), attributes))
        else:
            open_marks.append((len(text), dict(_ATTRIBUTE_REGEX.findall(match["attributes"]))))
    assert not open_marks, f"a mark is left open in {marked!r}"
    return text + marked[last:], sorted(expected, key=lambda e: e.span)


def as_written(value: Any) -> str:
    """Return an item's attribute in the form that the tables write it in."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ";;".join(map(str, value))
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)
