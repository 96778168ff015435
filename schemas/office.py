"""The office that uses kehoach: a setting, since districts ended on 1 July 2025 and others do their work."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

OfficeLevel = Literal["district", "commune", "cluster", "province"]


class Office(BaseModel):
    """How the office writes itself in a digest (Nghị định 30/2020/NĐ-CP, phụ lục I, boxes 2 to 4 and 7).

    ``symbol`` is the office's abbreviation in document numbers ("PGDĐT"); ``department`` answers for
    the work inside it ("Bộ phận thi đua"). None is left as a blank to be filled in by hand.
    """

    model_config = ConfigDict(extra="forbid")

    name: str = "Cơ quan quản lý giáo dục"
    level: OfficeLevel = "commune"
    parent: str | None = None
    place: str | None = None
    symbol: str | None = None
    signer_position: str | None = None
    signer_name: str | None = None
    recipients: list[str] = []
