"""From requirements, roll and records to a digest: who follows the directive, with evidence, and who is not there."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from corpus.compliance.changes import compare_digests
from corpus.compliance.check import check_plan
from corpus.compliance.desk import PlanInStore, refer_to, sort_plans
from corpus.compliance.near_copies import find_near_copies
from corpus.compliance.roll import Match, School
from corpus.compliance.wording import day
from schemas import (
    Check,
    Digest,
    NearCopy,
    Office,
    Requirement,
    RequirementSet,
    RequirementTotal,
    SchoolDigest,
)
from schemas.digest import HandIn, Verdict
from schemas.requirement import HandInRequirement

__all__ = ["PlanInStore", "build_digest", "compare_digests"]


def build_digest(
    wanted: RequirementSet, plans: Iterable[PlanInStore], roll: Sequence[School], office: Office, as_of: date,
    previous: Digest | None = None,
) -> Digest:  # fmt: skip
    """Return the digest of the plans that answer the directive; without a roll every issuing body is a school.

    Plans of another school year or matter, and the office's own directive, are left out. ``as_of`` is the
    day the digest is for; nothing depends on the clock.
    """
    desk, schools = sort_plans(wanted, plans, roll, as_of)
    counted = {name: found[0][0] for name, found in desk.by_school.items()}
    copies = find_near_copies(counted)
    rows = [_school_row(wanted, school, desk.by_school.get(school.name, []), copies) for school in schools]
    return Digest(
        title=wanted.title, office=office, directive=wanted.directive, school_year=wanted.school_year, as_of=as_of,
        requirements=wanted.requirements, schools=rows, totals=_totals(wanted.requirements, rows),
        unmatched_plans=desk.unmatched, doubtful=desk.doubtful,
        changes=compare_digests(previous, rows, wanted.requirements) if previous else [],
        previous_as_of=previous.as_of if previous else None,
    )  # fmt: skip


def _school_row(
    wanted: RequirementSet, school: School, found: list[tuple[PlanInStore, Match]], copies: Mapping[str, list[NearCopy]]
) -> SchoolDigest:
    level = ", ".join(school.levels) or None
    if not found:
        return SchoolDigest(school=school.name, level=level, hand_in="missing", handed_in=school.handed_in)
    (plan, match), *others = found
    checks = [_with_roll(wanted, school, check) for check in check_plan(wanted, plan.record, school)]
    return SchoolDigest(
        school=school.name, level=level, plan=refer_to(plan), other_plans=[refer_to(other) for other, _ in others],
        match=round(match.score, 3), hand_in=_hand_in(wanted, checks), handed_in=school.handed_in,
        score=_score(wanted, checks), checks=checks, findings=plan.record.findings,
        near_copies=copies.get(school.name, []),
    )  # fmt: skip


def _with_roll(wanted: RequirementSet, school: School, check: Check) -> Check:
    """Return the check of a hand-in day by the roll's day, where the roll gives one."""
    requirement = next(r for r in wanted.requirements if r.id == check.requirement_id)
    if not isinstance(requirement, HandInRequirement) or school.handed_in is None:
        return check
    in_time, told = school.handed_in <= requirement.by, day(school.handed_in)
    return check.model_copy(update={
        "verdict": "met" if in_time else "different", "found": told,
        "note": None if in_time else f"Nhận được ngày {told}, sau thời hạn {day(requirement.by)}.",
    })  # fmt: skip


def _hand_in(wanted: RequirementSet, checks: Sequence[Check]) -> HandIn:
    ids = {r.id for r in wanted.requirements if isinstance(r, HandInRequirement)}
    verdicts = {check.verdict for check in checks if check.requirement_id in ids}
    if not verdicts:
        return "received"
    if "different" in verdicts:
        return "late"
    return "on_time" if verdicts == {"met"} else "unknown"


def _score(wanted: RequirementSet, checks: Sequence[Check]) -> float | None:
    weights = {requirement.id: requirement.weight for requirement in wanted.requirements}
    whole = sum(weights[check.requirement_id] for check in checks)
    met = sum(weights[check.requirement_id] for check in checks if check.verdict == "met")
    return round(met / whole, 4) if whole else None


def _totals(requirements: Sequence[Requirement], rows: Sequence[SchoolDigest]) -> list[RequirementTotal]:
    counts: Counter[tuple[str, Verdict]] = Counter((c.requirement_id, c.verdict) for row in rows for c in row.checks)
    return [
        RequirementTotal(
            requirement_id=r.id, title=r.title, met=counts[r.id, "met"], not_found=counts[r.id, "not_found"],
            different=counts[r.id, "different"], review=counts[r.id, "review"],
        )
        for r in requirements
    ]  # fmt: skip
