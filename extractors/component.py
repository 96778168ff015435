"""What a component is: a function from a spaCy Doc to items, run so that its failure stays its own.

    @component("dates", requires=("citations",))
    def dates(doc: Doc) -> list[DateMention]: ...

The items go to ``doc.spans["dates"]``: the spans for spaCy's tools, the models in ``attrs["items"]``.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, TypeVar

from spacy.attrs import IDX  # type: ignore[attr-defined]
from spacy.tokens import Doc, Span, SpanGroup

from extractors.layout import Layout
from schemas import ComponentError, Section
from schemas.span import Item

Found = TypeVar("Found")
Finder = Callable[[Doc], Sequence[Any]]

_PATHS_KEY = "kehoach_section_paths"  # in doc.user_data: the tree of sections laid out once
_BEGINS_KEY = "kehoach_token_begins"  # in doc.user_data: where each token begins

Doc.set_extension("layout", default=None, force=True)
Doc.set_extension("component_errors", default=None, force=True)


@dataclass(frozen=True)
class Component:
    """A unit of the pipeline: its name in doc.spans, the names it needs there, and its function."""

    name: str
    requires: tuple[str, ...]
    find: Finder

    def __call__(self, doc: Doc) -> Doc:
        """Run the finder and keep what it found; a defect in it is recorded, not raised."""
        try:
            found = list(self.find(doc))
            spans = _spans(doc, found)
        except Exception as error:
            found, spans = [], []
            doc._.component_errors.append(
                ComponentError(component=self.name, category="defect", message=f"{type(error).__name__}: {error}")
            )
        doc.spans[self.name] = SpanGroup(doc, name=self.name, attrs={"items": found}, spans=spans)
        return doc


def component(name: str, requires: tuple[str, ...] = ()) -> Callable[[Finder], Component]:
    """Make a component of a function; the order of the pipeline follows from ``requires``."""
    return lambda find: Component(name, requires, find)


def items(doc: Doc, name: str) -> list[Any]:
    """Return the models that component ``name`` found; [] where it has not run."""
    group = doc.spans.get(name)
    return group.attrs["items"] if group is not None else []


def layout_of(doc: Doc) -> Layout:
    """Return the layout of the doc's text."""
    return doc._.layout


def section_at(doc: Doc, offset: int) -> str | None:
    """Return the label path ("II.2.a") of the section that holds ``offset``; None outside of sections."""
    paths: list[tuple[int, str | None]] | None = doc.user_data.get(_PATHS_KEY)
    if paths is None:
        paths = [(0, None)]
        _lay_out(items(doc, "sections"), [], paths)
        if "sections" in doc.spans:
            doc.user_data[_PATHS_KEY] = paths
    return paths[bisect_right(paths, offset, key=itemgetter(0)) - 1][1]


def _lay_out(level: Sequence[Section], path: list[str], paths: list[tuple[int, str | None]]) -> None:
    """Append where each path begins to hold, in order; behind a section that of its parent holds again."""
    outside = ".".join(path) or None
    for section in level:
        start, end = section.span
        label = section.label.rstrip(")")
        # "2.1" inside of "2" is one step of the path.
        own = [*(path[:-1] if path and label.startswith(path[-1] + ".") else path), label]
        paths.append((start, ".".join(own)))
        _lay_out(section.children, own, paths)
        paths.append((end, outside))


def _spans(doc: Doc, found: list[Any]) -> list[Span]:
    """Return spaCy spans over the items, widened to whole tokens; sections and header have none."""
    # All items of a component are of one class: it is asked for once, and its name hashed once, not by each Span.
    if not found or not isinstance(found[0], Item):
        return []
    # Where all tokens begin, asked for once: ``doc.char_span`` searches through the tokens for each item anew.
    begins = doc.user_data.get(_BEGINS_KEY)
    if begins is None:
        begins = doc.user_data[_BEGINS_KEY] = doc.to_array(IDX).view("int64")
    places = [item.span for item in found]
    starts = begins.searchsorted([start for start, _ in places], "right").tolist()
    ends = begins.searchsorted([end for _, end in places], "left").tolist()
    label = doc.vocab.strings.add(type(found[0]).__name__)
    return [Span(doc, start - 1, end, label=label) for start, end in zip(starts, ends, strict=True)]
