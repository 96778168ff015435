"""What recognition misread, mended where Vietnamese leaves one reading; numbers keep their values.

1. letters between digits: "ngày l5 tháng 9" → "ngày 15 tháng 9", "năm 2O21" → "năm 2021", "1OO%" → "100%"
2. document symbols: "BGDDT", "GD&ĐÐT" → "BGDĐT", "GD&ĐT"; "/ND-CP", "/QD-UBND" → "/NĐ-CP", "/QĐ-UBND";
   the purposes of addressees: "(th)" → "(t/h)"
3. roman numbers before a heading: "IL NỘI DUNG" → "II. NỘI DUNG", "IH. CHỈ TIÊU" → "III. CHỈ TIÊU"
4. specks read as points: "ngày.29 tháng 12", "thực .hiện", "05/9/2024. đến ngày 20/11/2024"; capitals inside
   words: "cán bỘ"; blanks that were lost: "kiểm trahồ sơ", "Khối2", "bé khỏe,bé ngoan"
5. words that are no syllables, where one word of the plan differs by a mark or a letter: "irường", "giẳảng"
6. lines that every plan has, without some of their marks or blanks: "KEHOẠCH" → "KẾ HOẠCH"
7. pairs of words that mean nothing together: "chỉ tiết thi hành" → "chi tiết thi hành", "thị đua" → "thi đua"
Left alone: digits, names and abbreviations ("Niê", "H'Nga", "GVCN"), words with two possible readings.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.legacy import is_syllable
from extractors.ocr.headings import heading_changes
from schemas import DocumentLine, Repair

Change = tuple[int, int, str]

_DIGITS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "Ó": "0", "º": "0"})
_LIKE = "lI|OoÓº"
_BETWEEN_REGEX = re.compile(
    rf"(?<=ngày )[{_LIKE}\d]{{1,2}}(?= tháng\b)|(?<=tháng )[{_LIKE}\d]{{1,2}}(?= năm\b)|(?<=năm )[{_LIKE}\d]{{4}}\b"
    rf"|\b[{_LIKE}\d]{{1,2}}[/.-][{_LIKE}\d]{{1,2}}[/.-][12][{_LIKE}\d]{{3}}\b|\b[\d{_LIKE}]{{2,3}}(?:,\d)?(?=\s?%)"
)
_SCHOOL_OFFICE_REGEX = re.compile(r"(?<![A-ZĐÐ])([PSB]?)[GC]D([&-]?)[^\w\s,;.:/()]{0,2}[DĐÐ]{1,3}T(?![A-ZĐÐa-zà-ỹ])")
_DECREE_REGEX = re.compile(r"(?<=/)[NQ][DÐ](?=-[A-ZĐ])")
_ETH_REGEX = re.compile(r"[ĐÐ]Ð|Ð|ð")
_ROMANS = {"IL": "II.", "IL.": "II.", "IIL": "III.", "IIL.": "III.", "IH.": "III.", "HI.": "III.", "1H.": "III.",
           "IHI.": "III.", "1I.": "II.", "I1.": "II.", "VL": "VI.", "VỊ.": "VI.", "LV.": "IV.",
           "1.V": "IV."}  # fmt: skip
_HEADING_REGEX = re.compile(r"([A-Z1Ị.]{2,4}) (?=[A-ZĐÀ-Ỹ]{2,} ?[A-ZĐÀ-Ỹ]*)")
_SPECK_REGEX = re.compile(r"\b(?:[Nn]gày|[Tt]háng|[Nn]ăm|số)([.,·'`])(?=\d)|(?<=\d)(\.)(?=(?:tháng|năm)\b)")
_AFTER_DATE_REGEX = re.compile(r"(?<=\d)[.,](?= (?:đến|và) (?:hết )?(?:ngày )?\d)")
_LOOSE_REGEX = re.compile(r"(?<=[a-zà-ỹ,;] )[.·'`](?=[a-zà-ỹđ]{2})")
_MIXED_REGEX = re.compile(r"\b(?:[a-zà-ỹđ]+[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ][a-zà-ỹđ]*|[A-ZĐ][ĂÂÊÔƠƯẠ-Ỹ][a-zà-ỹđ]+)\b")
_LABEL_REGEX = re.compile(r"(?:[IVX]{1,4}|\d{1,2})\.(?=[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹa-zà-ỹ])")
_BLANK_REGEX = re.compile(r"(?<=[^\W\d_])[,;](?=[^\W\d_]{2})|[a-zà-ỹ](?=\(%)")
_GLUED_NUMBER_REGEX = re.compile(r"\b([A-ZĐ]?[a-zà-ỹđ]{2,6})(?=\d)")
_WORD_REGEX = re.compile(r"[^\W\d_]{3,9}")
_ALL_REGEX = re.compile(r"[^\W\d_]{2,14}")
_LONG_REGEX = re.compile(r"[^\W\d_]{5,14}")
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
_LEAST_SEEN = 2


def repair_lines(lines: Sequence[DocumentLine]) -> list[DocumentLine]:
    """Return recognised lines with what is mended; each keeps the raw words beside, with their places."""
    known = _Vocabulary(line.text for line in lines)
    mended = [line if line.confidence is None else _repaired(line, known) for line in lines]
    for index, change in heading_changes(mended).items():
        if mended[index].confidence is not None:
            mended[index] = _applied(mended[index], [change])
    return mended


def _repaired(line: DocumentLine, known: "_Vocabulary") -> DocumentLine:
    for rule in (
        _fixed_lines,
        _eths,
        _digits,
        _symbols,
        _roman,
        _specks,
        _cases,
        _blanks,
        known.splits,
        _pairs,
        known.changes,
    ):
        changes = [(start, end, new) for start, end, new in rule(line.text) if line.text[start:end] != new]
        if changes:
            line = _applied(line, changes)
    return line


def _applied(line: DocumentLine, changes: Iterable[Change]) -> DocumentLine:
    text, repairs = line.text, list(line.repairs)
    for start, end, new in sorted(changes, reverse=True):
        grown = len(new) - (end - start)
        inside = [one for one in repairs if one.start < end and one.end > start]  # mended before
        first, last = min([start, *(one.start for one in inside)]), max([end, *(one.end for one in inside)])
        raw = _raw_of(text, first, last, inside)
        kept = [one if one.end <= start else replace(one, start=one.start + grown, end=one.end + grown)
                for one in repairs if one not in inside]  # fmt: skip
        text = text[:start] + new + text[end:]
        repairs = [*kept, Repair(first, last + grown, raw)]
    return replace(line, text=text, repairs=tuple(sorted(repairs, key=lambda one: one.start)))


def _raw_of(text: str, first: int, last: int, inside: Sequence[Repair]) -> str:
    raw, at = "", first
    for one in sorted(inside, key=lambda one: one.start):
        raw += text[at : one.start] + one.raw
        at = one.end
    return raw + text[at:last]


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
    return _fixed_by_bones().get(_bones(text.lower()).replace(" ", ""))


@cache
def _fixed_by_bones() -> dict[str, str]:
    return {_bones(line.lower()).replace(" ", ""): line for line in _FIXED}


def _specks(text: str) -> Iterator[Change]:
    for match in _SPECK_REGEX.finditer(text):
        yield (*match.span(1 if match[1] else 2), " ")
    for pattern in (_AFTER_DATE_REGEX, _LOOSE_REGEX):
        for match in pattern.finditer(text):
            yield (*match.span(), "")


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
            yield (*match.span(), _in_case_of(match[0], right))


class _Vocabulary:
    """The syllables of the plan, and the one that a word which is none must be."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts = Counter(word.lower() for text in texts for word in _ALL_REGEX.findall(text))
        self._by_bones: dict[str, list[str]] = defaultdict(list)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word, count in self._counts.items():
            if count >= _LEAST_SEEN and len(word) > 2 and is_syllable(word):
                self._by_bones[_bones(word)].append(word)
                self._by_length[len(word)].append(word)

    def changes(self, text: str) -> Iterator[Change]:
        """Yield the words that are no syllables and have one neighbour in the plan."""
        for match in _WORD_REGEX.finditer(text):
            word = match[0]
            if is_syllable(word) or not (word.islower() or word.istitle() or (word.isupper() and len(word) > 4)):
                continue
            if word.isascii() or self._counts[word.lower()] >= _LEAST_SEEN:
                continue  # foreign words and abbreviations; what stands twice is meant
            found = self._neighbour(word.lower())
            if found:
                yield (*match.span(), _in_case_of(word, found))

    def splits(self, text: str) -> Iterator[Change]:
        """Yield where a word is two words of the plan without the blank between them, in one way only."""
        for match in _LONG_REGEX.finditer(text):
            word = match[0].lower()
            if is_syllable(word) or self._counts[word] >= _LEAST_SEEN or not match[0][1:].islower():
                continue
            places = [i for i in range(2, len(word) - 1) if self._knows(word[:i]) and self._knows(word[i:])]
            if len(places) == 1:
                yield match.start() + places[0], match.start() + places[0], " "

    def _knows(self, word: str) -> bool:
        return self._counts[word] >= _LEAST_SEEN and is_syllable(word)

    def _neighbour(self, word: str) -> str | None:
        bones = _bones(word)
        near = list(self._by_bones.get(bones, ()))
        if len(word) >= 5 and not near:
            lengths = range(len(word) - 1, len(word) + 2)
            near = [known for n in lengths for known in self._by_length[n] if _differ_by_one(word, known)]
        return near[0] if len(near) == 1 else None


def _bones(word: str) -> str:
    """Return a word without marks, and letters that stand twice once: "giẳảng" → "giang"."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.replace("đ", "d")) if not unicodedata.combining(c))
    return re.sub(r"(.)\1", r"\1", plain)


def _differ_by_one(word: str, known: str) -> bool:
    if len(word) == len(known):
        return sum(a != b for a, b in zip(word, known, strict=True)) == 1
    short, long = sorted((word, known), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _in_case_of(said: str, right: str) -> str:
    change: Callable[[str], str] = str.upper if said.isupper() else str
    made = change(right)
    return made[0].upper() + made[1:] if said[0].isupper() else made
