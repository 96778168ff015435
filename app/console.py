"""The terminal: one console for results, one for progress; colours only where somebody looks."""

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_PIPE_WIDTH = 160  # a pipe has no width; rich would take 80 and cut the columns


def make_console(*, stderr: bool = False) -> "Console":
    """Return a console on stdout or stderr; NO_COLOR and pipes get no colours.

    Text is printed as it is: what stands in a plan or in the name of a file may look like rich's markup.
    """
    from rich.console import Console

    console = Console(stderr=stderr, highlight=False, soft_wrap=False, emoji=False, markup=False)
    if not console.is_terminal and not console._environ.get("COLUMNS"):
        console.width = _PIPE_WIDTH
    return console


def make_table(*headings: "str | tuple[str, dict[str, Any]]", title: str | None = None) -> "Table":
    """Return an empty table in the house style; a heading may bring options for its column."""
    from rich import box
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        name, options = heading if isinstance(heading, tuple) else (heading, dict[str, Any]())
        column: dict[str, Any] = {"overflow": "fold"} | options
        table.add_column(name, **column)
    return table


def print_json(value: Any) -> None:
    """Print a value as JSON, Vietnamese as it is."""
    import json

    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
