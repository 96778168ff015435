"""The bounds: documented as they are, each one used, and the one on memory felt by a real worker."""

import asyncio
import re
import subprocess
import sys
from pathlib import Path

import pytest

from extractors import limits
from flows.pool import open_pool, read_in_pool
from flows.work import Outcome, PlanFile, Room

ROOT = Path(__file__).parent.parent
NAMES = [name for name in vars(limits) if name.isupper()]


def test_the_page_says_what_the_module_says():
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "limits_table.py", "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_a_bound_is_looked_at_somewhere(name):
    modules = [path for folder in ("extractors", "flows") for path in (ROOT / folder).rglob("*.py")]
    mentions = [
        len(re.findall(rf"\b{name}\b", path.read_text("utf-8"))) for path in modules if path.name != "limits.py"
    ]
    assert max(mentions) >= 2, "no module imports it and uses it"


def eat(files, _room):
    """Stands for a reader that wants more memory than there is for it."""
    if any(file.path == "greedy" for file in files):
        bytearray(2 * limits.FILE_MEMORY_BYTES)
    return [Outcome(file.path, sha256="0") for file in files]


def test_a_file_that_wants_too_much_memory_costs_only_itself():
    async def run():
        with open_pool(1) as pool:
            return await read_in_pool(
                pool, [PlanFile("one"), PlanFile("greedy"), PlanFile("two")], Room("", ""), read=eat
            )

    outcomes = asyncio.run(run())
    assert [(outcome.path, outcome.category) for outcome in outcomes] == [
        ("one", None), ("greedy", "timeout"), ("two", None)]  # fmt: skip
    assert "bộ nhớ" in outcomes[1].reason
