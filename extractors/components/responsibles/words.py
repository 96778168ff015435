"""The words of the lexicon as compiled patterns, all matched on lower case but the honorifics."""

import re
from functools import cache

from extractors.lexicon import load

# Two spellings of one sound: the old and the new place of the tone mark, i for y.
_TWINS = (("ủy", "uỷ"), ("hóa", "hoá"), ("thủy", "thuỷ"), ("hòa", "hoà"), ("khỏe", "khoẻ"),
          ("lý", "lí"), ("ký", "kí"), ("kỳ", "kì"), ("kỹ", "kĩ"), ("mỹ", "mĩ"))  # fmt: skip
_END = r"(?![\w/&])"


def respell(pattern: str) -> str:
    """Return the pattern so that it matches both spellings of "ủy/uỷ", "lý/lí" and the like.

    >>> respell("thư ký")
    'thư (?:ký|kí)'
    """
    for old, new in _TWINS:
        pattern = re.sub(rf"(?<![\w|(]){old}(?!\w)", f"(?:{old}|{new})", pattern)
    return pattern


def _unit(kind: str) -> str:
    return "|".join(row["pattern"] for row in load("school_units") if row["kind"] == kind)


@cache
def tails() -> dict[str, str]:
    """Return what may follow a post, by the tail its row names; each pattern may match nothing."""
    subject, unit = rf"(?:{_unit('subject')}){_END}", rf"(?:{_unit('unit')}){_END}"
    subjects = rf"(?: (?:môn |bộ môn )?{subject}(?:(?: ?-|,| và) ?{subject})*)"
    team = rf" (?:tổ |khối )?(?:chuyên môn|cm|bộ môn|văn phòng|vp|hành chính|công đoàn|nữ công|nhà trẻ|bán trú|nuôi dưỡng){_END}(?:{subjects}|(?: tổ)? {unit})?"
    work = r"(?: (?:chủ nhiệm|cn|bộ môn|bm|tổng phụ trách(?: đội)?|bồi dưỡng(?: (?:học sinh giỏi|hsg|đội tuyển))?|phụ đạo|cốt cán|mầm non|tiểu học|thcs|thpt|đứng lớp|hợp đồng|(?:được )?(?:trực tiếp )?(?:giảng )?dạy(?: (?:bồi dưỡng|ôn|thêm|phụ đạo))?(?= (?:lớp|khối|môn|các|ôn|bồi|bộ|{s}))))".replace("{s}", _unit("subject"))
    staff = r"(?: (?:văn phòng|y tế(?: trường học| học đường)?|thư viện(?:(?:,| -)? thiết bị)?|thiết bị(?:,? thí nghiệm)?|thí nghiệm|kế toán|văn thư|thủ quỹ|phục vụ|nuôi dưỡng|cấp dưỡng|nấu ăn|nhà bếp|bảo vệ|hành chính|công nghệ thông tin|cntt|giáo vụ|tạp vụ|đoàn(?: đội)?|công đoàn|lớp|phụ trách(?: \S+){1,3}(?=$|[,;:.()])|giáo viên(?: nhân viên)?|gv|công chức|viên chức|chuyên trách|trong nhà trường|cốt cán|chủ chốt))"
    board_body = _body_pattern()
    return {
        "none": "",
        "office": r"(?: (?:nhà trường|các trường|trường (?:th|thcs|mn|thpt|mầm non|tiểu học)[^,;:.()]*(?=$|[,;:.()])))?",
        "team": rf"(?:{team}| (?:môn |bộ môn |tổ |khối |tổ cm |tổ chuyên môn )?{subject}(?:(?: ?-|,| và) ?{subject})*| (?:khối )?{unit}(?:, (?:nhà trẻ|\d tuổi))?| các (?:tổ|khối)(?: chuyên môn| cm| lớp)?{_END}| (?:tổ|khối){_END})?",
        "teacher": rf"{work}*{subjects}?(?: {unit})?",
        "staff": rf"{staff}?",
        "class": r"(?: (?:đứng lớp|trong (?:chi bộ|nhà trường)|là giáo viên))?",
        "pupil": rf"(?: {unit})?",
        "village": r"(?: (?!" + _one_of("verb") + r")[^\s,;:.()]+){0,2}(?=$|[,;:.()])|",
        "board": rf"(?:(?: của)? (?:hội đồng|hđ|ban|bch|cđ|đoàn|chi đoàn|công đoàn|chi bộ|đảng (?:ủy|uỷ)|hội|liên đội|ubnd|mttq|cm)(?: (?!{_one_of('verb')})(?:thi đua,? khen thưởng|tđkt|{board_body}|trường|sư phạm|cơ sở|trường học|tncs hồ chí minh|tncs|thanh niên|tn|đtn|xã|phường|thôn|giáo viên|gv|nhà trường|chi đoàn|ktnb|kiểm tra(?: nội bộ)?|cmhs|cha mẹ học sinh|phụ huynh|chỉ đạo|tổ chức|đại diện|thanh tra|nhân dân|tuyển sinh|chấm|công đoàn|khuyến học|phụ nữ|cđ|tđ|thi đua)){{0,4}}|(?: (?:thường trực|phòng|thư ký))?)",
    }  # fmt: skip


def _body_pattern() -> str:
    return r"hội đồng(?: thi đua(?:,? khen thưởng)?)?"


def _one_of(kind: str) -> str:
    words = [word for row in load("duty_words") if row["kind"] == kind for word in row["words"]]
    return rf"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?!\w)"


def _rows(name: str, with_tail: bool) -> list[tuple[dict[str, object], re.Pattern[str]]]:
    compiled = []
    for row in load(name):
        tail = tails()[row["tail"]] if with_tail else ""
        compiled.append((row, re.compile(respell(rf"(?:{row['pattern']}){_END}(?:{tail}){_END}"))))
    return compiled


@cache
def posts() -> list[tuple[dict[str, object], re.Pattern[str]]]:
    """Return the rows of positions.yaml with their patterns, tails included."""
    return _rows("positions", True)


@cache
def bodies() -> list[tuple[dict[str, object], re.Pattern[str]]]:
    """Return the rows of bodies.yaml with their patterns."""
    return [(row, re.compile(respell(rf"(?:{row['pattern']})"))) for row in load("bodies")]


VERB_REGEX = re.compile(_one_of("verb"))
STOP_REGEX = re.compile(_one_of("stop"))
TELL_REGEX = re.compile(rf"{_one_of('tell')} ?:?")
HONORIFIC_PATTERN = "|".join(row["pattern"] for row in sorted(load("honorifics"), key=lambda row: not row["plural"]))
PLURAL_REGEX = re.compile("|".join(row["pattern"] for row in load("honorifics") if row["plural"]))
SURNAMES = frozenset(name for row in load("surnames") for name in row["surnames"])
HISTORICAL = frozenset(name for row in load("historical_persons") for name in row["names"])
ASSIGNMENT_REGEX = re.compile("|".join(row["pattern"] for row in load("assignment_sections")))
SUBJECT_REGEX = re.compile(rf"(?:{_unit('subject')}){_END}")
UNIT_REGEX = re.compile(rf"(?:{_unit('unit')}){_END}")
