"""A numbered part of a plan."""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A heading with what stands under it; ``span`` covers the heading to the end of its part."""

    model_config = ConfigDict(extra="forbid")

    label: str
    title: str
    level: int
    span: tuple[int, int]
    children: list["Section"] = []
