"""Posts in cells with a given name behind them."""

import re

from extractors.components.responsibles.words import SUBJECT_REGEX
from extractors.layout import Layout

# Posts that one person holds, behind which a given name may stand alone in a cell.
_OF_ONE_REGEX = re.compile(
    r"(?:phó |p\. ?)?(?:hiệu trưởng|ht)|pht|hiệu phó|hp|(?:tổ|khối|nhóm) (?:trưởng|phó)|tt|tp|ttcm|tpcm|tpt(?: đội)?"
    r"|tổng phụ trách(?: đội)?|gvcn|ctcđ|chủ tịch (?:công đoàn|cđ)|bí thư(?: (?:chi )?đoàn)?|btđ"
    r"|(?:nv |nhân viên )?(?:kế toán|văn thư|thủ quỹ|thư viện|y tế|thiết bị)|nvyt|bảo vệ"
)
_GIVEN_REGEX = re.compile(r"[^\W\d_][^\W\d_]{1,6}(?<=[^\W\d_A-ZĐ])")
_NO_GIVEN_NAMES = frozenset(
    [
        "trường",
        "đội",
        "đoàn",
        "cụm",
        "xã",
        "chính",
        "phụ",
        "ban",
        "đảng",
        "lớp",
        "mầm",
        "chồi",
        "lá",
        "bé",
        "nhỡ",
        "lớn",
    ]
)


def ends_with_given_name(layout: Layout, start: int, stop: int, at: int, end: int) -> bool:
    """Whether a post that one person holds is followed by a given name and nothing else: "Phó HT Lan", "TTCM Hoa"."""
    name = layout.view[at:end]
    if not _GIVEN_REGEX.fullmatch(name) or not _OF_ONE_REGEX.fullmatch(layout.lower, start, stop):
        return False
    return name.lower() not in _NO_GIVEN_NAMES and not SUBJECT_REGEX.fullmatch(name.lower())
