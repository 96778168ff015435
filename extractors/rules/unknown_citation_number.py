"""unknown_citation_number: the number of a cited document does not fit its type or its issuer.

Bad: "Nghị định số 91/2017/QĐ-UBND"; "Quyết định số 234/QĐ-TTg của UBND tỉnh"; "Thông tư số 4567/BGDĐT-GDTrH".
Good: "Nghị định số 91/2017/NĐ-CP"; "Quyết định số 234/QĐ-TTg của Thủ tướng Chính phủ".
Why: either the type or the number is wrong, and the document cannot be found.
Legal ground: Nghị định 30/2020/NĐ-CP, phụ lục I, mục 3 (số, ký hiệu: a letter's is its office and the unit that wrote
it) and phụ lục III, mục I (chữ viết tắt tên loại văn bản).
"""

import re
from collections.abc import Iterable

from extractors.check import Fault, RuleContext
from schemas import Citation

CODE = "unknown_citation_number"
SEVERITY = "warning"

# The abbreviation that a symbol opens with, and the types that may carry it. People write QĐ for a Quy định,
# CT for a Chương trình; joint and sub-types begin with the letters of their parent (KHLT, KHGD, QCPH).
_TYPES_OF = {
    "NĐ": ("Nghị định",),
    "TT": ("Thông tư", "Thông tư liên tịch", "Thông tri"),
    "TTLT": ("Thông tư liên tịch", "Thông tư"),
    "QĐ": ("Quyết định", "Quy định", "Quy chế"),
    "NQ": ("Nghị quyết", "Nghị quyết liên tịch"),
    "CT": ("Chỉ thị", "Chương trình", "Chương trình hành động", "Chương trình công tác"),
    "KL": ("Kết luận",),
    "KH": ("Kế hoạch", "Kế hoạch liên tịch", "Kế hoạch phối hợp"),
    "HD": ("Hướng dẫn", "Hướng dẫn liên ngành"),
    "TB": ("Thông báo", "Thông báo kết luận"),
    "BC": ("Báo cáo",),
    "VBHN": ("Văn bản hợp nhất",),
}
# A công văn has no abbreviation, so people call many a paper one: only these are surely none.
_NEVER_LETTER = ("NĐ", "TT", "TTLT", "QĐ", "NQ")
# A letter's symbol: the office, then the unit that wrote it. Plans and guidance often go out so; these types never do.
_LETTER_REGEX = re.compile(
    r"\d+\s*/\s*(?:[BSP]?GD\s?(?:&|và|-)?\s?[ĐÐ]T|[BS](?:NV|TC|YT|VHTTDL|LĐTBXH|KHCN|CA)|VPCP|UBND|HĐND|TTg)-[^\W\d_]"
)
_NEVER_WITH_ITS_SYMBOL = ("Nghị định", "Thông tư", "Thông tư liên tịch", "Quyết định", "Nghị quyết")
_CHECKED = frozenset(name for names in _TYPES_OF.values() for name in names)
_SYMBOL_REGEX = re.compile(r"\d+(?:/(?:19|20)\d\d)?\s*[/\-]\s*(?P<type>[^\W\d_]+)(?P<rest>[/\-].+)?$")
_ISSUERS = (
    (re.compile(r"-TTg$", re.IGNORECASE), ("thủ tướng", "chính phủ")),
    (re.compile(r"/NĐ-CP$"), ("chính phủ",)),
    (re.compile(r"-BGD&?ĐT$"), ("bộ", "bgd")),
    (re.compile(r"/QH\d+$"), ("quốc hội",)),
)


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a finding for each citation whose type or issuer is not that of its number."""
    seen: set[str] = set()
    for citation in context.record.citations:
        message = _wrong_type(citation) or _wrong_issuer(citation)
        if message and citation.key not in seen:
            seen.add(citation.key)
            yield Fault(message, citation.span)


def _wrong_type(citation: Citation) -> str | None:
    if citation.doc_type in _NEVER_WITH_ITS_SYMBOL and _LETTER_REGEX.match(citation.number or ""):
        return (
            f"Số “{citation.number}” là ký hiệu của công văn, không phải của {citation.doc_type.lower()};"
            " đề nghị kiểm tra lại tên loại hoặc số văn bản."
        )
    match = _SYMBOL_REGEX.match(citation.number or "")
    if match is None:
        return None
    abbreviation = match["type"].upper().replace("Ð", "Đ")
    allowed = _TYPES_OF.get(abbreviation)
    if allowed is None or citation.doc_type in allowed:
        return None
    if citation.doc_type == "Công văn" and (abbreviation not in _NEVER_LETTER or not match["rest"]):
        return None
    if citation.doc_type != "Công văn" and citation.doc_type not in _CHECKED:
        return None
    return (
        f"Số “{citation.number}” là ký hiệu của {allowed[0].lower()}, không phải của {citation.doc_type.lower()};"
        " đề nghị kiểm tra lại tên loại hoặc số văn bản."
    )


def _wrong_issuer(citation: Citation) -> str | None:
    issuer = (citation.issuer or "").lower()
    if not issuer:
        return None
    for ending, words in _ISSUERS:
        if ending.search(citation.number or "") and not any(word in issuer for word in words):
            return f"Số “{citation.number}” không phải ký hiệu văn bản của “{citation.issuer}”; đề nghị kiểm tra lại."
    return None
