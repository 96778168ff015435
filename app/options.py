"""Options that several commands have, spelt and explained once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from app.vietnamese import CannotRunError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from corpus.store.filter import PlanFilter

Database = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="URL",
        help="Kho dữ liệu: đường dẫn tệp hoặc địa chỉ SQLAlchemy (postgresql://…). Không nêu: biến môi trường "
        "KEHOACH_DB, nếu không có thì tệp riêng của người dùng.",
    ),
]
Originals = Annotated[
    str | None,
    typer.Option(
        "--originals",
        metavar="THƯ_MỤC",
        help="Nơi cất bản gốc các tệp; “off”: không cất. Không nêu: biến môi trường KEHOACH_ORIGINALS, nếu không có "
        "thì cạnh kho dữ liệu.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", metavar="SỐ", callback=lambda value: at_least_one(value, "--jobs"),
        help="Số tiến trình đọc cùng lúc. Không nêu: mọi nhân máy.",
    ),
]  # fmt: skip
School = Annotated[
    str | None, typer.Option("--school", metavar="TÊN", help="Chỉ đơn vị có tên chứa các từ này (không cần dấu).")
]
Year = Annotated[
    str | None, typer.Option("--year", metavar="NĂM", help="Chỉ năm học hoặc năm này: 2021-2022 hoặc 2023.")
]
DocumentType = Annotated[str | None, typer.Option("--type", metavar="LOẠI", help="Chỉ loại văn bản này: “Kế hoạch”.")]
Level = Annotated[
    str | None, typer.Option("--level", metavar="CẤP", help="Chỉ cấp học này: mầm non, tiểu học, THCS, THPT, GDTX.")
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind", metavar="TỪ", help="Chỉ kế hoạch có các từ này trong trích yếu: “thi đua”, “kiểm tra nội bộ”."
    ),
]
Status = Annotated[
    str | None,
    typer.Option("--status", metavar="TRẠNG_THÁI", help="Chỉ hồ sơ đầy đủ (daydu) hoặc chưa đầy đủ (chuadaydu)."),
]
AsCsv = Annotated[bool, typer.Option("--csv", help="In ra CSV, mở được bằng Excel.")]
WithFindings = Annotated[bool, typer.Option("--findings", help="Chỉ những kế hoạch có lỗi hoặc cảnh báo.")]
AsJson = Annotated[bool, typer.Option("--json", help="In ra JSON cho chương trình khác đọc.")]


_STATUSES = {"daydu": "success", "chuadaydu": "partial", "success": "success", "partial": "partial"}


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
    school: str | None,
    year: str | None,
    document_type: str | None,
    findings: bool = False,
    *,
    level: str | None = None,
    kind: str | None = None,
    status: str | None = None,
) -> "PlanFilter":
    """Return the filter that the options ask for."""
    from corpus.store.filter import PlanFilter

    if level:
        from corpus.school_names import levels_of

        if not levels_of(level):
            raise CannotRunError(f"Không có cấp học “{level}”; hãy dùng mầm non, tiểu học, THCS, THPT hoặc GDTX.")
    if status and status not in _STATUSES:
        raise CannotRunError(f"Không có trạng thái “{status}”; hãy dùng daydu hoặc chuadaydu.")
    return PlanFilter(
        school=school, school_year=year, document_type=document_type, with_findings=findings,
        level=level, kind=kind, status=_STATUSES[status] if status else None,
    )  # fmt: skip


def at_least_one(limit: int | None, option: str = "--limit") -> int | None:
    """Return a number that makes sense for an option, or say that it does not."""
    if limit is not None and limit < 1:
        raise CannotRunError(f"{option} phải từ 1 trở lên.")
    return limit
