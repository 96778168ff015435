"""missing_issue_date: the plan does not say on which day it was issued.

Bad: "Ea Sơn, ngày    tháng 9 năm 2021" (blank in part), or no such line.
Good: "Ea Sơn, ngày 14 tháng 9 năm 2021".
Why: the day decides from when the plan is in force and which documents it could know.
Legal ground: Nghị định 30/2020/NĐ-CP, điều 8; phụ lục I, phần II, mục 4 (địa danh và thời gian ban hành).
"""

import re
from collections.abc import Iterable

from extractors.check import Fault, RuleContext
from extractors.day_bounds import is_day
from extractors.passages import letterhead

CODE = "missing_issue_date"
SEVERITY = "error"

_BLANK = r"[\s.…_/\-]*"
_LINE_REGEX = re.compile(
    rf"[Nn]gày(?P<day>{_BLANK}\d{{0,2}}){_BLANK}tháng(?P<month>{_BLANK}\d{{0,2}}){_BLANK}năm{_BLANK}\d{{0,4}}"
)


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a finding where the header has no full day of issue; a day that no calendar has is not missing."""
    record = context.record
    if is_day(record.header.issued):
        return
    line = _LINE_REGEX.search(record.text, *letterhead(record.text))
    if line is None:
        message = "Kế hoạch không ghi địa danh và ngày, tháng, năm ban hành."
        yield Fault(message)
    elif not all(any(c.isdigit() for c in line[part]) for part in ("day", "month")):
        said = re.sub(r"\s+", " ", line[0])
        message = f"Ngày ban hành còn để trống một phần: “{said}”; cần ghi đủ ngày, tháng, năm."
        yield Fault(message, line.span())
