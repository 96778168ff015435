"""impossible_date: a date that no calendar has.

Bad: "trước ngày 31/11/2022", "ngày 30 tháng 02".
Good: "trước ngày 30/11/2022".
Why: nobody can keep a deadline that does not come; the right day must be asked for.
Legal ground: Nghị định 30/2020/NĐ-CP, điều 7 and phụ lục I (thông tin trong văn bản phải chính xác).
"""

from collections.abc import Iterable

from extractors.check import Fault, RuleContext

CODE = "impossible_date"
SEVERITY = "error"


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a finding for each mention of a time whose value no calendar has."""
    for mention in context.record.dates:
        if mention.value is None:
            message = f"“{' '.join(mention.text.split())}” là ngày không có trong lịch; đề nghị kiểm tra lại."
            yield Fault(message, mention.span)
