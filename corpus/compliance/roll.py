"""The roll: the schools that must hand in, and which plan is whose."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz

from corpus.fold import fold_marks
from corpus.school_names import levels_in, levels_of, plain_name
from corpus.typed_days import read_typed_day
from schemas.requirement import SchoolLevel

# The columns of the CSV, by the heads that offices give them; folded, any order.
_COLUMNS = {
    "name": ("ten truong", "truong", "don vi", "ten", "school", "name"),
    "spellings": ("ten khac", "cach ghi khac", "viet tat", "spellings"),
    "level": ("cap hoc", "cap", "bac hoc", "level"),
    "contact": ("lien he", "dau moi", "contact"),
    "handed_in": ("ngay nop", "da nop", "handed in", "handed_in"),
}
_LEVEL_WORDS_REGEX = re.compile(
    r"\b(?:mam non|mau giao|nha tre|tieu hoc|trung hoc co so|trung hoc pho thong|giao duc thuong xuyen"
    r"|pho thong dan toc (?:ban|noi) tru|va)\b"
)
_PARTNER_REGEX = re.compile(
    r"\s+[-–]\s+(?=(?:Công đoàn|Chi bộ|Đoàn|Ban|Liên đội|CĐ)\b)|\s+(?:và|phối hợp với)\s+(?=Công đoàn\b)"
)
SURE = 92.0
"""The likeness, 0 to 100, from which a match needs no second look; below DOUBTFUL it is none."""
DOUBTFUL = 78.0
EXACT = 100.0
WITH_PLACE = 90.0
CLEAR_BY = 5.0
"""How far the second-best school must lie behind: two candidates are no answer."""


class RollError(Exception):
    """The roll cannot be used; ``str()`` is one Vietnamese line that says where."""


@dataclass(frozen=True)
class School:
    """One school of the roll; ``line`` is its line in the file, from 1; ``handed_in`` the day the plan came."""

    name: str
    spellings: tuple[str, ...] = ()
    levels: tuple[SchoolLevel, ...] = ()
    contact: str | None = None
    handed_in: date | None = None
    line: int = 0


@dataclass(frozen=True)
class Match:
    """Whose plan a name is: the school, how like the names are (0 to 1), and whether to look again."""

    school: School | None
    score: float = 0.0
    doubtful: bool = False
    others: tuple[str, ...] = field(default=())


def load_roll(path: Path) -> list[School]:
    """Return the schools of a CSV file (comma, semicolon or tab; UTF-8); RollError says where it fails."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except OSError as error:
        raise RollError(f"Không mở được danh sách trường: {path}") from error
    except UnicodeDecodeError as error:
        raise RollError(f"{path}: danh sách trường phải là CSV theo bảng mã UTF-8") from error
    text = unicodedata.normalize("NFC", text)
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise RollError(f"{path}, dòng {reader.line_num}: dòng này không đúng dạng CSV") from error
    if not rows:
        raise RollError(f"{path}: danh sách trường trống")
    columns = _columns(rows[0][1])
    if "name" not in columns:
        raise RollError(f"{path}, dòng 1: cần một cột “Tên trường”")
    schools = [_school(path, row, columns, line) for line, row in rows[1:] if any(cell.strip() for cell in row)]
    if not schools:
        raise RollError(f"{path}: danh sách chưa có trường nào")
    _refuse_twins(path, schools)
    return schools


def match_school(name: str | None, roll: Sequence[School]) -> Match:
    """Return the school of the roll that a plan's issuing body means; sure, doubtful or none."""
    if not name or not roll:
        return Match(None)
    wanted = plain_name(_without_partners(name))
    scored = sorted(((_likeness(wanted, school), i) for i, school in enumerate(roll)), key=lambda s: (-s[0], s[1]))
    best, index = scored[0]
    others = tuple(roll[i].name for score, i in scored[1:4] if score >= DOUBTFUL)
    if best < DOUBTFUL:
        return Match(None, best / 100)
    second = scored[1][0] if len(scored) > 1 else 0.0
    doubtful = best < SURE or (best - second < CLEAR_BY and (best < EXACT or second == EXACT))
    return Match(roll[index], best / 100, doubtful, others if doubtful else ())


def _likeness(wanted: str, school: School) -> float:
    """Return how like the names are, 0 to 100; other numbers ("số 1", "số 2"), letters or levels are others."""
    return max(_compare(wanted, name) for name in _names(school))


@lru_cache(maxsize=50_000)
def _names(school: School) -> tuple[str, ...]:
    return tuple(plain_name(name) for name in (school.name, *school.spellings))


def _compare(one: str, other: str) -> float:
    if one == other:
        return EXACT
    if _numbers(one) != _numbers(other):
        return 0.0
    levels = _levels(one), _levels(other)
    if levels[0] and levels[1] and levels[0] != levels[1]:
        return 0.0
    likeness = fuzz.ratio(_own_words(one), _own_words(other), score_cutoff=DOUBTFUL)
    # "Trường Mầm non Hoa Sen huyện Thanh Lĩnh": a name with its place is likely the school, and to be confirmed.
    longer = one.startswith(f"{other} ") or other.startswith(f"{one} ")
    return max(likeness, WITH_PLACE) if longer else likeness


@lru_cache(maxsize=50_000)
def _numbers(name: str) -> frozenset[str]:
    return frozenset(word for word in name.split() if len(word) == 1 or word.isdigit())


@lru_cache(maxsize=50_000)
def _own_words(name: str) -> str:
    """Return a name without its level, sorted: what all schools of a level share makes none of them alike."""
    words = _LEVEL_WORDS_REGEX.sub(" ", name).split() or name.split()
    return " ".join(sorted(words))


@lru_cache(maxsize=50_000)
def _levels(name: str) -> frozenset[str]:
    return frozenset(levels_in(name))


def _without_partners(name: str) -> str:
    """Return the school of a joint plan: "Trường THCS Tam Hưng - Công đoàn cơ sở"."""
    return _PARTNER_REGEX.split(name)[0].strip() or name


def _columns(head: list[str]) -> dict[str, int]:
    folded = [fold_marks(cell).strip() for cell in head]
    return {
        name: next(i for i, cell in enumerate(folded) if cell in heads)
        for name, heads in _COLUMNS.items()
        if any(cell in heads for cell in folded)
    }


def _school(path: Path, row: list[str], columns: dict[str, int], line: int) -> School:
    def cell(name: str) -> str:
        index = columns.get(name)
        return " ".join(row[index].split()) if index is not None and index < len(row) else ""

    name = cell("name")
    if not name:
        raise RollError(f"{path}, dòng {line}: thiếu tên trường")
    spellings = tuple(s.strip() for s in cell("spellings").replace("|", ";").split(";") if s.strip())
    levels = levels_of(cell("level")) or levels_of(name)
    return School(name, spellings, levels, cell("contact") or None, _day(path, line, cell("handed_in")), line)


def _day(path: Path, line: int, value: str) -> date | None:
    """Return a day written 2024-09-18 or 18/9/2024."""
    if not value:
        return None
    try:
        return read_typed_day(value)
    except ValueError as error:
        raise RollError(f"{path}, dòng {line}: “{value}” không phải ngày (ví dụ 18/9/2024)") from error


def _refuse_twins(path: Path, schools: list[School]) -> None:
    seen: dict[str, School] = {}
    for school in schools:
        for name in {plain_name(n) for n in (school.name, *school.spellings)}:
            if (other := seen.get(name)) and other is not school:
                raise RollError(
                    f"{path}, dòng {school.line}: “{school.name}” trùng tên với “{other.name}” ở dòng {other.line}; "
                    "hãy thêm địa danh để phân biệt"
                )
            seen[name] = school
