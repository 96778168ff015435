"""All requirements against one plan; a kind of requirement is a module in ``checks``."""

from functools import cache
from types import ModuleType

from corpus.compliance.evidence import verdict
from corpus.compliance.roll import School
from corpus.school_names import levels_of
from extractors.registry import discover
from schemas import Check, PlanRecord, Requirement, RequirementSet

_OURS = "Phần mềm chưa đọc được phần này của kế hoạch; cần người xem lại."
_UNREADABLE = "Phần mềm không đọc được chữ trong tệp (có thể là bản quét); cần người xem lại."
_SHORTEST = 200
"""Characters: a plan has more, so a shorter text is a scan without its words or a torn file."""


def check_plan(wanted: RequirementSet, record: PlanRecord, school: School | None = None) -> list[Check]:
    """Return a check for each requirement that applies to the school, in the order of the file.

    Where the part of the record that a check reads has failed, "not found" would be our fault told
    as the plan's: it becomes "review". A requirement that a plan need not answer gives no check.
    """
    failed = {error.component for error in record.errors}
    checks = []
    for requirement in wanted.requirements:
        if not applies(requirement, record, school):
            continue
        unit = _units()[requirement.kind]
        check: Check | None = unit.check(requirement, record)
        if check is None:
            continue
        ours = _ours(failed, unit.PARTS, record)
        if check.verdict != "review" and ours:
            check = verdict(requirement, "review", check.expected, check.evidence, found=check.found, note=ours)
        checks.append(check)
    return checks


def applies(requirement: Requirement, record: PlanRecord, school: School | None) -> bool:
    """Return whether a requirement is for the school; one without a place in the roll goes by its plan's head."""
    reach = requirement.applies_to
    name = school.name if school else record.header.issuing_body or ""
    levels = school.levels if school else levels_of(name)
    if name in reach.excluded:
        return False
    if not (reach.levels or reach.schools):
        return True
    return name in reach.schools or bool(set(reach.levels) & set(levels))


def _ours(failed: set[str], parts: tuple[str, ...], record: PlanRecord) -> str | None:
    """Return why the answer cannot be relied on, if the fault is the program's or the scan's."""
    if record.status == "failure" or len(record.text.strip()) < _SHORTEST:
        return _UNREADABLE
    return _OURS if failed & {*parts, "layout"} or (failed and "*" in parts) else None


@cache
def _units() -> dict[str, ModuleType]:
    return {module.KIND: module for module in discover("corpus.compliance.checks")}
