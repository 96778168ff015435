"""The cues of a date's kind, rows of the lexicon: the words before it, its clause, its line, and what follows."""

import re
from collections.abc import Callable

from extractors.lexicon import load
from schemas import DateKind

_ROWS: dict[str, list[tuple[DateKind, re.Pattern[str]]]] = {
    place: [(row["kind"], re.compile(row["pattern"])) for row in load("date_cues") if row["place"] == place]
    for place in ("right_before", "clause", "head", "after")
}
_FITS: dict[str, list[tuple[DateKind, Callable[[str], re.Match[str] | None]]]] = {
    place: [(kind, pattern.match if place == "after" else pattern.search) for kind, pattern in rows]
    for place, rows in _ROWS.items()
}
# All cues of a clause in one regex: one search finds the first of them.
_KIND_OF_GROUP: dict[str, DateKind] = {f"{kind}{i}": kind for i, (kind, _) in enumerate(_ROWS["clause"])}
_CLAUSE_REGEX = re.compile(
    "|".join(f"(?P<{kind}{i}>{pattern.pattern})" for i, (kind, pattern) in enumerate(_ROWS["clause"]))
)
_HANDS_IN_REGEX = re.compile(r"\((?=(?:nộp|gửi|chốt|hoàn thành|hoàn tất|hạn)(?!\w)[^()]*$)")
_EACH_YEAR = (" hằng năm", " hàng năm", " mỗi năm")
_WINDOWS = {"right_before": 44, "clause": 160, "head": 60}
CLAUSE_WINDOW = _WINDOWS["clause"]


def kind_of_clause(clause: str) -> DateKind | None:
    """Return the kind that the nearest part between commas tells: that of its first cue, which is its verb.

    What follows a colon, or is to be handed in by a bracket, is told of the words before it:
    "Thi KHKT: nộp báo cáo 10/11/2023", "chọn đội tuyển (nộp hồ sơ 25/10)" hand in.
    """
    words = clause[-CLAUSE_WINDOW:]
    for part in reversed(words.split(",")):
        opened = _HANDS_IN_REGEX.search(part)
        colon = max(part.rfind(": "), opened.start() if opened else -1)
        if cue := (colon >= 0 and _CLAUSE_REGEX.search(part, colon)) or _CLAUSE_REGEX.search(part):
            return _KIND_OF_GROUP[cue.lastgroup or ""]
    return None


def first_cue(place: str, words: str) -> DateKind | None:
    """Return the kind of the first row of a place ("right_before", "head", "after") that fits the words."""
    words = words[-_WINDOWS[place] :] if place != "after" else words
    for kind, fits in _FITS[place]:
        if fits(words):
            return kind
    return None


def kind_after(after: str, clause: str) -> DateKind | None:
    """Return the kind that the words behind a time tell; what is due "trước 25/9 hằng năm" is due each year."""
    found = first_cue("after", after)
    due = found and after.startswith(_EACH_YEAR) and first_cue("right_before", clause) == "deadline"
    return "deadline" if due else found
