"""Which mentions are the same document: the keys, and what a short form stands for."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.citation_key import citation_key, fold_issuer, plain
from extractors.document_number import fold_number, is_central_number
from schemas import Citation

# A document that has been cited in more ways than this cannot be told from its namesakes.
MOST_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class _Mention:
    """What two mentions are compared by."""

    key: str
    number: str
    year: str
    issuer: str


def set_keys(found: Sequence[Citation]) -> None:
    """Give the citations their keys; a short mention takes the key of an earlier full one.

    Where two earlier documents could be meant, the mention keeps a key of its own: two candidates
    are no answer.
    """
    earlier: dict[tuple[str, str], list[_Mention]] = defaultdict(list)
    for citation in found:
        mention = _mention_of(citation)
        known = earlier[citation.doc_type, _group_of(citation)]
        key = mention.key
        if not _is_full(citation):
            candidates = {m.key for m in known if _may_be(mention, m)}
            key = candidates.pop() if len(candidates) == 1 else key
        if key == mention.key and mention not in known and len(known) < MOST_CANDIDATES:
            known.append(mention)
        citation.key = key


def _mention_of(citation: Citation) -> _Mention:
    title = citation.subject or ("" if citation.issuer else citation.text)
    key = citation_key(citation.doc_type, citation.number, citation.issued, citation.issuer, title)
    year = citation.issued[:4] if citation.issued else ""
    return _Mention(key, fold_number(citation.number or ""), year, fold_issuer(citation.issuer))


def _group_of(citation: Citation) -> str:
    """Return what all mentions of a document share: its number's digits, or its title."""
    if citation.number is None:
        return plain(citation.subject or citation.text)
    digits = re.match(r"0*(\d+)", citation.number)
    return digits[1] if digits else citation.number


def _is_full(citation: Citation) -> bool:
    """Whether a citation needs no other to be told apart."""
    if citation.number is None:
        return citation.issued is not None
    has_issuer = is_central_number(citation.number) or citation.issuer is not None
    return citation.issued is not None and has_issuer and not citation.number.isdigit()


def _may_be(short: _Mention, full: _Mention) -> bool:
    """Whether ``short`` may be another mention of the earlier ``full``."""
    if short.year and full.year and short.year != full.year:
        return False
    if short.issuer and full.issuer and short.issuer != full.issuer and not is_central_number(full.number):
        return False
    return short.number == full.number or short.number.isdigit()
