"""Does the plan cite the document, and with its date?"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from corpus.compliance.evidence import of_items, verdict
from corpus.wording import say_date
from extractors.citation_key import plain
from extractors.document_number import fold_number
from schemas import Check, Citation, PlanRecord
from schemas.requirement import CitationRequirement

KIND = "citation"
PARTS = ("citations",)
_SAME_SUBJECT = 85.0
_RUNNING_NUMBER_REGEX = re.compile(r"0*(\d+)")


def check(requirement: CitationRequirement, record: PlanRecord) -> Check:
    """Return met where a mention has the number and no other date; a mention without date is for a person."""
    expected = " ".join(filter(None, [requirement.doc_type, requirement.number or requirement.subject]))
    expected += f" ngày {say_date(requirement.issued)}" if requirement.issued else ""
    mentions = [citation for citation in record.citations if _same(requirement, citation)]
    if not mentions:
        return _nearly(requirement, record, expected)
    dates = sorted({citation.issued for citation in mentions if citation.issued})
    found = "; ".join(f"ngày {say_date(date)}" for date in dates) or None
    wrong = [c for c in mentions if c.issued and requirement.issued and not _agree(c.issued, requirement.issued)]
    if wrong:
        return _another_date(requirement, expected, mentions, wrong, found)
    if requirement.issued and not dates:
        note = "Kế hoạch nêu văn bản nhưng không ghi ngày ban hành."
        return verdict(requirement, "review", expected, of_items(mentions), note=note)
    return verdict(requirement, "met", expected, of_items(mentions), found=found)


def _another_date(
    requirement: CitationRequirement, expected: str, mentions: Sequence[Citation], wrong: Sequence[Citation],
    found: str | None,
) -> Check:  # fmt: skip
    """Numbers start anew each year: the same number of another year may be another document."""
    told, asked = wrong[0].issued or "", requirement.issued or ""
    note = f"Kế hoạch ghi ngày {say_date(told)}, văn bản ban hành ngày {say_date(asked)}."
    if told[:4] != asked[:4]:
        note += " Khác năm nên có thể là văn bản khác."
    only_wrong = len(wrong) == sum(c.issued is not None for c in mentions)
    how = "different" if only_wrong and told[:4] == asked[:4] else "review"
    return verdict(requirement, how, expected, of_items(wrong), found=found, note=note)


def _nearly(requirement: CitationRequirement, record: PlanRecord, expected: str) -> Check:
    """Look for the number under another type, or bare: a person sees whether it is the same document."""
    if requirement.number:
        other = [c for c in record.citations if c.number and fold_number(c.number) == fold_number(requirement.number)]
        if other:
            note = f"Kế hoạch ghi là {other[0].doc_type}."
            return verdict(requirement, "review", expected, of_items(other), found=other[0].text, note=note)
        running = _RUNNING_NUMBER_REGEX.match(requirement.number)
        bare = [c for c in record.citations if running and c.number and c.number.lstrip("0") == running[1]
                and plain(c.doc_type) == plain(requirement.doc_type)]  # fmt: skip
        if bare:
            note = "Kế hoạch ghi số, chưa ghi ký hiệu của văn bản."
            return verdict(requirement, "review", expected, of_items(bare), found=bare[0].text, note=note)
    return verdict(requirement, "not_found", expected)


def _same(requirement: CitationRequirement, citation: Citation) -> bool:
    if requirement.number:
        same_type = plain(citation.doc_type).startswith(plain(requirement.doc_type))
        return (
            same_type
            and citation.number is not None
            and fold_number(citation.number) == fold_number(requirement.number)
        )
    if plain(citation.doc_type) != plain(requirement.doc_type) or not requirement.subject:
        return False
    told = fuzz.token_set_ratio(plain(requirement.subject), plain(citation.subject or citation.text))
    return told >= _SAME_SUBJECT


def _agree(one: str, other: str) -> bool:
    """Whether two EDTF days may be one: "2013" and "2013-11-16" may."""
    return one.startswith(other) or other.startswith(one)
