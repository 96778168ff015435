"""Does the plan name who holds the post or does the work?"""

from corpus.compliance.evidence import content_words, of_items, of_span, share_of, verdict
from schemas import Check, PlanRecord, Responsible
from schemas.requirement import ResponsibleRequirement

KIND = "responsible"
PARTS = ("responsibles",)


def check(requirement: ResponsibleRequirement, record: PlanRecord) -> Check:
    """Return met where a holder has the post and the work asked for; mere words in the text are for a person."""
    expected = " - ".join(filter(None, [requirement.position, requirement.duty]))
    post, duty = content_words(requirement.position or ""), content_words(requirement.duty or "")
    holders = [holder for holder in record.responsibles if _holds(holder, post, duty)]
    if holders:
        found = "; ".join(dict.fromkeys(holder.name for holder in holders))
        return verdict(requirement, "met", expected, of_items(holders), found=found)
    offset = 0
    for line in record.text.split("\n"):
        if share_of(post | duty, line) == 1:
            note = "Kế hoạch có nhắc đến nhưng chưa rõ ai đảm nhận."
            return verdict(requirement, "review", expected, [of_span(record, (offset, offset + len(line)))], note=note)
        offset += len(line) + 1
    return verdict(requirement, "not_found", expected)


def _holds(holder: Responsible, post: frozenset[str], duty: frozenset[str]) -> bool:
    posts = [holder.name if holder.kind != "person" else "", *holder.positions, *holder.duties]
    has_post = not post or any(share_of(post, words) == 1 for words in posts)
    return has_post and (not duty or any(share_of(duty, words) == 1 for words in holder.duties))
