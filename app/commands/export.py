"""Records out of the store into files."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from app.options import Database, DocumentType, School, WithFindings, Year, make_filter, open_store
from app.vietnamese import CannotRunError

PLACE = 5


def run(
    out: Annotated[
        Path,
        typer.Argument(metavar="ĐÍCH", help="Tệp .jsonl, .csv, .xlsx hoặc thư mục (nhiều tệp .csv); “-” in JSONL."),
    ],
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="DẠNG", help="jsonl, csv hoặc xlsx. Không nêu: theo đuôi của tệp."),
    ] = None,
    school: School = None,
    year: Year = None,
    type_: DocumentType = None,
    findings: WithFindings = False,
    db: Database = None,
) -> None:
    """Xuất hồ sơ ra tệp jsonl, csv hoặc xlsx.

    jsonl có đủ mọi phần của hồ sơ, mỗi dòng một hồ sơ; csv và xlsx là các bảng.
    Ô nào mở đầu bằng = + - @ được giữ là chữ, không bao giờ chạy như công thức.
    """
    from corpus.export import FORMATS, export_plans, format_of
    from corpus.export.files import stored_records

    if form is not None and form not in FORMATS:
        raise CannotRunError(f"Không có dạng “{form}”; hãy dùng jsonl, csv hoặc xlsx.")
    wanted = make_filter(school, year, type_, findings)
    with open_store(db) as session:
        if str(out) == "-":
            if form not in (None, "jsonl"):
                raise CannotRunError("Chỉ in được jsonl ra màn hình; csv và xlsx cần một tệp.")
            for record in stored_records(session, wanted):
                sys.stdout.write(record + "\n")
            return
        from corpus.store.plans import count_plans

        written = export_plans(session, out, format_of(out, form), wanted)
        typer.echo(f"Đã xuất {count_plans(session, wanted)} kế hoạch ra: {', '.join(map(str, written))}")
