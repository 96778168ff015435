"""date_order: something ends before it starts, or a basis is younger than the plan.

Bad: "Đợt 3: Từ ngày 28/3/2022 đến ngày 31/05/2021"; a plan of 30/9/2024 under a Công văn of 04/10/2024.
Good: "Đợt 3: Từ ngày 28/3/2022 đến ngày 31/05/2022"; a Công văn of 24/9/2024.
Why: mostly a year or month left in from an older plan; the stretch cannot be kept as it stands.
Legal ground: Nghị định 30/2020/NĐ-CP, phụ lục I, phần II, mục 6 (căn cứ ban hành là văn bản đã ban hành).
"""

from collections.abc import Iterable

from extractors.check import Fault, RuleContext
from extractors.day_bounds import day_bounds, in_words
from extractors.passages import Places
from schemas import Citation

CODE = "date_order"
SEVERITY = "error"

# With more than these, the plan's own day of issue is the likelier mistake: one finding on it.
_MAX_LATE_CITATIONS = 2


def check(context: RuleContext) -> Iterable[Fault]:
    """Yield a finding for each phase or interval that ends before it starts and each document from after the plan."""
    phases = []
    for phase in context.record.phases:
        start, end = day_bounds(phase.start), day_bounds(phase.end)
        if start and end and end[1] < start[0]:
            phases.append(phase.span)
            message = f"“{phase.label}” kết thúc ({in_words(phase.end)}) trước khi bắt đầu ({in_words(phase.start)})."
            yield Fault(message, phase.span)
    marked = Places(phases)
    for mention in context.record.dates:
        start, _, end = (mention.value or "").partition("/")
        first, last = day_bounds(start), day_bounds(end)
        if first and last and last[1] < first[0] and not marked.touch(mention.span):
            message = f"Khoảng thời gian “{mention.text}” kết thúc trước khi bắt đầu."
            yield Fault(message, mention.span)
    yield from _late_citations(context)


def _late_citations(context: RuleContext) -> Iterable[Fault]:
    header = context.record.header
    plan = day_bounds(header.issued)
    if plan is None:
        return
    late: dict[str, Citation] = {}
    for citation in context.record.citations:
        issued = day_bounds(citation.issued)
        if issued and issued[0] > plan[1]:
            late.setdefault(citation.key, citation)
    if len(late) > _MAX_LATE_CITATIONS:
        message = f"Kế hoạch ban hành {in_words(header.issued)} nhưng viện dẫn {len(late)} văn bản ban hành sau đó."
        yield Fault(message, header.spans.get("issued"))
        return
    for citation in late.values():
        when = in_words(citation.issued)
        message = f"Văn bản viện dẫn ban hành {when}, sau khi ban hành kế hoạch ({in_words(header.issued)})."
        yield Fault(message, citation.span)
