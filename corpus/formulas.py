"""Text of a plan must never become a formula in somebody's Excel."""

# A spreadsheet that opens a CSV takes a cell beginning so for a formula (=HYPERLINK…, @SUM…, +cmd|…).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def defuse(value: object) -> object:
    """Return the value of a cell, with an apostrophe before a text that a spreadsheet would run.

    >>> defuse('=HYPERLINK("http://x")'), defuse("Học lực"), defuse(3)
    ('\\'=HYPERLINK("http://x")', 'Học lực', 3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
