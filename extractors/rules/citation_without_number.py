"""citation_without_number: the preamble names a document without its number.

Bad: "Thực hiện Công văn của Phòng GD&ĐT về hướng dẫn nhiệm vụ năm học".
Good: "Thực hiện Công văn số 390/PGDĐT ngày 12/9/2022 của Phòng GD&ĐT".
Why: a basis that cannot be looked up is none. Laws, the Constitution and congress resolutions carry no number here.
Legal ground: Nghị định 30/2020/NĐ-CP, phụ lục I, phần II, mục 6 (ghi đầy đủ tên loại, số, ký hiệu của căn cứ).
"""

import re
from collections.abc import Iterable

from extractors.check import Fault, RuleContext

CODE = "citation_without_number"
SEVERITY = "warning"

# Not "Nghị quyết": those of congresses and meetings are cited by the meeting.
_NUMBERED = frozenset(
    {"Kế hoạch", "Kế hoạch liên tịch", "Kế hoạch phối hợp", "Quyết định", "Công văn", "Chỉ thị", "Thông tư", "Kết luận",
     "Thông tư liên tịch", "Nghị định", "Hướng dẫn", "Thông báo", "Công điện", "Quy định", "Văn bản hợp nhất",
     "Thông báo kết luận"}
)  # fmt: skip
_OFFICES_PROGRAMME = "chương trình của "  # "Chương trình Chuyển đổi số quốc gia" is known by its name
# What another document issues or approves is part of that document's subject.
_APPROVED_REGEX = re.compile(r"(?:ban hành|phê duyệt|sửa đổi|bổ sung|kèm theo)\s*$")


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a finding for each basis of the preamble that carries a number and shows none."""
    for citation in context.record.citations:
        numbered = citation.doc_type in _NUMBERED or citation.text.lower().startswith(_OFFICES_PROGRAMME)
        if citation.role == "mention" or citation.number or not numbered:
            continue
        if _APPROVED_REGEX.search(context.record.text[max(0, citation.span[0] - 20) : citation.span[0]]):
            continue
        said = " ".join(citation.text.split())
        yield Fault(f"Căn cứ “{said}” không ghi số, ký hiệu văn bản.", citation.span)
