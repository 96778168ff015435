"""Where a plan hands out work: its organisation part, lists of a committee, the closing request."""

import re
from dataclasses import dataclass

from extractors.components.responsibles.words import ASSIGNMENT_REGEX
from extractors.layout import Layout, Line, Zone
from extractors.side_by_side import RECIPIENTS
from schemas import Section

_RANKS = {"part": 0, "roman": 1, "capital": 1, "arabic": 2, "letter": 6}
_OPENING_REGEX = re.compile(
    r"(?:xây dựng|ban hành|lập|đề ra|triển khai|thông báo) (?:\S+ ){0,2}?(?:kế hoạch|chương trình|phương án|nội dung)"
)
_BEFORE_BODY = (Zone.LETTERHEAD, Zone.TITLE)  # "BAN CHỈ ĐẠO AN TOÀN TRƯỜNG HỌC" is an office there
_PLAIN_RANK = 1  # "PHÂN CÔNG TRÁCH NHIỆM" on a line of its own
_FEET_REGEX = re.compile(rf"{RECIPIENTS}\s*(?::|$|\|)")
_ANNEX_REGEX = re.compile(r"(?:phụ lục|danh sách|bảng phân công|lịch (?:công tác|trực|kiểm tra)|phân công|biểu mẫu)")
_SIGNING_REGEX = re.compile(
    r"(?:tm|kt|tl|t/m|k/t|tuq)\s*\. ?\S|(?:phó |quyền |q\. ?)?hiệu trưởng$|thủ trưởng (?:đơn vị|cơ quan)$|người lập"
    r"|trưởng ban$|(?:phó )?chủ tịch$|tổ trưởng|bí thư$|trưởng phòng$"
)
# In the cells of a row, where both sides of the feet stand beside one another: "DUYỆT CỦA BGH | NGƯỜI LẬP KẾ HOẠCH"
_SIGNING_CELL_REGEX = re.compile(
    rf"{_SIGNING_REGEX.pattern}|(?:phê |ký |kí )?duyệt|xác nhận|ý kiến|bgh$|ban giám hiệu$"
    r"|người (?:lập|viết|xây dựng|làm)"
)
_LONGEST_SIGNING = 50  # characters of such a cell
_MOST_SIGNING_ROWS = 6
_MOST_SIGNING = 12  # lines from the end among which a signature stands where there are no addressees
_CLOSING_REGEX = re.compile(
    r"trên đây là|(?:nhận được )?kế hoạch này|căn cứ (?:vào )?(?:nội dung )?kế hoạch|trên cơ sở kế hoạch"
    r"|yêu cầu (?:các|toàn|mỗi|tất)|đề nghị (?:các|toàn|mỗi|tất)"
    r"|(?:nhà trường|ban giám hiệu|bgh|hiệu trưởng) (?:đề nghị|yêu cầu)"
)
_LEAD_IN_REGEX = re.compile(
    r"(?:ban (?:chỉ đạo|tổ chức|kiểm tra|giám khảo)|bcđ|hội đồng|tổ (?:công tác|kiểm tra|tự đánh giá)|thành phần"
    r"|thành viên)"
    r".*(?:gồm|như sau|sau đây|có tên)[^.;]*:$"
)


@dataclass(frozen=True, slots=True)
class Region:
    """Lines ``[first, last]`` in which positions and bodies hold duties; ``closing`` for the last request."""

    first: int
    last: int
    closing: bool = False


def find_feet(layout: Layout) -> tuple[int, int]:
    """Return the lines ``[first, last)`` of addressees and signature; annexes after them are the plan's again."""
    lines, lower = layout.lines, layout.lower
    start = len(lines)
    for line in lines:
        if _FEET_REGEX.match(lower, line.start, line.end):
            start = line.index
            break
    if start == len(lines):
        start = next((i for i in range(max(0, start - _MOST_SIGNING), start) if _is_signing(layout, lines[i])), start)
    for line in lines[start + 4 :]:
        if _ANNEX_REGEX.match(lower, line.start, line.end) and line.marker is None and not line.is_row:
            return start, line.index
    return start, len(lines)


def _is_signing(layout: Layout, line: Line) -> bool:
    """Whether the line is the authority or post over a signature, in capitals and alone: "HIỆU TRƯỞNG"."""
    words = layout.view[line.start : line.end]
    if line.is_row:
        rest = [other for other in layout.lines[line.index :] if other.end > other.start]
        cells = [cell for cell in line.cells if cell[1] > cell[0]]
        return len(rest) <= _MOST_SIGNING_ROWS and all(
            end - start <= _LONGEST_SIGNING
            and layout.view[start:end].isupper()
            and _SIGNING_CELL_REGEX.match(layout.lower, start, end)
            for start, end in cells
        )
    return words.isupper() and _SIGNING_REGEX.match(layout.lower, line.start, line.end) is not None


def find_regions(layout: Layout, sections: list[Section], feet: int) -> list[Region]:
    """Return the regions before line ``feet``, in the order of the text.

    1. a numbered part: "V. TỔ CHỨC THỰC HIỆN", "5. Phân công nhiệm vụ", "2. Trách nhiệm của các bộ phận"
    2. a heading without number: "PHÂN CÔNG TRÁCH NHIỆM"
    3. a lead-in: "Thành lập Ban chỉ đạo gồm các ông, bà có tên sau:"
    4. the closing request: "Trên đây là kế hoạch …, đề nghị các tổ …"
    """
    regions = [Region(a, b) for a, b in _titled(layout, sections)]
    closing = _closing_line(layout, feet)
    covered = {i for region in regions for i in range(region.first, region.last + 1)}
    has_preamble = Zone.PREAMBLE in layout.zones  # asked once: the zones are as many as the lines
    reached = -1
    for line in layout.lines[:feet]:
        if line.index <= reached or line.index in covered or line.is_row:
            continue
        words_end = layout.view[line.end - 1] if line.end > line.start else ""
        if has_preamble and layout.zones[line.index] in _BEFORE_BODY:
            continue
        if _is_heading(layout, line):
            region = Region(line.index, _end_of(layout, line, min(feet, closing or feet)))
        elif words_end == ":" and _leads_in(layout, line):
            region = Region(line.index, _end_of_list(layout, line, feet))
        else:
            continue
        regions.append(region)
        reached = region.last
    if closing is not None:
        regions = [Region(r.first, min(r.last, closing - 1)) for r in regions if r.first < closing]
        regions.append(Region(closing, feet - 1, closing=True))
    return sorted(regions, key=lambda r: r.first)


def _leads_in(layout: Layout, line: Line) -> bool:
    """Whether a line announces a list of holders; "… xây dựng kế hoạch như sau:" opens the plan."""
    words = layout.lower[line.start : line.end]
    return _LEAD_IN_REGEX.search(words) is not None and _OPENING_REGEX.search(words) is None


def _titled(layout: Layout, sections: list[Section]) -> list[tuple[int, int]]:
    found = []
    for section in sections:
        if len(section.title) < 120 and ASSIGNMENT_REGEX.search(section.title.lower()):
            last = layout.line_at(max(section.span[0], section.span[1] - 1)).index
            found.append((layout.line_at(section.span[0]).index, last))
        else:
            found += _titled(layout, section.children)
    return found


def _is_heading(layout: Layout, line: Line) -> bool:
    words = layout.lower[line.body : line.end]
    if not 5 < len(words) < 120 or not ASSIGNMENT_REGEX.search(words.rstrip(" :.")):
        return False
    if line.marker is not None:
        return line.marker.kind in _RANKS and ";" not in words
    written = layout.view[line.body : line.end]
    return written.isupper() or (len(words) < 50 and words[-1] not in ".;," and written[0].isupper())


def _rank(line: Line) -> int:
    if line.marker is None:
        return _PLAIN_RANK
    return _RANKS.get(line.marker.kind, 9) + (line.marker.depth - 1 if line.marker.kind == "arabic" else 0)


def _end_of(layout: Layout, heading: Line, feet: int) -> int:
    rank = _rank(heading)
    for line in layout.lines[heading.index + 1 : feet]:
        if line.is_row or line.start == line.end:
            continue
        words = layout.view[line.body : line.end]
        numbered = line.marker is not None and line.marker.kind in _RANKS
        plain = line.marker is None and words.isupper() and len(words) > 8
        if (numbered and _rank(line) <= rank and _goes_on(heading, line)) or (plain and rank >= _PLAIN_RANK):
            return line.index - 1
    return feet - 1


def _goes_on(heading: Line, line: Line) -> bool:
    """Whether the line's number follows the heading's: "1." after "5. TỔ CHỨC" opens a list inside it."""
    above, here = heading.marker, line.marker
    if above is None or here is None or above.kind != here.kind or above.kind != "arabic":
        return True
    return [int(n) for n in here.label.split(".")] > [int(n) for n in above.label.split(".")]


def _end_of_list(layout: Layout, lead: Line, feet: int) -> int:
    last = lead.index
    for line in layout.lines[lead.index + 1 : feet]:
        if line.start == line.end:
            continue
        if line.marker is None and not line.is_row:
            break
        if line.marker is not None and lead.marker is not None and line.marker.kind == lead.marker.kind != "bullet":
            break
        last = line.index
    return last


def _closing_line(layout: Layout, feet: int) -> int | None:
    """Return the line of the closing request: among the last six lines that hold words."""
    seen = 0
    for line in reversed(layout.lines[:feet]):
        if line.end - line.start < 25 or line.is_row:
            continue
        if _CLOSING_REGEX.search(layout.lower, line.start, line.end) and line.marker is None:
            return line.index
        seen += 1
        if seen == 6:
            break
    return None
