"""The options that a search alone has: how they are spelt, and the question about documents that they make."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.vietnamese import CannotRunError

if TYPE_CHECKING:
    from corpus.search import CitationQuery

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NỘI_DUNG]...", help="Số văn bản (viết kiểu nào cũng được) hoặc từ cần tìm."),
]
Cites = Annotated[str | None, typer.Option("--cites", metavar="SỐ", help="Kế hoạch nào viện dẫn văn bản này.")]
NotCites = Annotated[
    str | None, typer.Option("--not-cites", metavar="SỐ", help="Kế hoạch nào không viện dẫn văn bản này.")
]
Citing = Annotated[
    str | None, typer.Option("--citing", metavar="KẾ_HOẠCH", help="Kế hoạch nào viện dẫn kế hoạch này của kho.")
]
Top = Annotated[bool, typer.Option("--top", help="Văn bản được nhiều kế hoạch viện dẫn nhất.")]
CitedType = Annotated[
    str | None,
    typer.Option("--type", metavar="LOẠI", help="Chỉ văn bản viện dẫn loại này; tìm từ: chỉ kế hoạch loại này."),
]
Issuer = Annotated[
    str | None, typer.Option("--issuer", metavar="TỪ", help="Chỉ văn bản của cơ quan có tên chứa các từ này.")
]
Subject = Annotated[
    str | None, typer.Option("--subject", metavar="TỪ", help="Chỉ văn bản có các từ này trong nội dung.")
]
Issued = Annotated[
    str | None,
    typer.Option("--issued", metavar="NGÀY", help="Chỉ văn bản của ngày, tháng, năm này, hoặc khoảng A..B."),
]
CitedRole = Annotated[
    str | None, typer.Option("--role", metavar="VAI", help="Chỉ viện dẫn làm: cancu, thuchien, nhactoi.")
]
Part = Annotated[
    str | None,
    typer.Option("--in", metavar="PHẦN", help="Chỉ tìm từ trong: vanban, chitieu, giaidoan, phancong, canxem."),
]
PlanLimit = Annotated[
    int | None, typer.Option("--limit", metavar="SỐ", help="Nhiều nhất bấy nhiêu kế hoạch (tìm từ: 20).")
]

_PARTS = {"vanban": "citations", "chitieu": "targets", "giaidoan": "phases", "phancong": "responsibles",
          "canxem": "findings"}  # fmt: skip
_ROLES = {"cancu": "basis", "thuchien": "implements", "nhactoi": "mention"}
_DAY_REGEX = re.compile(r"(?:(?:(?P<day>\d\d?)/)?(?P<month>\d\d?)/)?(?P<year>\d{4})")


def read_part(typed: str | None) -> str | None:
    """Return the part of a plan that --in names."""
    if typed is None or typed in _PARTS.values():
        return typed
    part = _PARTS.get(typed.lower().replace("-", ""))
    if part is None:
        raise CannotRunError(f"Không có phần “{typed}”; hãy dùng {', '.join(_PARTS)}.")
    return part


def read_documents(
    number: str | None, type_: str | None, issuer: str | None, subject: str | None, issued: str | None, role: str | None
) -> "CitationQuery":
    """Return which cited documents a number, or a name, and the narrowing options mean."""
    from corpus.search import CitationQuery, read_citation_query

    query = read_citation_query(number) if number else CitationQuery()
    if query is None:
        raise CannotRunError(f"“{number}” không phải là số hay tên của một văn bản.")
    more: dict[str, Any] = {"issuer": issuer}
    if subject:
        more["subject"] = f"{query.subject or ''} {subject}".strip()
    if type_:
        from extractors.document_number import read_type

        more["doc_type"] = read_type(type_) or type_
    if role:
        more["role"] = _read_role(role)
    if issued:
        first, dots, last = issued.partition("..")
        more["issued_from"], more["issued_to"] = _read_day(first), _read_day(last if dots else first)
    return replace(query, **more)


def _read_role(typed: str) -> str:
    role = _ROLES.get(typed.lower(), typed)
    if role not in _ROLES.values():
        raise CannotRunError(f"Không có vai “{typed}”; hãy dùng {', '.join(_ROLES)}.")
    return role


def _read_day(typed: str) -> str | None:
    """Return a day, month or year as EDTF, typed so or as people write it (4/11/2013); None for an open end."""
    from schemas import Edtf

    value = typed = typed.strip()
    if not value:
        return None
    if written := _DAY_REGEX.fullmatch(value):
        day, month, year = written.groups()
        value = "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
    if not (Edtf.is_valid(value) and value[:4].isdigit() and "/" not in value):
        raise CannotRunError(f"“{typed}” không phải là ngày; hãy viết 04/11/2013, 11/2013, 2013 hoặc 2013..2015.")
    return value
