"""What the types of a file of requirements let pass and is wrong all the same."""

from collections.abc import Iterator

from rapidfuzz import process

from corpus.compliance.requirements.source import Problem, Source
from extractors.lexicon import load
from extractors.registry import discover
from schemas import Requirement, RequirementSet
from schemas.edtf import Edtf
from schemas.requirement import (
    CitationRequirement,
    DeadlineRequirement,
    FindingRequirement,
    PhaseRequirement,
    ResponsibleRequirement,
    TargetRequirement,
)


def check_values(source: Source, wanted: RequirementSet) -> list[Problem]:
    """Return what the types let pass: unknown units and findings, dates that are no EDTF, ids that stand twice."""
    problems, seen = [], set()
    if wanted.school_year and not _is_school_year(wanted.school_year):
        message = f"“{wanted.school_year}” không phải năm học theo EDTF (ví dụ 2024/2025)"
        problems.append(source.problem(("school_year",), message))
    if wanted.directive and wanted.directive.issued and not Edtf.is_valid(wanted.directive.issued):
        problems.append(source.problem(("directive", "issued"), _no_edtf(wanted.directive.issued)))
    for i, requirement in enumerate(wanted.requirements):
        if requirement.id in seen:
            message = f"id “{requirement.id}” đã dùng cho yêu cầu khác"
            problems.append(source.problem(("requirements", i, "id"), message))
        seen.add(requirement.id)
        problems += [source.problem(("requirements", i, key), words) for key, words in _faults(requirement)]
    return problems


def _faults(requirement: Requirement) -> Iterator[tuple[str, str]]:
    """Yield what is wrong in a requirement: the key and the words."""
    for name, value in _times(requirement):
        if value is not None and not Edtf.is_valid(value):
            yield name, _no_edtf(value)
    if isinstance(requirement, TargetRequirement) and (hint := _unknown_unit(requirement.unit)):
        yield "unit", hint
    elif isinstance(requirement, CitationRequirement) and not (requirement.number or requirement.subject):
        yield "kind", "cần “number” hoặc “subject” để biết là văn bản nào"
    elif isinstance(requirement, ResponsibleRequirement) and not (requirement.position or requirement.duty):
        yield "kind", "cần “position” hoặc “duty” để biết là việc của ai"
    elif isinstance(requirement, FindingRequirement):
        known = {rule.CODE for rule in discover("extractors.rules")}
        for code in requirement.codes:
            if code not in known:
                near = process.extractOne(code, sorted(known))
                yield "codes", f"không có điểm cần xem “{code}”" + (f"; có phải: {near[0]}?" if near else "")
    elif isinstance(requirement, PhaseRequirement) and _ends_first(requirement):
        yield "end", f"“{requirement.label}” kết thúc trước khi bắt đầu"


def _ends_first(requirement: PhaseRequirement) -> bool:
    start, end = requirement.start, requirement.end
    if not (start and end and Edtf.is_valid(start) and Edtf.is_valid(end)):
        return False
    return bool(Edtf.parse(end).is_before(Edtf.parse(start)))


def _is_school_year(value: str) -> bool:
    return Edtf.is_valid(value) and (len(value) == len("2024") or Edtf.parse(value).is_school_year)


def _no_edtf(value: str) -> str:
    return f"“{value}” không phải ngày theo EDTF (ví dụ 2024-09-20, 2024-09)"


def _unknown_unit(unit: str | None) -> str | None:
    if unit is None:
        return None
    known = {"%"} | {form for row in load("units") if row["group"] != "refused" for form in row["forms"]}
    if unit.lower() in known:
        return None
    near = [word for word, score, _ in process.extract(unit, sorted(known), limit=3) if score > 60]
    return f"không biết đơn vị “{unit}”" + (f"; có phải: {', '.join(near)}?" if near else "")


def _times(requirement: Requirement) -> list[tuple[str, str | None]]:
    if isinstance(requirement, PhaseRequirement):
        return [("start", requirement.start), ("end", requirement.end)]
    if isinstance(requirement, CitationRequirement):
        return [("issued", requirement.issued)]
    return [("by", requirement.by)] if isinstance(requirement, DeadlineRequirement) else []
