"""Options that several commands have, spelt and explained once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from app.vietnamese import CannotRunError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from corpus.store.plans import PlanFilter

Database = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="URL",
        help="Kho dữ liệu: đường dẫn tệp hoặc địa chỉ SQLAlchemy (postgresql://…). Không nêu: biến môi trường "
        "KEHOACH_DB, nếu không có thì tệp riêng của người dùng.",
    ),
]
School = Annotated[
    str | None, typer.Option("--school", metavar="TÊN", help="Chỉ đơn vị có tên chứa các từ này (không cần dấu).")
]
Year = Annotated[
    str | None, typer.Option("--year", metavar="NĂM", help="Chỉ năm học hoặc năm này: 2021-2022 hoặc 2023.")
]
DocumentType = Annotated[str | None, typer.Option("--type", metavar="LOẠI", help="Chỉ loại văn bản này: “Kế hoạch”.")]
WithFindings = Annotated[bool, typer.Option("--findings", help="Chỉ những kế hoạch có lỗi hoặc cảnh báo.")]
AsJson = Annotated[bool, typer.Option("--json", help="In ra JSON cho chương trình khác đọc.")]


@contextmanager
def open_store(database: str | None) -> "Iterator[Session]":
    """Yield a session on the store that is there; StoreError where there is none."""
    from corpus.store import connect

    engine = connect.open_engine(database, create=False)
    try:
        with connect.open_session(engine) as session:
            yield session
    finally:
        engine.dispose()


def make_filter(
    school: str | None, year: str | None, document_type: str | None, findings: bool = False
) -> "PlanFilter":
    """Return the filter that the options ask for."""
    from corpus.store.plans import PlanFilter

    return PlanFilter(school=school, school_year=year, document_type=document_type, with_findings=findings)


def at_least_one(limit: int | None) -> int | None:
    """Return a limit that makes sense, or say that it does not."""
    if limit is not None and limit < 1:
        raise CannotRunError("--limit phải từ 1 trở lên.")
    return limit
