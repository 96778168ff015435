"""Who cites a document and who does not, and where words stand."""

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
from app.search_options import (
    CitedRole,
    CitedType,
    Cites,
    Citing,
    Issued,
    Issuer,
    NotCites,
    Part,
    PlanLimit,
    Subject,
    Top,
    Words,
    read_documents,
    read_part,
)  # fmt: skip
from app.vietnamese import CannotRunError

PLACE = 4


def run(
    query: Words = None, cites: Cites = None, not_cites: NotCites = None, citing: Citing = None, top: Top = False,
    type_: CitedType = None, issuer: Issuer = None, subject: Subject = None, issued: Issued = None,
    role: CitedRole = None, part: Part = None, school: School = None, level: Level = None, year: Year = None,
    kind: Kind = None, status: Status = None, limit: PlanLimit = None, as_json: AsJson = False, as_csv: AsCsv = False,
    db: Database = None,
) -> None:  # fmt: skip
    """Tìm văn bản theo số, kế hoạch viện dẫn hoặc không viện dẫn một văn bản, hoặc từ trong các kế hoạch.

    Gõ có dấu thì tìm đúng dấu; gõ không dấu thì tìm mọi cách đánh dấu.
    Để các từ trong ngoặc kép thì chúng phải đứng liền nhau.
    Ví dụ: kehoach search 1431/KH-PGDĐT; kehoach search thi dua khen thuong;
    kehoach search --not-cites 1431/KH-PGDĐT --level THCS --year 2021-2022
    """
    words, inside = " ".join(query or ()).strip(), read_part(part)
    at_least_one(limit)
    asked = {"NỘI_DUNG": words, "--cites": cites, "--not-cites": not_cites, "--citing": citing, "--top": top}
    narrowed = any((type_, issuer, subject, issued, role))
    _refuse_none_or_several([name for name, value in asked.items() if value], narrowed)
    wanted = make_filter(school, year, None, level=level, kind=kind, status=status)
    documents = read_documents(cites or not_cites, type_, issuer, subject, issued, role)
    from app import answers
    from app.pages.search import print_answer

    with open_store(db) as session:
        if top:
            answer = answers.most_cited(session, documents, wanted, limit)
        elif citing:
            answer = answers.who_cites_plan(session, citing, documents, wanted, limit)
        elif not_cites:
            answer = answers.who_does_not_cite(session, documents, wanted, limit, not_cites)
        elif words:
            answer = answers.where_words_stand(session, words, documents, wanted, inside, limit)
        else:
            answer = answers.who_cites(session, documents, wanted, limit, cites or "văn bản như vậy")
    print_answer(answer, as_json=as_json, as_csv=as_csv)


def _refuse_none_or_several(asked: list[str], narrowed: bool) -> None:
    """Refuse a search of nothing, and of several things at once; what only narrows asks who cites such documents."""
    if not asked and not narrowed:
        raise CannotRunError("Thiếu tham số NỘI_DUNG. Hãy gõ số văn bản, từ cần tìm, hoặc --cites, --not-cites, --top.")
    if len(asked) > 1:
        raise CannotRunError(f"Mỗi lần chỉ hỏi một điều: {' hoặc '.join(asked)}.")
