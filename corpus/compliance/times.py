"""Days of a plan against the days asked for; a day without a year takes that of the plan's school year."""

from datetime import date

from schemas import PlanRecord
from schemas.edtf import Edtf

_SCHOOL_YEAR_BEGINS = 8  # August: plans of a school year set nothing for July
_NO_YEAR = "XXXX"


def bounds_of(value: str | None, record: PlanRecord) -> tuple[date, date] | None:
    """Return the first and last day that an EDTF value may mean; None where its year cannot be known."""
    if not value:
        return None
    if _NO_YEAR in value:
        value = "/".join(_with_year(part, record) for part in value.split("/"))
    if not Edtf.is_valid(value):
        return None
    parsed = Edtf.parse(value)
    return (parsed.first, parsed.last) if parsed.first and parsed.last else None


def _with_year(value: str, record: PlanRecord) -> str:
    year = record.header.school_year or record.header.period
    if not value.startswith(f"{_NO_YEAR}-") or not year:
        return value
    first, _, last = year.partition("/")
    if last and int(last) != int(first) + 1:
        return value
    later = last and int(value[5:7]) < _SCHOOL_YEAR_BEGINS
    return f"{last if later else first}{value[4:]}"


def kept_by(value: str | None, by: str, record: PlanRecord) -> bool | None:
    """Return whether a time of the plan lies by the day asked for; None where it is not exact enough to say."""
    told, asked = bounds_of(value, record), Edtf.parse(by).last
    if told is None or asked is None:
        return None
    if told[1] <= asked:
        return True
    return None if told[0] <= asked else False
