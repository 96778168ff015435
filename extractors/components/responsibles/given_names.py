"""Given names alone behind a post that one person holds: "Phó HT Lan", "Tổ trưởng Hoa: duyệt giáo án"."""

import re

from extractors.components.responsibles.names import Name, read_name
from extractors.components.responsibles.words import SUBJECT_REGEX, VERB_REGEX

# Posts that one person holds, behind which a given name may stand alone in a cell.
_OF_ONE_REGEX = re.compile(
    r"(?:phó |p\. ?)?(?:hiệu trưởng|ht)|pht|hiệu phó|hp|(?:tổ|khối|nhóm) (?:trưởng|phó)|tt|tp|ttcm|tpcm|tpt(?: đội)?"
    r"|tổng phụ trách(?: đội)?|gvcn|ctcđ|chủ tịch (?:công đoàn|cđ)|bí thư(?: (?:chi )?đoàn)?|btđ"
    r"|(?:nv |nhân viên )?(?:kế toán|văn thư|thủ quỹ)|(?:nv|nhân viên|cán bộ) (?:thư viện|y tế|thiết bị|bảo vệ)|nvyt"
)
_GIVEN_REGEX = re.compile(r"[^\W\d_][^\W\d_]{1,6}(?<=[^\W\d_A-ZĐ])")
_FOLLOWS_REGEX = re.compile(r" *(?:$|[:;(]|[-–] )| ?, | và ")
# Words in capitals behind a post that say where it is held or of whom.
_NO_GIVEN_NAMES = frozenset(
    ["trường", "phường", "huyện", "sở", "phòng", "việt", "đội", "đoàn", "cụm", "xã", "chính", "phụ", "ban", "đảng",
     "lớp", "mầm", "chồi", "lá", "bé", "nhỡ", "lớn"]
)  # fmt: skip


def given_name_at(view: str, lower: str, start: int, stop: int, at: int, end: int) -> Name | None:
    """Return the given name at ``at`` behind the post ``[start, stop)``; None for a field, a body or a duty there.

    1. "Phó HT Lan", "TTCM Hoa" in a cell
    2. "Tổ trưởng Hoa: duyệt giáo án", "Kế toán Thủy tham mưu"; "Tổ trưởng Toán", "Hiệu trưởng Trường" name none
    """
    if at >= end or not _OF_ONE_REGEX.fullmatch(lower, start, stop):
        return None
    name = read_name(view, lower, at, end)
    if name is None or name.words > 1 or not _GIVEN_REGEX.fullmatch(view, name.start, name.end):
        return None
    word = lower[name.start : name.end]
    if word in _NO_GIVEN_NAMES or SUBJECT_REGEX.fullmatch(word) or VERB_REGEX.match(lower, at, end):
        return None
    follows = _FOLLOWS_REGEX.match(lower, name.end, end) or VERB_REGEX.match(lower, name.end + 1, end)
    return name if follows else None
