"""Requirements loaded from a file, with all its faults told at once, and its bases (``extends``) joined in."""

import os
from pathlib import Path

from corpus.compliance.requirements.shape import read_shape
from corpus.compliance.requirements.source import Problem, RequirementsError, Source, read_source
from corpus.compliance.requirements.values import check_values
from schemas import RequirementSet

_INHERITED = ("directive", "school_year", "document_type", "about")


def load_requirements(path: Path) -> RequirementSet:
    """Return the requirements of a file and of the files that it extends; RequirementsError lists every fault."""
    return _load(path, ())


def _load(path: Path, above: tuple[Path, ...]) -> RequirementSet:
    source = read_source(path)
    wanted = read_shape(source)
    problems = check_values(source, wanted)
    base = _load_base(source, wanted, (*above, path.resolve()), problems)
    if base is not None:
        problems += _used_twice(source, wanted, base)
    if problems:
        raise RequirementsError(problems)
    return wanted if base is None else _join(wanted, base)


def _load_base(
    source: Source, wanted: RequirementSet, chain: tuple[Path, ...], problems: list[Problem]
) -> RequirementSet | None:
    """Return the file that this one extends; None where there is none, or none that can be used: see ``problems``."""
    if not wanted.extends:
        return None
    base = source.path.parent / wanted.extends
    if not os.path.isfile(base):  # Path.is_file raises where a folder above may not be looked into
        problems.append(source.problem(("extends",), f"không mở được tệp “{wanted.extends}”"))
        return None
    if base.resolve() in chain:
        names = " → ".join(path.name for path in (*chain, base.resolve()))
        problems.append(source.problem(("extends",), f"vòng lặp giữa các tệp: {names}"))
        return None
    try:
        return _load(base.resolve(), chain)
    except RequirementsError as error:
        problems += error.problems
        return None


def _used_twice(source: Source, wanted: RequirementSet, base: RequirementSet) -> list[Problem]:
    known = {requirement.id for requirement in base.requirements}
    return [
        source.problem(("requirements", i, "id"), f"id “{requirement.id}” đã có trong {wanted.extends}")
        for i, requirement in enumerate(wanted.requirements)
        if requirement.id in known
    ]


def _join(wanted: RequirementSet, base: RequirementSet) -> RequirementSet:
    """Return the base's requirements followed by the file's own; what the file does not say it inherits."""
    said = {name for name in wanted.model_fields_set if getattr(wanted, name) is not None}
    inherited = {name: getattr(base, name) for name in _INHERITED if name not in said}
    return wanted.model_copy(update={**inherited, "requirements": [*base.requirements, *wanted.requirements]})
