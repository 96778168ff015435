"""What the checks share: evidence from items and lines, and words compared without marks."""

import re
from collections.abc import Iterable

from corpus.fold import fold_marks
from schemas import Check, Evidence, PlanRecord, Requirement, Section, Verdict
from schemas.span import Item

_WORD_REGEX = re.compile(r"\w+")
# Words that say nothing of a matter: "báo cáo sơ kết của các trường" is about "báo cáo sơ kết".
_EMPTY_WORDS = frozenset(
    [
        "va",
        "cua",
        "cac",
        "cho",
        "theo",
        "ve",
        "tai",
        "voi",
        "trong",
        "nam",
        "hoc",
        "truoc",
        "ngay",
        "bao",
        "cao",
        "nop",
        "gui",
        "de",
        "nghi",
        "hoan",
        "thanh",
    ]
)


def verdict(
    requirement: Requirement, how: Verdict, expected: str, evidence: Iterable[Evidence] = (), *,
    found: str | None = None, note: str | None = None,
) -> Check:  # fmt: skip
    """Return the check of a requirement."""
    return Check(
        requirement_id=requirement.id, verdict=how, expected=expected, found=found, note=note, evidence=list(evidence)
    )


def of_item(item: Item) -> Evidence:
    """Return an item of the record as evidence."""
    return Evidence(text=item.text, span=item.span, page=item.page, section=getattr(item, "section", None))


def of_items(items: Iterable[Item], limit: int = 5) -> list[Evidence]:
    """Return the first few items as evidence, each place once."""
    return [of_item(item) for item in list({item.span: item for item in items}.values())[:limit]]


def of_span(record: PlanRecord, span: tuple[int, int]) -> Evidence:
    """Return a place of the text as evidence, with the section that it stands in."""
    return Evidence(text=record.text[slice(*span)], span=span, section=section_path(record.sections, span[0]))


def section_path(sections: list[Section], offset: int) -> str | None:
    """Return the label path of the section that holds an offset; None outside of sections."""
    path: list[str] = []
    while inside := next((s for s in sections if s.span[0] <= offset < s.span[1]), None):
        path.append(inside.label.removeprefix(f"{path[-1]}.") if path else inside.label)
        sections = inside.children
    return ".".join(path) or None


def content_words(words: str) -> frozenset[str]:
    """Return the words that carry the matter, folded.

    >>> sorted(content_words("Sơ kết học kỳ I"))
    ['i', 'ket', 'ky', 'so']
    """
    return frozenset(_WORD_REGEX.findall(fold_marks(words))) - _EMPTY_WORDS


def share_of(wanted: frozenset[str], words: str) -> float:
    """Return which share of the wanted words stands in ``words``, 0 to 1."""
    return len(wanted & frozenset(_WORD_REGEX.findall(fold_marks(words)))) / len(wanted) if wanted else 0.0


def line_around(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the bounds of the line that holds a span."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    return start, len(text) if end < 0 else end


def words_before(text: str, span: tuple[int, int], earlier: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Return the bounds of the clause up to a date's end, begun anew after the date that stands before it."""
    start = max([clause_around(text, span)[0], *(end for _, end in earlier if end <= span[0])])
    return start, span[1]


def clause_around(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the bounds of the clause that holds a span: cut at line ends, semicolons, cell bounds and full stops."""
    first, last = line_around(text, span)
    cuts = [first + m.end() for m in re.finditer(r"[;|:]\s|\.\s(?=\D)", text[first : span[0]])]
    after = re.search(r"[;|]|\.(?:\s|$)", text[span[1] : last])
    return (cuts[-1] if cuts else first), (span[1] + after.start() if after else last)
