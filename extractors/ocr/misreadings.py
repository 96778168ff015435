"""What recognition misread, mended where Vietnamese leaves one reading; numbers keep their values.

1. letters between digits: "ngày l5 tháng 9" → "ngày 15 tháng 9", "năm 2O21" → "năm 2021", "1OO%" → "100%"
2. document symbols: "BGDDT", "GD&ĐÐT" → "BGDĐT", "GD&ĐT"; "/ND-CP", "/QD-UBND" → "/NĐ-CP", "/QĐ-UBND";
   the purposes of addressees: "(th)" → "(t/h)"
3. roman numbers before a heading: "IL NỘI DUNG" → "II. NỘI DUNG", "IH. CHỈ TIÊU" → "III. CHỈ TIÊU"
4. specks read as points: "ngày.29 tháng 12", "thực .hiện", "05/9/2024. đến ngày 20/11/2024"; capitals inside
   words: "cán bỘ"; blanks that were lost: "kiểm trahồ sơ", "Khối2", "bé khỏe,bé ngoan"; the point of an item
   read as a comma: "5, Giáo viên chủ nhiệm" → "5. Giáo viên chủ nhiệm"
5. (plan_words.py) words that are no syllables, where one word of the plan differs by a mark or a letter: "irường"
6. lines that every plan has, without some of their marks or blanks: "KEHOẠCH" → "KẾ HOẠCH"
7. pairs of words that mean nothing together: "chỉ tiết thi hành" → "chi tiết thi hành", "thị đua" → "thi đua"
8. the family name that four people in ten have, where it begins a name: "Nguyên Hoàng Dũng" → "Nguyễn Hoàng Dũng"
Left alone: digits, other names and abbreviations ("Niê", "H'Nga", "GVCN"), words with two possible readings.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from extractors.legacy import is_syllable
from extractors.letters import LOWER, UPPER
from extractors.ocr.plan_words import Change, bones_of, in_case_of

_DIGITS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "Ó": "0", "º": "0"})
_LIKE = "lI|OoÓº"
_BETWEEN_REGEX = re.compile(
    rf"(?<=ngày )[{_LIKE}\d]{{1,2}}(?= tháng\b)|(?<=tháng )[{_LIKE}\d]{{1,2}}(?= năm\b)|(?<=năm )[{_LIKE}\d]{{4}}\b"
    rf"|\b[{_LIKE}\d]{{1,2}}[/.-][{_LIKE}\d]{{1,2}}[/.-][12][{_LIKE}\d]{{3}}\b|\b[\d{_LIKE}]{{2,3}}(?:,\d)?(?=\s?%)"
)
_SCHOOL_OFFICE_REGEX = re.compile(
    rf"(?<![A-ZĐÐ])([PSB]?)[GC]D([&-]?)[^\w\s,;.:/()]{{0,2}}[DĐÐ]{{1,3}}T(?![{UPPER}{LOWER}])"
)
_DECREE_REGEX = re.compile(r"(?<=/)[NQ][DÐ](?=-[A-ZĐ])")
_ETH_REGEX = re.compile(r"[ĐÐ]Ð|Ð|ð")
_ROMANS = {"IL": "II.", "IL.": "II.", "IIL": "III.", "IIL.": "III.", "IH.": "III.", "HI.": "III.", "1H.": "III.",
           "IHI.": "III.", "1I.": "II.", "I1.": "II.", "VL": "VI.", "VỊ.": "VI.", "LV.": "IV.",
           "1.V": "IV."}  # fmt: skip
_HEADING_REGEX = re.compile(rf"([A-Z1Ị.]{{2,4}}) (?=[{UPPER}]{{2,}} ?[{UPPER}]*)")
_SPECK_REGEX = re.compile(r"\b(?:[Nn]gày|[Tt]háng|[Nn]ăm|số)([.,·'`])(?=\d)|(?<=\d)(\.)(?=(?:tháng|năm)\b)")
_AFTER_DATE_REGEX = re.compile(r"(?<=\d)[.,](?= (?:đến|và) (?:hết )?(?:ngày )?\d)")
_ITEM_REGEX = re.compile(rf"(?:[1-9]|[12]\d)(,)(?= [{UPPER}][{LOWER}]+ [{LOWER}])")
# Nobody's family name is "Nguyên"; places and writers have it ("Nguyên Bình", "Nguyên Hồng"), with one word behind.
_FAMILY_NAME_REGEX = re.compile(
    r"(?:^|(?<=[Ôô]ng )|(?<=[Bb]à )|(?<=[Tt]hầy )|(?<=[Cc]ô )|(?<=[Đđ]ồng chí )|(?<=[Đđ]/c ))Nguyên"
    rf"(?= [{UPPER}][{LOWER}]+ [{UPPER}][{LOWER}]+)"
)
_LOOSE_REGEX = re.compile(rf"(?<=[{LOWER},;] )[.·'`](?=[{LOWER}]{{2}})")
_MIXED_REGEX = re.compile(rf"\b(?:[{LOWER}]+(?![A-Z])[{UPPER}][{LOWER}]*|[A-ZĐ](?![A-ZĐ])[{UPPER}][{LOWER}]+)\b")
_LABEL_REGEX = re.compile(rf"(?:[IVX]{{1,4}}|\d{{1,2}})\.(?=[{UPPER}][{UPPER}{LOWER}])")
_BLANK_REGEX = re.compile(rf"(?<=[^\W\d_])[,;](?=[^\W\d_]{{2}})|[{LOWER}](?=\(%)")
_GLUED_NUMBER_REGEX = re.compile(rf"\b([A-ZĐ]?[{LOWER}]{{2,6}})(?=\d)")
_PAIRS = (
    ("chỉ tiết", "chi tiết", r"(?! kiệm| học|\s*\d)"), ("thị đua", "thi đua", ""), ("yêu câu", "yêu cầu", ""),
    ("kê hoạch", "kế hoạch", ""), ("quyêt định", "quyết định", ""),
    ("chỉ thường xuyên", "chi thường xuyên", ""), ("chỉ bộ", "chi bộ", r"(?! phận| môn)"), ("chỉ đoàn", "chi đoàn", ""),
    ("chỉ ủy", "chi ủy", ""), ("chỉ uỷ", "chi uỷ", ""), ("đẳng viên", "đảng viên", ""), ("đẳng phí", "đảng phí", ""),
    ("đẳng bộ", "đảng bộ", ""), ("đẳng ủy", "đảng ủy", ""), ("đẳng cộng sản", "đảng cộng sản", ""),
    ("khen thường", "khen thưởng", ""), ("hiệu trường", "hiệu trưởng", ""), ("nghị quyêt", "nghị quyết", ""),
)  # fmt: skip
_PURPOSES = {"(th)": "(t/h)", "(b/C)": "(b/c)", "(b/©)": "(b/c)", "(t/H)": "(t/h)", "(P/h)": "(p/h)"}
_PURPOSE_REGEX = re.compile("|".join(map(re.escape, _PURPOSES)))
# What stands by itself on a line of every plan, in capitals.
_FIXED = ("KẾ HOẠCH", "KẾ HOẠCH LIÊN TỊCH", "CHƯƠNG TRÌNH", "BÁO CÁO", "QUYẾT ĐỊNH", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG",
          "KT. HIỆU TRƯỞNG", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")  # fmt: skip
_LONGEST_FIXED = 36


def _eths(text: str) -> Iterator[Change]:
    for match in _ETH_REGEX.finditer(text):
        yield (*match.span(), "đ" if match[0] == "ð" else "Đ")


def _digits(text: str) -> Iterator[Change]:
    for match in _BETWEEN_REGEX.finditer(text):
        made = match[0].translate(_DIGITS)
        # A lone letter is a number only between "ngày" and "tháng", where nothing else can stand.
        if any(map(str.isdigit, match[0])) or match[0] in "lI|":
            yield (*match.span(), made)


def _symbols(text: str) -> Iterator[Change]:
    for match in _SCHOOL_OFFICE_REGEX.finditer(text):
        joint = match[2] or ("&" if "&" in match[0] else "")
        yield (*match.span(), f"{match[1]}GD{joint}ĐT")
    for match in _DECREE_REGEX.finditer(text):
        yield (*match.span(), f"{match[0][0]}Đ")
    for match in _PURPOSE_REGEX.finditer(text):
        yield (*match.span(), _PURPOSES[match[0]])


def _roman(text: str) -> Iterator[Change]:
    head = _HEADING_REGEX.match(text)
    if head and head[1] in _ROMANS:
        yield (*head.span(1), _ROMANS[head[1]])


def _fixed_lines(text: str) -> Iterator[Change]:
    line = _fixed_line(text)
    if line and line != text:
        yield 0, len(text), line


def _fixed_line(text: str) -> str | None:
    """Return the line of a letterhead or title that a text is but for marks and blanks."""
    if len(text) > _LONGEST_FIXED or not text.isupper():
        return None
    return _fixed_by_bones().get(bones_of(text.lower()).replace(" ", ""))


@cache
def _fixed_by_bones() -> dict[str, str]:
    return {bones_of(line.lower()).replace(" ", ""): line for line in _FIXED}


def _specks(text: str) -> Iterator[Change]:
    for match in _SPECK_REGEX.finditer(text):
        yield (*match.span(1 if match[1] else 2), " ")
    for pattern in (_AFTER_DATE_REGEX, _LOOSE_REGEX):
        for match in pattern.finditer(text):
            yield (*match.span(), "")


def _items(text: str) -> Iterator[Change]:
    if item := _ITEM_REGEX.match(text):
        yield (*item.span(1), ".")


def _family_names(text: str) -> Iterator[Change]:
    for match in _FAMILY_NAME_REGEX.finditer(text):
        yield (*match.span(), "Nguyễn")


def _cases(text: str) -> Iterator[Change]:
    for match in _MIXED_REGEX.finditer(text):
        if is_syllable(match[0]) and not match[0].isascii():
            yield (*match.span(), match[0].capitalize() if match[0][0].isupper() else match[0].lower())


def _blanks(text: str) -> Iterator[Change]:
    for match in _BLANK_REGEX.finditer(text):
        yield match.end(), match.end(), " "
    if label := _LABEL_REGEX.match(text):
        yield label.end(), label.end(), " "
    for match in _GLUED_NUMBER_REGEX.finditer(text):
        if is_syllable(match[1]) and not match[1].isascii():
            yield match.end(1), match.end(1), " "


@cache
def _pair_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b{wrong}\b{guard}", re.IGNORECASE), right) for wrong, right, guard in _PAIRS)


def _pairs(text: str) -> Iterator[Change]:
    for pattern, right in _pair_patterns():
        for match in pattern.finditer(text):
            yield (*match.span(), in_case_of(match[0], right))


RULES: tuple[Callable[[str], Iterator[Change]], ...] = (
    _fixed_lines, _eths, _digits, _symbols, _roman, _specks, _items, _family_names, _cases, _blanks, _pairs,
)  # fmt: skip
"""In this order: each sees what those before it made of the line."""
