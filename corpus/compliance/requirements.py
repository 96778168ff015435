"""The file of requirements: read with good errors, its bases (``extends``) joined in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from rapidfuzz import process

from corpus.compliance.yaml_lines import LinedYaml, YamlProblemError, read_yaml
from extractors.lexicon import load
from schemas import Requirement, RequirementSet
from schemas.edtf import Edtf
from schemas.requirement import DeadlineRequirement, PhaseRequirement, TargetRequirement


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
    name = str(place[-1]) if place else ""
    context = fault.get("ctx", {})
    message = {
        "extra_forbidden": f"không có khóa “{name}” ở đây",
        "missing": f"thiếu khóa “{name}”",
        "literal_error": f"“{fault['input']}” không dùng được cho “{name}”; cần một trong: {context.get('expected')}",
        "union_tag_invalid": f"loại “{context.get('tag')}” không có; cần một trong: {context.get('expected_tags')}",
        "union_tag_not_found": "thiếu khóa “kind” (loại yêu cầu)",
    }.get(fault["type"], f"“{fault['input']}” không dùng được cho “{name}” ({fault['msg']})")
    return _at(path, read, place, message)


def _is_kind(step: str | int, read: LinedYaml) -> bool:
    kinds = {item.get("kind") for item in read.data.get("requirements") or [] if isinstance(item, dict)}
    return step in kinds and step not in RequirementSet.model_fields


def _check_values(path: Path, read: LinedYaml, wanted: RequirementSet) -> list[Problem]:
    """Return what the types let pass: unknown units, dates that are no EDTF, ids that stand twice."""
    problems, seen = [], set()
    for i, requirement in enumerate(wanted.requirements):
        place = ("requirements", i)
        if requirement.id in seen:
            problems.append(_at(path, read, (*place, "id"), f"id “{requirement.id}” đã dùng cho yêu cầu khác"))
        seen.add(requirement.id)
        if isinstance(requirement, TargetRequirement) and (hint := _unknown_unit(requirement.unit)):
            problems.append(_at(path, read, (*place, "unit"), hint))
        for name, value in _times(requirement):
            if value is not None and not Edtf.is_valid(value):
                message = f"“{value}” không phải ngày theo EDTF (ví dụ 2024-09-20, 2024-09)"
                problems.append(_at(path, read, (*place, name), message))
    return problems


def _unknown_unit(unit: str) -> str | None:
    known = {"%"} | {form for row in load("units") if row["group"] != "refused" for form in row["forms"]}
    if unit.lower() in known:
        return None
    near = [word for word, score, _ in process.extract(unit, sorted(known), limit=3) if score > 60]
    return f"không biết đơn vị “{unit}”" + (f"; có phải: {', '.join(near)}?" if near else "")


def _times(requirement: Requirement) -> list[tuple[str, str | None]]:
    if isinstance(requirement, PhaseRequirement):
        return [("start", requirement.start), ("end", requirement.end)]
    return [("by", requirement.by)] if isinstance(requirement, DeadlineRequirement) else []


def _join(
    path: Path, read: LinedYaml, wanted: RequirementSet, base: RequirementSet, problems: list[Problem]
) -> RequirementSet:
    """Return the base's requirements followed by the file's own; what the file does not say it inherits."""
    known = {requirement.id for requirement in base.requirements}
    for i, requirement in enumerate(wanted.requirements):
        if requirement.id in known:
            message = f"id “{requirement.id}” đã có trong {wanted.extends}"
            problems.append(_at(path, read, ("requirements", i, "id"), message))
    inherited = {name: getattr(wanted, name) or getattr(base, name) for name in ("directive", "school_year")}
    return wanted.model_copy(update={**inherited, "requirements": [*base.requirements, *wanted.requirements]})


def _at(path: Path, read: LinedYaml, place: tuple[str | int, ...], message: str) -> Problem:
    return Problem(str(path), read.line_of(place), message)
