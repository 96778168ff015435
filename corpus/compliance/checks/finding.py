"""Is the plan free of the faults that the office does not accept?"""

from corpus.compliance.evidence import section_path, verdict
from schemas import Check, Evidence, PlanRecord
from schemas.requirement import FindingRequirement

KIND = "finding"
PARTS = ("*",)  # a rule looks at every part, so a defect in any of them may hide a finding


def check(requirement: FindingRequirement, record: PlanRecord) -> Check:
    """Return met where there is no such finding; otherwise the finding's own words are the note."""
    expected = requirement.title
    findings = [finding for finding in record.findings if finding.code in requirement.codes]
    if not findings:
        return verdict(requirement, "met", expected)
    evidence = []
    for found in findings:
        if found.text and found.span:
            section = section_path(record.sections, found.span[0])
            evidence.append(Evidence(text=found.text, span=found.span, page=found.page, section=section))
    note = " ".join(dict.fromkeys(finding.message for finding in findings))
    return verdict(requirement, "different", expected, evidence, note=note)
