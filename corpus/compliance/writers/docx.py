"""The digest as a báo cáo that can be signed, laid out by Nghị định 30/2020/NĐ-CP, phụ lục I."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from corpus.compliance import wording
from corpus.compliance.decree_page import (
    add_columns,
    add_heading,
    add_line,
    add_paragraph,
    add_rule,
    add_table,
    set_page,
)  # fmt: skip
from schemas import PlanRecord
from schemas.digest import Digest, SchoolDigest

FILENAME = "digest.docx"


def write(digest: Digest, path: Path, _records: Mapping[str, PlanRecord]) -> None:
    """Write the digest as a Word file."""
    document = Document()
    set_page(document)
    _letterhead(document, digest)
    _title(document, digest)
    _hand_ins(document, digest)
    _requirements(document, digest)
    _schools(document, digest)
    _matters(document, digest)
    if digest.previous_as_of:
        _changes(document, digest)
    _feet(document, digest)
    document.core_properties.title = digest.title
    document.core_properties.author = digest.office.name
    document.save(str(path))


def _letterhead(document: Any, digest: Digest) -> None:
    """Boxes 1 to 4 of the decree: number and date stand on one height, so they are a row of their own."""
    office, widths = digest.office, (Cm(6.6), Cm(9.9))
    left, right = add_columns(document, widths)
    if office.parent:
        add_line(left, office.parent.upper(), size=12)
    add_line(left, office.name.upper(), size=12, bold=True)
    add_rule(left, Cm(2.2))  # a third to a half of the line above
    add_line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    add_line(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True)
    add_rule(right, Cm(2.2))  # as long as the motto
    left, right = add_columns(document, widths)
    add_line(left, f"Số:        /BC-{office.symbol or '...'}", size=13)
    place = office.place or "…………"
    add_line(right, f"{place}, {wording.day_in_full(digest.as_of)}", size=13, italic=True)


def _title(document: Any, digest: Digest) -> None:
    add_paragraph(document, "BÁO CÁO", bold=True, align=WD_ALIGN_PARAGRAPH.CENTER, before=12)
    add_paragraph(document, digest.title, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER, after=0)
    add_rule(document, Cm(5.6))
    year = f" năm học {digest.school_year.replace('/', '-')}" if digest.school_year else ""
    opening = (
        f"Tính đến {wording.day_in_full(digest.as_of)}, {digest.office.name} tổng hợp kết quả rà soát kế hoạch{year} "
        f"của các trường theo {wording.directive_name(digest)} như sau:"
    )
    add_paragraph(document, opening, indent=True)


def _hand_ins(document: Any, digest: Digest) -> None:
    add_heading(document, "I. TÌNH HÌNH GỬI KẾ HOẠCH")
    counts = wording.count_hand_ins(digest)
    said = "; ".join(f"{wording.HAND_INS[how].lower()}: {count}" for how, count in counts.items() if count)
    add_paragraph(document, f"Tổng số trường trong danh sách: {len(digest.schools)}. Trong đó {said}.", indent=True)
    for how in ("missing", "late", "unknown"):
        names = [school.school for school in digest.schools if school.hand_in == how]
        if names:
            add_paragraph(document, f"- {wording.HAND_INS[how]}: {'; '.join(names)}.", indent=True)
    for doubt in digest.doubtful:
        add_paragraph(document, f"- Cần xác nhận: {doubt}", indent=True)
    if digest.unmatched_plans:
        files = "; ".join(plan.filename for plan in digest.unmatched_plans)
        add_paragraph(document, f"- Kế hoạch chưa xác định được trường: {files}.", indent=True)


def _requirements(document: Any, digest: Digest) -> None:
    add_heading(document, "II. KẾT QUẢ THEO TỪNG YÊU CẦU")
    head = ["TT", "Yêu cầu", *wording.VERDICTS.values()]
    rows = [
        [str(i), total.title, str(total.met), str(total.not_found), str(total.different), str(total.review)]
        for i, total in enumerate(digest.totals, start=1)
    ]
    add_table(document, head, rows, (1.1, 7.5, 1.5, 2.0, 1.6, 2.3), centred=(0, 2, 3, 4, 5))
    add_paragraph(document, wording.METHOD_NOTE, italic=True, size=12, before=6)


def _schools(document: Any, digest: Digest) -> None:
    add_heading(document, "III. KẾT QUẢ THEO TỪNG TRƯỜNG")
    head = ["TT", "Trường", "Kế hoạch", "Gửi", *wording.VERDICTS.values()]
    rows = [[str(i), *_school_row(school)] for i, school in enumerate(digest.schools, start=1)]
    add_table(document, head, rows, (1.0, 3.9, 3.5, 1.9, 1.2, 1.5, 1.4, 1.6), centred=(0, 3, 4, 5, 6, 7), size=11)


def _school_row(school: SchoolDigest) -> list[str]:
    if school.plan is None:
        return [school.school, "", wording.HAND_INS[school.hand_in], "", "", "", ""]
    counts = wording.count_verdicts(school)
    plan = school.plan.number or "(chưa có số)"
    return [school.school, plan, wording.HAND_INS[school.hand_in], *(str(count) for count in counts.values())]


def _matters(document: Any, digest: Digest) -> None:
    """For each school what should be looked at, with the words of its plan."""
    add_heading(document, "IV. NỘI DUNG CẦN TRAO ĐỔI VỚI TỪNG TRƯỜNG")
    titles = {requirement.id: requirement.title for requirement in digest.requirements}
    number = 0
    for school in digest.schools:
        checks = wording.open_checks(school)
        findings = wording.open_findings(school)
        if school.plan is None or not (checks or findings or school.near_copies):
            continue
        number += 1
        add_paragraph(document, f"{number}. {school.school}", bold=True, keep=True)
        for check in checks:
            words = f"- {titles[check.requirement_id]} ({wording.VERDICTS[check.verdict].lower()})."
            words += f" {check.note}" if check.note else ""
            quotes = "; ".join(wording.quote(evidence) for evidence in check.evidence)
            add_paragraph(document, words + (f" Trích: {quotes}." if quotes else ""), size=13)
        for finding in findings:
            add_paragraph(document, f"- {finding.message}", size=13)
        for copy in school.near_copies:
            add_paragraph(document, f"- {wording.say_near_copy(copy)}", size=13)
    if not number:
        add_paragraph(document, "Không có nội dung cần trao đổi.", indent=True)


def _changes(document: Any, digest: Digest) -> None:
    add_heading(document, f"V. THAY ĐỔI SO VỚI LẦN TỔNG HỢP {wording.day(digest.previous_as_of)}")
    if not digest.changes:
        add_paragraph(document, "Không có thay đổi.", indent=True)
    for change in digest.changes:
        add_paragraph(document, f"- {change.school}: {change.note}", size=13)


def _feet(document: Any, digest: Digest) -> None:
    closing = f"Trên đây là báo cáo {_lowered(digest.title)}, tính đến ngày {wording.day(digest.as_of)}./."
    add_paragraph(document, closing, indent=True, before=6)
    left, right = add_columns(document, (Cm(7.5), Cm(8.5)))
    add_line(left, "Nơi nhận:", size=12, bold=True, italic=True, align=WD_ALIGN_PARAGRAPH.LEFT)
    for recipient in digest.office.recipients or ["Các trường trong danh sách"]:
        add_line(left, f"- {recipient};", size=11, align=WD_ALIGN_PARAGRAPH.LEFT)
    add_line(left, "- Lưu: VT.", size=11, align=WD_ALIGN_PARAGRAPH.LEFT)
    add_line(right, (digest.office.signer_position or "THỦ TRƯỞNG CƠ QUAN").upper(), size=14, bold=True)
    for _ in range(4):
        add_line(right, "", size=14)
    add_line(right, digest.office.signer_name or "", size=14, bold=True)


def _lowered(title: str) -> str:
    """Return a title inside a sentence: its first word small, unless it is written large throughout."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
