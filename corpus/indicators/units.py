"""Units of quantities made one for comparing: "em", "học sinh" and "đ/c" are people."""

from functools import cache, lru_cache
from pathlib import Path

import yaml

from corpus.fold import fold_marks

_ROWS = Path(__file__).parent / "units.yaml"


@lru_cache(maxsize=2_000)
def unit_kind(unit: str | None) -> str | None:
    """Return the canonical unit; a unit without a row is itself in small letters, None stays None.

    >>> unit_kind("đ/c"), unit_kind("HS"), unit_kind("%"), unit_kind("bộ"), unit_kind(None)
    ('người', 'người', '%', 'bộ', None)
    """
    if not unit:
        return None
    plain = " ".join(unit.split()).lower()
    return _kinds().get(fold_marks(plain).strip(" ."), plain)


@cache
def _kinds() -> dict[str, str]:
    rows = yaml.safe_load(_ROWS.read_text(encoding="utf-8"))
    return {fold_marks(word): row["unit"] for row in rows for word in row["words"]}
