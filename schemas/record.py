"""The plan record, version 1: what one ingested plan becomes."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

from schemas.citation import Citation
from schemas.date import DateMention
from schemas.finding import Finding
from schemas.header import Header
from schemas.phase import Phase
from schemas.responsible import Responsible
from schemas.section import Section
from schemas.target import Target

SCHEMA_VERSION = 1

Status = Literal["success", "partial", "failure"]


class OcrRepair(BaseModel):
    """Words of the text that recognition misread and that were mended; ``raw`` is what was read in their place."""

    model_config = ConfigDict(extra="forbid")

    span: tuple[int, int]
    raw: str


class OcrLine(BaseModel):
    """One line of the text that was recognised in a picture, how surely (0 to 1), and what was mended in it.

    With ``raw`` put back in place of every repair's span the line reads as it was recognised.
    """

    model_config = ConfigDict(extra="forbid")

    span: tuple[int, int]
    confidence: float
    repairs: list[OcrRepair] = []


class Source(BaseModel):
    """The file that the record was made from; ``sha256`` is its identity.

    ``notes`` say in Vietnamese what reading changed or left out; ``ocr_lines`` are the lines recognised in
    pictures. A record without any leaves the key out.
    """

    model_config = ConfigDict(extra="forbid")

    filename: str
    sha256: str
    media_type: str
    size_bytes: int
    pages: int | None = None
    reader: str
    ocr: bool = False
    notes: list[str] = []
    ocr_lines: list[OcrLine] = []

    @model_serializer(mode="wrap")
    def _without_empty_lists(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written = handler(self)
        for name in ("notes", "ocr_lines"):
            if not getattr(self, name):
                written.pop(name, None)
        return written


class ComponentError(BaseModel):
    """A defect of one component of the program; the rest of the record is kept."""

    model_config = ConfigDict(extra="forbid")

    component: str
    category: str
    message: str
    page: int | None = None


class PlanRecord(BaseModel):
    """Everything that kehoach knows of one plan; every item's ``text`` is a slice of ``text``.

    ``page_starts`` are the offsets at which the pages begin, page 1 first; [] where the reader knows none.
    """

    model_config = ConfigDict(extra="forbid")

    schema_version: Literal[1] = SCHEMA_VERSION
    extractor_version: str
    source: Source
    status: Status = "success"
    errors: list[ComponentError] = []
    text: str
    page_starts: list[int] = []
    header: Header
    sections: list[Section] = []
    citations: list[Citation] = []
    dates: list[DateMention] = []
    targets: list[Target] = []
    phases: list[Phase] = []
    responsibles: list[Responsible] = []
    findings: list[Finding] = []
