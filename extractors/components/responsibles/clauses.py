"""Positions and bodies in sentences: the subjects of the clauses in which a plan hands out work."""

import re
from collections.abc import Iterator, Sequence

from extractors.components.responsibles.clause_starts import TROUBLE_REGEX, clause_starts, opens_next
from extractors.components.responsibles.holding import holds, is_outside
from extractors.components.responsibles.listed_persons import named_at
from extractors.components.responsibles.regions import Region
from extractors.components.responsibles.subject_items import (
    Named,
    after_bracket,
    given_name_after,
    items_of,
    responsible,
    with_others_named,
)
from extractors.components.responsibles.subjects import Subject, read_subject
from extractors.components.responsibles.timed_clauses import find_after_time
from extractors.layout import Layout, Line
from schemas import Responsible

# "Căn cứ kế hoạch này, các tổ …": what stands before the subject.
_INTRO_REGEX = re.compile(
    r"(?:căn cứ|trên cơ sở|hằng|hàng|cuối|đầu|để|khi|nhận được|trong|trên đây|kế hoạch này|định kỳ|ngoài ra|đồng thời"
    r"|sau|theo|vì vậy|do đó|do vậy|nếu|(?:đối )?với|từ|tùy|tuỳ)(?!\w)[^,;]{0,300}, "
)
_WORK_REGEX = re.compile(r"[^:;.|]{3,70}: ?(?=\S)")
_NO_WORK_REGEX = re.compile(
    r"thành phần|đối tượng|gồm|thời gian|địa điểm|tham dự|nơi|kính|số lượng|kinh phí|hình thức"
    r"|danh hiệu|chỉ tiêu|ví dụ|chủ đề"
)
# "…, kính mong Ban chỉ đạo huyện, UBND xã quan tâm", "trình UBND xã, Phòng …": the second of those above asked.
_HOPES_REGEX = re.compile(
    r"(?:(?:kính|rất|trân trọng) (?:mong|đề nghị|trình)|, trình)(?!.*(?:(?<!kính )đề nghị|yêu cầu))"
)
_COMMA_REGEX = re.compile(r", ")
# At the start of a clause; "phân công giáo viên có năng lực" is itself a duty.
_GIVES_REGEX = re.compile(r"(?:giao|(?:giao trách nhiệm|(?:ủy|uỷ) quyền) cho|nhờ) :? ?(?=\S)")
_LABEL_REGEX = re.compile(
    r"(?:(?:người|bộ phận|đơn vị|cá nhân|giáo viên|lực lượng|ban)[ ,/]*)?"
    r"(?:phụ trách|thực hiện|chủ trì|phối hợp|chịu trách nhiệm|phân công|phụ trách chính|kiểm tra)\s*:\s*"
)
LABELS = _LABEL_REGEX


def find_in_line(
    layout: Layout, line: Line, region: Region, taken: set[int], persons: Sequence[int] = ()
) -> Iterator[Responsible]:
    """Yield the holders that a line of an assigning region names; ``persons`` are the starts of names in it.

    1. "- Hiệu trưởng ban hành kế hoạch, chỉ đạo …": the subject
    2. "Các tổ chuyên môn, tổ văn phòng cụ thể hóa …": a list, one item each
    3. "* Đối với tổ chuyên môn: …", "+ Công an xã: rà soát …"
    4. "Giao cho kế toán (chị Ly) …", "Đề nghị Công đoàn, Đoàn Thanh niên phối hợp …"
    5. "Trên đây là kế hoạch …, đề nghị các tổ, các đoàn thể nghiêm túc thực hiện"
    6. "nộp biên bản về Tổng phụ trách Đội tổng hợp", "do Đoàn trường chủ trì"
    7. "Hiệu trưởng Nguyễn Văn A phụ trách …": a person with a post
    """
    seen: set[int] = set()
    for at, how in clause_starts(layout, line, region):
        if how == "next" and not seen:
            continue
        for found in _read_clause(layout, line, at, how, region, taken):
            if found.span[0] not in seen:
                seen.add(found.span[0])
                yield found
    if not seen and not region.closing:
        yield from _after_label(layout, line, persons)
        yield from _within_label(layout, line, region, taken, persons)


def _after_label(layout: Layout, line: Line, persons: Sequence[int]) -> Iterator[Responsible]:
    """Yield the holders that stand alone after the name of their work: "Nước uống: tổ nuôi"."""
    label = _WORK_REGEX.match(layout.lower, line.body, line.end)
    subject = read_subject(layout, label.end(), line.end, True) if label else None
    if label is None or subject is None or _NO_WORK_REGEX.search(label[0]):
        return
    if persons and persons[0] < label.end():  # "Thầy Cường, Hiệu trưởng: Trưởng ban"
        return
    if layout.lower[after_bracket(layout, subject.end, line.end) : line.end].strip(" .;"):
        return
    work = layout.text[line.body : label.end()].strip(" :-")
    for holder in subject.holders:
        yield responsible(layout, holder, None, None).model_copy(update={"duties": [work]})


def _within_label(
    layout: Layout, line: Line, region: Region, taken: set[int], persons: Sequence[int]
) -> Iterator[Responsible]:
    """Yield the subject behind the name of the work: "Chế độ báo cáo: trong thời gian …, Tổ văn phòng báo cáo"."""
    label = _WORK_REGEX.match(layout.lower, line.body, line.end)
    if label is None or _NO_WORK_REGEX.search(label[0]) or (persons and persons[0] < label.end()):
        return
    subject = read_subject(layout, label.end(), line.end, False)
    if subject is None:
        yield from _after_intro(layout, line, label.end(), region, taken)
    elif subject.follow == "verb" and not any(h.loose or h.listed for h in subject.holders):
        yield from items_of(layout, line, subject, taken, False)


def _read_clause(
    layout: Layout, line: Line, at: int, how: str, region: Region, taken: set[int]
) -> Iterator[Responsible]:
    lower = layout.lower
    told = how == "told"
    if how == "start" and (tell := _GIVES_REGEX.match(lower, at, line.end)):
        at, told = tell.end(), True
    person = named_at(layout, at, line.end, taken, None, True) if told or how == "by" else None
    if person is not None:
        yield person
        return
    subject = read_subject(layout, at, line.end, told)
    if how == "next" and not (subject and holds(layout, subject, at, how, told) and opens_next(layout, line, at)):
        return
    if subject is not None and (named := _post_and_name(layout, subject, line.end, taken, region)):
        yield from with_others_named(layout, named, line.end, taken)
        return
    if subject is None and how == "start":
        found = list(_after_intro(layout, line, at, region, taken))
        yield from found or find_after_time(layout, line, at, taken)
        return
    if subject is None or not holds(layout, subject, at, how, told):
        return
    yield from items_of(layout, line, subject, taken, told)


def _post_and_name(layout: Layout, subject: Subject, end: int, taken: set[int], region: Region) -> Named | None:
    """Return "Kế toán Đinh Thị Nguyệt tham mưu …": a common word for a post, with the name right behind it."""
    post = subject.holders[0]
    if region.closing or len(subject.holders) > 1 or post.kind != "position" or not post.loose:
        return None
    if not layout.lower.startswith(" ", post.stop):
        return None
    person = named_at(layout, post.stop + 1, end, taken, (post.start, post.end), True)
    person = person or given_name_after(layout, post, post.stop + 1, end, taken)
    return Named(person, (post.start, post.end)) if person else None


def _after_intro(layout: Layout, line: Line, at: int, region: Region, taken: set[int]) -> Iterator[Responsible]:
    """Read the subject after "Trên đây là kế hoạch …, " or "Căn cứ kế hoạch này, ", however many commas it has."""
    intro = _INTRO_REGEX.match(layout.lower, at, line.end)
    tries = 0
    while intro is not None and tries < 5:
        subject = read_subject(layout, intro.end(), line.end, region.closing)
        if TROUBLE_REGEX.search(layout.lower, at, intro.end()):
            return
        if subject is not None and _HOPES_REGEX.search(layout.lower, at, intro.end()) and is_outside(layout, subject):
            return
        if (
            subject is not None
            and holds(layout, subject, intro.end(), "start", False)
            and subject.follow == "verb"
            and not any(h.loose and layout.lower[h.start : h.end] != "cá nhân" for h in subject.holders)
        ):
            yield from items_of(layout, line, subject, taken, False)
            return
        if not region.closing and (timed := list(find_after_time(layout, line, intro.end(), taken))):
            yield from timed
            return
        tries += 1
        comma = layout.lower.find(", ", intro.end(), min(line.end, intro.end() + 300))
        stop = layout.lower.find(". ", intro.end(), min(line.end, intro.end() + 300))
        if comma < 0 or -1 < stop < comma:
            return
        intro = _COMMA_REGEX.match(layout.lower, comma, line.end)
