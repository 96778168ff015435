"""year_mismatch: a year that is not the plan's.

Bad: "Tháng 12/2020: … nộp vào cuối tháng 12/2019"; a title of 2025 - 2026 over "xây dựng kế hoạch năm học 2024 - 2025";
"trước ngày 15/9/2015" in a plan of 2016 - 2017; the row "Tháng 01/2022" between 12/2022 and 02/2023; a letter of
9/2022 that guides the school year 2021-2022.
Good: the results of the year before, anniversaries, the years of laws, the enrolment of the year to come.
Why: mostly last year's plan copied; who goes by the paper is a year late.
Legal ground: Nghị định 30/2020/NĐ-CP, điều 10, khoản 3 (người soạn thảo chịu trách nhiệm về nội dung văn bản).
"""

from collections.abc import Iterable

from extractors.check import Fault, RuleContext
from extractors.passages import Places
from extractors.rules.year_mismatch.named_years import guided_year, other_school_year, own_plan
from extractors.rules.year_mismatch.timetable import days_in_phases, days_outside, phases_out_of_line, phases_outside

CODE = "year_mismatch"
SEVERITY = "error"

# Each marks what those before it have left unmarked.
_CHECKS = (other_school_year, own_plan, guided_year, phases_outside, phases_out_of_line, days_in_phases, days_outside)


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a finding for each place whose year is another than the plan's, one a place."""
    record, marked = context.record, Places(())
    for candidates in _CHECKS:
        found = [(span, message) for span, message in candidates(record) if not marked.touch(span)]
        marked = Places([*marked, *(span for span, _ in found)])
        for span, message in found:
            yield Fault(message, span)
