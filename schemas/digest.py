"""What a digest says: for each school and requirement a verdict with its evidence, and what changed."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from schemas.finding import Finding
from schemas.office import Office
from schemas.requirement import Directive, Requirement

Verdict = Literal["met", "not_found", "different", "review"]
"""đạt / chưa thấy / khác / cần xem lại; a partial check is never "met"."""

HandIn = Literal["on_time", "late", "received", "unknown", "missing"]
"""received: a plan is there and no day was asked for; unknown: a day was, and the plan's own is not known."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Evidence(_Strict):
    """The words of the plan that a verdict rests on, with their place."""

    text: str
    span: tuple[int, int] | None = None
    page: int | None = None
    section: str | None = None


class Check(_Strict):
    """One requirement looked for in one plan; ``note`` is Vietnamese and never accuses."""

    requirement_id: str
    verdict: Verdict
    expected: str
    found: str | None = None
    note: str | None = None
    evidence: list[Evidence] = []


class PlanReference(_Strict):
    """The plan that a school's row rests on."""

    id: int | None = None
    sha256: str
    filename: str
    number: str | None = None
    title: str | None = None
    issued: str | None = None


class NearCopy(_Strict):
    """Another school's plan that shares much of its wording; ``share`` is how much, 0 to 1."""

    school: str
    filename: str
    share: float
    passages: list[str] = []


class SchoolDigest(_Strict):
    """One school of the roll: its plan if there is one, the checks, the plan's findings.

    ``score`` is the weight of what is met over the weight of all that applies, 0 to 1, and None
    without a plan. ``match`` is how surely the plan is this school's, 0 to 1.
    """

    school: str
    level: str | None = None
    plan: PlanReference | None = None
    other_plans: list[PlanReference] = []
    match: float | None = None
    hand_in: HandIn
    handed_in: date | None = None
    score: float | None = None
    checks: list[Check] = []
    findings: list[Finding] = []
    near_copies: list[NearCopy] = []


class RequirementTotal(_Strict):
    """The verdicts on one requirement over all schools that it applies to and that have a plan."""

    requirement_id: str
    title: str
    met: int = 0
    not_found: int = 0
    different: int = 0
    review: int = 0


class Change(_Strict):
    """What differs from the last digest; verdicts None where the school or plan was not there."""

    school: str
    requirement_id: str | None = None
    before: str | None = None
    after: str | None = None
    note: str


class Digest(_Strict):
    """The answer to "who follows the directive": what the writers turn into documents."""

    schema_version: Literal[1] = 1
    title: str
    office: Office
    directive: Directive | None = None
    school_year: str | None = None
    as_of: date
    requirements: list[Requirement]
    schools: list[SchoolDigest]
    totals: list[RequirementTotal]
    unmatched_plans: list[PlanReference] = []
    doubtful: list[str] = []
    changes: list[Change] = []
    previous_as_of: date | None = None
