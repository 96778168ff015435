"""Prints the table of `make bench`: python -m benchmarks [NAME...]; exit 1 where a bound breaks.

Without names those of NAMES run, in some minutes; the ones of LONG run only when named.
"""

import importlib
import sys

from benchmarks.measure import print_table

NAMES = ("text", "files", "ingest", "store", "digest", "ocr")
LONG = ("near_copies", "scale")


def main() -> int:
    """Run the benchmarks named as arguments, or all, and return the exit code."""
    results = []
    for name in sys.argv[1:] or NAMES:
        results += importlib.import_module(f"benchmarks.{name}").run()
    print_table(results)
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
