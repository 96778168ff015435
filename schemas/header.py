"""What stands at the head and the foot of a plan: who issues it, when, signed by whom, sent to whom."""

from pydantic import BaseModel, ConfigDict


class Signer(BaseModel):
    """The hand under the plan; ``signed`` only where the text says so ("(Đã ký)")."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = None
    position: str | None = None
    on_behalf_of: str | None = None
    signed: bool = False


class Recipient(BaseModel):
    """One line of "Nơi nhận"; ``purpose`` is the bracket at its end ("b/c")."""

    model_config = ConfigDict(extra="forbid")

    name: str
    purpose: str | None = None


class Header(BaseModel):
    """The head and foot of the plan; None means that the plan does not say.

    ``spans`` gives for a key the place in the text where its value stands, where there is one place.
    """

    model_config = ConfigDict(extra="forbid")

    document_type: str | None = None
    number: str | None = None
    symbol: str | None = None
    title: str | None = None
    issuing_body: str | None = None
    parent_body: str | None = None
    place: str | None = None
    issued: str | None = None
    school_year: str | None = None
    period: str | None = None
    signer: Signer | None = None
    recipients: list[Recipient] = []
    spans: dict[str, tuple[int, int]] = {}
