"""Rows of words that stand in a target's words in this order, compiled from the spellings of the data rows."""

import re
from dataclasses import dataclass

from corpus.fold import fold_marks, has_marks

_WORD_REGEX = re.compile(r"\w+")
# Words that say nothing of what is measured and may stand between the words of a spelling.
_FILLERS = (
    "va|muc|muc do|loai|xep|xep loai|dat|duoc|cac|so|tu|la|co|cua|ve|cho|the|o|thanh tich|danh hieu|ti le|ty le"
    "|ket qua|tro len|hoac|phan dau|giu vung"
)
_MARKED_FILLERS = "và|các|được|là|của|do|bị|phải|nào"
_GAP = f" (?:(?:{_FILLERS}) )*?"
_MARKED_GAP = f" (?:(?:{_MARKED_FILLERS}) )*?"
_ANY = r"(?:\w+ ){0,6}?"


@dataclass(frozen=True)
class Words:
    """Words to look into, as they are, with their marks and folded, each as " a b c "."""

    written: str
    folded: str
    marked: str
    known: frozenset[str]


@dataclass(frozen=True)
class Phrase:
    """A spelling: ``needs`` are word choices that must be there at all, ``size`` how many words it has."""

    needs: tuple[frozenset[str], ...]
    regex: re.Pattern[str]
    marked: bool
    size: int

    def stands_in(self, words: Words) -> bool:
        """Return whether the spelling stands in the words."""
        if not all(choice & words.known for choice in self.needs):
            return False
        return bool(self.regex.search(words.marked if self.marked else words.folded))


def split(text: str) -> Words:
    """Return words ready to be looked into; punctuation is dropped."""
    written = _WORD_REGEX.findall(text)
    marked = [word.lower() for word in written]
    folded = [fold_marks(word) for word in marked]
    row, known = [f" {' '.join(some)} " for some in (written, folded, marked)], frozenset(folded) | frozenset(marked)
    return Words(row[0], row[1], row[2], known)


def phrase(spelling: str) -> Phrase:
    """Return the compiled spelling: "a|b" is a choice, "*" up to six words, marks count where it has any."""
    marked = any(has_marks(word) for word in spelling.replace("|", " ").split())
    gap = _MARKED_GAP if marked else _GAP
    pattern, needs, after_star = "", [], True
    for word in spelling.split():
        if word == "*":
            pattern, after_star = pattern + " " + _ANY, True
            continue
        choice = f"(?:{word})" if "|" in word else re.escape(word)
        pattern += (("" if pattern else " ") if after_star else gap) + choice
        needs.append(frozenset(word.split("|")))
        after_star = False
    return Phrase(tuple(needs), re.compile(pattern + " "), marked, len(needs))
