"""The parts of a plan that tell what the times in them are: how things stand, and the roadmap."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.passages import Places
from schemas import Section

# Titles of parts that tell how things stand, before the plan.
_SITUATION_REGEX = re.compile(
    r"(?:đánh giá |một số )?(?:đặc điểm|tình hình|thực trạng|bối cảnh|hiện trạng|thuận lợi|khó khăn|hạn chế|khái quát"
    r"|phân tích (?:môi trường|tình hình|bối cảnh|thực trạng)|môi trường bên|(?:mặt|điểm) (?:mạnh|yếu)|cơ hội|thời cơ"
    r"|thách thức|(?:một số|vài) nét|tình trạng|nguyên nhân|giới thiệu (?:về|chung|nhà trường)"
    r"|ưu điểm|tồn tại|kết quả (?:đạt được|năm học|thực hiện)|cơ sở vật chất|đội ngũ)"
)
# Parts whose items begin with their time, be it years.
_ROADMAP_REGEX = re.compile(
    r"(?:các )?(?:lộ trình|tiến độ|giai đoạn|phân kỳ|thời gian|kế hoạch (?:từng năm|cụ thể|thực hiện))"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """Where a plan tells of the past, and where its items are stretches of its time."""

    situations: Places
    roadmaps: Places


def parts_of(sections: Sequence[Section]) -> Parts:
    """Return the parts that the titles of the sections tell."""
    return Parts(Places(_titled(sections, _SITUATION_REGEX)), Places(_titled(sections, _ROADMAP_REGEX)))


def _titled(sections: Sequence[Section], title: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for section in sections:
        if title.match(section.title.lower()):
            yield section.span
        else:
            yield from _titled(section.children, title)
