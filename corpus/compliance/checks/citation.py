"""Does the plan cite the document, and with its date?"""

from rapidfuzz import fuzz

from corpus.compliance.evidence import of_items, verdict
from extractors.citation_key import plain
from extractors.document_number import fold_number
from schemas import Check, Citation, PlanRecord
from schemas.requirement import CitationRequirement

KIND = "citation"
PARTS = ("citations",)
_SAME_SUBJECT = 85.0


def check(requirement: CitationRequirement, record: PlanRecord) -> Check:
    """Return met where a mention has the number and no other date; a mention without date is for a person."""
    expected = " ".join(filter(None, [requirement.doc_type, requirement.number or requirement.subject]))
    expected += f" ngày {_shown(requirement.issued)}" if requirement.issued else ""
    mentions = [citation for citation in record.citations if _same(requirement, citation)]
    if not mentions:
        return verdict(requirement, "not_found", expected)
    dates = {citation.issued for citation in mentions if citation.issued}
    found = "; ".join(sorted(dates)) or None
    wrong = [c for c in mentions if c.issued and requirement.issued and not _agree(c.issued, requirement.issued)]
    if wrong:
        note = f"Kế hoạch ghi ngày {_shown(wrong[0].issued)}, văn bản ban hành ngày {_shown(requirement.issued)}."
        how = "different" if len(wrong) == len([c for c in mentions if c.issued]) else "review"
        return verdict(requirement, how, expected, of_items(wrong), found=found, note=note)
    if requirement.issued and not dates:
        note = "Kế hoạch nêu văn bản nhưng không ghi ngày ban hành."
        return verdict(requirement, "review", expected, of_items(mentions), note=note)
    return verdict(requirement, "met", expected, of_items(mentions), found=found)


def _same(requirement: CitationRequirement, citation: Citation) -> bool:
    if requirement.number:
        same_type = plain(citation.doc_type).startswith(plain(requirement.doc_type))
        return (
            same_type
            and citation.number is not None
            and fold_number(citation.number) == fold_number(requirement.number)
        )
    if plain(citation.doc_type) != plain(requirement.doc_type):
        return False
    told = fuzz.token_set_ratio(plain(requirement.subject or ""), plain(citation.subject or citation.text))
    return told >= _SAME_SUBJECT


def _agree(one: str, other: str) -> bool:
    """Whether two EDTF days may be one: "2013" and "2013-11-16" may."""
    return one.startswith(other) or other.startswith(one)


def _shown(value: str | None) -> str:
    return "/".join(reversed((value or "").split("-")))
