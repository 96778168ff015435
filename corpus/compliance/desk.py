"""The plans on the desk: which of them answer the directive, and whose each is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.compliance.matter import content_words
from corpus.compliance.roll import Match, School, match_school
from corpus.school_names import levels_of
from corpus.wording import say_date
from extractors.document_number import fold_number
from schemas import PlanRecord, PlanReference, RequirementSet
from schemas.edtf import Edtf


@dataclass(frozen=True)
class PlanInStore:
    """A record with the number that the store knows it by."""

    id: int | None
    record: PlanRecord


@dataclass
class Desk:
    """The plans sorted by school, each with how surely it is that school's, the best answer first.

    ``unmatched`` are of no school of the roll; ``doubtful`` says in Vietnamese what a person should confirm.
    """

    by_school: dict[str, list[tuple[PlanInStore, Match]]] = field(default_factory=dict)
    unmatched: list[PlanReference] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)


def sort_plans(
    wanted: RequirementSet, plans: Iterable[PlanInStore], roll: Sequence[School], as_of: date
) -> tuple[Desk, list[School]]:
    """Return the desk and its schools; without a roll every issuing body is a school."""
    candidates = [plan for plan in plans if _is_candidate(wanted, plan.record)]
    chosen = [plan for plan in candidates if is_of_year(wanted, plan.record)]
    schools = list(roll) or _schools_of(chosen)
    desk = Desk()
    for plan in chosen:
        _put(desk, plan, schools)
    for found in desk.by_school.values():
        # A school that was asked to mend its plan sends it again: of those that answer alike, the newest counts.
        found.sort(key=lambda f: (*_answer(wanted, f[0].record), f[0].record.header.issued or ""), reverse=True)
    _name_other_years(desk, wanted, candidates, schools, as_of)
    return desk, schools


def refer_to(plan: PlanInStore) -> PlanReference:
    """Return how a digest refers to a plan."""
    header, source = plan.record.header, plan.record.source
    return PlanReference(id=plan.id, sha256=source.sha256, filename=source.filename, number=header.number,
                         title=header.title, issued=header.issued)  # fmt: skip


def is_of_year(wanted: RequirementSet, record: PlanRecord) -> bool:
    """Return whether a plan is of the school year asked about; a plan that tells no year may be."""
    told = record.header.school_year or record.header.period
    if wanted.school_year is None or told is None:
        return True
    if "/" in told:
        return told == wanted.school_year
    return Edtf.parse(told).overlaps(Edtf.parse(wanted.school_year)) is not False


def _is_candidate(wanted: RequirementSet, record: PlanRecord) -> bool:
    """Return whether a plan is of the kind asked for, and not the directive itself."""
    header, directive = record.header, wanted.directive
    if header.document_type and not header.document_type.startswith(wanted.document_type):
        return False
    if directive and directive.number and header.number and fold_number(header.number) == fold_number(directive.number):
        return False
    return not wanted.about or not header.title or any(_answer(wanted, record))


def _answer(wanted: RequirementSet, record: PlanRecord) -> tuple[bool, bool]:
    """Return whether a plan's title is about the matter, and whether the plan cites the directive."""
    title = content_words(record.header.title or "")
    return any(content_words(about) <= title for about in wanted.about), _cites(wanted, record)


def _cites(wanted: RequirementSet, record: PlanRecord) -> bool:
    number = wanted.directive.number if wanted.directive else None
    if not number:
        return False
    folded = fold_number(number)
    return any(citation.number and fold_number(citation.number) == folded for citation in record.citations)


def _schools_of(plans: Iterable[PlanInStore]) -> list[School]:
    names = sorted({plan.record.header.issuing_body for plan in plans if plan.record.header.issuing_body})
    return [School(name, levels=levels_of(name)) for name in names]


def _put(desk: Desk, plan: PlanInStore, schools: Sequence[School]) -> None:
    name, filename = plan.record.header.issuing_body, plan.record.source.filename
    match = match_school(name, schools)
    if match.school is None:
        desk.unmatched.append(refer_to(plan))
        return
    if match.doubtful:
        others = f" (hoặc {', '.join(match.others)})" if match.others else ""
        desk.doubtful.append(f"tệp {filename} ghi “{name}”, xếp vào {match.school.name}{others}.")
    desk.by_school.setdefault(match.school.name, []).append((plan, match))


def _name_other_years(
    desk: Desk, wanted: RequirementSet, candidates: Iterable[PlanInStore], schools: Sequence[School], as_of: date
) -> None:
    """Name the plans that were made for this directive by their day, of schools that have none, but tell another year.

    A school that copied last year's title has handed in all the same; a person should see that.
    """
    since = (wanted.directive and wanted.directive.issued) or ""
    for plan in candidates:
        header = plan.record.header
        if is_of_year(wanted, plan.record) or not since or not since <= (header.issued or "") <= as_of.isoformat():
            continue
        match = match_school(header.issuing_body, schools)
        if match.school and match.school.name not in desk.by_school:
            desk.doubtful.append(
                f"tệp {plan.record.source.filename} của {match.school.name} ban hành {say_date(header.issued)} nhưng "
                f"ghi năm học {say_date(header.school_year or header.period)}, chưa tính vào kết quả."
            )
