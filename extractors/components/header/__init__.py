"""The head and the feet of a plan."""

import re

from spacy.tokens import Doc

from extractors.component import component, layout_of
from extractors.components.header.issue_date import find_date, issued_of
from extractors.components.header.letterhead import Letterhead, read_letterhead
from extractors.components.header.opening import issuer_of_opening, opening_sentence
from extractors.components.header.pieces import Piece, read_pieces
from extractors.components.header.recipients import read_feet
from extractors.components.header.signature import read_signer
from extractors.components.header.title import Title, read_title, read_years
from extractors.document_number import type_of_number
from extractors.layout import Layout, Zone
from schemas import Header

# A letterhead that says the kind of school only: "TRƯỜNG TH".
_NO_PROPER_NAME_REGEX = re.compile(
    r"Trường (?:TH|THCS|THPT|MN|MG|TH ?(?:&|và|-) ?THCS|PTDT(?:BT|NT)|Tiểu học|Mầm non|Mẫu giáo"
    r"|Trung học (?:cơ sở|phổ thông))"
)


@component("header")
def header(doc: Doc) -> list[Header]:
    """Return one header.

    1. letterhead column by column: "PHÒNG GD&ĐT …" / "TRƯỜNG …" / "CỘNG HÒA …" / "Số: 87/KH-THCSES" / "…, ngày …"
    2. line by line: "UBND HUYỆN X      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"; a row "UBND HUYỆN X | CỘNG HÒA …"
    3. Party: "ĐẢNG BỘ …" / "CHI BỘ TRƯỜNG …" / "*" / "Số 05-KH/CB" / "ĐẢNG CỘNG SẢN VIỆT NAM"
    4. blanks: "Số:      /KH-MNHM", "ngày … tháng … năm 2020"
    5. no letterhead: "KẾ HOẠCH" and "Trường THCS … phát động … như sau:"
    6. feet: see ``read_signer`` and ``read_feet``
    """
    layout = layout_of(doc)
    head = read_letterhead(list(read_pieces(layout, Zone.LETTERHEAD)))
    title = read_title(layout)
    kind = title.document_type or _type_of_symbol(head.symbol)
    joint = _is_joint(kind, head)
    issuer, parent, issuer_span = head.offices.named(joint)
    unnamed = (issuer is None and parent is None) or (issuer and _NO_PROPER_NAME_REGEX.fullmatch(issuer))
    if unnamed and (found := issuer_of_opening(layout)) and (issuer is None or found[0].startswith("Trường ")):
        issuer, issuer_span = found
    feet = list(read_pieces(layout, Zone.FEET))
    recipients, rest = read_feet(feet)
    signer, name_span = read_signer(rest, issuer, joint)
    _date_from_feet(head, rest)
    school_year, period = _years(layout, title)
    spans = head.spans | {
        key: span for key, span in (("title", title.span), ("issuing_body", issuer_span), ("signer", name_span)) if span
    }
    return [Header(
        document_type=kind, number=head.number, symbol=head.symbol, title=title.title, issuing_body=issuer,
        parent_body=parent, place=head.place, issued=head.issued, school_year=school_year, period=period,
        signer=signer, recipients=recipients, spans=spans,
    )]  # fmt: skip


def _type_of_symbol(symbol: str | None) -> str | None:
    """Return the type that the symbol tells; KHCM and KHGD are plans, a symbol without a type tells nothing."""
    told = type_of_number("1/" + symbol) if symbol else None
    return None if told == "Công văn" and not (symbol or "").startswith("CV") else told


def _is_joint(kind: str | None, head: Letterhead) -> bool:
    return (kind or "").endswith(("liên tịch", "phối hợp")) or (head.symbol or "").startswith(("KHLT", "KHPH"))


def _years(layout: Layout, title: Title) -> tuple[str | None, str | None]:
    """Return school year and period, each from the title, or from the opening sentence where it names none."""
    school_year, period = read_years(title.words)
    if school_year and period:
        return school_year, period
    opening = opening_sentence(layout)
    announced = read_years(layout.flow[opening[2] : opening[1]]) if opening else (None, None)
    return school_year or announced[0], period or announced[1]


def _date_from_feet(head: Letterhead, feet: list[Piece]) -> None:
    """Take place and date from above the signature where the letterhead has none."""
    if head.issued or head.place:
        return
    for piece in feet:
        if (date := find_date(piece.text)) and len(piece.text) < 100:
            head.issued = issued_of(date)
            head.place = piece.text[: date.start()].strip(" ,.…_") or None
            head.spans["issued"] = (piece.start + date.start(), piece.start + date.end())
            return
