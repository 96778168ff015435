"""Subjects that stand right behind a time or an occasion, without a comma."""

import re
from collections.abc import Iterator

from extractors.components.responsibles.subject_items import items_of
from extractors.components.responsibles.subjects import read_subject
from extractors.components.responsibles.words import VERB_REGEX
from extractors.layout import Layout, Line
from schemas import Responsible

# What a subject follows without a comma, and words behind which one goes on: "trong tổ chuyên môn", "của các lớp".
_TIMED_REGEX = re.compile(
    r"(?:hằng|hàng|cuối|đầu|giữa|trong|sau|trước|khi|định kỳ|mỗi|ngoài ra|đồng thời|kết thúc|hết|vào|ngày)(?!\w)"
)
_WORDS_REGEX = re.compile(r"\S+")
_LEADS_ON = frozenset(
    ["hằng", "hàng", "cuối", "đầu", "giữa", "trong", "ngoài", "sau", "trước", "khi", "mỗi", "hết", "vào", "với", "của",
     "cho", "từ", "về", "các", "những", "một", "do", "để", "là", "và", "có", "cùng", "tại", "ở", "đến", "theo", "đối",
     "mọi", "từng", "phó", "được", "bị", "không", "kết", "định", "đồng", "nhóm", "số", "toàn", "thuộc", "trên", "dưới"]
)  # fmt: skip
_ITSELF = ("nhà trường", "trường")  # "Cuối năm nhà trường khen thưởng": whose plan it is
_LONGEST_TIME = 70  # characters


def find_after_time(layout: Layout, line: Line, at: int, taken: set[int]) -> Iterator[Responsible]:
    """Yield the holders right behind a time: "Cuối tháng GVCN nộp báo cáo", "Định kỳ nhân viên y tế kiểm tra"."""
    lower = layout.lower
    if not _TIMED_REGEX.match(lower, at, line.end):
        return
    before = ""
    for word in _WORDS_REGEX.finditer(lower, at, min(line.end, at + _LONGEST_TIME)):
        if before and before not in _LEADS_ON:
            subject = read_subject(layout, word.start(), line.end, False)
            if subject is not None and lower.startswith(_ITSELF, subject.holders[0].start):
                return
            if subject is not None and not any(h.loose or h.listed for h in subject.holders):
                if subject.follow == "verb":
                    yield from items_of(layout, line, subject, taken, False)
                return
        works = VERB_REGEX.match(lower, word.start(), line.end) and not _TIMED_REGEX.match(lower, word.start())
        if word[0][-1] in ",:;." or (works and before not in ("", "ngoài")):
            return
        before = word[0]
