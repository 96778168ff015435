"""Whether the holders that a clause names as its subject are those who are to do its work."""

import re

from extractors.components.responsibles.names import read_name
from extractors.components.responsibles.subjects import SEATS, Subject
from extractors.layout import Layout

# "nhà trường đề nghị các tổ …" asks and takes no duty; "các tổ trưởng đề nghị khen thưởng" is one.
_ASKS_REGEX = re.compile(
    r" ?(?:kính |trân trọng )?(?:đề nghị|yêu cầu|mong)"
    r"(?= (?:các|toàn|mỗi|tất|mọi|ban|hội|phòng|sở|ubnd|đ/c|đồng chí|trưởng|hiệu trưởng|giáo viên|cán bộ|tổ))"
)
_BY_VERB_REGEX = re.compile(
    r" (?:phụ trách|thực hiện|chủ trì|đảm nhận|đảm nhiệm|tổ chức|chịu trách nhiệm|chỉ đạo|quản lý|giám sát)(?!\w)"
)
_GATHERS_VERB_REGEX = re.compile(r" tổng hợp(?!\w)")
# "Mỗi giáo viên có 01 sổ ghi chép": what each is to have is a duty.
_EACH = ("mỗi ", "từng ")
_EACH_HAS_REGEX = re.compile(
    r" (?:phải )?có (?:đủ|đầy đủ|ít nhất|tối thiểu|\d+|một|sổ|hồ sơ|kế hoạch|lịch|bảng|báo cáo)(?!\w)"
)
# "GVCN 17 lớp là phụ trách chi đội, chịu trách nhiệm về nề nếp"
_BEING_REGEX = re.compile(r" là [^;:.]{3,70}?, (?:và )?(?:chịu|có) trách nhiệm(?!\w)")
_OUTSIDERS = (
    "trường", "công an", "trạm", "ubnd", "ủy ban", "uỷ ban", "phòng", "sở", "trung tâm", "đồn", "mttq", "hđnd",
    "quân sự", "chính quyền", "đài", "bộ đội", "cảnh sát", "xã", "huyện", "hội",
)  # fmt: skip
# "1. Ban Kiểm tra nội bộ (Quyết định số 215/QĐ-THPT ngày …)": the heading of its members
_FOUNDED_REGEX = re.compile(
    r" ?\((?:có |kèm )?(?:theo |kèm theo |ban hành )*(?:quyết định|qđ|danh sách|phụ lục|gồm)(?!\w)"
)


def holds(layout: Layout, subject: Subject, at: int, how: str, told: bool) -> bool:
    """Whether what follows makes the holders those who are to do the work."""
    lower, follow = layout.lower, subject.follow
    if how == "by":
        return _BY_VERB_REGEX.match(lower, subject.end) is not None
    if how == "next":
        seat = lower.startswith(SEATS, subject.holders[0].start)
        seat |= lower.startswith(",", subject.end)  # "Giao đ/c Lê Văn An, Phó Hiệu trưởng, phụ trách …": An's post
        return follow == "verb" and not seat and not any(h.loose or h.listed for h in subject.holders)
    if how == "with":
        common = any(h.loose or h.listed for h in subject.holders)
        return follow == "verb" and not common and not is_outside(layout, subject)
    if how == "to":
        return _GATHERS_VERB_REGEX.match(lower, subject.end) is not None
    if told:
        return follow in ("verb", ":", "(", "end") or (follow == "other" and not subject.holders[-1].loose)
    if follow == "verb" and _ASKS_REGEX.match(lower, subject.end):
        return False
    if follow == "stop" and _EACH_HAS_REGEX.match(lower, subject.end):
        return lower.endswith(_EACH, 0, subject.holders[0].start) and not subject.holders[0].loose
    if follow == "stop" and _BEING_REGEX.match(lower, subject.end):
        return not subject.holders[-1].loose
    if follow == ":" and subject.holders[-1].kind == "body" and _names_others(layout, subject.end):
        return False
    if follow in ("verb", ":"):
        return not (subject.holders[0].listed and not subject.holders[0].plural)
    loose = any(h.loose or h.listed for h in subject.holders)
    if follow in ("(", "-"):
        return not loose and _FOUNDED_REGEX.match(lower, subject.end) is None
    return follow == "other" and not loose and layout.view[at].isupper()


def is_outside(layout: Layout, subject: Subject) -> bool:
    """Return whether the first holder is none of the school's own: "UBND xã", "Phòng GD&ĐT"."""
    return layout.lower.startswith(_OUTSIDERS, subject.holders[0].start)


def _names_others(layout: Layout, at: int) -> bool:
    """Whether the colon behind a body is followed by those in it: "Ban giám khảo: Lê Văn An (trưởng ban), …"."""
    start = layout.lower.index(":", at) + 1
    while layout.lower.startswith(" ", start):
        start += 1
    name = read_name(layout.view, layout.lower, start, layout.line_at(start).end)
    return (name is not None and name.sure) or layout.lower.startswith(SEATS, start)
