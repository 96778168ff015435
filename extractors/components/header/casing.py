"""Names set in capitals, written as names are (Nghị định 30/2020/NĐ-CP, phụ lục II)."""

import re
from functools import cache

from extractors.letters import UPPER
from extractors.lexicon import load

_VOWELS = frozenset("AEIOUYĂÂÊÔƠƯÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ")
_ROMANS = frozenset(("II", "III", "IV", "VII", "VIII", "IX"))
# A school of the town is called after it: "Trường THCS Thị trấn Thanh Lĩnh", but "UBND thị trấn Thanh Lĩnh".
_TOWN_SCHOOL_REGEX = re.compile(
    r"(Trường (?:(?:TH|THCS|THPT|MN|MG|PTDT\w*|và|[&-]|TH&THCS|Tiểu học|Mầm non|Mẫu giáo|Trung học (?:cơ sở|phổ thông)"
    r"|Phổ thông \w+(?: \w+){0,4}|số \d+) )*)thị trấn(?!\w)"
)
# Syllables in capitals in a name that else has small letters: "Trường THCS TAM HƯNG"; abbreviations are no syllables.
_SYLLABLE = rf"(?!(?:UBND|HĐND|GDNN|LĐLĐ|KHTN|KHXH)(?!\w))[{UPPER}]{{2,7}}(?![\w&])"
_RUN_REGEX = re.compile(rf"(?<![\w&]){_SYLLABLE}(?: {_SYLLABLE})+")
_WORD = r"[^\W\d_]+(?:&[^\W\d_]+)*"


def as_name(letterhead: str) -> str:
    """Return an office's name as names are written; one that is not in capitals only gets its first letter raised.

    >>> as_name("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO THÀNH PHỐ SƠN LA")
    'Phòng Giáo dục và Đào tạo thành phố Sơn La'
    """
    words = " ".join(letterhead.split())
    letters = [c for c in words if c.isalpha()]
    if sum(c.isupper() for c in letters) > 0.85 * len(letters):  # a "d" or "x" slips in: "TRƯỜNG TH số 2"
        words = _TOWN_SCHOOL_REGEX.sub(r"\1Thị trấn", _casing_regex().sub(_cased, words))
    else:
        words = _RUN_REGEX.sub(lambda run: _casing_regex().sub(_cased, run[0]), words)
    return words[:1].upper() + words[1:]


def as_person(name: str) -> str:
    """Return a person's name with a capital letter on every syllable.

    >>> as_person("H'NGA NIÊ"), as_person("A Thút")
    ("H'Nga Niê", 'A Thút')
    """
    return " ".join(re.sub(r"[^\W\d_]+", _raised, word) if word.isupper() else word for word in name.split())


def _cased(match: re.Match[str]) -> str:
    word = match[0]
    form = _forms().get(" ".join(word.lower().split()))
    if form is not None:
        return form
    return word if _is_abbreviation(word) else _raised(match)


def _is_abbreviation(word: str) -> bool:
    return "&" in word or word in _ROMANS or (len(word) > 1 and not _VOWELS.intersection(word.upper()))


def _raised(match: re.Match[str]) -> str:
    return match[0][0].upper() + match[0][1:].lower()


@cache
def _forms() -> dict[str, str]:
    rows = load("office_names")
    return {spelling.lower(): row["form"] if i == 0 else spelling
            for row in rows for i, spelling in enumerate((row["form"], *row.get("also", ())))}  # fmt: skip


@cache
def _casing_regex() -> re.Pattern[str]:
    """Return the pattern of known words, longest first, and of any other word."""
    known = "|".join(r"\s+".join(map(re.escape, form.split())) for form in sorted(_forms(), key=len, reverse=True))
    return re.compile(rf"(?<![\w'’])(?:{known})(?!\w)|{_WORD}", re.IGNORECASE)
