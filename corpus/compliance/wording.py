"""The words of a digest: they say what was seen, never that somebody is at fault."""

from datetime import date

from corpus.wording import say_month, say_number, say_place
from schemas import Finding
from schemas.digest import Check, Digest, Evidence, HandIn, NearCopy, SchoolDigest, Verdict

VERDICTS: dict[Verdict, str] = {
    "met": "Đạt",
    "not_found": "Chưa thấy",
    "different": "Khác",
    "review": "Cần xem lại",
}
VERDICT_NOTES: dict[Verdict, str] = {
    "met": "kế hoạch có nội dung này, đúng như yêu cầu",
    "not_found": "chưa tìm thấy nội dung này trong văn bản đã nhận",
    "different": "kế hoạch có nội dung này nhưng khác với yêu cầu",
    "review": "phần mềm chưa đủ căn cứ để xác định, cần người xem lại",
}
HAND_INS: dict[HandIn, str] = {
    "on_time": "Đúng hạn",
    "late": "Sau hạn",
    "received": "Đã nhận",
    "unknown": "Chưa rõ ngày gửi",
    "missing": "Chưa nhận được",
}
METHOD_NOTE = (
    "Kết quả do phần mềm đọc từ văn bản các trường gửi, kèm trích dẫn để đối chiếu. “Chưa thấy” là chưa tìm thấy "
    "trong văn bản đã nhận, không phải là kết luận về việc thực hiện."
)


def day(value: date | None) -> str:
    """Return a day as an official text writes it in a table: 05/9/2024.

    >>> day(date(2024, 9, 5)), day(date(2024, 2, 10))
    ('05/9/2024', '10/02/2024')
    """
    return f"{value.day:02}/{say_month(value.month)}/{value.year}" if value else ""


def day_in_full(value: date) -> str:
    """Return a day as the letterhead writes it.

    >>> day_in_full(date(2024, 9, 5))
    'ngày 05 tháng 9 năm 2024'
    """
    return f"ngày {value.day:02} tháng {say_month(value.month)} năm {value.year}"


def place_of(evidence: Evidence) -> str:
    """Return where the words stand: "mục II.2, trang 3", or nothing where that is not known."""
    return say_place(evidence.section, evidence.page)


def quote(evidence: Evidence) -> str:
    """Return the evidence as it is printed: the words in quotation marks, with their place in brackets."""
    words = " ".join(evidence.text.split())
    place = place_of(evidence)
    return f"“{words}”" + (f" ({place})" if place else "")


def open_checks(school: SchoolDigest) -> list[Check]:
    """Return the checks of a school that somebody should look at, in the order of the requirements."""
    return [check for check in school.checks if check.verdict != "met"]


def open_findings(school: SchoolDigest) -> list[Finding]:
    """Return the findings of a school's plan that none of its open checks has told already."""
    told = " ".join(check.note or "" for check in open_checks(school))
    return [finding for finding in school.findings if finding.message not in told]


def say_near_copy(copy: NearCopy) -> str:
    """Return what two plans have in common, as a fact and no more."""
    return f"Nội dung trùng nhiều với kế hoạch của {copy.school} (khoảng {round(copy.share * 100)}% câu chữ)."


def count_verdicts(school: SchoolDigest) -> dict[Verdict, int]:
    """Return how many checks of a school have each verdict."""
    return {verdict: sum(check.verdict == verdict for check in school.checks) for verdict in VERDICTS}


def count_hand_ins(digest: Digest) -> dict[HandIn, int]:
    """Return how many schools handed in how."""
    return {how: sum(school.hand_in == how for school in digest.schools) for how in HAND_INS}


def directive_name(digest: Digest) -> str:
    """Return the directive as a report cites it: "Kế hoạch số 214/KH-PGDĐT"."""
    directive = digest.directive
    if directive is None:
        return "các yêu cầu đã nêu"
    return f"{directive.doc_type} số {directive.number}" if directive.number else directive.doc_type


def percent(share: float | None) -> str:
    """Return a share from 0 to 1 as a Vietnamese percentage.

    >>> percent(0.925), percent(1.0), percent(None)
    ('92,5%', '100%', '')
    """
    return "" if share is None else f"{say_number(round(share * 100, 1))}%"
