"""The words of a comparison: headings, and what stands out in sentences that say what was seen and accuse nobody."""

# What a row or a column of a pandas frame is, its type hints cannot say.
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportGeneralTypeIssues=false, reportOperatorIssue=false, reportReturnType=false

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from corpus import wording
from corpus.compare.comparison import Comparison, plain
from corpus.wording import say_number, say_quantity

METHOD_NOTE = (
    "Kết quả do phần mềm đọc từ các kế hoạch đã nhận, kèm trích dẫn để đối chiếu. Nội dung “chưa thấy” là chưa tìm "
    "thấy trong văn bản, không phải là kết luận về việc thực hiện."
)
TOGETHER = {
    "indicator": "", "words": "gộp theo câu chữ gần giống, cần xem lại", "alone": "chưa xếp được, để riêng",
}  # fmt: skip
RANKS = {"lowest": "thấp nhất", "highest": "cao nhất"}
PLACES = {
    "inside": "", "outside": "ngoài thời gian của kế hoạch", "backwards": "kết thúc trước khi bắt đầu",
    "open": "chưa rõ ngày",
}  # fmt: skip
CHANGES = {
    "up": "tăng", "down": "giảm", "same": "giữ nguyên", "new": "mới có", "gone": "không còn", "gained": "viện dẫn thêm",
    "lost": "không còn viện dẫn", "kept": "vẫn viện dẫn",
}  # fmt: skip
DEMANDS = {"more": "yêu cầu cao hơn", "less": "yêu cầu thấp hơn"}
_TYPE_REGEX = re.compile(r"^Trường (?:(?:Phổ thông dân tộc bán trú|PTDTBT|PTDTNT) )?")
_SHORTER = (("Tiểu học", "TH"), ("Mầm non", "MN"), ("Mẫu giáo", "MG"), ("Trung học cơ sở", "THCS"),
            ("Trung học phổ thông", "THPT"), ("Phòng Giáo dục và Đào tạo", "Phòng GDĐT"),
            ("Sở Giáo dục và Đào tạo", "Sở GDĐT"), ("Ủy ban nhân dân", "UBND"))  # fmt: skip
_MANY, _MOST = 6, 12


def title_of(comparison: Comparison) -> str:
    """Return the heading: "So sánh kế hoạch năm học 2024-2025"."""
    kind = (comparison.document_type or "kế hoạch").lower()
    year = f" năm học {comparison.school_year.replace('/', '-')}" if comparison.school_year else ""
    return f"So sánh {kind}{year}"


def short_name(name: str) -> str:
    """Return a school's name as short as a chart needs it.

    >>> short_name("Trường PTDTBT Tiểu học Nà Khoang"), short_name("Trường Mầm non Vàng Anh")
    ('TH Nà Khoang', 'MN Vàng Anh')
    """
    name = _TYPE_REGEX.sub("", name)
    for long, short in _SHORTER:
        name = name.replace(long, short)
    return name


def say_names(names: Sequence[str], most: int = _MANY) -> str:
    """Return short names in a row, the rest as a number."""
    shown = ", ".join(short_name(name) for name in names[:most])
    return f"{shown} và {len(names) - most} đơn vị khác" if len(names) > most else shown


def say_value(value: Any, unit: str | None) -> str:
    """Return a value with its unit: 98,5%, 3 sáng kiến."""
    value = plain(value)
    return say_quantity("=", None if value is None else round(value, 2), unit)


def say_difference(value: Any, unit: str | None) -> str:
    """Return how far two values lie apart; two shares differ by points, not by per cent.

    >>> say_difference(-2.5, "%"), say_difference(1, "giải")
    ('2,5 điểm phần trăm', '1 giải')
    """
    return f"{say_value(abs(value), None)} điểm phần trăm" if unit == "%" else say_value(abs(value), unit)


def say_date(cell: Any) -> str:
    """Return an EDTF value of a frame as people write it; "" where the cell holds none."""
    return wording.say_date(plain(cell))


def say_place(section: Any, page: Any) -> str:
    """Return where words stand, from two cells of a frame: "mục II.2, trang 3"."""
    page = plain(page)
    return wording.say_place(plain(section), None if page is None else int(page))


def highlights(comparison: Comparison) -> list[tuple[str, str]]:
    """Return what stands out as (kind, sentence) pairs, the weightiest first; kinds colour the page."""
    kinds = (_copies, _short, _conflicts, _missing, _backwards)
    return [said for kind in kinds for said in _some(kind(comparison))]


def _some(said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    rest = len(said) - _MOST
    return [*said[:_MOST], (said[0][0], f"… và {rest} điều nữa cùng loại.")] if rest > 0 else said


def _copies(comparison: Comparison) -> list[tuple[str, str]]:
    return [
        ("copy", f"{short_name(row.school)} và {short_name(row.other_school)} có kế hoạch gần giống nhau: "
                 f"{say_number(round(row.likeness * 100))}% nội dung trùng sau khi bỏ tên riêng, số và ngày.")
        for row in comparison.copies.itertuples()
    ]  # fmt: skip


def _short(comparison: Comparison) -> list[tuple[str, str]]:
    said = []
    below = comparison.targets[comparison.targets["short"].astype(bool)]
    for (indicator, asked), some in below.groupby(["indicator", "asked"], sort=False):
        each = [f"{short_name(school)} ({', '.join(dict.fromkeys(mine['quantity']))})"
                for school, mine in some.groupby("school")]  # fmt: skip
        rest = f" và {len(each) - _MANY} đơn vị khác" if len(each) > _MANY else ""
        names = ", ".join(each[:_MANY])
        said.append(("short", f"{indicator}: cấp trên đề ra {asked}; chưa tới mức này: {names}{rest}."))
    return said


def _conflicts(comparison: Comparison) -> list[tuple[str, str]]:
    frame = comparison.citations
    said = []
    for document, some in frame[frame["conflict"].astype(bool)].groupby("document") if len(frame) else ():
        each = "; ".join(dict.fromkeys(f"{short_name(r.school)} ghi {say_date(r.issued)}" for r in some.itertuples()))
        usual = say_date(some["usual_date"].iloc[0])
        said.append(("conflict", f"{document}: các kế hoạch khác ghi ngày {usual}, {each}."))
    return said


def _missing(comparison: Comparison) -> list[tuple[str, str]]:
    """Say who does not cite what nearly all cite; few missing is worth a sentence, many missing is a habit."""
    said, schools = [], set(comparison.schools)
    for document in comparison.matrix.index:
        row = comparison.matrix.loc[document]
        without = sorted(name for name in schools if not row.get(name))
        if without and len(without) <= max(1, len(schools) // 4):
            said.append(("missing", f"{document}: chưa thấy viện dẫn ở {say_names(without)}."))
    return said


def _backwards(comparison: Comparison) -> list[tuple[str, str]]:
    frame: pd.DataFrame = comparison.phases
    return [
        ("phase", f"{short_name(r.school)}, {r.label}: từ {say_date(r.begins)} đến {say_date(r.ends)} "
                  f"({PLACES[str(r.place_in_year)]}).")
        for r in frame[frame["place_in_year"].isin(["backwards", "outside"])].itertuples()
    ]  # fmt: skip
