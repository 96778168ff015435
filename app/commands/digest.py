"""Who follows the directive: the requirements against the plans of the store, as documents in a folder."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.requirements import say_problems
from app.console import make_console, make_table
from app.options import Database
from app.vietnamese import CannotRunError

if TYPE_CHECKING:
    from schemas import Digest

PLACE = 5


def run(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp yêu cầu (xem: kehoach requirements).")],
    out: Annotated[Path, typer.Option("--out", metavar="THƯ_MỤC", help="Thư mục nhận các tệp kết quả.")],
    roll: Annotated[
        Path | None,
        typer.Option("--roll", metavar="TỆP.csv", help="Danh sách trường phải gửi. Không nêu: các trường trong kho."),
    ] = None,
    office: Annotated[
        Path | None,
        typer.Option(
            "--office",
            metavar="TỆP.toml",
            help="Thông tin cơ quan ban hành báo cáo. Không nêu: tệp ở KEHOACH_OFFICE hoặc tệp của người dùng.",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="NGÀY", help="Tính đến ngày này (30/9/2024). Không nêu: hôm nay."),
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option(
            "--previous",
            metavar="TỆP.json",
            help="digest.json của lần trước để nêu thay đổi. Không nêu: tệp đã có trong thư mục kết quả.",
        ),
    ] = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="TỆP.docx", help="Mẫu báo cáo Word riêng của cơ quan.")
    ] = None,
    db: Database = None,
) -> None:
    """Đối chiếu kế hoạch của các trường với yêu cầu và viết báo cáo.

    Ghi vào thư mục: digest.docx (báo cáo theo Nghị định 30/2020/NĐ-CP), digest.xlsx,
    digest.html, digest.json và deadlines.ics (các thời hạn, để đưa vào lịch).
    """  # fmt: skip
    for path in (file, roll, office, previous, template):
        if path is not None and not path.exists():
            raise CannotRunError(f"Không tìm thấy tệp: {path}")
    day = _read_day(as_of)
    from corpus.compliance.requirements import RequirementsError
    from corpus.compliance.roll import RollError
    from corpus.compliance.template import TemplateError
    from corpus.compliance.writers.json import PreviousDigestError
    from corpus.office import OfficeError
    from corpus.store.address import read_url
    from flows.digest import make_digest  # Prefect takes seconds to import and to start

    try:
        made, files = make_digest(file, read_url(db), out, roll=roll, office=office, as_of=day, previous=previous,
                                  template=template)  # fmt: skip
    except RequirementsError as error:
        raise CannotRunError(say_problems(error)) from error
    except (RollError, OfficeError, TemplateError, PreviousDigestError) as error:
        raise CannotRunError(str(error)) from error
    except OSError as error:
        where = error.filename or out
        raise CannotRunError(f"Không ghi được {where}; tệp có thể đang mở trong chương trình khác.") from error
    _print_digest(made, files)


def _read_day(value: str | None) -> date | None:
    if value is None:
        return None
    parts = value.split("-") if "-" in value else value.split("/")[::-1]
    try:
        return date(*(int(part) for part in parts))
    except (TypeError, ValueError):
        raise CannotRunError(f"Không hiểu ngày “{value}” ở --as-of; hãy ghi 2024-09-30 hoặc 30/9/2024.") from None


def _print_digest(made: "Digest", files: list[Path]) -> None:
    from rich.text import Text

    from corpus.compliance import wording

    console = make_console()
    right = {"justify": "right", "no_wrap": True}
    counts = [(label, right) for label in wording.VERDICTS.values()]
    table = make_table(("Trường", {"ratio": 3}), ("Kế hoạch", {"ratio": 2}), ("Gửi", {"no_wrap": True}), *counts,
                       ("Tỷ lệ đạt", right))  # fmt: skip
    for school in made.schools:
        plan = (school.plan.number or "(chưa có số)") if school.plan else "—"
        verdicts = [str(count) for count in wording.count_verdicts(school).values()] if school.plan else [""] * 4
        table.add_row(Text(school.school), Text(plan), wording.HAND_INS[school.hand_in], *verdicts,
                      wording.percent(school.score))  # fmt: skip
    console.print(table)
    for doubt in made.doubtful:
        console.print(Text(f"Cần xác nhận: {doubt}"))
    for plan in made.unmatched_plans:
        console.print(Text(f"Chưa xác định được trường của tệp {plan.filename}."))
    if not any(school.plan for school in made.schools):
        console.print("Trong kho chưa có kế hoạch nào ứng với yêu cầu này. Nhập kế hoạch: kehoach ingest THƯ_MỤC")
    for path in files:
        console.print(Text(f"Đã ghi {path}"), style="dim")
