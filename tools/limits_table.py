"""Writes docs/limits.md's table of the bounds from extractors/limits.py; with --check only says whether it is right."""

import ast
import re
import sys
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractors import limits  # noqa: E402

PAGE = ROOT / "docs" / "limits.md"
HEAD = "| bound | value | of what |\n| --- | --- | --- |\n"


def table() -> str:
    """Return the table: a row for each constant, the first words of its docstring beside its value."""
    body = ast.parse((ROOT / "extractors" / "limits.py").read_text(encoding="utf-8")).body
    rows = []
    for node, said in pairwise(body):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            words = said.value.value if isinstance(said, ast.Expr) and isinstance(said.value, ast.Constant) else ""
            what = re.split(r"[;.]\s|\.$", " ".join(str(words).split()))[0]
            name = node.targets[0].id
            rows.append(f"| `{name}` | {say(name, getattr(limits, name))} | {what[:1].lower()}{what[1:]} |\n")
    return HEAD + "".join(rows)


def say(name: str, value: int) -> str:
    """Return a value with its unit."""
    if name.endswith("_BYTES"):
        size = next((s for s in ((2**30, "GB"), (2**20, "MB"), (2**10, "KB")) if value % s[0] == 0), (1, "bytes"))
        return f"{value // size[0]:,} {size[1]}"
    return f"{value:,} s" if name.endswith("_SECONDS") else f"{value:,}"


def main() -> None:
    """Write the table into the page, or check it."""
    page = PAGE.read_text(encoding="utf-8")
    start = page.index(HEAD)
    end = re.compile(r"^(?!\|)", re.MULTILINE).search(page, start)
    made = page[:start] + table() + (page[end.start() :] if end else "")
    if "--check" not in sys.argv:
        PAGE.write_text(made, encoding="utf-8")
    elif made != page:
        sys.exit("docs/limits.md is not what extractors/limits.py says; run: python tools/limits_table.py")


if __name__ == "__main__":
    main()
