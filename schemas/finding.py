"""What a careful reader at the office would mark in a plan."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Severity = Literal["error", "warning", "info"]


class Finding(BaseModel):
    """A fault of the plan (never of the program); ``message`` is Vietnamese, for the clerk."""

    model_config = ConfigDict(extra="forbid")

    code: str
    severity: Severity
    message: str
    text: str | None = None
    span: tuple[int, int] | None = None
    page: int | None = None
