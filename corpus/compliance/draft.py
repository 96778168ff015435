"""A first file of requirements, drafted from the office's own directive for a person to finish."""

import json
import re
from collections.abc import Iterator
from datetime import date

from corpus.compliance.evidence import clause_around, section_path
from corpus.compliance.matter import content_words
from corpus.fold import fold_marks
from corpus.indicators import Indicator, indicators_of, read_indicator
from corpus.school_names import levels_of
from corpus.wording import say_date, say_place, say_quantity
from schemas import DateMention, Phase, PlanRecord, Section, Target
from schemas.edtf import Edtf

# The faults that no office wants in a plan that it files, by what it asks; a person strikes out what is too much.
_UNWANTED = {
    "Tên trường, năm, ngày và thứ tự mục thống nhất": (
        "foreign_school", "year_mismatch", "date_order", "impossible_date", "section_gap",
    ),
    "Văn bản viện dẫn đang có hiệu lực, ghi đúng ngày ban hành": ("repealed_citation", "citation_date_conflict"),
}  # fmt: skip
_HEADER_FIELDS = {"number": "Có số, ký hiệu", "issued": "Có ngày ban hành", "signer": "Có họ tên người ký"}
_HAND_IN_REGEX = re.compile(r"\b(?:gui|nop|bao cao)\b.*\bke hoach\b|\bke hoach\b.*\b(?:gui|nop|bao cao) ve\b")
_SECTIONS_REGEX = re.compile(
    r"(?:đủ các|gồm các|có các|các) (?:phần|mục|nội dung)(?: chính| sau| cơ bản)?\s*:\s*(?P<parts>[^\n.]+)"
)
_LONGEST_NAME = 60
_NULL = object()  # written as null, where None is not written at all
# What plans are about, as their titles say it; the first that fits keeps a school's other plans apart.
_TOPICS = (
    "thi đua", "kiểm tra nội bộ", "bồi dưỡng thường xuyên", "chuyển đổi số", "phổ biến giáo dục pháp luật",
    "phòng chống bạo lực học đường", "trường học an toàn", "y tế trường học", "phổ cập giáo dục", "bán trú",
    "giáo dục thể chất", "hoạt động trải nghiệm", "sinh hoạt chuyên môn", "bồi dưỡng học sinh giỏi", "tuyển sinh",
    "giáo dục nhà trường", "thư viện", "tổ chuyên môn", "chuyên môn", "nhiệm vụ năm học",
)  # fmt: skip
_BASE_REGEX = re.compile(r"%\s*(?:tổng\s+)?số\s+(.+)")
_LEADING_REGEX = re.compile(r"^[\s\-+*•:;,.]+|[\s\-+*•:;,.(]+$")
_TRAILING_TIME_REGEX = re.compile(
    r"(?:\s*\b(?:trước|chậm nhất|muộn nhất|đến hết|đến|trong|vào|hạn cuối|là|hoàn thành))+\s*$", re.IGNORECASE
)


def draft_requirements(record: PlanRecord) -> str:
    """Return the text of a requirements file (YAML) made from a directive's record.

    Its number is to be cited, its targets are floors, its deadlines and phases are to be kept. Above
    each requirement a comment says where in the directive it comes from.
    """
    return "\n".join(_Draft(record).lines()) + "\n"


class _Draft:
    def __init__(self, record: PlanRecord) -> None:
        self.record = record
        self.ids: set[str] = set()

    def lines(self) -> Iterator[str]:
        header = self.record.header
        yield "# Yêu cầu đối với kế hoạch của các trường, soạn tự động từ văn bản chỉ đạo."
        yield "# Hãy đọc lại từng mục: sửa, xóa hoặc thêm; sau đó chạy: kehoach requirements check TỆP"
        yield "version: 1"
        topic = " ".join(["kế hoạch", *self._topics()])
        year = f" năm học {say_date(header.school_year)}" if header.school_year else ""
        yield f"title: {_text(f'Kết quả rà soát {topic} của các trường{year}')}"
        yield "directive:"
        for key, value in (("doc_type", header.document_type), ("number", header.number), ("issued", header.issued),
                           ("issuer", header.issuing_body), ("title", header.title)):  # fmt: skip
            if value:
                yield f"  {key}: {_text(value)}"
        if header.school_year:
            yield f"school_year: {_text(header.school_year)}"
        yield from self._about()
        yield "requirements:"
        yield from self._own_number()
        for target, indicator in indicators_of(self.record):
            yield from self._target(target, indicator)
        for phase in self.record.phases:
            yield from self._phase(phase)
        for mention in self.record.dates:
            yield from self._deadline(mention)
        yield from self._sections()
        yield from self._common()

    def _about(self) -> Iterator[str]:
        yield "# Từ trong trích yếu để nhận ra kế hoạch trả lời văn bản này; để trống: mọi kế hoạch của năm học."
        yield f"about: {_text(self._topics())}"

    def _topics(self) -> list[str]:
        title = content_words(self.record.header.title or "")
        return [topic for topic in _TOPICS if content_words(topic) <= title][:1]

    def _own_number(self) -> Iterator[str]:
        header = self.record.header
        if header.number:
            name = f"{header.document_type or 'Kế hoạch'} số {header.number}"
            yield from self._requirement("vien-dan", "citation", f"Viện dẫn {name}", "số, ngày của văn bản này", [
                ("doc_type", header.document_type or "Kế hoạch"), ("number", header.number), ("issued", header.issued),
            ])  # fmt: skip

    def _target(self, target: Target, indicator: Indicator) -> Iterator[str]:
        """A quantity is a floor or a ceiling; an award without a number cannot be compared and is left out.

        A ceiling on an award binds who aims for the award, so a plan that does not need not name it.
        """
        if target.value is None or target.comparator is None:
            return
        optional = True if target.kind == "award" and target.comparator in ("<", "<=") else None
        comparator, value = target.comparator, target.value
        if target.value_to is not None:  # "từ 80 đến 85%" asks for 80 at least, or for 85 at most
            comparator, value = ("<=", target.value_to) if indicator.better == "lower" else (">=", target.value)
        quantity = say_quantity(comparator, value, target.unit)
        yield from self._requirement("chi-tieu", "target", f"{indicator.name}: {quantity}", self._place(target), [
            ("indicator", indicator.name), ("comparator", comparator), ("value", value),
            ("unit", target.unit or _NULL), ("subject", target.subject), ("of", self._base(target)),
            ("optional", optional),
        ], levels=self._levels(target.span[0], target.subject or ""), sure=indicator.sure)  # fmt: skip

    def _base(self, target: Target) -> str | None:
        """Return what a percentage is a share of: "không quá 15% số Lao động tiên tiến"."""
        rest = self.record.text[target.span[0] : clause_around(self.record.text, target.span)[1]]
        told = _BASE_REGEX.search(rest) if target.unit == "%" else None
        base = read_indicator(told[1]) if told else None
        return base.name if base else None

    def _phase(self, phase: Phase) -> Iterator[str]:
        if phase.start or phase.end:
            backwards = bool(phase.start and phase.end and Edtf.parse(phase.end).is_before(Edtf.parse(phase.start)))
            end = None if backwards else phase.end
            place = self._place(phase) + (" - ngày kết thúc trước ngày bắt đầu, cần xem lại" if backwards else "")
            title = f"{phase.label}: {say_date(phase.start)} - {say_date(end)}"
            yield from self._requirement("dot", "phase", title, place, [
                ("label", phase.label), ("start", phase.start), ("end", end),
            ])  # fmt: skip

    def _deadline(self, mention: DateMention) -> Iterator[str]:
        if mention.kind != "deadline" or mention.value is None:
            return
        clause = clause_around(self.record.text, mention.span)
        what = _tidy(self.record.text[clause[0] : mention.span[0]])
        last = Edtf.parse(mention.value).last
        if last and _HAND_IN_REGEX.search(fold_marks(what)):
            title = f"Gửi kế hoạch trước ngày {say_date(mention.value)}"
            yield from self._requirement("gui-ke-hoach", "hand_in", title, self._place(mention), [("by", last)])
        elif what:
            title = f"{what[0].upper()}{what[1:]} trước ngày {say_date(mention.value)}"
            yield from self._requirement("thoi-han", "deadline", title, self._place(mention), [
                ("what", what), ("by", mention.value),
            ])  # fmt: skip

    def _sections(self) -> Iterator[str]:
        """A sentence that lists the parts of a plan: "có đủ các phần: mục đích, yêu cầu; chỉ tiêu; ..."."""
        for told in _SECTIONS_REGEX.finditer(self.record.text):
            span = told.span("parts")
            separator = ";" if ";" in told["parts"] else ","
            for name in told["parts"].split(separator):
                words = _tidy(name)
                if words and len(words) <= _LONGEST_NAME:
                    title = f"Có phần “{words}”"
                    yield from self._requirement("phan", "section", title, self._place_of(span), [("words", words)])

    def _common(self) -> Iterator[str]:
        yield "  # Yêu cầu chung cho mọi kế hoạch (không lấy từ văn bản chỉ đạo); xóa mục nào không cần."
        for field, title in _HEADER_FIELDS.items():
            yield from self._requirement("the-thuc", "header", title, "yêu cầu chung", [("field", field)])
        for title, codes in _UNWANTED.items():
            yield from self._requirement("khong-sai-sot", "finding", title, "yêu cầu chung", [("codes", list(codes))])

    def _requirement(
        self, prefix: str, kind: str, title: str, place: str, fields: list[tuple[str, object]], *,
        levels: tuple[str, ...] = (), sure: bool = True,
    ) -> Iterator[str]:  # fmt: skip
        yield f"  # {place}" + ("" if sure else " - tên chỉ tiêu chưa có trong danh mục, cần xem lại")
        yield f"  - id: {self._id(prefix)}"
        yield f"    kind: {kind}"
        yield f"    title: {_text(title)}"
        for key, value in fields:
            if value is not None:
                yield f"    {key}: {'null' if value is _NULL else _text(value)}"
        yield "    weight: 1"
        if levels:
            yield f"    applies_to: {{levels: {_text(list(levels))}}}"

    def _id(self, prefix: str) -> str:
        number = 1
        while (name := f"{prefix}-{number}") in self.ids:
            number += 1
        self.ids.add(name)
        return name

    def _place(self, item: Target | Phase | DateMention) -> str:
        return self._place_of(item.span, item.page)

    def _place_of(self, span: tuple[int, int], page: int | None = None) -> str:
        place = say_place(section_path(self.record.sections, span[0]), page) or "văn bản chỉ đạo"
        start, end = clause_around(self.record.text, span)
        return f"{place}: “{_tidy(self.record.text[start:end])}”"

    def _levels(self, offset: int, subject: str) -> tuple[str, ...]:
        """Return the levels of school that the section's heading or the target's subject speaks of."""
        sections, levels = self.record.sections, levels_of(subject)
        while inside := next((s for s in sections if s.span[0] <= offset < s.span[1]), None):
            levels = levels_of(_heading(inside)) or levels
            sections = inside.children
        return levels


def _heading(section: Section) -> str:
    return section.title if len(section.title) <= 80 else ""


def _tidy(words: str) -> str:
    """Return a clause without bullets, stops and the words that lead to a date."""
    tidy = _LEADING_REGEX.sub("", " ".join(words.split()))
    return _LEADING_REGEX.sub("", _TRAILING_TIME_REGEX.sub("", tidy))


def _text(value: object) -> str:
    """Return a value as YAML writes it on one line; strings in quotation marks, so that none is read as a date."""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, date):
        return f'"{value.isoformat()}"'
    return json.dumps(value, ensure_ascii=False)
