"""Targets: the quantities and awards that a plan sets out to reach."""

import re
from dataclasses import replace

from spacy.tokens import Doc

from extractors.component import component
from extractors.components.targets.awards import find_awards
from extractors.components.targets.context import Context
from extractors.components.targets.moods import Moods, mood_of
from extractors.components.targets.prose import find_in_stretch
from extractors.components.targets.refused_sentences import is_criterion
from extractors.components.targets.tables import find_in_row
from extractors.components.targets.zeros import find_zeros
from schemas import Target

# The plan ends at the addressees; an annex behind them goes on.
_FEET_REGEX = re.compile(
    r"nơi nhận|(?P<annex>phụ lục|biểu (?:số )?\d|bảng (?:chỉ tiêu|đăng k|tổng hợp|số \d)|danh mục)"
)
# A line of running text has some thousand characters and a plan that lost its line breaks some ten
# thousand; of a longer one, which is damage, only the beginning is read: each number costs a hundred times its length.
_LONGEST_LINE = 100_000
_LONGEST_CRITERION = 80  # characters that tell


@component("targets", requires=("sections", "header", "dates", "citations"))
def targets(doc: Doc) -> list[Target]:
    """Return the targets of a plan in the order of the text.

    1. a line with a head: "Học lực: giỏi 12%, khá 43,5%, yếu dưới 3,5%"
    2. the number first: "100% trẻ 6 tuổi vào lớp 1"
    3. comparators before and after: "từ 95% trở lên", "không quá 1%", "≥ 98"
    4. ranges: "từ 65 đến 70%", "2 - 3 giải"
    5. a count with its share: "21/27 giáo viên (77,8%)"
    6. loads: "02 tiết/tháng", "mỗi tháng một lần"
    7. nothing of something: "không có học sinh kém"
    8. awards: "Trường: Tập thể lao động xuất sắc", "Công đoàn và Liên đội đạt Vững mạnh xuất sắc"
    9. cells of a table: "Hoàn thành tốt (%) | 30 | 32", "Sáng kiến | - | tối thiểu 06"
    """
    context = Context(doc)
    layout = context.layout
    moods = Moods(layout)
    found: list[Target] = []
    in_feet = False
    for line in layout.lines:
        if line.end == line.start:
            continue
        if feet := _FEET_REGEX.match(context.lower, line.start):
            in_feet = feet["annex"] is None
        if in_feet:
            continue
        if is_criterion(context.lower[line.body : line.body + _LONGEST_CRITERION]):
            continue
        path = moods.over(line)
        mood = mood_of(path)
        if line.is_row:
            found += find_in_row(context, line, path, mood)
            continue
        if line.end - line.body > _LONGEST_LINE:
            line = replace(line, end=line.body + _LONGEST_LINE)
        numbered, bounds = find_in_stretch(context, line.body, line.end, path, mood)
        found += numbered
        found += find_zeros(context, line, path, mood, numbered)
        found += find_awards(context, line.body, line.end, path, mood, bounds)
    return sorted(found, key=lambda target: target.span)
