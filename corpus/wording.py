"""How values of a record are said to a person, wherever they are shown: dates, numbers, quantities, places."""

import re

ROLES = {"basis": "căn cứ", "implements": "thực hiện", "mention": "nhắc tới"}
HOLDERS = {"person": "cá nhân", "position": "chức danh", "body": "tổ chức"}
SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"}
STATUSES = {"success": "đầy đủ", "partial": "chưa đầy đủ", "failure": "không đọc được"}
COMPARATORS = {"=": "bằng", ">=": "ít nhất", ">": "trên", "<=": "nhiều nhất", "<": "dưới"}
TARGET_KINDS = {"award": "danh hiệu", "quantity": "số lượng"}
DATE_KINDS = {
    "issue": "ban hành", "deadline": "thời hạn", "event": "sự kiện", "phase": "giai đoạn",
    "period": "thời kỳ", "other": "khác",
}  # fmt: skip

_DATE_REGEX = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_SIGNS = {"=": "", ">=": "từ ", ">": "trên ", "<=": "không quá ", "<": "dưới "}


def say_date(edtf: str | None) -> str:
    """Return an EDTF value as people write it; "" for None.

    >>> say_date("2020-11-16"), say_date("XXXX-11-20"), say_date("2020-09"), say_date("2020/2021")
    ('16/11/2020', '20/11', '9/2020', '2020-2021')
    >>> say_date("2021-09-05/2022-01-16"), say_date("2021-02/..")
    ('05/9/2021 - 16/01/2022', '02/2021 - …')
    """
    if not edtf:
        return ""
    parts = [_say_point(part) for part in edtf.split("/")]
    joint = "-" if all(len(part) == 4 for part in parts) else " - "
    return joint.join(parts)


def _say_point(value: str) -> str:
    match = _DATE_REGEX.fullmatch(value)
    if not match:
        return "…" if value in ("", "..") else value
    year, month, day = match.groups()
    parts = [day, month and say_month(int(month)), year if year != "XXXX" else None]
    said = "/".join(part for part in parts if part)
    return f"tháng {said}" if match["month"] and said == parts[1] else said or "?"


def say_month(month: int) -> str:
    """Return a month with a leading zero for 1 and 2 only (Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.4)."""
    return f"{month:02}" if month <= 2 else str(month)


def say_number(value: float | None) -> str:
    """Return a number as Vietnamese write it, without the digits that only a computer's sum has.

    >>> say_number(98.5), say_number(100.0), say_number(1250000), say_number(0.1 + 0.2), say_number(None)
    ('98,5', '100', '1250000', '0,3', '')
    """
    return "" if value is None else f"{value:.10g}".replace(".", ",")


def say_quantity(comparator: str | None, value: float | None, unit: str | None, value_to: float | None = None) -> str:
    """Return what a target reaches for; "" where there is no number, as with an award.

    >>> say_quantity(">=", 97.5, "%"), say_quantity("=", 3, "sáng kiến", 5), say_quantity("<", 3, "%")
    ('từ 97,5% trở lên', '3 đến 5 sáng kiến', 'dưới 3%')
    """
    if value is None:
        return ""
    number = say_number(value) + (f" đến {say_number(value_to)}" if value_to is not None else "")
    counted = f"{number}{'' if unit in (None, '%') else ' '}{unit or ''}"
    return f"{_SIGNS[comparator or '=']}{counted}{' trở lên' if comparator == '>=' else ''}"


def say_place(section: str | None, page: int | None) -> str:
    """Return where words stand, or "" where that is not known.

    >>> say_place("PHẦN II.2.b)", 3), say_place("IV", None), say_place(None, 2)
    ('phần II.2.b, trang 3', 'mục IV', 'trang 2')
    """
    label = (section or "").rstrip(").")
    word, _, rest = label.partition(" ")
    if rest and word.isalpha() and len(word) > 1:
        label = f"{word.lower()} {rest}"
    elif label:
        label = f"mục {label}"
    return ", ".join(filter(None, [label, f"trang {page}" if page else ""]))
