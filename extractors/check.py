"""What a rule is, and how rules are run over a finished record."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import ModuleType

from extractors.register import Register, load_register
from extractors.registry import discover
from schemas import Citation, ComponentError, Finding, PlanRecord


@dataclass(frozen=True)
class RuleContext:
    """All that a rule may look at; the caller fills it, so a rule is tested with a record alone.

    ``mentions`` are citations of other plans by citation key; ``register`` is the project's own unless told otherwise.
    """

    record: PlanRecord
    mentions: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)
    register: Register = field(default_factory=load_register)


@dataclass(frozen=True)
class Fault:
    """What a rule yields: a Vietnamese sentence for the clerk, and the place in the text, if there is one."""

    message: str
    span: tuple[int, int] | None = None


def run_rule(rule: ModuleType, context: RuleContext) -> list[Finding]:
    """Return the findings of one rule: its faults with its code, its severity, the words and their page."""
    return [_finding(rule, context.record, fault) for fault in rule.check(context)]


def _finding(rule: ModuleType, record: PlanRecord, fault: Fault) -> Finding:
    finding = Finding(code=rule.CODE, severity=rule.SEVERITY, message=fault.message, span=fault.span)
    if fault.span:
        finding.text = record.text[slice(*fault.span)]
        finding.page = bisect_right(record.page_starts, fault.span[0]) or None
    return finding


def check_record(record: PlanRecord, context: RuleContext | None = None) -> PlanRecord:
    """Return the record with the findings of every rule in ``extractors/rules``, in the order of the text.

    A rule is a module with CODE, SEVERITY and ``check(context) -> Iterable[Fault]``. A defect in
    one is recorded as an error of the record, whose status is then partial.
    """
    context = context or RuleContext(record)
    findings: list[Finding] = []
    errors: list[ComponentError] = list(record.errors)
    for rule in discover("extractors.rules"):
        try:
            findings += run_rule(rule, context)
        except Exception as error:
            message = f"{type(error).__name__}: {error}"
            errors.append(ComponentError(component=rule.CODE, category="defect", message=message))
    findings.sort(key=lambda f: (f.span or (0, 0), f.code))
    status = "partial" if errors else record.status
    return record.model_copy(update={"findings": findings, "errors": errors, "status": status})
