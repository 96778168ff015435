"""Who follows the directive: the requirements against the plans of the store, as documents in a folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from app.commands.requirements import say_problems
from app.options import Database
from app.vietnamese import CannotRunError
from corpus.typed_days import read_typed_day

PLACE = 5
Roll = Annotated[
    Path | None,
    typer.Option("--roll", metavar="TỆP.csv", help="Danh sách trường phải gửi. Không nêu: các trường trong kho."),
]
Office = Annotated[
    Path | None,
    typer.Option(
        "--office",
        metavar="TỆP.toml",
        help="Thông tin cơ quan ban hành báo cáo. Không nêu: tệp ở KEHOACH_OFFICE hoặc tệp của người dùng.",
    ),
]
Previous = Annotated[
    Path | None,
    typer.Option(
        "--previous",
        metavar="TỆP.json",
        help="digest.json của lần trước để nêu thay đổi. Không nêu: tệp đã có trong thư mục kết quả.",
    ),
]


def run(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp yêu cầu (xem: kehoach requirements).")],
    out: Annotated[Path, typer.Option("--out", metavar="THƯ_MỤC", help="Thư mục nhận các tệp kết quả.")],
    roll: Roll = None,
    office: Office = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="NGÀY", help="Tính đến ngày này (30/9/2024). Không nêu: hôm nay."),
    ] = None,
    previous: Previous = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="TỆP.docx", help="Mẫu báo cáo Word riêng của cơ quan.")
    ] = None,
    db: Database = None,
) -> None:
    """Đối chiếu kế hoạch của các trường với yêu cầu và viết báo cáo.

    Ghi vào thư mục: digest.docx (báo cáo theo Nghị định 30/2020/NĐ-CP), digest.xlsx,
    digest.html, digest.json và deadlines.ics (các thời hạn, để đưa vào lịch).
    """
    for path in (file, roll, office, previous, template):
        if path is not None and not path.exists():
            raise CannotRunError(f"Không tìm thấy tệp: {path}")
    day = _read_day(as_of)
    from app.pages.digest import print_digest
    from corpus.store.address import read_url
    from flows.digest import make_digest  # Prefect takes seconds to import and to start

    with _clear_errors(out):
        made, files = make_digest(file, read_url(db), out, roll=roll, office=office, as_of=day, previous=previous,
                                  template=template)  # fmt: skip
    print_digest(made, files)


@contextmanager
def _clear_errors(out: Path) -> Iterator[None]:
    """Turn what is wrong with a file that was given, or with the folder ``out``, into a CannotRunError."""
    from corpus.compliance.requirements import RequirementsError
    from corpus.compliance.roll import RollError
    from corpus.compliance.template import TemplateError
    from corpus.compliance.writers.json import PreviousDigestError
    from corpus.office import OfficeError

    try:
        yield
    except RequirementsError as error:
        raise CannotRunError(say_problems(error)) from error
    except (RollError, OfficeError, TemplateError, PreviousDigestError) as error:
        raise CannotRunError(str(error)) from error
    except OSError as error:
        where = error.filename or out
        raise CannotRunError(f"Không ghi được {where}; tệp có thể đang mở trong chương trình khác.") from error


def _read_day(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return read_typed_day(value)
    except ValueError:
        raise CannotRunError(f"Không hiểu ngày “{value}” ở --as-of; hãy ghi 2024-09-30 hoặc 30/9/2024.") from None
