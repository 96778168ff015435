"""The file of requirements: read with good errors, its bases (``extends``) joined in."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from rapidfuzz import process

from corpus.compliance.yaml_lines import LinedYaml, YamlProblemError, read_yaml
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


@dataclass(frozen=True)
class Problem:
    """One fault of a requirements file: the file, its line from 1, and what was expected (Vietnamese)."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}, dòng {self.line}: {self.message}"


class RequirementsError(Exception):
    """The requirements cannot be used; ``problems`` says where and why, ``str()`` one line each."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load_requirements(path: Path) -> RequirementSet:
    """Return the requirements of a file and of the files that it extends; RequirementsError lists every fault."""
    return _load(path, ())


def _load(path: Path, above: tuple[Path, ...]) -> RequirementSet:
    read = _read(path)
    wanted = _validate(path, read)
    problems = _check_values(path, read, wanted)
    if wanted.extends:
        base = (path.parent / wanted.extends).resolve()
        if base in (*above, path.resolve()):
            chain = " → ".join(p.name for p in (*above, path.resolve(), base))
            problems.append(_at(path, read, ("extends",), f"vòng lặp giữa các tệp: {chain}"))
        elif not base.is_file():
            problems.append(_at(path, read, ("extends",), f"không mở được tệp “{wanted.extends}”"))
        else:
            wanted = _join(path, read, wanted, _load(base, (*above, path.resolve())), problems)
    if problems:
        raise RequirementsError(problems)
    return wanted


def _read(path: Path) -> LinedYaml:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RequirementsError([Problem(str(path), 1, "không mở được tệp yêu cầu")]) from error
    except UnicodeDecodeError as error:
        raise RequirementsError([Problem(str(path), 1, "tệp không phải văn bản UTF-8")]) from error
    try:
        read = read_yaml(text)
    except YamlProblemError as error:
        raise RequirementsError([Problem(str(path), error.line, str(error))]) from error
    if not isinstance(read.data, dict):
        raise RequirementsError([Problem(str(path), 1, "cần các khóa title và requirements")])
    return read


def _validate(path: Path, read: LinedYaml) -> RequirementSet:
    try:
        return RequirementSet.model_validate(read.data)
    except ValidationError as error:
        raise RequirementsError([_explain(path, read, fault) for fault in error.errors()]) from error


def _explain(path: Path, read: LinedYaml, fault: Any) -> Problem:
    """Return a pydantic fault as a problem with its line; the kind of a requirement is no part of the path."""
    place = tuple(step for step in fault["loc"] if not _is_kind(step, read))
    name = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
    context = fault.get("ctx", {})
    wanted = {
        "literal_error": f"cần một trong: {context.get('expected')}".replace(" or ", ", "),
        "string_pattern_mismatch": "chỉ gồm chữ thường không dấu, số và dấu nối",
        "string_too_long": f"dài nhất {context.get('max_length')} chữ",
        "too_short": "cần ít nhất một mục",
        "greater_than": f"cần số lớn hơn {context.get('gt')}",
        "less_than_equal": f"cần số không quá {context.get('le')}",
    }
    by_type = next((words for start, words in _TYPES.items() if fault["type"].startswith(start)), "cần giá trị khác")
    message = {
        "extra_forbidden": f"không có khóa “{name}” ở đây",
        "missing": f"thiếu khóa “{name}”",
        "union_tag_invalid": f"loại “{context.get('tag')}” không có; cần một trong: {context.get('expected_tags')}",
        "union_tag_not_found": "thiếu khóa “kind” (loại yêu cầu)",
    }.get(fault["type"])
    if message is None:
        value = fault["input"] if isinstance(fault["input"], str | int | float | bool) else "giá trị này"
        message = f"“{value}” không dùng được cho “{name}”; {wanted.get(fault['type'], by_type)}"
    return _at(path, read, place, message)


# What is wanted, by the start of pydantic's name of the fault.
_TYPES = {
    "float": "cần một số",
    "finite": "cần một số",
    "int": "cần một số nguyên",
    "date": "cần một ngày (ví dụ 2024-09-20)",
    "string": "cần chữ",
    "list": "cần một danh sách",
    "model": "cần các khóa và giá trị",
    "dict": "cần các khóa và giá trị",
    "bool": "cần true hoặc false",
}


def _is_kind(step: str | int, read: LinedYaml) -> bool:
    kinds = {item.get("kind") for item in read.data.get("requirements") or [] if isinstance(item, dict)}
    return step in kinds and step not in RequirementSet.model_fields


def _check_values(path: Path, read: LinedYaml, wanted: RequirementSet) -> list[Problem]:
    """Return what the types let pass: unknown units and findings, dates that are no EDTF, ids that stand twice."""
    problems, seen = [], set()
    if wanted.school_year and not _is_school_year(wanted.school_year):
        message = f"“{wanted.school_year}” không phải năm học theo EDTF (ví dụ 2024/2025)"
        problems.append(_at(path, read, ("school_year",), message))
    if wanted.directive and wanted.directive.issued and not Edtf.is_valid(wanted.directive.issued):
        problems.append(_at(path, read, ("directive", "issued"), _no_edtf(wanted.directive.issued)))
    for i, requirement in enumerate(wanted.requirements):
        if requirement.id in seen:
            message = f"id “{requirement.id}” đã dùng cho yêu cầu khác"
            problems.append(_at(path, read, ("requirements", i, "id"), message))
        seen.add(requirement.id)
        problems += [_at(path, read, ("requirements", i, key), words) for key, words in _faults(requirement)]
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
    if not all(value and Edtf.is_valid(value) for value in (requirement.start, requirement.end)):
        return False
    first, last = Edtf.parse(requirement.start or "").first, Edtf.parse(requirement.end or "").last
    return bool(first and last and last < first)


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


_INHERITED = ("directive", "school_year", "about")


def _join(
    path: Path, read: LinedYaml, wanted: RequirementSet, base: RequirementSet, problems: list[Problem]
) -> RequirementSet:
    """Return the base's requirements followed by the file's own; what the file does not say it inherits."""
    known = {requirement.id for requirement in base.requirements}
    for i, requirement in enumerate(wanted.requirements):
        if requirement.id in known:
            message = f"id “{requirement.id}” đã có trong {wanted.extends}"
            problems.append(_at(path, read, ("requirements", i, "id"), message))
    inherited = {name: getattr(wanted, name) or getattr(base, name) for name in _INHERITED}
    return wanted.model_copy(update={**inherited, "requirements": [*base.requirements, *wanted.requirements]})


def _at(path: Path, read: LinedYaml, place: tuple[str | int, ...], message: str) -> Problem:
    return Problem(str(path), read.line_of(place), message)
