"""The place of an item in a plan's text."""

from pydantic import BaseModel, ConfigDict


class Item(BaseModel):
    """Something the plan says, with the place where it stands.

    ``span`` is ``[start, end)`` in code points of the record's text, so that
    ``record.text[start:end] == item.text``. ``page`` counts from 1 and is None where the
    reader knows no pages.
    """

    model_config = ConfigDict(extra="forbid")

    text: str
    span: tuple[int, int]
    page: int | None = None
