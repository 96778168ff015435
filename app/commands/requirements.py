"""Files of requirements: drafted from a directive, and checked before they are used."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.vietnamese import CannotRunError, VietnameseCommand, VietnameseGroup

if TYPE_CHECKING:
    from schemas import RequirementSet

PLACE = 5
HELP = """Soạn và kiểm tra tệp yêu cầu (YAML): văn bản chỉ đạo yêu cầu gì ở kế hoạch của các trường.

Bắt đầu: kehoach requirements draft VĂN_BẢN.docx --out yeucau.yaml, sửa tệp cho đúng ý, rồi kehoach digest.
"""


def build() -> typer.Typer:
    """Return the group of the two commands."""
    group = typer.Typer(
        cls=VietnameseGroup, help=HELP, no_args_is_help=True, rich_markup_mode=None, options_metavar="[TÙY CHỌN]",
        subcommand_metavar="LỆNH [THAM SỐ]...",
    )  # fmt: skip
    for name, command in (("draft", draft), ("check", check)):
        group.command(name, cls=VietnameseCommand, options_metavar="[TÙY CHỌN]")(command)
    return group


def draft(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Văn bản chỉ đạo .docx, .pdf hoặc .txt.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="TỆP.yaml", help="Ghi vào tệp này. Không nêu: in ra màn hình.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè nếu tệp đã có.")] = False,
) -> None:
    """Đọc văn bản chỉ đạo và soạn sẵn tệp yêu cầu để người phụ trách hoàn thiện.

    Số văn bản thành yêu cầu viện dẫn; chỉ tiêu, các đợt, thời hạn thành từng yêu cầu,
    mỗi yêu cầu có ghi chú nêu chỗ trong văn bản.
    """
    if out is not None and out.exists() and not force:
        raise CannotRunError(f"Tệp {out} đã có; thêm --force để ghi đè.")
    from extractors.reading import load_file

    data = load_file(file)
    from corpus.compliance.requirements.draft import draft_requirements
    from extractors.pipeline import record_of  # spaCy takes a second to import

    text = draft_requirements(record_of(data, file.name))
    if out is None:
        sys.stdout.write(text)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CannotRunError(f"Không ghi được tệp {out}.") from error
    typer.echo(f"Đã soạn {text.count('  - id: ')} yêu cầu vào {out}. Hãy đọc lại từng mục, rồi kiểm tra bằng:")
    typer.echo(f"  kehoach requirements check {out}")


def check(file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp yêu cầu.")]) -> None:
    """Kiểm tra tệp yêu cầu: đúng thì cho biết có bao nhiêu yêu cầu, sai thì chỉ ra từng dòng."""
    wanted = read_requirements(file)
    count, schools = len(wanted.requirements), sum(bool(r.applies_to.levels) for r in wanted.requirements)
    partly = f", trong đó {schools} yêu cầu chỉ dành cho một số cấp học" if schools else ""
    typer.echo(f"Tệp {file} dùng được: {count} yêu cầu{partly}.")


def read_requirements(file: Path) -> "RequirementSet":
    """Return the requirements of a file; CannotRunError says every problem with its line."""
    from corpus.compliance.requirements import RequirementsError, load_requirements

    try:
        return load_requirements(file)
    except RequirementsError as error:
        raise CannotRunError(say_problems(error)) from error


def say_problems(error: Exception) -> str:
    """Return the problems of a requirements file, one a line when there are several."""
    problems = str(error).splitlines()
    if len(problems) == 1:
        return problems[0]
    return "\n".join([f"tệp yêu cầu có {len(problems)} chỗ cần sửa:", *(f"  {problem}" for problem in problems)])
