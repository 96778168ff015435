"""From requirements, roll and records to a digest: who follows the directive, with evidence, and who is not there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.compliance.check import check_plan
from corpus.compliance.roll import Match, School, levels_of, match_school
from corpus.compliance.wording import VERDICTS
from schemas import (
    Change,
    Check,
    Digest,
    Office,
    PlanRecord,
    PlanReference,
    Requirement,
    RequirementSet,
    RequirementTotal,
    SchoolDigest,
)
from schemas.digest import HandIn
from schemas.edtf import Edtf
from schemas.requirement import HandInRequirement


@dataclass(frozen=True)
class PlanInStore:
    """A record with the number that the store knows it by."""

    id: int | None
    record: PlanRecord


@dataclass
class _Desk:
    """The plans sorted by school: ``by_school`` in the order of the roll, the rest apart."""

    by_school: dict[str, list[tuple[PlanInStore, Match]]] = field(default_factory=dict)
    unmatched: list[PlanReference] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)


def build_digest(
    wanted: RequirementSet, plans: Iterable[PlanInStore], roll: Sequence[School], office: Office, as_of: date,
    previous: Digest | None = None,
) -> Digest:  # fmt: skip
    """Return the digest of the plans that answer the directive; without a roll every issuing body is a school.

    Plans of another school year, and the office's own directive, are left out. ``as_of`` is the day
    the digest is for; nothing depends on the clock.
    """
    chosen = [plan for plan in plans if _answers(wanted, plan.record)]
    schools = list(roll) or _schools_of(chosen)
    desk = _sort(chosen, schools)
    rows = [_school_row(wanted, school, desk.by_school.get(school.name, []), as_of) for school in schools]
    return Digest(
        title=wanted.title, office=office, directive=wanted.directive, school_year=wanted.school_year, as_of=as_of,
        requirements=wanted.requirements, schools=rows, totals=[_total(r, rows) for r in wanted.requirements],
        unmatched_plans=desk.unmatched, doubtful=desk.doubtful,
        changes=compare_digests(previous, rows, wanted.requirements) if previous else [],
        previous_as_of=previous.as_of if previous else None,
    )  # fmt: skip


def compare_digests(
    previous: Digest, rows: Sequence[SchoolDigest], requirements: Sequence[Requirement]
) -> list[Change]:
    """Return what differs from the last digest, school by school."""
    before = {school.school: school for school in previous.schools}
    titles = {requirement.id: requirement.title for requirement in requirements}
    changes = []
    for school in rows:
        old = before.get(school.school)
        if (old is None or old.plan is None) and school.plan is not None:
            changes.append(Change(school=school.school, note="Đã nhận được kế hoạch."))
            continue
        if old is None or school.plan is None:
            continue
        known: Mapping[str, Check] = {check.requirement_id: check for check in old.checks}
        for check in school.checks:
            was = known.get(check.requirement_id)
            if was is None or was.verdict == check.verdict:
                continue
            note = (
                f"{titles[check.requirement_id]}: {VERDICTS[was.verdict].lower()} → {VERDICTS[check.verdict].lower()}."
            )
            changes.append(Change(school=school.school, requirement_id=check.requirement_id, before=was.verdict,
                                  after=check.verdict, note=note))  # fmt: skip
    return changes


def _answers(wanted: RequirementSet, record: PlanRecord) -> bool:
    header, directive = record.header, wanted.directive
    if header.document_type and not header.document_type.startswith(wanted.document_type):
        return False
    if directive and directive.number and header.number == directive.number:
        return False
    if wanted.school_year is None or (told := header.school_year or header.period) is None:
        return True
    return Edtf.parse(told).overlaps(Edtf.parse(wanted.school_year)) is not False and (
        "/" not in told or told == wanted.school_year
    )


def _schools_of(plans: Iterable[PlanInStore]) -> list[School]:
    names = sorted({plan.record.header.issuing_body for plan in plans if plan.record.header.issuing_body})
    return [School(name, levels=levels_of(name)) for name in names]


def _sort(plans: Iterable[PlanInStore], schools: Sequence[School]) -> _Desk:
    desk = _Desk()
    for plan in plans:
        name = plan.record.header.issuing_body
        match = match_school(name, schools)
        if match.school is None:
            desk.unmatched.append(_reference(plan))
            continue
        if match.doubtful:
            others = f" (hoặc {', '.join(match.others)})" if match.others else ""
            desk.doubtful.append(
                f"tệp {plan.record.source.filename} ghi “{name}”, xếp vào {match.school.name}{others}."
            )
        desk.by_school.setdefault(match.school.name, []).append((plan, match))
    return desk


def _school_row(
    wanted: RequirementSet, school: School, found: list[tuple[PlanInStore, Match]], as_of: date
) -> SchoolDigest:
    level = ", ".join(school.levels) or None
    if not found:
        return SchoolDigest(school=school.name, level=level, hand_in="missing")
    # Of several plans the newest counts: a school that was asked to mend its plan sends it again.
    (plan, match), *others = sorted(found, key=lambda f: f[0].record.header.issued or "", reverse=True)
    checks = [_with_roll(wanted, school, check) for check in check_plan(wanted, plan.record, school)]
    return SchoolDigest(
        school=school.name, level=level, plan=_reference(plan), other_plans=[_reference(other) for other, _ in others],
        match=round(match.score, 3), hand_in=_hand_in(wanted, school, checks), handed_in=_day(school.handed_in),
        score=_score(wanted, checks), checks=checks, findings=plan.record.findings,
    )  # fmt: skip


def _with_roll(wanted: RequirementSet, school: School, check: Check) -> Check:
    """Return the check of a hand-in day by the roll's day, where the roll gives one."""
    requirement = next(r for r in wanted.requirements if r.id == check.requirement_id)
    day = _day(school.handed_in)
    if not isinstance(requirement, HandInRequirement) or day is None:
        return check
    in_time = day <= requirement.by
    told = f"{day.day:02}/{day.month}/{day.year}"
    return check.model_copy(update={
        "verdict": "met" if in_time else "different", "found": told,
        "note": None if in_time else f"Nhận được ngày {told}, sau thời hạn.",
    })  # fmt: skip


def _hand_in(wanted: RequirementSet, school: School, checks: Sequence[Check]) -> HandIn:
    ids = {r.id for r in wanted.requirements if isinstance(r, HandInRequirement)}
    verdicts = {check.verdict for check in checks if check.requirement_id in ids}
    if "different" in verdicts:
        return "late"
    return "on_time" if verdicts == {"met"} else "unknown"


def _score(wanted: RequirementSet, checks: Sequence[Check]) -> float | None:
    weights = {requirement.id: requirement.weight for requirement in wanted.requirements}
    whole = sum(weights[check.requirement_id] for check in checks)
    met = sum(weights[check.requirement_id] for check in checks if check.verdict == "met")
    return round(met / whole, 4) if whole else None


def _total(requirement: Requirement, rows: Sequence[SchoolDigest]) -> RequirementTotal:
    verdicts = [c.verdict for row in rows for c in row.checks if c.requirement_id == requirement.id]
    counts = {verdict: verdicts.count(verdict) for verdict in VERDICTS}
    return RequirementTotal(requirement_id=requirement.id, title=requirement.title, **counts)


def _reference(plan: PlanInStore) -> PlanReference:
    header, source = plan.record.header, plan.record.source
    return PlanReference(id=plan.id, sha256=source.sha256, filename=source.filename, number=header.number,
                         title=header.title, issued=header.issued)  # fmt: skip


def _day(value: str | None) -> date | None:
    """Return a day of the roll, written 2024-09-18 or 18/9/2024; None where it is neither."""
    if not value:
        return None
    parts = value.split("-") if "-" in value else value.split("/")[::-1]
    try:
        return date(*(int(part) for part in parts))
    except (TypeError, ValueError):
        return None
