"""What things are: pydantic models of the plan record and its parts. No input, no output."""

from schemas.citation import Citation, Role
from schemas.date import DateKind, DateMention, Modifier
from schemas.digest import (
    Change,
    Check,
    Digest,
    Evidence,
    NearCopy,
    PlanReference,
    RequirementTotal,
    SchoolDigest,
    Verdict,
)
from schemas.document import Document, DocumentLine, FontRun, Repair
from schemas.edtf import Edtf
from schemas.finding import Finding, Severity
from schemas.header import Header, Recipient, Signer
from schemas.office import Office
from schemas.phase import Phase
from schemas.record import ComponentError, OcrLine, OcrRepair, PlanRecord, Source, Status
from schemas.requirement import AppliesTo, Directive, Requirement, RequirementSet
from schemas.responsible import HolderKind, Responsible
from schemas.section import Section
from schemas.span import Item
from schemas.target import Comparator, Target, TargetKind

__all__ = [
    "AppliesTo",
    "Change",
    "Check",
    "Citation",
    "Comparator",
    "ComponentError",
    "DateKind",
    "DateMention",
    "Digest",
    "Directive",
    "Document",
    "DocumentLine",
    "Edtf",
    "Evidence",
    "Finding",
    "FontRun",
    "Header",
    "HolderKind",
    "Item",
    "Modifier",
    "NearCopy",
    "OcrLine",
    "OcrRepair",
    "Office",
    "Phase",
    "PlanRecord",
    "PlanReference",
    "Recipient",
    "Repair",
    "Requirement",
    "RequirementSet",
    "RequirementTotal",
    "Responsible",
    "Role",
    "SchoolDigest",
    "Section",
    "Severity",
    "Signer",
    "Source",
    "Status",
    "Target",
    "TargetKind",
    "Verdict",
]
