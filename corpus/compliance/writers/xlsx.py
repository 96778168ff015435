"""The digest as a workbook: overview, one row a check, targets, citations, time line, findings."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from corpus.compliance import wording
from corpus.export.sheets import Row, Sheets, add_bars, open_book
from corpus.wording import COMPARATORS, SEVERITIES
from schemas import Digest, PlanRecord
from schemas.digest import SchoolDigest
from schemas.span import Item

FILENAME = "digest.xlsx"
_COLOURS = {"met": "#2E7D5B", "not_found": "#B9770E", "different": "#A93226", "review": "#566573"}
_LIGHT = "#A9D3C0"  # under a percentage, which must stay legible


def write(digest: Digest, path: Path, records: Mapping[str, PlanRecord]) -> None:
    """Write the workbook; a cell that begins with = + - @ stays text (no formulas are made of strings)."""
    with open_book(path, {"title": digest.title, "author": digest.office.name}) as book:
        sheets = Sheets(book)
        _overview(sheets, digest)
        _colour_verdicts(book, *sheets.add("Kiểm tra", _CHECK_HEAD, _check_rows(digest), frozen=2))
        for name, head, rows in _PART_SHEETS:
            sheets.add(name, head, _part_rows(digest, records, rows), frozen=2)


def _overview(sheets: Sheets, digest: Digest) -> None:
    head = ["TT", "Trường", "Cấp học", "Số kế hoạch", "Ngày ban hành", "Gửi", *wording.VERDICTS.values(), "Tỷ lệ đạt"]
    top = 3
    rows = map(_school_row, range(1, len(digest.schools) + 1), digest.schools)
    sheet, last = sheets.add("Tổng quan", head, rows, top=top, frozen=2, shares=[10])
    sheet.write_string(0, 0, digest.title, sheets.title)
    sheet.write_string(1, 0, f"{digest.office.name} - tính đến {wording.day(digest.as_of)}. {wording.METHOD_NOTE}")
    add_bars(sheet, top + 1, last, 10, _LIGHT, 1)
    totals, end = sheets.add("Theo yêu cầu", ["Mã", "Yêu cầu", *wording.VERDICTS.values()], (
        [t.requirement_id, t.title, t.met, t.not_found, t.different, t.review] for t in digest.totals
    ))  # fmt: skip
    if end:
        totals.insert_chart(1, 7, _chart(sheets.book, end), {"object_position": 2})


def _colour_verdicts(book: Any, sheet: Any, last: int) -> None:
    for verdict, label in wording.VERDICTS.items():
        look = {"type": "cell", "criteria": "==", "value": f'"{label}"',
                "format": book.add_format({"font_color": _COLOURS[verdict], "bold": True})}  # fmt: skip
        sheet.conditional_format(1, 2, max(last, 1), 2, look)


def _chart(book: Any, last: int) -> Any:
    chart = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for column, (verdict, label) in enumerate(wording.VERDICTS.items(), start=2):
        chart.add_series({
            "name": label, "fill": {"color": _COLOURS[verdict]}, "gap": 40,
            "categories": ["Theo yêu cầu", 1, 1, last, 1], "values": ["Theo yêu cầu", 1, column, last, column],
        })  # fmt: skip
    chart.set_title({"name": "Kết quả theo từng yêu cầu", "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 760, "height": 120 + 26 * last})
    return chart


def _school_row(number: int, school: SchoolDigest) -> Row:
    counts = wording.count_verdicts(school).values() if school.plan else [None] * len(wording.VERDICTS)
    number_of_plan = school.plan.number if school.plan else None
    issued = school.plan.issued if school.plan else None
    return [number, school.school, school.level, number_of_plan, issued, wording.HAND_INS[school.hand_in], *counts,
            school.score]  # fmt: skip


_CHECK_HEAD = (
    "Trường", "Yêu cầu", "Kết quả", "Yêu cầu ghi", "Kế hoạch ghi", "Ghi chú", "Trích kế hoạch", "Mục", "Trang", "Tệp",
)  # fmt: skip


def _check_rows(digest: Digest) -> Iterable[Row]:
    titles = {requirement.id: requirement.title for requirement in digest.requirements}
    for school in digest.schools:
        for check in school.checks:
            first = check.evidence[0] if check.evidence else None
            yield [
                school.school, titles[check.requirement_id], wording.VERDICTS[check.verdict], check.expected,
                check.found, check.note, "\n".join(e.text for e in check.evidence), first and first.section,
                first and first.page, school.plan and school.plan.filename,
            ]  # fmt: skip


def _place(item: Item) -> Row:
    return [item.text, getattr(item, "section", None), item.page]


def _targets(record: PlanRecord) -> Iterable[Row]:
    for target in record.targets:
        yield [
            target.indicator,
            target.subject,
            COMPARATORS.get(target.comparator or ""),
            target.value,
            target.value_to,
            target.unit,
            *_place(target),
        ]


def _citations(record: PlanRecord) -> Iterable[Row]:
    for citation in record.citations:
        yield [
            citation.doc_type,
            citation.number,
            citation.issued,
            citation.issuer,
            citation.subject,
            *_place(citation),
        ]


def _phases(record: PlanRecord) -> Iterable[Row]:
    for phase in record.phases:
        yield [phase.label, phase.start, phase.end, "; ".join(phase.activities), *_place(phase)]


def _findings(record: PlanRecord) -> Iterable[Row]:
    for finding in record.findings:
        yield [SEVERITIES[finding.severity], finding.message, finding.text, finding.page]


_PLACE_HEAD = ("Trích kế hoạch", "Mục", "Trang")
_PART_SHEETS: tuple[tuple[str, Row, Callable[[PlanRecord], Iterable[Row]]], ...] = (
    ("Chỉ tiêu", ("Trường", "Chỉ số", "Đối tượng", "So sánh", "Giá trị", "Đến", "Đơn vị", *_PLACE_HEAD), _targets),
    ("Viện dẫn", ("Trường", "Loại", "Số, ký hiệu", "Ngày", "Cơ quan", "Nội dung", *_PLACE_HEAD), _citations),
    ("Tiến độ", ("Trường", "Đợt", "Từ", "Đến", "Công việc", *_PLACE_HEAD), _phases),
    ("Điểm cần xem", ("Trường", "Mức độ", "Nội dung", "Trích kế hoạch", "Trang"), _findings),
)


def _part_rows(
    digest: Digest, records: Mapping[str, PlanRecord], rows: Callable[[PlanRecord], Iterable[Row]]
) -> Iterable[Row]:
    for school in digest.schools:
        record = records.get(school.plan.sha256) if school.plan else None
        for row in rows(record) if record else ():
            yield [school.school, *row]
