"""What the line above a table says of it: goals, shares, and what its ratings are of."""

import re

from extractors.components.targets.context import Context
from extractors.components.targets.moods import Heading
from extractors.components.targets.vocabulary import plain, unit_groups
from extractors.layout import Table

# Lessons a week are targets in any section.
_CAPTION_REGEX = re.compile(
    r"chỉ tiêu|mục tiêu|phấn đấu|đăng ký|danh hiệu thi đua|số tiết (?:mỗi |trong (?:một )?|một )?tuần|số tiết/tuần"
)
# The line above a table says of its numbers: "Học lực (tính theo %):", "ĐVT: %".
_SHARE_CAPTION_REGEX = re.compile(
    r"\(\s*%(?:\s*\)|\s+[^()]{2,40}\))|\((?:tỷ|tỉ) lệ [^()]{3,60}\)\W*$"
    r"|(?:tính theo|tính bằng|theo|tính|tỉ lệ|tỷ lệ|:)\s*%|đơn vị tính\s*:?\s*phần trăm"
)
_TOPIC_REGEX = re.compile(
    r"học lực|hạnh kiểm|học tập|rèn luyện|phẩm chất|năng lực|chất lượng|môn |sức khỏe|sức khoẻ|dinh dưỡng|"
    r"điểm (?:bình quân|trung bình|thi|số)|"
    r"giáo dục|chuẩn nghề nghiệp|viên chức|kiến thức|kĩ năng|kỹ năng|hoạt động giáo dục|vở sạch|phát triển"
)
_TOPIC_TRIM_REGEX = re.compile(
    r"^(?:(?:bảng|biểu|chỉ tiêu|mục tiêu|phấn đấu|đăng ký|chất lượng|đánh giá|xếp loại|về|cụ thể|các)\s+(?:về\s+)?)+"
    r"|\s*(?:\(.*|:.*|như sau.*|cụ thể.*|năm học.*|cuối năm.*)$"
)
_UNIT_CAPTION_REGEX = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:?\s*([^\W\d_][^()\d%,;:.|]{0,18}?)\s*(?:\)|$|[;,.])")
_UNIT_AT_END_REGEX = re.compile(
    r"\((?:(?:tính )?theo )?(?:số )?([^\W\d_][^()\d%,;:.|]{1,15}?)(?:, [^()]*)?\)\s*:?$"
)  # "Số lượng (người):"
_LONGEST_TOPIC = 60
_SENTENCE_REGEX = re.compile(r"[.;] +(?=\S)")
# "Chỉ tiêu từng môn (tỷ lệ bài thi đạt 5 điểm trở lên và điểm bình quân):" says what the shares are of.
_SHARE_OF_REGEX = re.compile(r"\(((?:tỷ lệ|tỉ lệ) [^()]{5,60}?)(?:(?: và|,|;) [^()]*)?\)", re.IGNORECASE)


def announces_goals(caption: str) -> bool:
    """Whether the line above a table announces what is aimed for."""
    return _CAPTION_REGEX.search(caption) is not None


def is_of_shares(caption: str) -> bool:
    """Whether the line above a table says that its bare numbers are per cent."""
    return _SHARE_CAPTION_REGEX.search(caption) is not None


def unit_in(caption: str) -> str | None:
    """Return the unit that a caption says all numbers of its table have: "(đơn vị: người)"."""
    found = _UNIT_CAPTION_REGEX.search(caption) or _UNIT_AT_END_REGEX.search(caption)
    return found[1].strip() if found and plain(found[1].strip()) in unit_groups() else None


def caption_of(context: Context, table: Table) -> str:
    """Return the line above a table in lower case, with what stands in brackets right below it.

    A table that goes on under a line of its own ("Kết quả rèn luyện") has the caption of the one above too.
    """
    above = context.layout.lines[table.first - 2] if table.first > 1 and not table.heads else None
    before = context.layout.table_at(above) if above is not None else None
    if before is not None:
        return f"{line_above(context, table)} {caption_of(context, before)}"
    below = context.layout.lines[table.last + 1] if table.last + 1 < len(context.layout.lines) else None
    words = context.lower[below.start : below.end] if below is not None else ""
    return f"{line_above(context, table)} {words if words.startswith('(') and words.endswith(')') else ''}".strip()


def line_above(context: Context, table: Table) -> str:
    """Return the line that announces a table: "Chỉ tiêu giao cho từng khối như sau:"."""
    if table.first == 0:
        return ""
    above = context.layout.lines[table.first - 1]
    return context.lower[above.start : above.end]


def topic_of(context: Context, table: Table, path: tuple[Heading, ...]) -> str:
    """Return what the ratings of a table are of: "Học lực" from the line above it or the headings over it."""
    above = context.layout.lines[table.first - 1] if table.first else None
    names = [context.text[above.body : above.end]] if above is not None and not above.is_row else []
    if names and (share := _SHARE_OF_REGEX.search(names[0])):
        return share[1]
    names += [_SENTENCE_REGEX.split(name)[-1] for name in names]
    names += [heading.head for heading in reversed(path)]
    for name in names:
        topic = _TOPIC_TRIM_REGEX.sub("", name.lower()).strip(" .:-") or name.lower().strip(" .:-")
        if len(topic) <= _LONGEST_TOPIC and _TOPIC_REGEX.search(topic):
            return topic
    return ""
