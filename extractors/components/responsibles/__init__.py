"""The component ``responsibles``: who answers for what.

names        where a person's name ends, and the case it is written in
holders      positions and bodies: what the words at a place name
tails        posts before and after a name, units, duties
regions      where a plan hands out work
persons      persons with a title, and in lists
shared_seats  seats and posts said once for a list of persons
subjects     lists of positions and bodies, and what follows them
clauses      positions and bodies as subjects of sentences
holding      whether the subject of a clause is given its work
timed_clauses  subjects right behind a time
clause_starts  where such clauses begin
homely_titles  whether "em" or "chú" before a name addresses a holder
mixed_lists  positions and bodies that a list of persons goes on with
subject_items  what a subject makes: holders, persons behind posts, seats
labelled_names  persons behind the name of their work
headings     headings that name a holder, with the lines under them
columns      tables
column_kinds  what the heads of their columns say
figures      columns of figures
cells        what one cell names
given_names  given names alone behind a post
doubt        short names without a title, which underthesea is asked about
words        the lexicon as patterns
"""

import re
from bisect import bisect_left

from spacy.tokens import Doc

from extractors.component import component, items, layout_of, section_at
from extractors.components.responsibles.cells import read_cell
from extractors.components.responsibles.clauses import LABELS, find_in_line
from extractors.components.responsibles.columns import find_in_table, skipped_cells
from extractors.components.responsibles.doubt import Doubts
from extractors.components.responsibles.headings import find_heading, heads_roster
from extractors.components.responsibles.labelled_names import find_labelled
from extractors.components.responsibles.listed_persons import find_listed
from extractors.components.responsibles.mixed_lists import find_behind_persons
from extractors.components.responsibles.persons import find_persons
from extractors.components.responsibles.regions import Region, find_feet, find_regions
from extractors.components.responsibles.shared_seats import with_led_teams
from extractors.components.responsibles.subjects import read_subject
from extractors.components.responsibles.words import TELL_REGEX
from extractors.layout import Layout
from schemas import Responsible

_STOP_REGEX = re.compile(r"(?<!\W[pq])(?<!\W\d)\. ")
_LONGEST_LABEL = 160  # characters of holders after "Người thực hiện:"; more is a sentence


@component("responsibles", requires=("sections", "dates", "phases"))
def responsibles(doc: Doc) -> list[Responsible]:
    """Return the holders of duties, one item a holder and place of assignment, in the order of the text.

    Persons anywhere in the plan:
    1. "1. Ông Lê Văn Thuận - Hiệu trưởng - Chủ tịch Hội đồng: phụ trách chung;"
    2. "Bà Đỗ Thị Sương, Nhân viên y tế, Ủy viên: chuẩn bị túi thuốc", "Đ/c Lại Thị Hoàn (PHT) phụ trách chung"
    3. "Trưởng ban: Đ/c Trần Văn Bình", "GVCN lớp 9A: thầy Mai Văn Tĩnh", "kế toán (chị Kiều Thị Ly)"
    4. "đ/c Hổ (PHT)", "các đ/c: Lan, Hương và Hà", "Đ/c Hiệu trưởng Nguyễn Thị Thanh"
    5. "2. Nguyễn Văn An - Hiệu trưởng - Trưởng ban", "Hiệu trưởng Trần Văn Long chỉ đạo"

    Positions and bodies where work is handed out:
    6. "- Các tổ chuyên môn, tổ văn phòng cụ thể hóa kế hoạch", "+ Công an xã: rà soát dữ liệu"
    7. "Giao cho tổ Văn phòng …", "Đề nghị Công đoàn, Đoàn Thanh niên phối hợp", "do bộ phận thư viện phụ trách"
    8. "Trưởng ban: Hiệu trưởng", "Các tổ trưởng - Ủy viên"
    9. "* Đối với giáo viên:" over lines without a subject of their own
    10. "Trên đây là kế hoạch …, đề nghị các tổ, các đoàn thể nghiêm túc thực hiện"; never "cá nhân"
    11. "Người thực hiện: BGH, GVCN các lớp"

    Tables:
    12. columns "Người phụ trách", "Phối hợp", "Chủ trì": "Lương Thị Dịu (PHT), tổ trưởng tổ 5 tuổi", "Hương"
    13. "STT | Họ và tên | Chức vụ | Nhiệm vụ" in any order: "PHAN THU HÀ | P.HT | Phụ trách chuyên môn"
    14. columns headed by a post or by teachers: "Tổ | Tổ trưởng", "Lớp | Môn | Giáo viên"
    15. rows without heads: "1 | Ông Nguyễn Văn An | Hiệu trưởng | Trưởng ban"
    """
    layout = layout_of(doc)
    feet = find_feet(layout)
    regions = find_regions(layout, items(doc, "sections"), feet[0])
    doubts = Doubts()
    found = _in_tables(layout, feet, regions, doubts)
    taken = {item.span[0] for item in found}
    skipped = [cell for table in layout.tables for cell in skipped_cells(layout, table)]
    found += find_persons(layout, feet, taken, skipped)
    found += _in_lines(layout, feet, regions, taken, doubts)
    found = with_led_teams(layout, _without_overlaps(found))
    return [item.model_copy(update={"section": section_at(doc, item.span[0])}) for item in found]


def _in_tables(layout: Layout, feet: tuple[int, int], regions: list[Region], doubts: Doubts) -> list[Responsible]:
    found: list[Responsible] = []
    taken: set[int] = set()
    for table in layout.tables:
        if feet[0] <= table.first < feet[1]:
            continue
        assigned = any(r.first <= table.first <= r.last for r in regions)
        found += find_in_table(layout, table, assigned, taken, doubts)
    return found


def _in_lines(
    layout: Layout, feet: tuple[int, int], regions: list[Region], taken: set[int], doubts: Doubts
) -> list[Responsible]:
    found: list[Responsible] = []
    persons = sorted(taken)
    of_line = {i: region for region in regions for i in range(region.first, region.last + 1)}
    for line in layout.lines:
        if line.is_row or line.start == line.end or feet[0] <= line.index < feet[1]:
            continue
        region = of_line.get(line.index)
        label = LABELS.match(layout.lower, line.body, line.end)
        listed = find_listed(layout, line, taken, region is not None) if label is None else None
        if label is not None and _opens_clauses(layout, label.end(), line.end):
            found += find_in_line(layout, line, region or Region(line.index, line.index), taken)
        elif label is not None:
            start = label.end()
            tell = TELL_REGEX.match(layout.lower, start, line.end)
            start = tell.end() if tell else start  # "Phối hợp: đề nghị Công an xã, …"
            found += read_cell(layout, start, _end_of_label(layout, start, line.end), doubts)
        elif listed is not None:
            found.append(listed)
        elif region is not None and not heads_roster(layout, line):
            named = persons[bisect_left(persons, line.start) : bisect_left(persons, line.end)]
            heading = find_heading(layout, line.index, region.last)
            found += heading or find_in_line(layout, line, region, taken, named)
            found += find_behind_persons(layout, line, named)
            if not region.closing:
                found += find_labelled(layout, line, taken, assigned=True)
        elif region is None:
            found += find_labelled(layout, line, taken, assigned=False)
    return found


def _opens_clauses(layout: Layout, start: int, end: int) -> bool:
    """Whether clauses follow a label, no bare list: "Phân công: Hiệu trưởng chỉ đạo chung; Công đoàn phối hợp …"."""
    subject = read_subject(layout, start, end, False)
    return subject is not None and subject.follow == "verb" and layout.lower.find("; ", start, end) >= 0


def _end_of_label(layout: Layout, start: int, end: int) -> int:
    """Return where the holders after "Người thực hiện:" end; 0 words of them where a sentence follows."""
    dot = _STOP_REGEX.search(layout.lower, start, end)
    stop = dot.start() if dot else end
    return stop if stop - start <= _LONGEST_LABEL else start


def _without_overlaps(found: list[Responsible]) -> list[Responsible]:
    kept: list[Responsible] = []
    for item in sorted(found, key=lambda item: (item.span[0], -item.span[1])):
        if not kept or item.span[0] >= kept[-1].span[1]:
            kept.append(item)
    return kept
