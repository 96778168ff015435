"""Was the plan there in time? The roll's day counts; without it the plan's own date stands for it."""

from corpus.compliance.evidence import of_span, verdict
from corpus.compliance.wording import day
from corpus.wording import say_date
from schemas import Check, PlanRecord
from schemas.edtf import Edtf
from schemas.requirement import HandInRequirement

KIND = "hand_in"
PARTS = ("header",)


def check(requirement: HandInRequirement, record: PlanRecord) -> Check:
    """Return met where the plan is dated by the day asked for; the roll's day is put in by ``check_plan``."""
    expected = f"trước {day(requirement.by)}"
    issued = Edtf.parse(record.header.issued) if record.header.issued else None
    span = record.header.spans.get("issued")
    evidence = [of_span(record, span)] if span else []
    if issued is None or issued.last is None or issued.first is None:
        note = "Kế hoạch không ghi đủ ngày ban hành nên chưa rõ gửi khi nào."
        return verdict(requirement, "review", expected, evidence, note=note)
    found = day(issued.last)
    if issued.last <= requirement.by:
        return verdict(requirement, "met", expected, evidence, found=found)
    if issued.first <= requirement.by:
        note = "Kế hoạch ghi ngày ban hành chưa đủ nên chưa rõ gửi khi nào."
        return verdict(requirement, "review", expected, evidence, found=say_date(record.header.issued), note=note)
    note = f"Kế hoạch ghi ngày ban hành {found}, sau thời hạn {day(requirement.by)}."
    return verdict(requirement, "different", expected, evidence, found=found, note=note)
