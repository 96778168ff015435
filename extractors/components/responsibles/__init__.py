"""The component ``responsibles``: who answers for what."""

from spacy.tokens import Doc

from extractors.component import component, items, layout_of, section_at
from extractors.components.responsibles.clauses import LABELS, find_heading, find_in_line
from extractors.components.responsibles.columns import find_in_table, read_cell, skipped_cells
from extractors.components.responsibles.doubt import Doubts
from extractors.components.responsibles.persons import find_listed, find_persons
from extractors.components.responsibles.regions import Region, find_feet, find_regions
from extractors.layout import Layout
from schemas import Responsible

_LONGEST_LABEL = 160  # characters of holders after "Người thực hiện:"; more is a sentence


@component("responsibles", requires=("sections", "dates", "phases"))
def responsibles(doc: Doc) -> list[Responsible]:
    """Return the holders of duties, one item a holder and place of assignment, in the order of the text."""
    layout = layout_of(doc)
    feet = find_feet(layout)
    regions = find_regions(layout, items(doc, "sections"), feet[0])
    doubts = Doubts()
    found = _in_tables(layout, feet, regions, doubts)
    taken = {item.span[0] for item in found}
    skipped = [cell for table in layout.tables for cell in skipped_cells(layout, table)]
    found += find_persons(layout, feet, taken, skipped)
    found += _in_lines(layout, feet, regions, taken, doubts)
    found = _without_overlaps(found)
    return [item.model_copy(update={"section": section_at(doc, item.span[0])}) for item in found]


def _in_tables(layout: Layout, feet: tuple[int, int], regions: list[Region], doubts: Doubts) -> list[Responsible]:
    found: list[Responsible] = []
    taken: set[int] = set()
    for table in layout.tables:
        if feet[0] <= table.first < feet[1]:
            continue
        assigned = any(r.first <= table.first <= r.last for r in regions)
        found += find_in_table(layout, table, assigned, taken, doubts)
    return found


def _in_lines(
    layout: Layout, feet: tuple[int, int], regions: list[Region], taken: set[int], doubts: Doubts
) -> list[Responsible]:
    found: list[Responsible] = []
    of_line = {i: region for region in regions for i in range(region.first, region.last + 1)}
    for line in layout.lines:
        if line.is_row or line.start == line.end or feet[0] <= line.index < feet[1]:
            continue
        region = of_line.get(line.index)
        label = LABELS.match(layout.lower, line.body, line.end)
        listed = find_listed(layout, line, taken, region is not None) if label is None else None
        if label is not None:
            found += read_cell(layout, label.end(), _end_of_label(layout, label.end(), line.end), doubts)
        elif listed is not None:
            found.append(listed)
        elif region is not None:
            heading = find_heading(layout, line.index, region.last)
            found += heading or find_in_line(layout, line, region, taken)
    return found


def _end_of_label(layout: Layout, start: int, end: int) -> int:
    """Return where the holders after "Người thực hiện:" end; 0 words of them where a sentence follows."""
    stop = layout.lower.find(". ", start, end)
    stop = end if stop < 0 else stop
    return stop if stop - start <= _LONGEST_LABEL else start


def _without_overlaps(found: list[Responsible]) -> list[Responsible]:
    kept: list[Responsible] = []
    for item in sorted(found, key=lambda item: (item.span[0], -item.span[1])):
        if not kept or item.span[0] >= kept[-1].span[1]:
            kept.append(item)
    return kept
