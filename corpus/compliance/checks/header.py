"""Does the head or foot of the plan say it?"""

from corpus.compliance.evidence import of_span, verdict
from corpus.wording import say_date
from schemas import Check, Header, PlanRecord
from schemas.requirement import HeaderRequirement

KIND = "header"
PARTS = ("header",)
NAMES = {
    "number": "số, ký hiệu",
    "title": "trích yếu",
    "issuing_body": "cơ quan ban hành",
    "parent_body": "cơ quan chủ quản",
    "place": "địa danh",
    "issued": "ngày ban hành",
    "school_year": "năm học",
    "signer": "người ký",
    "recipients": "nơi nhận",
}

_CODES = {"number": "missing_number", "issued": "missing_issue_date", "signer": "missing_signer"}


def check(requirement: HeaderRequirement, record: PlanRecord) -> Check:
    """Return met where the field has a value; a day given in part is different, a post without a name not found."""
    value = _value(record.header, requirement.field)
    expected = NAMES[requirement.field]
    span = record.header.spans.get(requirement.field)
    evidence = [of_span(record, span)] if span else []
    if not value:
        # the rule that found it missing says more exactly what stands there
        code = _CODES.get(requirement.field)
        note = next((finding.message for finding in record.findings if finding.code == code), None)
        return verdict(requirement, "not_found", expected, evidence, note=note)
    if requirement.field == "issued" and len(value) < len("2020-09-05"):
        note = "Ngày ban hành ghi chưa đủ."
        return verdict(requirement, "different", expected, evidence, found=say_date(value), note=note)
    found = say_date(value) if requirement.field in ("issued", "school_year") else value
    return verdict(requirement, "met", expected, evidence, found=found)


def _value(header: Header, field: str) -> str | None:
    """Return a field of the header in words; None or nothing where it is missing."""
    if field == "signer":
        return header.signer.name if header.signer else None
    if field == "recipients":
        return "; ".join(recipient.name for recipient in header.recipients)
    return getattr(header, field)
