"""missing_signer: no person has put a name under the plan.

Bad: "HIỆU TRƯỞNG" and nothing below; "(Đã ký)" without a name; no signature at all.
Good: "HIỆU TRƯỞNG / (Đã ký) / Trần Thị Ngoan".
Why: a plan that nobody signs binds nobody, and the office cannot tell whether it is a draft.
Legal ground: Nghị định 30/2020/NĐ-CP, điều 8, điều 13; phụ lục I, phần II, mục 7 (chức vụ, họ tên, chữ ký).
"""

from collections.abc import Iterable

from extractors.check import Fault, RuleContext

CODE = "missing_signer"
SEVERITY = "error"


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a finding where no person's name stands under the plan."""
    signer = context.record.header.signer
    if signer is None:
        yield Fault("Cuối kế hoạch không có chức vụ và họ tên người ký.")
    elif not signer.name:
        post = signer.position or "người có thẩm quyền"
        yield Fault(f"Cuối kế hoạch có chức vụ “{post}” nhưng không có họ tên người ký.")
