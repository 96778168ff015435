"""Where a type word without a number stands, and the citation that is read from it."""

from dataclasses import dataclass

from extractors.components.citations.tail import Views


@dataclass(frozen=True, slots=True)
class Place:
    """A type word of a text and what stands round it: ``direct`` is right under a lead of the preamble or in
    its list, ``preamble`` anywhere in it, ``plural`` after "các" or "những", ``inside`` another one's subject,
    ``led`` after "theo", "thực hiện" and the like wherever it stands."""

    views: Views
    start: int
    end: int
    direct: bool
    preamble: bool
    plural: bool
    inside: bool = False
    led: bool = False

    @property
    def view(self) -> str:
        """Return the text in the form that is matched."""
        return self.views.view


@dataclass(slots=True)
class Titled:
    """A citation without a number."""

    end: int
    issued: str | None = None
    issuer: str | None = None
    subject: str | None = None
