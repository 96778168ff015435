"""The roll: the schools that must hand in, and which plan is whose."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz

from corpus.fold import fold_marks
from schemas.requirement import SchoolLevel

# The columns of the CSV, by the heads that offices give them; folded, any order.
_COLUMNS = {
    "name": ("ten truong", "truong", "don vi", "ten", "school", "name"),
    "spellings": ("ten khac", "cach ghi khac", "viet tat", "spellings"),
    "level": ("cap hoc", "cap", "bac hoc", "level"),
    "contact": ("lien he", "dau moi", "contact"),
    "handed_in": ("ngay nop", "da nop", "handed in", "handed_in"),
}
_LEVELS: tuple[tuple[str, SchoolLevel], ...] = (
    ("mam non", "mầm non"), ("mau giao", "mầm non"), ("nha tre", "mầm non"), ("tieu hoc", "tiểu học"),
    ("thcs", "THCS"), ("trung hoc co so", "THCS"), ("thpt", "THPT"), ("trung hoc pho thong", "THPT"),
    ("gdtx", "GDTX"), ("giao duc thuong xuyen", "GDTX"),
)  # fmt: skip
# What schools are called short, opened for comparing; whole words of the folded name.
_OPENED = {
    "mn": "mam non", "mg": "mau giao", "th": "tieu hoc", "thcs": "trung hoc co so",
    "thpt": "trung hoc pho thong", "ptdtbt": "pho thong dan toc ban tru", "ptdtnt": "pho thong dan toc noi tru",
}  # fmt: skip
SURE = 92.0
"""The likeness, 0 to 100, from which a match needs no second look; below DOUBTFUL it is none."""
DOUBTFUL = 78.0
EXACT = 100.0
CLEAR_BY = 5.0
"""How far the second-best school must lie behind: two candidates are no answer."""


class RollError(Exception):
    """The roll cannot be used; ``str()`` is one Vietnamese line that says where."""


@dataclass(frozen=True)
class School:
    """One school of the roll; ``line`` is its line in the file, from 1."""

    name: str
    spellings: tuple[str, ...] = ()
    levels: tuple[SchoolLevel, ...] = ()
    contact: str | None = None
    handed_in: str | None = None
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
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RollError(f"Không mở được danh sách trường: {path}") from error
    except UnicodeDecodeError as error:
        raise RollError(f"{path}: danh sách trường phải là CSV theo bảng mã UTF-8") from error
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    if not rows:
        raise RollError(f"{path}: danh sách trường trống")
    columns = _columns(rows[0])
    if "name" not in columns:
        raise RollError(f"{path}, dòng 1: cần một cột “Tên trường”")
    schools = [_school(row, columns, i) for i, row in enumerate(rows[1:], start=2) if any(cell.strip() for cell in row)]
    _refuse_twins(path, schools)
    return schools


def match_school(name: str | None, roll: Sequence[School]) -> Match:
    """Return the school of the roll that a plan's issuing body means; sure, doubtful or none."""
    if not name or not roll:
        return Match(None)
    wanted = _comparable(name)
    scored = sorted(((_likeness(wanted, school), i) for i, school in enumerate(roll)), key=lambda s: (-s[0], s[1]))
    best, index = scored[0]
    others = tuple(roll[i].name for score, i in scored[1:4] if score >= DOUBTFUL)
    if best < DOUBTFUL:
        return Match(None, best / 100)
    second = scored[1][0] if len(scored) > 1 else 0.0
    doubtful = best < SURE or (best - second < CLEAR_BY and (best < EXACT or second == EXACT))
    return Match(roll[index], best / 100, doubtful, others if doubtful else ())


def levels_of(name: str) -> tuple[SchoolLevel, ...]:
    """Return the levels that a school's name tells ("TH&THCS Suối Ngà": tiểu học, THCS).

    >>> levels_of("Trường TH&THCS Suối Ngà")
    ('tiểu học', 'THCS')
    """
    words = f" {_comparable(name)} {fold_marks(name).replace('&', ' ')} "
    return tuple(dict.fromkeys(level for sign, level in _LEVELS if f" {sign} " in words))


def _likeness(wanted: str, school: School) -> float:
    """Return how like the names are, 0 to 100; other numbers ("số 1", "số 2") or letters ("A") are others."""
    return max(_compare(wanted, _comparable(name)) for name in (school.name, *school.spellings))


def _compare(one: str, other: str) -> float:
    if one == other:
        return EXACT
    told = [{word for word in name.split() if len(word) == 1 or word.isdigit()} for name in (one, other)]
    return 0.0 if told[0] != told[1] else fuzz.token_sort_ratio(one, other)


def _comparable(name: str) -> str:
    """Return a name folded for comparing: no marks, "trường" dropped, short words opened."""
    words = fold_marks(name).replace("&", " ").replace("-", " ").replace(".", " ").split()
    return " ".join(_OPENED.get(word, word) for word in words if word != "truong")


def _columns(head: list[str]) -> dict[str, int]:
    folded = [fold_marks(cell).strip() for cell in head]
    return {
        name: next(i for i, cell in enumerate(folded) if cell in heads)
        for name, heads in _COLUMNS.items()
        if any(cell in heads for cell in folded)
    }


def _school(row: list[str], columns: dict[str, int], line: int) -> School:
    def cell(name: str) -> str:
        index = columns.get(name)
        return row[index].strip() if index is not None and index < len(row) else ""

    name = cell("name")
    if not name:
        raise RollError(f"Danh sách trường, dòng {line}: thiếu tên trường")
    spellings = tuple(s.strip() for s in cell("spellings").replace("|", ";").split(";") if s.strip())
    levels = levels_of(cell("level")) or levels_of(name)
    return School(name, spellings, levels, cell("contact") or None, cell("handed_in") or None, line)


def _refuse_twins(path: Path, schools: list[School]) -> None:
    seen: dict[str, School] = {}
    for school in schools:
        for name in {_comparable(n) for n in (school.name, *school.spellings)}:
            if (other := seen.get(name)) and other is not school:
                raise RollError(
                    f"{path}, dòng {school.line}: “{school.name}” trùng tên với “{other.name}” ở dòng {other.line}; "
                    "hãy thêm địa danh để phân biệt"
                )
            seen[name] = school
