"""Awards in the cells of a table: titles by their names, by a mark under their head, by a standing of their body."""

import re
from collections.abc import Iterator

from extractors.components.targets.award_holders import holder_in, split_holders
from extractors.components.targets.awards import find_awards
from extractors.components.targets.context import Context
from extractors.components.targets.evidence import MARK_REGEX
from extractors.components.targets.moods import Heading
from extractors.components.targets.row_labels import Row
from extractors.components.targets.wording import is_award, is_rating
from schemas import Target

_GRADED_REGEX = re.compile(r"(?:kết quả )?xếp loại (?!gv|giáo viên|hs|học sinh|cán bộ)")  # "Xếp loại y tế | Tốt"


def find_cell_awards(
    context: Context, row: Row, cell: tuple[int, int], heads: tuple[str, ...], path: tuple[Heading, ...]
) -> Iterator[Target]:
    """Yield the awards without a number that a cell names.

    1. "Lao động tiên tiến | Tổ Toán": the label is the title, the cell who holds it
    2. "Tổ Toán | Tập thể lao động tiên tiến": the other way round
    3. "Lê Văn A | x" under "CSTĐ cơ sở": a mark
    4. "Liên đội | Xuất sắc", "Xếp loại thư viện | Tốt": a standing
    """
    lower, text = context.lower, context.text
    label, begin, end = row.label, min(row.label[0], cell[0]), cell[1]
    words, said = lower[slice(*label)], lower[slice(*cell)].strip()
    if MARK_REGEX.fullmatch(said):
        if heads and is_award(heads[-1].lower()):
            yield context.target(begin, end, kind="award", subject=row.name, indicator=heads[-1])
        return
    if is_award(words) and (named := holder_in(said)):
        start = lower.index(said, cell[0])
        subject = text[start + named[0] : start + named[1]]
        yield context.target(begin, end, kind="award", subject=subject, indicator=_written(context, label))
        return
    holder = holder_in(words)
    names = split_holders(text[label[0] + holder[0] : label[0] + holder[1]]) if holder else []
    found = list(find_awards(context, *cell, path, "goal", [], aimed=True))
    for award in found:
        for subject in names or [_written(context, label)]:
            yield context.target(begin, end, kind="award", subject=subject, indicator=award.indicator)
    standing = said == "tiên tiến" or is_rating(said)
    graded = _GRADED_REGEX.match(words) is not None
    if not found and standing and (graded or (holder and holder[0] == 0)):
        for subject in names or [context.school]:
            of = _written(context, label) if graded or not names else subject
            indicator = f"{of} {text[slice(*cell)].strip()}"
            yield context.target(begin, end, kind="award", subject=subject, indicator=indicator)


def _written(context: Context, place: tuple[int, int]) -> str:
    return context.text[place[0] : place[1]].replace(" | ", " ").strip()
