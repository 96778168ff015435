"""How the time of a job grows with its input: for tests that hostile input stays linear.

One input is eight times the other. Linear work takes 8 times the time and quadratic work 64 times, so a bound of
22 leaves both a factor of nearly three for noise. Time is that of this thread alone: a worker of the tests has
threads of Prefect in it, and other programs run beside it.
"""

import time
from collections.abc import Callable

FACTOR = 8
MOST_GROWTH = 22.0
_TRIES = 6
_NOISE_SECONDS = 0.01


def thread_seconds(job: Callable[[], object]) -> float:
    """Seconds of the processor that `job` takes on this thread."""
    start = time.thread_time()
    job()
    return time.thread_time() - start


def growth(short: Callable[[], object], long: Callable[[], object]) -> tuple[float, float]:
    """Best of some measures: `long`'s time over `short`'s, and `long`'s seconds. `long` has FACTOR times the input.

    Measures end with the first that is within MOST_GROWTH: a pause of the machine spoils one, not all.
    """
    best_short = best_long = ratio = float("inf")
    for _ in range(_TRIES):
        best_short = min(best_short, max(thread_seconds(short), _NOISE_SECONDS))
        best_long = min(best_long, thread_seconds(long))
        ratio = best_long / best_short
        if ratio <= MOST_GROWTH:
            break
    return ratio, best_long
