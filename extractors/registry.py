"""Units found by their folder: one module, one unit; a broken module is an error at once."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def discover(package: str) -> tuple[ModuleType, ...]:
    """Return the modules of a package, sorted by name, those with a leading underscore left out.

    A module that cannot be imported raises its own error: a unit that is silently absent would
    be taken for "nothing found".
    """
    parent = importlib.import_module(package)
    names = sorted(m.name for m in pkgutil.iter_modules(parent.__path__) if not m.name.startswith("_"))
    return tuple(importlib.import_module(f"{package}.{name}") for name in names)


def best_bidder(package: str, data: bytes, filename: str) -> ModuleType | None:
    """Return the module of a package whose ``score(data, filename)`` bids most; None where nobody wants the bytes."""
    bids = [(unit.score(data, filename), unit.__name__, unit) for unit in discover(package)]
    score, _, unit = max(bids, key=lambda bid: bid[:2])
    return unit if score > 0 else None
