"""Words as data: each YAML file is a list of rows, each row carries examples that a test executes."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


@cache
def load(name: str) -> list[dict[str, Any]]:
    """Return the rows of ``lexicon/<name>.yaml``; the file's own head comment tells its columns."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with (FOLDER / f"{name}.yaml").open(encoding="utf-8") as file:
        return yaml.load(file, Loader=loader)
