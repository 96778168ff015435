"""Prints the table of `make bench`: python -m benchmarks [text] [files] [ingest]; exit 1 where a bound breaks."""

import importlib
import sys

from benchmarks.measure import print_table

NAMES = ("text", "files", "ingest")


def main() -> int:
    """Run the benchmarks named as arguments, or all, and return the exit code."""
    results = []
    for name in sys.argv[1:] or NAMES:
        results += importlib.import_module(f"benchmarks.{name}").run()
    print_table(results)
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
