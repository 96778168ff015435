"""Where in a line a clause may begin that names who does the work, and in what way it would name them."""

import re

from extractors.components.responsibles.holders import read_holder
from extractors.components.responsibles.regions import Region
from extractors.layout import Layout, Line

_CLAUSE_REGEX = re.compile(r"(?<!\Wp)(?<!\Wq)[.;](?= )\.? *[-+*•]? ?|\.\.\. ?|… ?")
# Inside a sentence only these ask somebody: "phân công giáo viên có năng lực" is itself a duty.
_TELL_INSIDE_REGEX = re.compile(
    r"(?:(?<=\W)|^)(?:giao cho|giao nhiệm vụ cho|phân công cho|đề nghị|yêu cầu)(?!\w) ?:? ?"
)
# "nếu có vướng mắc, các bộ phận phản ánh về …" hands out no work.
TROUBLE_REGEX = re.compile(r"vướng mắc|khó khăn|phát sinh|bất cập|thắc mắc")
_BY_REGEX = re.compile(r"(?<!\w)(?:do|thông qua) (?=\S)")
# "…, ủy viên là các tổ trưởng": whom a seat is filled with.
_SEAT_OF_REGEX = re.compile(
    r"(?<!\w)(?:(?:ủy|uỷ) viên|thành viên|thư k[ýí]|(?:phó )?trưởng ban|phó ban)"
    r" (?:là|gồm|bao gồm)(?: có)? :?(?=\S)"
)
# "Công đoàn phối hợp với Đoàn Thanh niên tổ chức hội thi": the partner does the work too.
_WITH_REGEX = re.compile(r"(?<=[^\W_] )phối hợp (?:chặt chẽ )?(?:với|cùng(?: với)?) (?=\S)")
_GATHERS_REGEX = re.compile(r"(?:về|cho|qua) (?=\S)")
# "GVCN phát động ở lớp, TPT Đội chấm điểm": a clause behind a comma
_NEXT_REGEX = re.compile(r", (?=[^\W\d_])")
_WORD_REGEX = re.compile(r"[^\s,;:.()|]+")
_LONGEST_HOLDER = 40
_LONGEST_BRACKET = 300  # characters; looked for no farther back, so that a line of commas stays linear
_ASKED_UPWARD_REGEX = re.compile(
    r"kính $|rất mong $|nếu $|sự $|có $|theo $|phù hợp (?:với )?$|khi có $|các $|những $|đáp ứng $|đúng $"
)
# "Kính đề nghị Ban đại diện CMHS, các tổ …" asks with respect those who do share the work.
_WITHIN_SCHOOL_REGEX = re.compile(
    r"(?:các |toàn thể |quý )*(?:bgh|ban giám hiệu|ban đại diện|hội (?:cha mẹ|cmhs|phụ huynh)|t[ổỏ] (?!chức)|công đoàn"
    r"|đoàn (?:trường|thanh niên)|chi đoàn|liên đội|bộ phận|đoàn thể"
    r"|th[ầà]y|giáo viên|gv|phụ huynh|cha mẹ|cmhs|phhs|lớp)(?!\w)?"
)
# "Phân công: …", "Nhiệm vụ cụ thể: …", "Tổ chức thực hiện: …" on the line of the first clause.
_ASSIGNS_REGEX = re.compile(
    r"(?:(?:bảng )?phân công|nhiệm vụ cụ thể|trách nhiệm|t[ổỏ] chức thực hiện)(?: [^\s:;.,]+){0,5} ?: (?=\S)"
)


def clause_starts(layout: Layout, line: Line, region: Region) -> list[tuple[int, str]]:
    """Return the places of a line where holders may be named, in order, each with how they would be.

    "start": a clause's subject; "told": whom words ask or a seat is filled with; "by": after "do";
    "with": the partner; "to": who gathers what is handed in; "next": the subject of a further clause.
    """
    lower = layout.lower
    starts = [(line.body, "start")]
    if head := _ASSIGNS_REGEX.match(lower, line.body, line.end):
        starts.append((head.end(), "start"))
    starts += [(m.end(), "start") for m in _CLAUSE_REGEX.finditer(lower, line.body, line.end)]
    starts += [(m.end(), "told") for m in _TELL_INSIDE_REGEX.finditer(lower, line.body, line.end) if _asks(lower, m)]
    starts += [(m.end(), "by") for m in _BY_REGEX.finditer(lower, line.body, line.end)]
    starts += [(m.end(), "told") for m in _SEAT_OF_REGEX.finditer(lower, line.body, line.end)]
    if not region.closing:
        starts += [(m.end(), "with") for m in _WITH_REGEX.finditer(lower, line.body, line.end)]
        starts += [(m.end(), "next") for m in _NEXT_REGEX.finditer(lower, line.body, line.end)]
        starts += [(m.end(), "to") for m in _GATHERS_REGEX.finditer(lower, line.body, line.end)]
    return sorted(starts)


def _asks(lower: str, match: re.Match[str]) -> bool:
    start = max(0, match.start() - 90, lower.rfind(". ", max(0, match.start() - 90), match.start()))
    if TROUBLE_REGEX.search(lower, start, match.start()):
        return False
    if lower.endswith("kính ", 0, match.start()) and _WITHIN_SCHOOL_REGEX.match(lower, match.end()):
        return True
    return _ASKED_UPWARD_REGEX.search(lower, max(0, match.start() - 10), match.start()) is None


def opens_next(layout: Layout, line: Line, at: int) -> bool:
    """Whether the words behind a comma may be the subject of a further clause.

    Behind "chỉ đạo các tổ, giáo viên thực hiện" the comma goes on with those directed; in a bracket none begins.
    """
    lower, comma = layout.lower, at - 2
    low = max(line.body, at - _LONGEST_BRACKET)
    if lower.rfind("(", low, at) > lower.rfind(")", low, at):
        return False
    low = max(line.body, comma - _LONGEST_HOLDER)
    for word in _WORD_REGEX.finditer(lower, low, comma):
        holder = read_holder(lower, word.start(), comma)
        if holder is not None and holder.stop == comma and (holder.plural or not holder.listed):
            return False
    return True
