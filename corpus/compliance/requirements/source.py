"""A file of requirements as it lies on the disk: its data with their lines, and problems told by the line."""

from dataclasses import dataclass
from pathlib import Path

from corpus.compliance.requirements.yaml_lines import LinedYaml, Place, YamlProblemError, read_yaml


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


@dataclass(frozen=True)
class Source:
    """A file that is YAML with keys; whether they are the right ones is for others to say."""

    path: Path
    yaml: LinedYaml

    def problem(self, place: Place, message: str) -> Problem:
        """Return what is wrong at a place of the data, or at the nearest one above it that the file has."""
        return Problem(str(self.path), self.yaml.line_of(place), message)


def read_source(path: Path) -> Source:
    """Return the file with its lines; RequirementsError where it cannot be read or is no YAML with keys."""
    try:
        read = read_yaml(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise RequirementsError([Problem(str(path), 1, "không mở được tệp yêu cầu")]) from error
    except UnicodeDecodeError as error:
        raise RequirementsError([Problem(str(path), 1, "tệp không phải văn bản UTF-8")]) from error
    except YamlProblemError as error:
        raise RequirementsError([Problem(str(path), error.line, str(error))]) from error
    if not isinstance(read.data, dict):
        raise RequirementsError([Problem(str(path), 1, "cần các khóa title và requirements")])
    return Source(path, read)
