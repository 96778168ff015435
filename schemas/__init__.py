"""What things are: pydantic models of the plan record and its parts. No input, no output."""

from schemas.citation import Citation, Role
from schemas.date import DateKind, DateMention, Modifier
from schemas.document import Document, DocumentLine, FontRun
from schemas.finding import Finding, Severity
from schemas.header import Header, Recipient, Signer
from schemas.phase import Phase
from schemas.record import ComponentError, PlanRecord, Source, Status
from schemas.responsible import HolderKind, Responsible
from schemas.section import Section
from schemas.span import Item
from schemas.target import Comparator, Target, TargetKind

__all__ = [
    "Citation", "Comparator", "ComponentError", "DateKind", "DateMention", "Document", "DocumentLine",
    "Finding", "FontRun", "Header", "HolderKind", "Item", "Modifier", "Phase", "PlanRecord", "Recipient",
    "Responsible", "Role", "Section", "Severity", "Signer", "Source", "Status", "Target", "TargetKind",
]
