"""Head rows laid one under another: which heads stand over each column of a table.

In the text a merged head stands once, so a head row may have fewer cells than the row under it, which splits it.
"""

import re
from itertools import islice

from extractors.layout.head_rows import head_role, is_numbering, without_blanks

_UNMERGED_ROLES = frozenset({"number", "label", "remark", "time", "holder", "size", "work", "share"})
# The times of a school year at which something is measured, in their order.
_TERMS = tuple(
    re.compile(term)
    for term in (
        r"đầu năm", r"g(?:iữa )?(?:hk ?|k[ỳì] ?|học k[ỳì] )(?:1|i)", r"(?:c|cuối )?(?:hk ?|k[ỳì] ?|học k[ỳì] )(?:1|i)",
        r"g(?:iữa )?(?:hk ?|k[ỳì] ?|học k[ỳì] )(?:2|ii)", r"(?:c|cuối )?(?:hk ?|k[ỳì] ?|học k[ỳì] )(?:2|ii)",
        r"cn|cả năm|cuối năm",
    )
)  # fmt: skip
_SHARES = ("tỷ lệ ", "tỉ lệ ", "%")
_OF_CLASSES_REGEX = re.compile(r"(?:các )?(?:lớp|khối)(?!\w)")
_CLASS_REGEX = re.compile(r"(?:[Ll]ớp |[Kk]hối |K)?\d{1,2}(?:[A-ZĐa-zđ]\d{0,2}|/\d{1,2})?")
_NEVER_MERGED_ROLES = frozenset({"number", "remark", "time", "holder"})


def stack_heads(rows: list[list[str]], width: int) -> tuple[tuple[str, ...], ...]:
    """Return the heads over each of a table's columns, from top to bottom: each lower row splits those above it.

    >>> stack_heads([["Mức", "K10", "K11"], ["SL", "TL", "SL", "TL"]], 5)
    (('Mức',), ('K10', 'SL'), ('K10', 'TL'), ('K11', 'SL'), ('K11', 'TL'))
    """
    if not rows:
        return ()
    if len(rows[0]) == width and any(not cell for cell in rows[0]):
        rows = [_filled(rows[0]), *rows[1:]]
    slots: list[tuple[str, ...]] = [(cell,) for cell in rows[0]]
    for i, row in enumerate(rows[1:], 1):
        row = without_blanks(row, rows[i - 1], width)
        if len(row) == len(slots) and (len(slots) == width or is_numbering(row)):
            under = zip(slots, row, strict=True)
            slots = [slot if not cell or cell == slot[-1] else (*slot, cell) for slot, cell in under]
            continue
        slots = _split(slots, row, _count_merged(len(slots), row, rows[i + 1 :], width))
    slots += [()] * (width - len(slots))
    return tuple(slots)


def _filled(row: list[str]) -> list[str]:
    """Fill blanks after a head with the head: a reader that keeps merged cells writes them empty."""
    filled: list[str] = []
    for cell in row:
        filled.append(cell or (filled[-1] if filled else ""))
    return filled


def _count_merged(heads: int, subs: list[str], lower: list[list[str]], width: int) -> int:
    """Return how many heads the row under them splits: so many that the last row fills the width."""
    after = [row for row in lower if not is_numbering(row)]
    if not after:
        merged = heads + len(subs) - width
        return merged if 1 <= merged <= heads else min(max(1, len(subs) // _period(subs)), heads)
    below = len(after[0]) // _period(after[0])
    fits = (n for n in range(1, heads + 1) if heads - n + len(subs) + len(after[0]) - below == width)
    return next(fits, 1)


def _split(slots: list[tuple[str, ...]], subs: list[str], merged: int) -> list[tuple[str, ...]]:
    """Return the columns with so many of the heads split by those of the row under them."""
    split: list[tuple[str, ...]] = []
    below, shares, wide = iter(subs), iter(_shares(subs, merged)), set(_merged_heads(slots, merged, subs))
    for index, slot in enumerate(slots):
        split += [(*slot, sub) for sub in islice(below, next(shares))] if index in wide else [slot]
    return split


def _period(subs: list[str]) -> int:
    """Return after how many cells the row begins again: 2 for "SL | TL | SL | TL"; all where it does not."""
    size = len(subs)
    periods = (n for n in range(2, size // 2 + 1) if size % n == 0 and subs == subs[:n] * (size // n))
    return next(periods, size)


def _shares(subs: list[str], merged: int) -> list[int]:
    """Return how many of the lower heads stand under each merged one."""
    starts = [i for i, sub in enumerate(subs) if sub == subs[0]]
    if len(starts) == merged:
        return [b - a for a, b in zip(starts, [*starts[1:], len(subs)], strict=True)]
    if len(terms := _runs_of_terms(subs)) == merged:
        return terms
    size, more = divmod(len(subs), merged)
    return [size + (i < more) for i in range(merged)]


def _may_be_merged(head: str) -> bool:
    """Whether a head may stand over heads of its own: not "STT", "Nội dung", nor "Tỷ lệ huy động"."""
    return head_role(head) not in _UNMERGED_ROLES and not head.lower().startswith(_SHARES)


def _runs_of_terms(subs: list[str]) -> list[int]:
    """Return how many heads each run of times of one school year has; [] where some are no times.

    >>> _runs_of_terms(["Cuối năm", "GHKI", "CHKI", "GHKII", "CN"])
    [1, 4]
    """
    places = [next((i for i, term in enumerate(_TERMS) if term.fullmatch(sub.lower())), None) for sub in subs]
    if None in places:
        return []
    starts = [i for i, place in enumerate(places) if i == 0 or place <= places[i - 1]]  # type: ignore[operator]
    return [b - a for a, b in zip(starts, [*starts[1:], len(subs)], strict=True)]


def _merged_heads(slots: list[tuple[str, ...]], merged: int, subs: list[str]) -> list[int]:
    """Return which heads are merged ones: not "STT", "Nội dung", "Ghi chú"; the last ones where in doubt.

    "6A | 6B | 7A" stand under "Lớp", whatever follows it.
    """
    classes = [i for i, slot in enumerate(slots) if i and _OF_CLASSES_REGEX.match(slot[-1].lower())]
    if len(classes) == merged and all(map(_CLASS_REGEX.fullmatch, subs)):
        return classes
    likely = [i for i, slot in enumerate(slots) if _may_be_merged(slot[-1])]
    if len(likely) < merged:
        numbered = [i for i, slot in enumerate(slots) if any(c.isdigit() for c in slot[-1])]
        likely = sorted({*likely, *numbered})
    if len(likely) < merged:
        spare = [
            i for i, s in enumerate(slots) if i and i not in likely and head_role(s[-1]) not in _NEVER_MERGED_ROLES
        ]
        likely = sorted(likely + spare[len(likely) - merged :])
    if len(likely) < merged:
        likely = list(range(len(slots)))
    return likely[-merged:]
