"""The long run: prints the report as it grows; ends with 1 where a file went against the claims."""

import argparse
import sys
from pathlib import Path

from flows.pool import default_jobs
from tests.fuzz.run import fuzz
from tests.fuzz.seeds import KINDS

_PARSER = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
_PARSER.add_argument("--count", type=int, default=10_000, help="how many files")
_PARSER.add_argument("--seed", type=int, default=1, help="another seed, other files")
_PARSER.add_argument("--kinds", nargs="+", default=KINDS, choices=KINDS, help="only these kinds")
_PARSER.add_argument("--jobs", type=int, default=default_jobs(), help="worker processes")
_PARSER.add_argument("--seconds", type=float, default=60, help="the bound on one file")
_PARSER.add_argument("--keep", type=Path, default=Path("fuzz-failures"), help="where files that went wrong are put")


def main() -> int:
    """Run and return what the process ends with."""
    asked = _PARSER.parse_args()
    report = None
    for report in fuzz(asked.count, asked.seed, asked.kinds, asked.jobs, asked.seconds, asked.keep):
        print(report, flush=True)
    if report is None or not report.bad:
        return 0
    for path, wrong in report.bad.items():
        print(f"{Path(path).name}: {'; '.join(wrong)}")
    print(f"The files are in {asked.keep}.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
