"""Timing, and the table that `make bench` prints."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One line of the table: a rate, the baseline's rate, and the bound on their ratio.

    ``ratio`` is ours over the baseline's; ``at_least`` or ``at_most`` bounds it, or ``floor`` bounds
    our own rate where the aim is a rate. Rates are ``unit`` a second, or ``per`` something else.
    """

    name: str
    unit: str
    rate: float
    baseline: str
    baseline_rate: float
    at_least: float | None = None
    at_most: float | None = None
    floor: float | None = None
    per: str = "s"

    @property
    def ratio(self) -> float:
        """Return our rate over the baseline's."""
        return self.rate / self.baseline_rate

    @property
    def holds(self) -> bool:
        """Whether every bound of this line is kept."""
        return (
            (self.at_least is None or self.ratio >= self.at_least)
            and (self.at_most is None or self.ratio <= self.at_most)
            and (self.floor is None or self.rate >= self.floor)
        )

    def bound(self) -> str:
        """Return the bound in words."""
        if self.floor is not None:
            return f"rate >= {self.floor:,.0f}"
        if self.at_least is not None:
            return f"ratio >= {self.at_least:g}"
        return f"ratio <= {self.at_most:g}" if self.at_most is not None else ""


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median seconds of processor time of ``runs`` calls, after one that is not counted.

    Processor time, since the work is one thread's and other programs on the machine are not its fault.
    """
    work()
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def print_table(results: list[Result]) -> None:
    """Print the results; a line whose bound is broken says so."""
    head = ("measured", "ours", "baseline", "its rate", "ratio", "bound", "")
    rows = [
        (r.name, f"{r.rate:,.1f} {r.unit}/{r.per}", r.baseline, f"{r.baseline_rate:,.1f}", f"{r.ratio:.3f}", r.bound(),
         "ok" if r.holds else "BROKEN")
        for r in results
    ]  # fmt: skip
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    for row in [head, *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
