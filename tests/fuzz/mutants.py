"""One mutated file for each number: the same seed and number give the same changes."""

from random import Random

from tests.fuzz import packed, pictured, raw, written
from tests.fuzz.seeds import KINDS, seeds

# How often each is drawn; LibreOffice and tesseract take a second for each, so their kinds are few.
SHARES = {
    "docx": 20, "docx_old_fonts": 7, "odt": 12, "doc": 2, "rtf": 2, "pdf": 20, "txt": 14, "zip": 7, "tar": 6, "7z": 2,
    "rar": 2, "eml": 6, "picture": 3,
}  # fmt: skip
_OWN_CHANGES = {
    "docx": packed.CHANGES, "docx_old_fonts": packed.CHANGES, "odt": packed.CHANGES, "zip": packed.CHANGES,
    "rtf": written.RTF_CHANGES, "pdf": written.PDF_CHANGES, "txt": written.TEXT_CHANGES, "tar": written.TAR_CHANGES,
    "eml": written.MAIL_CHANGES, "picture": pictured.CHANGES,
}  # fmt: skip
_OWN_PART = 0.6
_MOST_BYTES = 30_000_000


def draw_kind(chance: Random, kinds: tuple[str, ...]) -> str:
    """Return one of the kinds, each as often as its share."""
    return chance.choices(kinds, [SHARES[kind] for kind in kinds])[0]


def mutate(chance: Random, kind: str, other_kinds: tuple[str, ...] = KINDS) -> bytes:
    """Return a changed file of a kind; one in twenty is left whole."""
    data = chance.choice(seeds(kind))
    other = chance.choice(seeds(chance.choice(other_kinds)))
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        if chance.random() < 0.05 or len(data) > _MOST_BYTES:
            break
        own = _OWN_CHANGES.get(kind, ())
        changes = own if own and chance.random() < _OWN_PART else raw.CHANGES
        data = chance.choice(changes)(chance, data, other)
    return data
