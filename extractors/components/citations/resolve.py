"""Which mentions are the same document: the keys, and what a short form stands for."""

from collections.abc import Sequence

from extractors.citation_key import citation_key, fold_issuer, plain
from extractors.document_number import fold_number, is_central_number
from schemas import Citation


def with_keys(found: Sequence[Citation]) -> list[Citation]:
    """Return the citations with their keys; a short mention takes the key of an earlier full one.

    Where two earlier documents could be meant, the mention keeps a key of its own: two candidates
    are no answer.
    """
    keyed: list[Citation] = []
    for citation in found:
        key = _own_key(citation)
        earlier = {c.key for c in keyed if _may_be(citation, c)}
        if len(earlier) == 1 and not _is_full(citation):
            key = earlier.pop()
        keyed.append(citation.model_copy(update={"key": key}))
    return keyed


def _own_key(citation: Citation) -> str:
    title = citation.subject or ""
    if citation.number is None and not (citation.subject and citation.doc_type in ("Luật", "Bộ luật")):
        title = citation.text
    return citation_key(citation.doc_type, citation.number, citation.issued, citation.issuer, title)


def _is_full(citation: Citation) -> bool:
    """Whether a citation needs no other to be told apart."""
    if citation.number is None:
        return citation.issued is not None
    has_issuer = is_central_number(citation.number) or citation.issuer is not None
    return citation.issued is not None and has_issuer and not citation.number.isdigit()


def _may_be(short: Citation, full: Citation) -> bool:
    """Whether ``short`` may be another mention of the earlier ``full``."""
    if short.doc_type != full.doc_type:
        return False
    if short.number is None or full.number is None:
        return short.number is full.number and plain(short.subject or short.text) == plain(full.subject or full.text)
    if short.issued and full.issued and short.issued[:4] != full.issued[:4]:
        return False
    if short.issuer and full.issuer and fold_issuer(short.issuer) != fold_issuer(full.issuer):
        return False
    one, other = fold_number(short.number), fold_number(full.number)
    return one == other or (one.isdigit() and other.startswith(one) and not other[len(one)].isdigit())
