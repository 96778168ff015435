"""The start of the program: what a clerk waits for before anything happens."""

import statistics
import subprocess
import sys
import time

from benchmarks.measure import Result

MOST_SECONDS = 0.3
_RUNS = 9


def run() -> list[Result]:
    """Return one line: how many times a second `kehoach --help` can be asked for, and a bare Python."""
    ours = _starts_a_second("-m", "app", "--help")
    theirs = _starts_a_second("-c", "pass")
    return [Result("kehoach --help", "starts", ours, "python -c pass", theirs, floor=1 / MOST_SECONDS)]


def _starts_a_second(*words: str) -> float:
    """Return the rate of the median run, by the clock: imports wait for the disk too."""
    times = []
    for _ in range(_RUNS + 1):  # the first writes the caches of bytecode
        start = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return 1 / statistics.median(times[1:])
