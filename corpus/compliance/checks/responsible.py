"""Does the plan name who holds the post or does the work?"""

from collections.abc import Iterator

from corpus.compliance.evidence import headings_above, of_items, of_span, verdict
from corpus.compliance.matter import content_words, lines_of
from schemas import Check, PlanRecord, Responsible
from schemas.requirement import ResponsibleRequirement

KIND = "responsible"
PARTS = ("responsibles",)


def check(requirement: ResponsibleRequirement, record: PlanRecord) -> Check:
    """Return met where a holder has the post and the work asked for; mere words in the text are for a person.

    In a list under "Hội đồng thi đua, khen thưởng" the "Chủ tịch Hội đồng" is that council's: what the
    post leaves out, the heading above may say.
    """
    expected = " - ".join(filter(None, [requirement.position, requirement.duty]))
    post, duty = content_words(requirement.position or ""), content_words(requirement.duty or "")
    holders = [holder for holder in record.responsibles if _holds(record, holder, post, duty)]
    if holders:
        found = "; ".join(dict.fromkeys(_named(holder) for holder in holders))
        return verdict(requirement, "met", expected, of_items(holders), found=found)
    for start, end, words in lines_of(record.text):
        if post | duty <= words:
            note = "Kế hoạch có nhắc đến nhưng chưa rõ ai đảm nhận."
            return verdict(requirement, "review", expected, [of_span(record, (start, end))], note=note)
    return verdict(requirement, "not_found", expected)


def _holds(record: PlanRecord, holder: Responsible, post: frozenset[str], duty: frozenset[str]) -> bool:
    duties = [content_words(words) for words in holder.duties]
    if duty and not any(duty <= words for words in duties):
        return False
    if not post:
        return True
    told = list(_posts(holder))
    if any(post <= words for words in told):
        return True
    left = [post - words for words in told if words and words <= post]
    if not left:
        return False
    above = content_words(" ".join(headings_above(record.sections, holder.span[0])))
    return any(rest <= above for rest in left)


def _posts(holder: Responsible) -> Iterator[frozenset[str]]:
    """Yield what a holder is said to be; what somebody does may name a post too ("làm Chủ tịch Hội đồng")."""
    if holder.kind != "person":
        yield content_words(holder.name)
    for words in (*holder.positions, *holder.duties):
        yield content_words(words)


def _named(holder: Responsible) -> str:
    return " ".join(filter(None, [holder.honorific, holder.name]))
