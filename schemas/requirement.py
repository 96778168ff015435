"""What a directive asks of the schools: a file of requirements, written by the office, checked by machine."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas.target import Comparator

SchoolLevel = Literal["mầm non", "tiểu học", "THCS", "THPT", "GDTX"]

HeaderField = Literal[
    "number", "title", "issuing_body", "parent_body", "place", "issued", "school_year", "signer",
    "recipients",
]  # fmt: skip


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AppliesTo(_Strict):
    """Which schools a requirement is for; empty lists mean all, names are those of the roll."""

    levels: list[SchoolLevel] = []
    schools: list[str] = []
    excluded: list[str] = []


class _Requirement(_Strict):
    """What every requirement has: an id unique in the file, its words for people, weight, and reach."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)
    title: str
    weight: float = Field(default=1, gt=0, le=100, allow_inf_nan=False)
    applies_to: AppliesTo = AppliesTo()


class CitationRequirement(_Requirement):
    """The plan cites a document; with ``issued``, with that date."""

    kind: Literal["citation"]
    doc_type: str
    number: str | None = None
    issued: str | None = None
    subject: str | None = None


class TargetRequirement(_Requirement):
    """The plan sets a target on the indicator that is at least as demanding as the one given.

    ``of`` names the indicator whose holders a percentage is a share of ("không quá 15% số Lao động
    tiên tiến"); ``optional`` asks only the plans that set such a target at all. ``unit`` null is a bare number
    ("xếp thứ 6"). A ``subject`` that is a group ("Khối 6", "trẻ 5 tuổi") asks only for that group's target.
    """

    kind: Literal["target"]
    indicator: str
    comparator: Comparator
    value: float = Field(allow_inf_nan=False)
    unit: str | None
    subject: str | None = None
    of: str | None = None
    optional: bool = False


class PhaseRequirement(_Requirement):
    """The plan has a phase within these days (EDTF bounds); ``label`` helps to find it."""

    kind: Literal["phase"]
    label: str
    start: str | None = None
    end: str | None = None


class DeadlineRequirement(_Requirement):
    """The plan sets a day for a piece of work, at the latest the one given (EDTF)."""

    kind: Literal["deadline"]
    what: str
    by: str


class ResponsibleRequirement(_Requirement):
    """The plan names who holds a post or does a piece of work."""

    kind: Literal["responsible"]
    position: str | None = None
    duty: str | None = None


class SectionRequirement(_Requirement):
    """The plan has a section whose title has these words, or those that other schools use for it."""

    kind: Literal["section"]
    words: str
    other_words: list[str] = []


class HeaderRequirement(_Requirement):
    """The plan's head or foot says this."""

    kind: Literal["header"]
    field: HeaderField


class HandInRequirement(_Requirement):
    """The plan is issued (or, where the roll says so, handed in) by this day."""

    kind: Literal["hand_in"]
    by: date


class FindingRequirement(_Requirement):
    """The plan has none of these findings."""

    kind: Literal["finding"]
    codes: list[str] = Field(min_length=1)


Requirement = Annotated[
    CitationRequirement | TargetRequirement | PhaseRequirement | DeadlineRequirement | ResponsibleRequirement
    | SectionRequirement | HeaderRequirement | HandInRequirement | FindingRequirement,
    Field(discriminator="kind"),
]  # fmt: skip


class Directive(_Strict):
    """The office's own document that the requirements come from."""

    doc_type: str = "Kế hoạch"
    number: str | None = None
    issued: str | None = None
    issuer: str | None = None
    title: str | None = None


class RequirementSet(_Strict):
    """A file of requirements; ``extends`` names another file whose requirements count too.

    ``about`` are words of the title by which the plans that answer the directive are known from the
    schools' other plans ("thi đua"); a plan that cites the directive answers it whatever its title.
    """

    version: Literal[1] = 1
    title: str
    directive: Directive | None = None
    school_year: str | None = None
    document_type: str = "Kế hoạch"
    about: list[str] = []
    extends: str | None = None
    requirements: list[Requirement] = []
