"""What must be true of every outcome, whatever the file was."""

import re
import unicodedata

from flows.work import UNCHANGED, UNPACKED, Outcome
from schemas import PlanRecord

CATEGORIES = frozenset(
    ["empty", "damaged", "password", "scan", "unsupported", "too_large", "missing", "permission", "timeout", "disk"]
)
_PARTS = ("citations", "dates", "targets", "phases", "responsibles")
_FOREIGN_REGEX = re.compile(r"Traceback|Error|Exception|\bline \d|0x[0-9a-f]{4}|<class|site-packages|\.py\b|None\b")
_ENDED = "Đọc tệp mất quá"


def faults(outcome: Outcome) -> list[str]:
    """Return what is wrong with an outcome; [] where it is a sound record or one Vietnamese reason."""
    if outcome.record is not None:
        return [] if outcome.reason is None and not outcome.members else ["a record and more"]
    if outcome.reason is None:
        return [] if outcome.category in (UNCHANGED, UNPACKED) else [f"nothing: {outcome.category}"]
    found = []
    if outcome.category not in CATEGORIES:
        found.append(f"category {outcome.category}: {outcome.reason}")
    if outcome.reason.startswith(_ENDED):  # by the pool; LibreOffice's own bound has words of its own
        found.append("hangs, crashes or eats memory")
    return found + reason_faults(outcome.reason)


def reason_faults(reason: str) -> list[str]:
    """Return what is wrong with a reason for the clerk: one Vietnamese sentence and nothing of the program's."""
    found = []
    if "\n" in reason or not reason.endswith(".") or not reason.isprintable():
        found.append(f"no single line: {reason!r}")
    if _FOREIGN_REGEX.search(reason) or reason.isascii():
        found.append(f"not the clerk's words: {reason}")
    return found


def record_faults(text: str) -> list[str]:
    """Return what is wrong with a record as JSON."""
    record = PlanRecord.model_validate_json(text)
    found = [f"{error.component} failed: {error.message}" for error in record.errors]
    if not unicodedata.is_normalized("NFC", record.text) or not record.text.strip():
        found.append("text is empty or not NFC")
    for part in _PARTS:
        for item in getattr(record, part):
            if record.text[slice(*item.span)] != item.text:
                found.append(f"{part}: {item.text!r} is not at {item.span}")
            if record.source.pages is not None and not 1 <= (item.page or 0) <= record.source.pages:
                found.append(f"{part}: page {item.page} of {record.source.pages}")
    found += [f"{f.code}: not at {f.span}" for f in record.findings if f.span and record.text[slice(*f.span)] != f.text]
    return found
