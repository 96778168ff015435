"""Which plans are meant: what a person may ask of them, as conditions on the table of plans."""

from dataclasses import dataclass

from sqlalchemy import Select, false, or_

from corpus.fold import fold_marks
from corpus.school_names import levels_of
from corpus.store import tables as t


@dataclass(frozen=True)
class PlanFilter:
    """Which plans are meant; None means all. Words of a school's name may lack their marks.

    ``level`` is a level of school in any spelling ("THCS", "mam non"), ``kind`` words of the plan's
    type and title ("thi dua").
    """

    school: str | None = None
    school_year: str | None = None
    document_type: str | None = None
    status: str | None = None
    level: str | None = None
    kind: str | None = None
    with_findings: bool = False


def read_school_year(typed: str) -> str:
    """Return a year as people type it in the form that records have it in.

    >>> read_school_year("2021 - 2022"), read_school_year("2021–2022"), read_school_year("2023")
    ('2021/2022', '2021/2022', '2023')
    """
    return typed.replace(" ", "").replace("-", "/").replace("–", "/")


def filter_plans(query: Select, wanted: PlanFilter | None) -> Select:
    """Return the query with the filter's conditions on ``plans``."""
    wanted = wanted or PlanFilter()
    for word in fold_marks(wanted.school or "").split():
        query = query.where(t.Plan.issuing_body_folded.contains(word, autoescape=True))
    if wanted.school_year:
        year = read_school_year(wanted.school_year)
        query = query.where(or_(t.Plan.school_year == year, t.Plan.period == year))
    if wanted.document_type:
        # records have the names of the lexicon, in sentence case; SQLite's lower() leaves a "Đ" as it is
        query = query.where(t.Plan.document_type == wanted.document_type.strip().capitalize())
    if wanted.status:
        query = query.where(t.Plan.status == wanted.status)
    if wanted.level:
        levels = levels_of(wanted.level)
        query = query.where(or_(false(), *(t.Plan.levels.contains(f"|{level}|") for level in levels)))
    for word in fold_marks(wanted.kind or "").split():
        query = query.where(t.Plan.kind_folded.contains(word, autoescape=True))
    if wanted.with_findings:
        query = query.where(t.Plan.errors_found + t.Plan.warnings_found > 0)
    return query
