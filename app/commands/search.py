"""Who cites a document, and where words stand."""

from typing import TYPE_CHECKING, Annotated

import typer

from app.console import make_console, make_table, print_json
from app.options import AsJson, Database, DocumentType, School, Year, at_least_one, make_filter, open_store
from app.vietnamese import CannotRunError
from app.words import PARTS, ROLES, say_date

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text
    from sqlalchemy.orm import Session

    from corpus.search import Hit
    from corpus.store.plans import PlanFilter

PLACE = 4
_IN = {"citations", "targets", "phases", "responsibles", "findings"}
_IN_WORDS = {"vanban": "citations", "chitieu": "targets", "giaidoan": "phases", "phancong": "responsibles",
             "canxem": "findings"}  # fmt: skip


def run(
    query: Annotated[
        list[str],
        typer.Argument(metavar="NỘI_DUNG...", help="Số văn bản (viết kiểu nào cũng được) hoặc từ cần tìm."),
    ],
    part: Annotated[
        str | None,
        typer.Option("--in", metavar="PHẦN", help="Chỉ tìm trong: vanban, chitieu, giaidoan, phancong, canxem."),
    ] = None,
    school: School = None,
    year: Year = None,
    type_: DocumentType = None,
    limit: Annotated[int, typer.Option("--limit", metavar="SỐ", help="Nhiều nhất bấy nhiêu kế hoạch.")] = 20,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Tìm văn bản theo số, hoặc tìm từ trong các kế hoạch.

    Gõ có dấu thì tìm đúng dấu; gõ không dấu thì tìm mọi cách đánh dấu.
    Để các từ trong ngoặc kép thì chúng phải đứng liền nhau.
    Ví dụ: kehoach search 1431/KH-PGDĐT; kehoach search thi dua khen thuong
    """
    words = " ".join(query).strip()
    inside = _IN_WORDS.get((part or "").lower().replace("-", ""), part)
    if inside is not None and inside not in _IN:
        raise CannotRunError(f"Không có phần “{part}”; hãy dùng {', '.join(_IN_WORDS)}.")
    at_least_one(limit)
    wanted = make_filter(school, year, type_)
    with open_store(db) as session:
        hits = find_hits(session, words, wanted, inside, limit)
    if as_json:
        print_json([hit.to_dict() for hit in hits])
        return
    _print_hits(make_console(), words, hits)


def find_hits(session: "Session", words: str, wanted: "PlanFilter", inside: str | None, limit: int) -> "list[Hit]":
    """Return what a query finds: by number where it is one and some plan has it, else by words."""
    from corpus.numbers import read_number_query
    from corpus.search import find_citations, find_plans_by_number, find_words

    number = read_number_query(words)
    if number and inside in (None, "citations"):
        own = [] if inside else find_plans_by_number(session, number, wanted, limit)
        if found := own + find_citations(session, number, wanted, limit * 10):
            return found
    return find_words(session, words, wanted, part=inside, limit=limit)


def _print_hits(console: "Console", words: str, hits: "list[Hit]") -> None:
    from rich.text import Text

    if not hits:
        console.print(Text(f"Không tìm thấy “{words}” trong kế hoạch nào."))
        return
    own = [hit for hit in hits if hit.kind == "plan"]
    if own:
        table = make_table(
            ("Mã", {"justify": "right"}), "Đơn vị", "Số, ký hiệu", "Trích yếu", title="Kế hoạch mang số này"
        )
        for hit in own:
            table.add_row(str(hit.plan), hit.school or "—", Text(hit.document["number"] or ""), Text(hit.text))
        console.print(table)
    citations = [hit for hit in hits if hit.kind == "citation"]
    if citations:
        _print_citations(console, citations)
    places = [hit for hit in hits if hit.kind in ("text", "finding")]
    if places:
        _print_places(console, places)


def _print_citations(console: "Console", hits: "list[Hit]") -> None:
    table = make_table(
        ("Mã", {"justify": "right"}), ("Đơn vị", {"ratio": 2}), ("Chỗ viện dẫn", {"ratio": 5}),
        ("Ngày", {"no_wrap": True}), ("Vai trò", {"no_wrap": True}), ("Ở", {"no_wrap": True}),
        title="Các kế hoạch viện dẫn",
    )  # fmt: skip
    last = None
    for hit in hits:
        plan = (str(hit.plan), hit.school or hit.filename) if hit.plan != last else ("", "")
        last = hit.plan
        role, issued = ROLES[hit.document["role"]], say_date(hit.document["issued"])
        table.add_row(*plan, _marked(hit), issued, role, _say_place(hit))
    console.print(table)
    count = len({hit.plan for hit in hits})
    console.print(f"{len(hits)} chỗ trong {count} kế hoạch. Xem: kehoach show MÃ", style="dim")


def _print_places(console: "Console", hits: "list[Hit]") -> None:
    table = make_table(
        ("Mã", {"justify": "right"}), ("Đơn vị", {"ratio": 2}), ("Chỗ có từ cần tìm", {"ratio": 6}),
        ("Thuộc", {"ratio": 1, "style": "dim"}), ("Ở", {"no_wrap": True}),
    )  # fmt: skip
    last = None
    for hit in hits:
        plan = (str(hit.plan), hit.school or hit.filename) if hit.plan != last else ("", "")
        last = hit.plan
        table.add_row(*plan, _marked(hit), ", ".join(PARTS[p] for p in hit.parts), _say_place(hit))
    console.print(table)
    count = len({hit.plan for hit in hits})
    console.print(f"{len(hits)} chỗ trong {count} kế hoạch (nhiều nhất 3 chỗ mỗi kế hoạch).", style="dim")


def _marked(hit: "Hit") -> "Text":
    """Return the hit's words with the matches standing out."""
    from rich.text import Text

    words = Text(hit.text)
    for start, end in hit.marks:
        words.stylize("bold reverse", start, end)
    return words


def _say_place(hit: "Hit") -> str:
    said = []
    if hit.page:
        said.append(f"trang {hit.page}")
    if hit.section:
        said.append(f"mục {hit.section}")
    return "\n".join(said)
