"""Which of the schools' plans share much of their wording, told from both sides."""

from collections.abc import Mapping
from textwrap import shorten

from corpus.compare.copies import find_copies, matter_of, shared_passages
from corpus.compliance.desk import PlanInStore
from schemas import NearCopy

_SHOWN = 3
"""Other schools named for one school, and passages quoted for each: the digest is no dossier."""

_LONGEST = 300


def find_near_copies(plans: Mapping[str, PlanInStore]) -> dict[str, list[NearCopy]]:
    """Return by school the other schools whose plans are near-copies of its own, the most alike first.

    Names, numbers and dates do not count; what the directive itself says is in many plans, so the
    likeness that counts is that of ``corpus.compare``.
    """
    schools = list(plans)
    matters = [matter_of(plans[school].record) for school in schools]
    found: dict[str, list[NearCopy]] = {}
    for copy in find_copies(matters):
        for one, other in ((copy.one, copy.other), (copy.other, copy.one)):
            near = found.setdefault(schools[one], [])
            if len(near) < _SHOWN:
                passages = sorted(shared_passages(matters[one], matters[other]), key=lambda p: -p.syllables)
                words = [shorten(p.text, _LONGEST, placeholder=" …") for p in passages[:_SHOWN]]
                filename = plans[schools[other]].record.source.filename
                near.append(NearCopy(school=schools[other], filename=filename, share=copy.likeness, passages=words))
    return found
