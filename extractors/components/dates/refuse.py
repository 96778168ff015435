"""Says why something that looks like a date is none; the reasons are rows of the lexicon."""

import re
from typing import Any

from extractors.lexicon import load

_BEFORE, _AFTER = (
    [(row["name"], row["of"], re.compile(row["pattern"])) for row in load("date_refusals") if row["place"] == place]
    for place in ("before", "after")
)


def is_refused(lower: str, point: Any, core: re.Match[str]) -> bool:
    """Return whether a named reason speaks against the point."""
    return refusal_of(lower, point, core) is not None


def refusal_of(lower: str, point: Any, core: re.Match[str]) -> str | None:
    """Return the name of the reason against a point, None where there is none."""
    if point.lead in ("khóa", "khoá"):
        return "alumni"
    of = _family(point, core)
    if of is None:
        return None
    window = lower[max(0, point.start - 32) : point.start]
    line = window[window.rfind("\n") + 1 :]
    for name, rows_of, pattern in _BEFORE:
        if rows_of in (of, "any") and pattern.search(line):
            return name
    for name, rows_of, pattern in _AFTER:
        if rows_of == of and pattern.match(lower, point.end):
            return name
    return None


def _family(point: Any, core: re.Match[str]) -> str | None:
    """Return which rows apply; None for what is a date by its own words."""
    if core.lastgroup == "dm" and point.lead not in ("day", "years"):
        return "day_month"
    if point.lead in ("month", "t") and core.lastgroup in ("number", "words"):
        return "month"
    if point.grain == "year" and point.lead in ("years", "khóa", "khoá", "năm"):
        return "year"
    if core.lastgroup in ("dmy", "my") and not point.lead:
        return "any"
    return None
