"""Who cites a document and who does not, and where words stand."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.options import (
    AsCsv,
    AsJson,
    Database,
    Kind,
    Level,
    School,
    Status,
    Year,
    at_least_one,
    make_filter,
    open_store,
)  # fmt: skip
from app.vietnamese import CannotRunError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.pages.search import Answer
    from corpus.search import CitationQuery, Hit
    from corpus.store.filter import PlanFilter

PLACE = 4
_IN = {"citations", "targets", "phases", "responsibles", "findings"}
_IN_WORDS = {"vanban": "citations", "chitieu": "targets", "giaidoan": "phases", "phancong": "responsibles",
             "canxem": "findings"}  # fmt: skip
_ROLES = {"cancu": "basis", "thuchien": "implements", "nhactoi": "mention"}
_WORDS_LIMIT = 20  # plans shown for words, unless told otherwise; lists of citing plans are whole


def run(
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NỘI_DUNG]...", help="Số văn bản (viết kiểu nào cũng được) hoặc từ cần tìm."),
    ] = None,
    cites: Annotated[
        str | None, typer.Option("--cites", metavar="SỐ", help="Kế hoạch nào viện dẫn văn bản này.")
    ] = None,
    not_cites: Annotated[
        str | None, typer.Option("--not-cites", metavar="SỐ", help="Kế hoạch nào không viện dẫn văn bản này.")
    ] = None,
    citing: Annotated[
        str | None, typer.Option("--citing", metavar="KẾ_HOẠCH", help="Kế hoạch nào viện dẫn kế hoạch này của kho.")
    ] = None,
    top: Annotated[bool, typer.Option("--top", help="Văn bản được nhiều kế hoạch viện dẫn nhất.")] = False,
    type_: Annotated[
        str | None,
        typer.Option("--type", metavar="LOẠI", help="Chỉ văn bản viện dẫn loại này; tìm từ: chỉ kế hoạch loại này."),
    ] = None,
    issuer: Annotated[
        str | None, typer.Option("--issuer", metavar="TỪ", help="Chỉ văn bản của cơ quan có tên chứa các từ này.")
    ] = None,
    subject: Annotated[
        str | None, typer.Option("--subject", metavar="TỪ", help="Chỉ văn bản có các từ này trong nội dung.")
    ] = None,
    issued: Annotated[
        str | None,
        typer.Option("--issued", metavar="NGÀY", help="Chỉ văn bản của ngày, tháng, năm này, hoặc khoảng A..B."),
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar="VAI", help="Chỉ viện dẫn làm: cancu, thuchien, nhactoi.")
    ] = None,
    part: Annotated[
        str | None,
        typer.Option("--in", metavar="PHẦN", help="Chỉ tìm từ trong: vanban, chitieu, giaidoan, phancong, canxem."),
    ] = None,
    school: School = None,
    level: Level = None,
    year: Year = None,
    kind: Kind = None,
    status: Status = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="SỐ", help="Nhiều nhất bấy nhiêu kế hoạch (tìm từ: 20).")
    ] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    db: Database = None,
) -> None:
    """Tìm văn bản theo số, kế hoạch viện dẫn hoặc không viện dẫn một văn bản, hoặc từ trong các kế hoạch.

    Gõ có dấu thì tìm đúng dấu; gõ không dấu thì tìm mọi cách đánh dấu.
    Để các từ trong ngoặc kép thì chúng phải đứng liền nhau.
    Ví dụ: kehoach search 1431/KH-PGDĐT; kehoach search thi dua khen thuong;
    kehoach search --not-cites 1431/KH-PGDĐT --level THCS --year 2021-2022
    """
    words = " ".join(query or ()).strip()
    inside = _IN_WORDS.get((part or "").lower().replace("-", ""), part)
    if inside is not None and inside not in _IN:
        raise CannotRunError(f"Không có phần “{part}”; hãy dùng {', '.join(_IN_WORDS)}.")
    at_least_one(limit)
    asked = [name for name, value in (("NỘI_DUNG", words), ("--cites", cites), ("--not-cites", not_cites),
                                      ("--citing", citing), ("--top", top)) if value]  # fmt: skip
    narrowed = any((type_, issuer, subject, issued, role))
    if not asked and not narrowed:
        raise CannotRunError("Thiếu tham số NỘI_DUNG. Hãy gõ số văn bản, từ cần tìm, hoặc --cites, --not-cites, --top.")
    if len(asked) > 1:
        raise CannotRunError(f"Mỗi lần chỉ hỏi một điều: {' hoặc '.join(asked)}.")
    wanted = make_filter(school, year, None, level=level, kind=kind, status=status)
    from app.pages.search import Answer, print_answer

    with open_store(db) as session:
        named = cites or not_cites
        search = _citation_query(named, type_, issuer, subject, issued, role)
        if top:
            answer = _find_top(session, search, wanted, limit)
        elif citing:
            answer = _find_citing(session, citing, limit)
        elif not_cites:
            answer = _find_not_citing(session, search, wanted, limit, not_cites)
        elif words:
            only = replace(wanted, document_type=type_)
            answer = Answer(words, hits=find_hits(session, words, wanted, only, search, inside, limit))
        else:
            answer = _find_citations(session, search, wanted, limit, named or "văn bản như vậy")
    print_answer(answer, as_json=as_json, as_csv=as_csv)


def find_hits(
    session: "Session", words: str, wanted: "PlanFilter", only: "PlanFilter", search: "CitationQuery",
    inside: str | None, limit: int | None,
) -> "list[Hit]":  # fmt: skip
    """Return what a query finds: by number where it is one and some plan has it, else by words."""
    from corpus.numbers import read_number_query
    from corpus.search import find_citations, find_plans_by_number, find_words, read_citation_query

    number = read_citation_query(words) if read_number_query(words) else None
    if number and inside in (None, "citations"):
        known = {name: value for name, value in search.__dict__.items() if value is not None}
        asked = replace(number, **known)
        own = [] if inside else find_plans_by_number(session, asked, wanted, limit)
        if found := own + find_citations(session, asked, wanted, limit * 10 if limit else None):
            return found
    return find_words(session, words, only, part=inside, limit=limit or _WORDS_LIMIT)


def _citation_query(
    named: str | None, type_: str | None, issuer: str | None, subject: str | None, issued: str | None, role: str | None
) -> "CitationQuery":
    """Return the query that a number and the narrowing options make."""
    from corpus.search import CitationQuery, read_citation_query

    search = read_citation_query(named) if named else CitationQuery()
    if search is None:
        raise CannotRunError(f"“{named}” không phải là số hay tên của một văn bản.")
    more: dict[str, Any] = {"issuer": issuer}
    if subject:
        more["subject"] = f"{search.subject or ''} {subject}".strip()
    if type_:
        from extractors.document_number import read_type

        more["doc_type"] = read_type(type_) or type_
    if role:
        folded = _ROLES.get(role.lower(), role)
        if folded not in _ROLES.values():
            raise CannotRunError(f"Không có vai “{role}”; hãy dùng {', '.join(_ROLES)}.")
        more["role"] = folded
    if issued:
        first, _, last = issued.partition("..")
        more["issued_from"], more["issued_to"] = _day(first), _day(last if ".." in issued else first)
    return replace(search, **more)


def _day(typed: str) -> str | None:
    """Return a day, month or year as EDTF; None for an open end."""
    from schemas import Edtf

    typed = typed.strip()
    value = "-".join(f"{int(p):02d}" for p in reversed(typed.split("/"))) if "/" in typed and typed.replace(
        "/", "").isdigit() else typed  # fmt: skip
    if value and not (Edtf.is_valid(value) and value[:4].isdigit() and "/" not in value):
        raise CannotRunError(f"“{typed}” không phải là ngày; hãy viết 04/11/2013, 11/2013, 2013 hoặc 2013..2015.")
    return value or None


def _find_citations(
    session: "Session", search: "CitationQuery", wanted: "PlanFilter", limit: int | None, named: str
) -> "Answer":
    from app.pages.search import Answer
    from corpus.search import find_citations, list_documents

    hits = find_citations(session, search, wanted)
    shown = dict.fromkeys(hit.plan for hit in hits)
    kept = set(list(shown)[:limit])
    documents = list_documents(session, search, wanted) if hits and search.number else []
    return Answer(named, hits=[hit for hit in hits if hit.plan in kept], documents=documents, total=len(shown))


def _find_not_citing(
    session: "Session", search: "CitationQuery", wanted: "PlanFilter", limit: int | None, named: str
) -> "Answer":
    from app.pages.search import Answer
    from corpus.search import count_not_citing, count_unsure, find_not_citing, list_documents
    from corpus.store.plans import count_plans

    plans = find_not_citing(session, search, wanted, limit)
    total = len(plans) if limit is None else count_not_citing(session, search, wanted)
    return Answer(
        named, plans=plans, total=total, of=count_plans(session, wanted), unsure=count_unsure(session, search, wanted),
        documents=list_documents(session, search) if search.number else [],
    )  # fmt: skip


def _find_citing(session: "Session", name: str, limit: int | None) -> "Answer":
    from app.pages.search import Answer
    from corpus.search import find_citing
    from corpus.store.plans import describe, find_plan

    plan = find_plan(session, name)
    hits = find_citing(session, plan, limit)
    return Answer(describe(plan), hits=hits, total=len({hit.plan for hit in hits}))


def _find_top(session: "Session", search: "CitationQuery", wanted: "PlanFilter", limit: int | None) -> "Answer":
    from app.pages.search import Answer
    from corpus.search import CitationQuery, list_documents

    documents = list_documents(session, search if search != CitationQuery() else None, wanted, limit or 20)
    return Answer("văn bản được viện dẫn", documents=documents, is_top=True)
