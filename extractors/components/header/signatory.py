"""Who signs: posts, the units behind them, and what is written as a person's name."""

import re
from functools import cache

from extractors.components.header.casing import as_name
from extractors.letters import LOWER
from extractors.lexicon import load

UNIT_REGEX = re.compile(
    r"\s*(?P<unit>(?:trường|tổ|nhóm|khối|công đoàn|cđ|phòng|hội đồng|ubnd|(?:ủy|uỷ) ban|chi bộ|ban|đội|liên đội"
    r"|đoàn|chi đoàn|bch|chuyên môn|thường trực|bộ môn|cơ sở|xã|phường|huyện|tt)(?!\w).{0,60})$"
)
_NAME_REGEX = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]*)*")
_POST_WORDS = frozenset(("trưởng", "tịch", "nhận", "duyệt", "hiệu", "thư", "đốc"))
_NO_SURNAMES = frozenset(
    ("Trường", "TRƯỜNG", "Phòng", "PHÒNG", "Sở", "SỞ", "UBND", "Ban", "BAN", "CỘNG", "Độc", "ĐẢNG", "PHỤ", "LỊCH")
)


def is_person(words: str) -> bool:
    """Return whether words are written as a person's name: two to six syllables, each with a capital.

    >>> is_person("Lê Văn Thuận"), is_person("A Thút"), is_person("Phòng GD&ĐT"), is_person("Lưu: VT")
    (True, True, False, False)
    """
    syllables = words.split()
    if not 2 <= len(syllables) <= 6 or len(words) > 45 or _POST_WORDS.intersection(words.lower().split()):
        return False
    if not words.isupper() and any(len(s) > 1 and s.isupper() and s.isalpha() for s in syllables):
        return False  # "TPT Đội"
    return all(s[0].isupper() and _NAME_REGEX.fullmatch(s) for s in syllables) and syllables[0] not in _NO_SURNAMES


def unit_after(text: str, end: int) -> str:
    """Return the unit that follows a post on its line ("… TỔ KHOA HỌC TỰ NHIÊN"), up to a note or a name."""
    rest = re.split(r"[(\[]|\s(?=(?:Đã|đã) k)", text[end:])[0]
    if text[:end].isupper():  # in capitals the unit ends where small letters, a name's, begin
        small = re.search(rf"\s[^\W\d_]['’]?[^\W\d_]*[{LOWER}]", rest)
        rest = rest[: small.start()] if small else rest
    return rest if UNIT_REGEX.match(rest.lower()) else ""


def unit_name(unit: str) -> str:
    """Return a unit as it stands behind a post: "tổ Khoa học tự nhiên"."""
    name = as_name(unit.strip(" .,-"))
    small = re.match(r"(?:tổ|nhóm|khối|chuyên|thường|bộ môn|trường)\b", name.lower())
    return name[0].lower() + name[1:] if small else name


@cache
def posts() -> dict[str, tuple[str, bool]]:
    """Return by its lower-case spelling how the record writes a post, and whether it is that of the plan's writer."""
    return {spelling.lower(): (row["post"], row.get("author", False))
            for row in load("signing_posts") for spelling in (row["post"], *row.get("also", ()))}  # fmt: skip


@cache
def posts_regex() -> re.Pattern[str]:
    """Return the pattern of all posts in lower case, longest first."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(posts(), key=len, reverse=True)))})(?!\w)")
