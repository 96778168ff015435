"""YAML with line numbers: plain data, and for every place in it the line of the file where it stands."""

from dataclasses import dataclass, field
from typing import Any

import yaml

Place = tuple[str | int, ...]
_MERGE_TAG = "tag:yaml.org,2002:merge"
_DEEPEST = 50
_MOST = 200_000
"""Places of a file, aliases counted as often as they are used: a few lines of them can stand for billions."""


class YamlProblemError(Exception):
    """The text is no YAML that can be used; ``str()`` is one Vietnamese line, ``line`` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass
class LinedYaml:
    """Data read from YAML; ``lines`` maps a place ("requirements", 2, "unit") to its line, from 1."""

    data: Any
    lines: dict[Place, int] = field(default_factory=dict)

    def line_of(self, place: Place) -> int:
        """Return the line of a place, or of the nearest place above it that the file has."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(text: str) -> LinedYaml:
    """Return the data of a YAML text with its lines; YamlProblemError names line and fault.

    Anchors that contain themselves and keys that stand twice are faults: plain YAML readers take
    both in silence.
    """
    try:
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlProblemError(f"không đúng cú pháp YAML ({error.problem})", mark.line + 1 if mark else 1) from error
    except (yaml.YAMLError, ValueError) as error:
        raise YamlProblemError("tệp có ký tự mà YAML không đọc được", 1) from error
    except RecursionError as error:
        raise YamlProblemError("các mục lồng quá sâu", 1) from error
    read = LinedYaml(None)
    if node is not None:
        read.data = _convert(node, (), read.lines, ())
    return read


def _convert(node: yaml.Node, place: Place, lines: dict[Place, int], above: tuple[int, ...]) -> Any:
    line = node.start_mark.line + 1
    if id(node) in above:
        raise YamlProblemError("vòng lặp: một mục chứa chính nó", line)
    if len(above) > _DEEPEST:
        raise YamlProblemError("các mục lồng quá sâu", line)
    if len(lines) > _MOST:
        raise YamlProblemError("tệp có quá nhiều mục", line)
    lines.setdefault(place, line)
    above = (*above, id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_convert(child, (*place, i), lines, above) for i, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _convert_mapping(node, place, lines, above)
    return _scalar(node)


def _convert_mapping(node: yaml.MappingNode, place: Place, lines: dict[Place, int], above: tuple[int, ...]) -> Any:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode) or key_node.tag == _MERGE_TAG:
            raise YamlProblemError("khóa phải là một từ", line)
        key = str(key_node.value)
        if key in data:
            raise YamlProblemError(f"khóa “{key}” được ghi hai lần", line)
        lines[(*place, key)] = line
        data[key] = _convert(value_node, (*place, key), lines, above)
    return data


def _scalar(node: yaml.Node) -> Any:
    """Return a scalar's value; days stay the text that was written ("2024-09-20"), which EDTF reads."""
    if node.tag.endswith(":timestamp"):
        return node.value
    try:
        return yaml.SafeLoader("").construct_object(node)
    except (yaml.YAMLError, ValueError) as error:
        raise YamlProblemError(f"giá trị “{node.value}” không đọc được", node.start_mark.line + 1) from error
