"""What a rule is, and how rules are run over a finished record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from extractors.registry import discover
from schemas import Citation, ComponentError, Finding, PlanRecord


@dataclass(frozen=True)
class RuleContext:
    """All that a rule may look at; the caller fills it, so a rule is tested with a record alone.

    ``mentions`` are citations of other plans by citation key.
    """

    record: PlanRecord
    mentions: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)

    def finding(self, rule: Any, message: str, span: tuple[int, int] | None = None) -> Finding:
        """Return a finding of the rule (a module with CODE and SEVERITY) at a place of the text."""
        text = self.record.text[span[0] : span[1]] if span else None
        return Finding(code=rule.CODE, severity=rule.SEVERITY, message=message, text=text, span=span)


def check_record(record: PlanRecord, context: RuleContext | None = None) -> PlanRecord:
    """Return the record with the findings of every rule in ``extractors/rules``, in the order of the text.

    A rule is a module with CODE, SEVERITY and ``check(context) -> Iterable[Finding]``. A defect in
    one is recorded as an error of the record, whose status is then partial.
    """
    context = context or RuleContext(record)
    findings: list[Finding] = []
    errors: list[ComponentError] = list(record.errors)
    for rule in discover("extractors.rules"):
        try:
            found: Iterable[Finding] = rule.check(context)
            findings.extend(found)
        except Exception as error:
            message = f"{type(error).__name__}: {error}"
            errors.append(ComponentError(component=rule.CODE, category="defect", message=message))
    findings.sort(key=lambda f: (f.span or (0, 0), f.code))
    status = "partial" if errors else record.status
    return record.model_copy(update={"findings": findings, "errors": errors, "status": status})
