"""How values of a record are said to a person: dates, severities, kinds."""

import re

SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"}
SEVERITY_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
STATUSES = {"success": "đầy đủ", "partial": "chưa đầy đủ", "failure": "không đọc được"}
ROLES = {"basis": "căn cứ", "implements": "thực hiện", "mention": "nhắc tới"}
DATE_KINDS = {
    "issue": "ban hành", "deadline": "thời hạn", "event": "sự kiện", "phase": "giai đoạn",
    "period": "thời kỳ", "other": "khác",
}  # fmt: skip
HOLDERS = {"person": "cá nhân", "position": "chức danh", "body": "tổ chức"}
PARTS = {
    "citations": "văn bản", "targets": "chỉ tiêu", "phases": "giai đoạn", "responsibles": "phân công",
    "findings": "điểm cần xem",
}  # fmt: skip

_DATE_REGEX = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")


def say_date(edtf: str | None) -> str:
    """Return an EDTF value as people write it; "" for None.

    >>> say_date("2020-11-16"), say_date("XXXX-11-20"), say_date("2020-09"), say_date("2020/2021")
    ('16/11/2020', '20/11', '9/2020', '2020-2021')
    >>> say_date("2021-09-05/2022-01-16"), say_date("2021-02/..")
    ('05/9/2021 - 16/01/2022', '2/2021 - …')
    """
    if not edtf:
        return ""
    parts = [_say_one(part) for part in edtf.split("/")]
    joint = "-" if all(len(part) == 4 for part in parts) else " - "
    return joint.join(parts)


def _say_one(value: str) -> str:
    match = _DATE_REGEX.fullmatch(value)
    if not match:
        return "…" if value in ("", "..") else value
    year, month, day = match.groups()
    year = "" if year == "XXXX" else year
    if month is None:
        return year or "?"
    # Nghị định 30/2020/NĐ-CP, phụ lục I: a leading zero for days under 10 and for months 1 and 2 only;
    # a month alone is written without.
    if day is None:
        return f"{int(month)}/{year}" if year else f"tháng {int(month)}"
    written = f"{day}/{month if int(month) < 3 else int(month)}"
    return f"{written}/{year}" if year else written


def say_number(value: float | None) -> str:
    """Return a number as Vietnamese write it.

    >>> say_number(98.5), say_number(100.0), say_number(None)
    ('98,5', '100', '')
    """
    return "" if value is None else f"{value:g}".replace(".", ",")


def say_size(size: int) -> str:
    """Return a number of bytes for a person.

    >>> say_size(900), say_size(52_300), say_size(3_500_000)
    ('900 B', '51 KB', '3,3 MB')
    """
    if size < 1024:
        return f"{size} B"
    return f"{size / 1024:.0f} KB" if size < 1024**2 else f"{size / 1024**2:.1f} MB".replace(".", ",")
