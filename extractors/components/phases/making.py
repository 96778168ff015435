"""Makes a head of its bounds in a line: the label in the letters of the plan, its end without stops."""

import re

from extractors.components.phases.model import Head, Time
from extractors.layout import Layout, Line

# A head stands before a colon, a dash, a bracket or the end of its line; a comma only in a list.
CLOSE_REGEX = re.compile(r"\s*\)?\s*(?:(?P<sharp>:|$|[.;]?$|\(|-(?=\s)|\.(?=\s))|(?P<comma>,))")
MAX_HEAD = 160


def make_head(layout: Layout, line: Line, kind: str, start: int, label_end: int, end: int, time: Time | None) -> Head:
    """Return the head of ``[start, end)`` whose label ends at ``label_end``; stops and marks behind are no part."""
    label = " ".join(layout.text[start:label_end].split()).rstrip(" :(-,.;")
    label = label[:1].upper() + label[1:]
    end = max(end, label_end)
    while end > start and layout.view[end - 1] in " :-,;.(":
        end -= 1
    return Head(kind, label, start, end, end, line.index, time)
