"""The digest as one self-contained page: charts, a matrix of schools and requirements, evidence, time line."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.compliance import wording
from corpus.compliance.writers.ics import deadline_of
from schemas import Digest, PlanRecord
from schemas.edtf import Edtf
from schemas.requirement import PhaseRequirement

FILENAME = "digest.html"
_TEMPLATE = "digest.html.j2"
_MARKS = {"met": "✓", "not_found": "–", "different": "≠", "review": "?"}


@dataclass(frozen=True)
class Bar:
    """A stretch on the time line: ``left`` and ``width`` in per cent of the whole, ``row`` inside its lane."""

    label: str
    left: float
    width: float
    title: str
    row: int = 0


@dataclass(frozen=True)
class Lane:
    """One line of the time line: a school's phases, or what the directive asks."""

    name: str
    bars: list[Bar]

    @property
    def rows(self) -> int:
        """Return how many rows the bars need."""
        return 1 + max((bar.row for bar in self.bars), default=0)


def write(digest: Digest, path: Path, records: Mapping[str, PlanRecord]) -> None:
    """Write the page; everything it shows is inside it, nothing is fetched."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(percent=wording.percent, day=wording.day, quote=wording.quote)
    lanes, months = time_line(digest, records)
    page = environment.get_template(_TEMPLATE).render(
        digest=digest, wording=wording, verdicts=wording.VERDICTS, marks=_MARKS, lanes=lanes, months=months,
        checks=defaultdict(lambda: None, {(s.school, c.requirement_id): c for s in digest.schools for c in s.checks}),
        by_id={requirement.id: requirement for requirement in digest.requirements},
        deadlines=sorted((day, r.title) for r in digest.requirements if (day := deadline_of(r))),
    )  # fmt: skip
    path.write_text(page, encoding="utf-8", errors="replace")


def time_line(digest: Digest, records: Mapping[str, PlanRecord]) -> tuple[list[Lane], list[tuple[str, float]]]:
    """Return the lanes of phases whose days are known, and the months with their places in per cent."""
    spans: list[tuple[str, list[tuple[str, date, date]]]] = []
    asked = [_bounds(r.label, r.start, r.end) for r in digest.requirements if isinstance(r, PhaseRequirement)]
    spans.append((wording.directive_name(digest), [span for span in asked if span]))
    for school in digest.schools:
        record = records.get(school.plan.sha256) if school.plan else None
        phases = [_bounds(p.label, p.start, p.end) for p in record.phases] if record else []
        spans.append((school.school, [span for span in phases if span and _near(digest, span)]))
    spans = [(name, some) for name, some in spans if some]
    if not spans:
        return [], []
    first = min(start for _, some in spans for _, start, _ in some).replace(day=1)
    last = max(end for _, some in spans for _, _, end in some)
    days = (last - first).days + 1
    lanes = [Lane(name, _stack([_bar(span, first, days) for span in some])) for name, some in spans]
    return lanes, _months(first, last, days)


def _bounds(label: str, start: str | None, end: str | None) -> tuple[str, date, date] | None:
    first = Edtf.parse(start).first if start else None
    last = Edtf.parse(end).last if end else None
    return (label, first, last) if first and last and first <= last else None


def _near(digest: Digest, span: tuple[str, date, date]) -> bool:
    """Whether a phase lies about the school year: one slip of a year would squeeze all the others flat."""
    if not digest.school_year:
        return True
    year = Edtf.parse(digest.school_year)
    return bool(year.first and year.last and span[1].year >= year.first.year and span[2].year <= year.last.year)


def _bar(span: tuple[str, date, date], first: date, days: int) -> Bar:
    label, start, end = span
    left, width = (start - first).days / days * 100, ((end - start).days + 1) / days * 100
    return Bar(label, round(left, 2), round(width, 2), f"{label}: {wording.day(start)} - {wording.day(end)}")


def _stack(bars: list[Bar]) -> list[Bar]:
    """Return the bars each in the first row where it covers none: phases above, the months that they hold below."""
    ends: list[float] = []
    stacked = []
    for bar in bars:
        row = next((i for i, end in enumerate(ends) if end <= bar.left + 0.01), len(ends))
        ends[row : row + 1] = [bar.left + bar.width]
        stacked.append(replace(bar, row=row))
    return stacked


def _months(first: date, last: date, days: int) -> list[tuple[str, float]]:
    months, day = [], first
    while day <= last:
        months.append((f"{day.month}/{day.year}", round((day - first).days / days * 100, 2)))
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return months
