"""missing_signer: no person has put a name under the plan.

Bad: "HIỆU TRƯỞNG" and nothing below; "(Đã ký)" without a name; no signature at all.
Good: "HIỆU TRƯỞNG / (Đã ký) / Trần Thị Ngoan".
Why: a plan that nobody signs binds nobody, and the office cannot tell whether it is a draft.
Legal ground: Nghị định 30/2020/NĐ-CP, điều 8, điều 13; phụ lục I, phần II, mục 7 (chức vụ, họ tên, chữ ký).
"""

import sys
from collections.abc import Iterable

from extractors.check import RuleContext
from schemas import Finding

CODE = "missing_signer"
SEVERITY = "error"
_RULE = sys.modules[__name__]


def check(context: RuleContext) -> Iterable[Finding]:
    """Yield a finding where no person's name stands under the plan."""
    signer = context.record.header.signer
    if signer is None:
        yield context.finding(_RULE, "Cuối kế hoạch không có chức vụ và họ tên người ký.")
    elif not signer.name:
        post = signer.position or "người có thẩm quyền"
        yield context.finding(_RULE, f"Cuối kế hoạch có chức vụ “{post}” nhưng không có họ tên người ký.")
