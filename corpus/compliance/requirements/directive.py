"""What a directive asks of the schools' plans: read off its record, each with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.compliance.evidence import clause_around, headings_above, section_path
from corpus.fold import fold_marks
from corpus.indicators import Indicator, indicators_of, read_indicator
from corpus.school_names import levels_of
from corpus.wording import say_date, say_place, say_quantity
from schemas import DateMention, Phase, PlanRecord, Target
from schemas.edtf import Edtf

_HAND_IN_REGEX = re.compile(r"\b(?:gui|nop|bao cao)\b.*\bke hoach\b|\bke hoach\b.*\b(?:gui|nop|bao cao) ve\b")
_SECTIONS_REGEX = re.compile(
    r"(?:đủ các|gồm các|có các|các) (?:phần|mục|nội dung)(?: chính| sau| cơ bản)?\s*:\s*(?P<parts>[^\n.]+)"
)
_LONGEST_NAME = 60
_LONGEST_HEADING = 80
_BASE_REGEX = re.compile(r"%\s*(?:tổng\s+)?số\s+(.+)")
_LEADING_REGEX = re.compile(r"^[\s\-+*•:;,.]+|[\s\-+*•:;,.(]+$")
_TRAILING_TIME_REGEX = re.compile(
    r"(?:\s*\b(?:trước|chậm nhất|muộn nhất|đến hết|đến|trong|vào|hạn cuối|là|hoàn thành))+\s*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Asked:
    """One thing that is asked: what a requirement of its ``kind`` says, key by key.

    ``prefix`` begins its id; ``place`` says where in the directive it stands, with the words (Vietnamese);
    ``sure`` is False where its indicator is known by the words alone.
    """

    prefix: str
    kind: str
    title: str
    place: str
    fields: dict[str, object]
    levels: tuple[str, ...] = ()
    sure: bool = True


def read_directive(record: PlanRecord) -> Iterator[Asked]:
    """Yield what a directive asks: to cite it, its targets as floors, its phases and deadlines, the parts of a plan."""
    yield from _own_number(record)
    for target, indicator in indicators_of(record):
        yield from _target(record, target, indicator)
    for phase in record.phases:
        yield from _phase(record, phase)
    for mention in record.dates:
        yield from _deadline(record, mention)
    yield from _sections(record)


def _own_number(record: PlanRecord) -> Iterator[Asked]:
    header = record.header
    if header.number:
        doc_type = header.document_type or "Kế hoạch"
        title = f"Viện dẫn {doc_type} số {header.number}"
        fields = {"doc_type": doc_type, "number": header.number} | _told(issued=header.issued)
        yield Asked("vien-dan", "citation", title, "số, ngày của văn bản này", fields)


def _target(record: PlanRecord, target: Target, indicator: Indicator) -> Iterator[Asked]:
    """A quantity is a floor or a ceiling; an award without a number cannot be compared and is left out.

    A ceiling on an award binds who aims for the award, so a plan that does not need not name it.
    """
    if target.value is None or target.comparator is None:
        return
    optional = True if target.kind == "award" and target.comparator in ("<", "<=") else None
    comparator, value = target.comparator, target.value
    if target.value_to is not None:  # "từ 80 đến 85%" asks for 80 at least, or for 85 at most
        comparator, value = ("<=", target.value_to) if indicator.better == "lower" else (">=", target.value)
    title = f"{indicator.name}: {say_quantity(comparator, value, target.unit)}"
    fields = {"indicator": indicator.name, "comparator": comparator, "value": value, "unit": target.unit or None}
    fields |= _told(subject=target.subject, of=_base(record, target), optional=optional)
    levels = _levels(record, target.span[0], target.subject or "")
    yield Asked("chi-tieu", "target", title, _place(record, target), fields, levels, indicator.sure)


def _base(record: PlanRecord, target: Target) -> str | None:
    """Return what a percentage is a share of: "không quá 15% số Lao động tiên tiến"."""
    rest = record.text[target.span[0] : clause_around(record.text, target.span)[1]]
    told = _BASE_REGEX.search(rest) if target.unit == "%" else None
    base = read_indicator(told[1]) if told else None
    return base.name if base else None


def _levels(record: PlanRecord, offset: int, subject: str) -> tuple[str, ...]:
    """Return the levels of school that the innermost heading speaks of, or else the target's subject."""
    levels = levels_of(subject)
    for title in headings_above(record.sections, offset):
        if len(title) <= _LONGEST_HEADING:
            levels = levels_of(title) or levels
    return levels


def _phase(record: PlanRecord, phase: Phase) -> Iterator[Asked]:
    if phase.start or phase.end:
        backwards = bool(phase.start and phase.end and Edtf.parse(phase.end).is_before(Edtf.parse(phase.start)))
        end = None if backwards else phase.end
        place = _place(record, phase) + (" - ngày kết thúc trước ngày bắt đầu, cần xem lại" if backwards else "")
        title = f"{phase.label}: {say_date(phase.start)} - {say_date(end)}"
        yield Asked("dot", "phase", title, place, {"label": phase.label} | _told(start=phase.start, end=end))


def _deadline(record: PlanRecord, mention: DateMention) -> Iterator[Asked]:
    if mention.kind != "deadline" or mention.value is None:
        return
    what = _tidy(record.text[clause_around(record.text, mention.span)[0] : mention.span[0]])
    before, place = f"trước ngày {say_date(mention.value)}", _place(record, mention)
    last = Edtf.parse(mention.value).last
    if last and _HAND_IN_REGEX.search(fold_marks(what)):
        yield Asked("gui-ke-hoach", "hand_in", f"Gửi kế hoạch {before}", place, {"by": last})
    elif what:
        title = f"{what[0].upper()}{what[1:]} {before}"
        yield Asked("thoi-han", "deadline", title, place, {"what": what, "by": mention.value})


def _sections(record: PlanRecord) -> Iterator[Asked]:
    """A sentence that lists the parts of a plan: "có đủ các phần: mục đích, yêu cầu; chỉ tiêu; ..."."""
    for told in _SECTIONS_REGEX.finditer(record.text):
        place = _place_of(record, told.span("parts"))
        for name in told["parts"].split(";" if ";" in told["parts"] else ","):
            words = _tidy(name)
            if words and len(words) <= _LONGEST_NAME:
                yield Asked("phan", "section", f"Có phần “{words}”", place, {"words": words})


def _told(**fields: object) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value is not None}


def _place(record: PlanRecord, item: Target | Phase | DateMention) -> str:
    return _place_of(record, item.span, item.page)


def _place_of(record: PlanRecord, span: tuple[int, int], page: int | None = None) -> str:
    place = say_place(section_path(record.sections, span[0]), page) or "văn bản chỉ đạo"
    start, end = clause_around(record.text, span)
    return f"{place}: “{_tidy(record.text[start:end])}”"


def _tidy(words: str) -> str:
    """Return a clause without bullets, stops and the words that lead to a date."""
    tidy = _LEADING_REGEX.sub("", " ".join(words.split()))
    return _LEADING_REGEX.sub("", _TRAILING_TIME_REGEX.sub("", tidy))
