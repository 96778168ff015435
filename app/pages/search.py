"""What a search answers: tables for a person, JSON for programs, CSV for Excel."""

import csv
import io
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.answers import Answer
from app.console import make_console, make_table, print_json
from app.words import PARTS
from corpus.formulas import defuse
from corpus.wording import ROLES, say_date, say_place

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from corpus.search import CitedDocument, Hit

_PLACES_SHOWN = 200  # more than that nobody reads on a screen; JSON and CSV have them all
_HEADINGS = {
    "plan": "Mã số", "school": "Đơn vị ban hành", "filename": "Tệp", "kind": "Loại chỗ", "doc_type": "Loại văn bản",
    "number": "Số, ký hiệu", "issued": "Ngày ban hành", "issuer": "Cơ quan ban hành", "subject": "Về việc",
    "role": "Vai trò", "text": "Nguyên văn", "page": "Trang", "section": "Mục", "key": "Khóa", "title": "Trích yếu",
    "school_year": "Năm học", "status": "Trạng thái", "plans": "Số kế hoạch", "mentions": "Số lần",
    "unsure": "Chưa chắc",
}  # fmt: skip


def print_answer(answer: Answer, *, as_json: bool, as_csv: bool) -> None:
    """Print an answer in the form that is asked for."""
    if as_json:
        print_json(answer.rows())
    elif as_csv:
        sys.stdout.write(to_csv(answer.rows()))
    elif answer.plans is not None:
        _print_not_citing(make_console(), answer)
    elif answer.is_top:
        _print_documents(make_console(), answer.documents, "Văn bản được nhiều kế hoạch viện dẫn")
    else:
        _print_hits(make_console(), answer)


def to_csv(rows: Sequence[dict[str, Any]]) -> str:
    """Return rows as CSV with Vietnamese headings; the byte order mark makes Excel read UTF-8."""
    names = [name for name in _HEADINGS if any(row.get(name) is not None for row in rows)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_HEADINGS[name] for name in names])
    writer.writerows([[defuse(row.get(name)) for name in names] for row in rows])
    return "\ufeff" + out.getvalue()


def _print_hits(console: "Console", answer: Answer) -> None:
    if not answer.hits:
        console.print(f"Không tìm thấy “{answer.named}” trong kế hoạch nào.")
        return
    _print_namesakes(console, answer.documents)
    own = [hit for hit in answer.hits if hit.kind == "plan"]
    if own:
        table = make_table(
            ("Mã", {"justify": "right"}), "Đơn vị", "Số, ký hiệu", "Trích yếu", title="Kế hoạch mang số này"
        )
        for hit in own:
            table.add_row(str(hit.plan), hit.school or "—", hit.document["number"] or "", hit.text)
        console.print(table)
    if citations := [hit for hit in answer.hits if hit.kind == "citation"]:
        _print_citations(console, citations)
    if places := [hit for hit in answer.hits if hit.kind in ("text", "finding")]:
        _print_places(console, places)
    if answer.more:
        console.print("Còn kế hoạch khác; xem thêm bằng --limit SỐ.", style="dim")


def _print_namesakes(console: "Console", documents: "list[CitedDocument]") -> None:
    """Say it where a number is that of several documents, so that none is taken for the other."""
    if len({document.issued for document in documents if document.issued}) > 1:
        _print_documents(console, documents[:10], "Số này là của nhiều văn bản; chọn một bằng --issued NGÀY")


def _print_documents(console: "Console", documents: "list[CitedDocument]", title: str) -> None:
    if not documents:
        console.print("Chưa có văn bản nào như vậy được viện dẫn.")
        return
    table = make_table(
        ("Kế hoạch", {"justify": "right"}), ("Lần", {"justify": "right"}), ("Văn bản", {"ratio": 3}),
        ("Ngày", {"no_wrap": True}), ("Cơ quan", {"ratio": 3}), ("Về việc", {"ratio": 5}), title=title,
    )  # fmt: skip
    for d in documents:
        name = " ".join(filter(None, (d.doc_type, d.number)))
        table.add_row(str(d.plans), str(d.mentions), name, say_date(d.issued) or "không ghi", d.issuer or "",
                      d.subject or "")  # fmt: skip
    console.print(table)


def _print_not_citing(console: "Console", answer: Answer) -> None:
    _print_namesakes(console, answer.documents)
    plans = answer.plans or []
    if plans:
        table = make_table(
            ("Mã", {"justify": "right"}), ("Đơn vị", {"ratio": 3}), ("Số, ký hiệu", {"ratio": 2}),
            ("Trích yếu", {"ratio": 5}), ("Năm", {"no_wrap": True}), ("Ban hành", {"no_wrap": True}),
            title=f"Chưa thấy viện dẫn {answer.named}",
        )  # fmt: skip
        for plan in plans[:_PLACES_SHOWN]:
            cells = (cell or "—" for cell in (plan.school or plan.filename, plan.number, plan.title))
            table.add_row(str(plan.plan), *cells, say_date(plan.school_year), say_date(plan.issued))
        console.print(table)
    said = f"{answer.total} trong {answer.of} kế hoạch chưa thấy viện dẫn {answer.named}."
    console.print(said, style="dim")
    if answer.unsure:
        said = f"{answer.unsure} kế hoạch có nhắc số này nhưng không ghi đủ ngày hoặc ký hiệu, không tính vào đây."
        console.print(said, style="yellow")


def _print_citations(console: "Console", hits: "list[Hit]") -> None:
    table = make_table(
        ("Mã", {"justify": "right"}), ("Đơn vị", {"ratio": 2}), ("Chỗ viện dẫn", {"ratio": 5}),
        ("Ngày", {"no_wrap": True}), ("Vai trò", {"no_wrap": True}), ("Ở", {"no_wrap": True}),
        title="Các kế hoạch viện dẫn",
    )  # fmt: skip
    last = None
    for hit in hits[:_PLACES_SHOWN]:
        plan = (str(hit.plan), hit.school or hit.filename) if hit.plan != last else ("", "")
        last = hit.plan
        role, issued = ROLES[hit.document["role"]], say_date(hit.document["issued"])
        table.add_row(*plan, _marked(hit), issued, role, say_place(hit.section, hit.page))
    console.print(table)
    count = len({hit.plan for hit in hits})
    more = f" (hiện {_PLACES_SHOWN} chỗ đầu; --json hoặc --csv có đủ)" if len(hits) > _PLACES_SHOWN else ""
    console.print(f"{len(hits)} chỗ trong {count} kế hoạch{more}. Xem: kehoach show MÃ", style="dim")


def _print_places(console: "Console", hits: "list[Hit]") -> None:
    table = make_table(
        ("Mã", {"justify": "right"}), ("Đơn vị", {"ratio": 2}), ("Chỗ có từ cần tìm", {"ratio": 6}),
        ("Thuộc", {"ratio": 1, "style": "dim"}), ("Ở", {"no_wrap": True}),
    )  # fmt: skip
    last = None
    for hit in hits:
        plan = (str(hit.plan), hit.school or hit.filename) if hit.plan != last else ("", "")
        last = hit.plan
        table.add_row(*plan, _marked(hit), ", ".join(PARTS[p] for p in hit.parts), say_place(hit.section, hit.page))
    console.print(table)
    count = len({hit.plan for hit in hits})
    console.print(f"{len(hits)} chỗ trong {count} kế hoạch (nhiều nhất 3 chỗ mỗi kế hoạch).", style="dim")


def _marked(hit: "Hit") -> "Text":
    """Return the hit's words with the matches standing out."""
    from rich.text import Text

    words = Text(hit.text)
    for start, end in hit.marks:
        words.stylize("bold reverse", start, end)
    if hit.document.get("unsure"):
        words.append(" (chưa chắc: không ghi ngày và cơ quan)", style="yellow")
    return words
