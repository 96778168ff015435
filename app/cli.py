"""The command line: ``kehoach COMMAND``. The commands are the modules of ``app/commands``."""

import importlib
import pkgutil
import sys
from io import TextIOWrapper
from types import ModuleType
from typing import Annotated

import typer

from app import commands
from app.vietnamese import VietnameseCommand, VietnameseGroup

HELP = """Đọc kế hoạch của các trường thành hồ sơ để tra cứu, đối chiếu và tổng hợp.

Bắt đầu: kehoach ingest THƯ_MỤC, rồi kehoach list và kehoach show MÃ.
"""
EPILOG = "Kết thúc: 0 xong; 1 xong nhưng có tệp lỗi; 2 không chạy được. Hướng dẫn từng lệnh: kehoach LỆNH --help"


def find_commands() -> dict[str, ModuleType]:
    """Return the modules of the commands by the name that is typed, in the order of the help."""
    names = [m.name for m in pkgutil.iter_modules(commands.__path__) if not m.name.startswith("_")]
    modules = [importlib.import_module(f"app.commands.{name}") for name in names]
    ordered = sorted(modules, key=lambda module: (module.PLACE, module.__name__))
    return {module.__name__.rsplit(".", 1)[1].strip("_"): module for module in ordered}


def build_app() -> typer.Typer:
    """Return the program with every command."""
    program = typer.Typer(
        name="kehoach", cls=VietnameseGroup, help=HELP, epilog=EPILOG, no_args_is_help=True, add_completion=False,
        rich_markup_mode=None, pretty_exceptions_enable=False, options_metavar="[TÙY CHỌN]",
        subcommand_metavar="LỆNH [THAM SỐ]...", context_settings={"max_content_width": 100},
    )  # fmt: skip
    program.callback()(_start)
    for name, module in find_commands().items():
        if hasattr(module, "build"):  # a group of commands
            program.add_typer(module.build(), name=name)
        else:
            program.command(name, cls=VietnameseCommand, options_metavar="[TÙY CHỌN]")(module.run)
    return program


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"kehoach {version('kehoach')}")
        raise typer.Exit


def _start(
    version: Annotated[
        bool, typer.Option("--version", help="Xem phiên bản.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before the command."""


def _use_utf8() -> None:
    """Write UTF-8 on Windows too, where a pipe is cp1252 or cp1258; what no encoding has becomes "?"."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def main() -> None:
    """Run the program."""
    _use_utf8()
    build_app()(prog_name="kehoach")
