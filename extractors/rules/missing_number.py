"""missing_number: the plan has no number.

Bad: "Số:      /KH-MNHM", or no line "Số:" at all.
Good: "Số: 12/KH-MNHM".
Why: without its number a plan can be neither entered in the register nor cited.
Legal ground: Nghị định 30/2020/NĐ-CP, điều 8; phụ lục I, phần II, mục 3 (số, ký hiệu của văn bản).
"""

import re
from collections.abc import Iterable

from extractors.check import Fault, RuleContext
from extractors.passages import letterhead

CODE = "missing_number"
SEVERITY = "error"

_BLANK_REGEX = re.compile(r"(?:Số|SỐ)[^\S\n]{0,3}:?[^\S\n.…_\-]*[.…_\- ]*/[^\S\n]*[\w\-&.]*\w")


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a finding where the header has no number, on the blank line if there is one."""
    if context.record.header.number:
        return
    text = context.record.text
    blank = _BLANK_REGEX.search(text, *letterhead(text))
    if blank:
        message = f"Kế hoạch chưa ghi số: dòng “{' '.join(blank[0].split())}” còn để trống phần số."
        yield Fault(message, blank.span())
    else:
        yield Fault("Kế hoạch không ghi số và ký hiệu; cần có dòng “Số: …/KH-…” ở đầu văn bản.")
