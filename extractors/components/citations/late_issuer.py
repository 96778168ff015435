"""An issuer that is said only once: behind the subject, or at the end of a list of numbers."""

import re

from extractors.components.citations.issuer import office_end, office_start

# Whose number it is, by its symbol, and how that office's name begins; the first row that fits the number decides.
_OFFICES = tuple(
    (re.compile(symbol), re.compile(words, re.IGNORECASE))
    for symbol, words in (
        (r"/U?B?TV?QH\d*$", r"quốc hội|(?:ủy|uỷ) ban thường vụ"),
        (r"-CP$", r"chính phủ|thủ tướng"),
        (r"-TTg$", r"thủ tướng|chính phủ"),
        (r"/TW$|-TW$", r"trung ương|bộ chính trị|ban bí thư|ban chấp hành|bch|đảng|ban tổ chức"),
        (r"[/-](?:TU|HU|QU|ThU|ĐU)", r"tỉnh|thành|huyện|quận|thị|đảng|ban thường vụ|ban chấp hành|btv|bch"),
        (r"[/-]S(?:GD|NV|TC|YT|LĐ|VH|TT)", r"sở|sgd"),
        (r"[/-]P(?:GD|NV|VH)|[/-]GD&?ĐT", r"phòng|pgd|p\.gd|sở"),
        (r"[/-]B(?:GD|NV|TC|YT|CA|QP|VH|LĐ|TT|TP|KH|XD)", r"bộ|liên bộ|thứ trưởng|bgd"),
        (r"UBND", r"ubnd|(?:ủy|uỷ) ban nhân dân|chủ tịch"),
        (r"[/-]CA[HTXPQ]?(?:$|[/(-])", r"công an"),
        (r"HĐND", r"hđnd|hội đồng nhân dân"),
        (r"LĐLĐ|CĐ(?:N|GD|CS)?(?:$|[/-])|TLĐ", r"tổng|liên đoàn|lđlđ|công đoàn|ban thường vụ"),
        (r"[/-](?:Tr?\.?)?(?:TH|THCS|THPT|MN|MG|PTDT)", r"trường|nhà trường|hiệu trưởng|đơn vị"),
    )
)
_OF = " của "


def fits(number: str | None, issuer: str) -> bool:
    """Return whether a number's symbol is that of an office.

    >>> fits("234/QĐ-PGD&ĐT", "Phòng Giáo dục và Đào tạo"), fits("633/PGDĐT-TH", "trường Tiểu học Tân Lập")
    (True, False)
    """
    return next((bool(words.match(issuer)) for symbol, words in _OFFICES if symbol.search(number or "")), False)


def split_subject(number: str | None, subject: str | None) -> tuple[str | None, str | None]:
    """Return the subject without the issuer at its end, and that issuer; None where the end names none.

    >>> split_subject("234/QĐ-PGDĐT", "ban hành kế hoạch kiểm tra của Phòng GD&ĐT Vạn Ninh")
    ('ban hành kế hoạch kiểm tra', 'Phòng GD&ĐT Vạn Ninh')
    """
    at = (subject or "").rfind(_OF)
    if subject is None or at <= 0:
        return subject, None
    start = at + len(_OF)
    issuer = subject[start:]
    if (
        not office_start().match(subject, start)
        or office_end(subject, start) < len(subject)
        or not fits(number, issuer)
    ):
        return subject, None
    return subject[:at].rstrip(" ,"), issuer
