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
        (r"[/-](?:Tr?\.?)?(?:TH|THCS|THPT|MN|MG|PTDT)", r"trường|nhà trường|hiệu trưởng|đơn vị|bgh|ban giám hiệu"),
    )
)
_OF = " của "
_BY, _BY_END_REGEX = " do ", re.compile(r" (?:ban hành|ký ban hành|quy định)$")
# The office behind another document's date or symbol is that one's: "… kèm theo Thông tư số 17/2009/TT-BGDĐT của Bộ".
_OTHERS_REGEX = re.compile(r"(?:\bngày \d{1,2}[ /.\-\w]{3,24}\d{4}|\d/[A-ZĐ\d][\w&/.-]*-[\w&]+)$")


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
    >>> split_subject("13/2020/TT-BGDĐT", "quy định về phòng học do Bộ Giáo dục và Đào tạo ban hành")
    ('quy định về phòng học', 'Bộ Giáo dục và Đào tạo')
    """
    if subject is None:
        return None, None
    issued = _BY_END_REGEX.search(subject)
    end = issued.start() if issued else len(subject)
    lead = _BY if issued else _OF
    at = subject.rfind(lead, 0, end)
    if at <= 0:
        return subject, None
    start = at + len(lead)
    issuer = subject[start:end]
    if (
        not office_start().match(subject, start)
        or office_end(subject, start) < end
        or not fits(number, issuer)
        or _OTHERS_REGEX.search(subject, max(0, at - 60), at)
    ):
        return subject, None
    return subject[:at].rstrip(" ,"), issuer
