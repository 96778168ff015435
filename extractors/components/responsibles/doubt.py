"""Names that the grammar cannot tell from other capitalised words: underthesea is asked, a few times a plan."""

from functools import cache, lru_cache
from typing import Any

_MOST = 12  # asked a plan: 0.75 ms each, so 9 ms of the 60 that a plan of 12,000 characters has
_LONGEST = 24  # characters of a short name; its time grows faster than the length
# Names of kindergarten classes, subjects and rooms that stand in cells like given names do.
_COMMON = frozenset(
    ["mầm", "chồi", "lá", "bé", "nhỡ", "lớn", "toán", "văn", "sử", "địa", "anh", "tin", "bếp", "đội", "đoàn", "zalo"]
)


class Doubts:
    """Answers whether short capitalised words are a person's name; bounded for one plan.

    What is asked counts whether or not another plan has asked it before, so that no record
    depends on the plans read earlier.
    """

    def __init__(self) -> None:
        self._asked: dict[str, bool] = {}

    def is_person(self, words: str) -> bool:
        """Return whether a run of capitalised words is a person's name; False when too much was asked.

        1. "Hương", "Thanh Huyền", "Rmah Hlen": names
        2. "Thư Viện", "Chuyên Môn": common words in capitals
        """
        if words not in self._asked:
            if len(self._asked) >= _MOST or len(words) > _LONGEST:
                return False
            self._asked[words] = _is_person(words)
        return self._asked[words]


@lru_cache(maxsize=4096)
def _is_person(words: str) -> bool:
    """Ask underthesea: the tagger sees a person, and the dictionary no common word of the same syllables.

    Of 38 short names and 33 other words in capitals the tagger alone kept 35 and let 15 pass, with
    the dictionary 34 and 6. A sentence round the words makes it worse: then nearly all are persons.
    """
    if words.lower() in _COMMON:
        return False
    tag, cut = _underthesea()
    if not any(label.endswith("PER") for *_, label in tag(words)):
        return False
    return " " not in words or len(cut(words.lower())) > 1


@cache
def _underthesea() -> tuple[Any, Any]:
    """Return its tagger and its word cutter, imported when a plan first has a doubt (0.7 s)."""
    from underthesea import ner, word_tokenize

    return ner, word_tokenize
