"""The keys and types of a file of requirements: what pydantic refuses, said in Vietnamese with its line."""

from typing import Any

from pydantic import ValidationError

from corpus.compliance.requirements.source import Problem, RequirementsError, Source
from corpus.compliance.requirements.yaml_lines import Place
from schemas import RequirementSet

# pydantic's faults: what is said of a key, and what is wanted in place of a value; in {}: pydantic's own context.
_OF_KEYS = {
    "extra_forbidden": "không có khóa “{name}” ở đây",
    "missing": "thiếu khóa “{name}”",
    "union_tag_invalid": "loại “{tag}” không có; cần một trong: {expected_tags}",
    "union_tag_not_found": "thiếu khóa “kind” (loại yêu cầu)",
}
_WANTED = {
    "literal_error": "cần một trong: {expected}",
    "string_pattern_mismatch": "chỉ gồm chữ thường không dấu, số và dấu nối",
    "string_too_long": "dài nhất {max_length} chữ",
    "too_short": "cần ít nhất một mục",
    "greater_than": "cần số lớn hơn {gt}",
    "less_than_equal": "cần số không quá {le}",
}
# For the rest, by the start of the fault's name.
_WANTED_TYPES = {
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


def read_shape(source: Source) -> RequirementSet:
    """Return the requirements of a file; RequirementsError names every key and value that is not of its kind."""
    try:
        return RequirementSet.model_validate(source.yaml.data)
    except ValidationError as error:
        raise RequirementsError([_explain(source, fault) for fault in error.errors()]) from error


def _explain(source: Source, fault: Any) -> Problem:
    place = _place_of(fault["loc"])
    name = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
    context = fault.get("ctx", {}) | {"name": name}
    if said := _OF_KEYS.get(fault["type"]):
        return source.problem(place, said.format(**context))
    if "expected" in context:
        context["expected"] = str(context["expected"]).replace(" or ", ", ")
    by_type = (words for start, words in _WANTED_TYPES.items() if fault["type"].startswith(start))
    wanted = _WANTED.get(fault["type"]) or next(by_type, "cần giá trị khác")
    value = fault["input"] if isinstance(fault["input"], str | int | float | bool) else "giá trị này"
    return source.problem(place, f"“{value}” không dùng được cho “{name}”; {wanted.format(**context)}")


def _place_of(loc: Place) -> Place:
    """Return the place in the file: pydantic puts the kind of a requirement after its number."""
    is_kind = len(loc) > 2 and loc[0] == "requirements" and isinstance(loc[1], int)
    return (*loc[:2], *loc[3:]) if is_kind else loc
