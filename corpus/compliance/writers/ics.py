"""The deadlines of a digest's requirements as a calendar (RFC 5545) that Outlook and phones take in."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from corpus.compliance import wording
from schemas import Digest, PlanRecord, Requirement
from schemas.edtf import Edtf
from schemas.requirement import DeadlineRequirement, HandInRequirement, PhaseRequirement

FILENAME = "deadlines.ics"
ZONE = "Asia/Ho_Chi_Minh"
_LINE_OCTETS = 75
# Vietnam has had no summer time since 1975, so one rule says it all.
_TIME_ZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{ZONE}", "BEGIN:STANDARD", "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "TZNAME:+07", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip


def write(digest: Digest, path: Path, _records: Mapping[str, PlanRecord]) -> None:
    """Write one all-day event for each deadline, with a reminder three days before."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kehoach//VI", "CALSCALE:GREGORIAN", *_TIME_ZONE]
    for requirement in digest.requirements:
        if by := deadline_of(requirement):
            lines += _event(digest, requirement, by)
    lines.append("END:VCALENDAR")
    path.write_bytes("".join(_fold(line) for line in lines).encode("utf-8"))


def deadline_of(requirement: Requirement) -> date | None:
    """Return the last day of a requirement that sets one; None where it sets none or a year is missing."""
    if isinstance(requirement, HandInRequirement):
        return requirement.by
    if isinstance(requirement, DeadlineRequirement):
        return Edtf.parse(requirement.by).last
    if isinstance(requirement, PhaseRequirement) and requirement.end:
        return Edtf.parse(requirement.end).last
    return None


def _event(digest: Digest, requirement: Requirement, by: date) -> Iterator[str]:
    """Yield the lines of an event; its UID follows from directive and requirement, so a new digest updates it."""
    name = f"{wording.directive_name(digest)}#{requirement.id}"
    stamp = datetime.combine(digest.as_of, time(), UTC).strftime("%Y%m%dT%H%M%SZ")
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, 'kehoach:' + name)}@kehoach"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{by:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{by + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escape(requirement.title)}"
    yield f"DESCRIPTION:{_escape('Theo ' + wording.directive_name(digest))}"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escape(requirement.title)}", "TRIGGER:-P3D")
    yield "END:VALARM"
    yield "END:VEVENT"


def _escape(words: str) -> str:
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> str:
    """Return a line cut to 75 octets as RFC 5545 3.1 wants it, never inside a letter."""
    folded, octets = [], 0
    for character in line:
        size = len(character.encode("utf-8"))
        if octets + size > _LINE_OCTETS:
            folded.append("\r\n ")
            octets = 1
        folded.append(character)
        octets += size
    return "".join(folded) + "\r\n"
