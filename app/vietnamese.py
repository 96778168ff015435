"""Typer that speaks Vietnamese to the clerk: its help, its complaints, and one way out for every error.

Typer writes its own words in English inside its functions, so they are changed in what it says:
whole known sentences by pattern. What no pattern knows falls back to a Vietnamese sentence.
"""

import os
import re
import sys
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from corpus.errors import AmbiguousPlanError, StoreError
from extractors.errors import UnreadableFileError

DONE, DONE_WITH_FAILURES, COULD_NOT_RUN = 0, 1, 2
DEBUG_NAME = "KEHOACH_DEBUG"


class CannotRunError(Exception):
    """The command cannot do what is asked; ``str()`` is the reason, one Vietnamese line."""


_HELP = (
    (re.compile(r"^Usage: ", re.M), "Cách dùng: "),
    (re.compile(r"^Arguments:$", re.M), "Tham số:"),
    (re.compile(r"^Options:$", re.M), "Tùy chọn:"),
    (re.compile(r"^Commands:$", re.M), "Lệnh:"),
    (re.compile(r"\[default: "), "[mặc định: "),
    (re.compile(r"; default: "), "; mặc định: "),
    (re.compile(r"\[env var: "), "[biến môi trường: "),
    (re.compile(r"\brequired\]"), "bắt buộc]"),
    (re.compile(r"^Try '(.+?)' for help\.$", re.M), r"Xem hướng dẫn: \1"),
    (re.compile(r"\[OPTIONS\]"), "[TÙY CHỌN]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "LỆNH [THAM SỐ]..."),
    (re.compile(r"\{(\w+)\}"), r"\1"),
    (re.compile(r"[\[{](\w+)\.\.\.[\]}]\.\.\."), r"\1..."),
)
_TYPE_REGEX = re.compile(r" <[^<>]*>$")
_COMPLAINTS = (
    (r"Missing argument '?(?P<a>[^']*?)'?\.(?s:.*)", "Thiếu tham số {a}."),
    (r"Missing option '?(?P<a>[^']*?)'?\.(?s:.*)", "Thiếu tùy chọn {a}."),
    (r"Missing command\.", "Chưa nêu lệnh."),
    (r"No such command '(?P<a>.*?)'\.? Did you mean '(?P<b>.*)'\?", "Không có lệnh “{a}”. Có phải ý là “{b}”?"),
    (r"No such command '(?P<a>.*)'\.", "Không có lệnh “{a}”."),
    (r"No such option:? '?(?P<a>[^\s']+)'?\.? \(Possible options: (?P<b>.*)\)",
     "Không có tùy chọn {a}. Có phải ý là {b}?"),
    (r"No such option:? '?(?P<a>[^\s']+)'?\.? Did you mean (?P<b>.*)\?", "Không có tùy chọn {a}. Có phải ý là {b}?"),
    (r"No such option:? '?(?P<a>[^\s']+)'?\.?", "Không có tùy chọn {a}."),
    (r"Option '(?P<a>.*)' requires .*", "Tùy chọn {a} cần có giá trị đi sau."),
    (r"Option '(?P<a>.*)' does not take a value\.", "Tùy chọn {a} không nhận giá trị."),
    (r"Got unexpected extra arguments?(?:\(s\))? \((?P<a>.*)\)", "Thừa tham số: {a}."),
    (r"Invalid value for '(?P<a>.*?)': .*(?:integer|int\b).*", "Tùy chọn {a} cần một số nguyên."),
    (r"Invalid value for '(?P<a>.*?)': (?P<b>[^\x00-\x7f]*[À-ỹ].*)", "{b}"),
    (r"Invalid value for '(?P<a>.*?)': (?s:.*)'(?P<b>[^']*)' is not (?:a valid|one of)(?s:.*)",
     "Giá trị “{b}” không hợp lệ cho {a}."),
    (r"Invalid value for '(?P<a>.*?)': .*", "Giá trị không hợp lệ cho {a}."),
    (r"Invalid value: (?P<a>.*)", "Giá trị không hợp lệ: {a}"),
)  # fmt: skip
_COMPLAINT_REGEXES = tuple((re.compile(pattern), words) for pattern, words in _COMPLAINTS)


def translate_help(english: str) -> str:
    """Return typer's help with its own words in Vietnamese."""
    for pattern, words in _HELP:
        english = pattern.sub(words, english)
    return english


def translate_complaint(english: str) -> str:
    """Return what typer complains about in Vietnamese.

    >>> translate_complaint("Missing argument 'TỆP'.")
    'Thiếu tham số TỆP.'
    >>> translate_complaint("No such command 'lits'. Did you mean 'list'?")
    'Không có lệnh “lits”. Có phải ý là “list”?'
    """
    for pattern, words in _COMPLAINT_REGEXES:
        if match := pattern.fullmatch(english.strip()):
            return words.format(**match.groupdict())
    return f"Lệnh gõ chưa đúng ({english.strip()})"


if TYPE_CHECKING:
    _Base = TyperCommand
else:
    _Base = object


class _SpeaksVietnamese(_Base):
    """What commands and the group share; to be mixed into either."""

    def get_help(self, ctx: Any) -> str:
        """Return the help in Vietnamese."""
        return translate_help(super().get_help(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, options and commands under Vietnamese heads, without typer's type names."""
        records = [(param, param.get_help_record(ctx)) for param in self.get_params(ctx)]
        arguments = [(_TYPE_REGEX.sub("", r[0]), r[1]) for p, r in records if r and p.param_type_name == "argument"]
        options = [record for param, record in records if record and param.param_type_name == "option"]
        for heading, rows in (("Tham số", arguments), ("Tùy chọn", options)):
            if rows:
                with formatter.section(heading):
                    formatter.write_dl([(name, translate_help(words)) for name, words in rows])
        if isinstance(self, TyperGroup):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """Return --help, described in Vietnamese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Xem hướng dẫn này."
        return option

    def get_usage(self, ctx: Any) -> str:
        """Return the line of usage in Vietnamese."""
        return translate_help(super().get_usage(ctx))


class VietnameseCommand(_SpeaksVietnamese, TyperCommand):
    """One command."""


class VietnameseGroup(_SpeaksVietnamese, TyperGroup):  # type: ignore[misc]
    """The program: every error of a command ends here, as one line and an exit status."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the commands in the order in which they were added: that of the work."""
        return list(self.commands)

    def main(self, args: Any = None, prog_name: str | None = None, *rest: Any, **extra: Any) -> Any:  # type: ignore[override]
        """Run the program and leave it with 0 done, 1 done with failures, 2 could not run."""
        standalone = extra.pop("standalone_mode", True)
        if not standalone:
            return super().main(args, prog_name, *rest, standalone_mode=False, **extra)
        try:
            status = super().main(args, prog_name, *rest, standalone_mode=False, **extra)
        except KeyboardInterrupt:
            status = _stopped()
        except Exception as error:
            status = _report(error)
        if status == 130:
            _stopped()
        sys.exit(status if isinstance(status, int) else DONE)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; who has closed the pipe (``| head``) has seen enough."""
        try:
            value = super().invoke(ctx)
            sys.stdout.flush()
            return value
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(DONE) from None


def _report(error: Exception) -> int:
    """Say what is wrong, in Vietnamese and without a traceback; return the exit status."""
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(translate_help(str(error.format_message())))  # type: ignore[attr-defined]
        return DONE
    if hasattr(error, "format_message"):
        ctx = getattr(error, "ctx", None)
        _complain(translate_complaint(error.format_message()))  # type: ignore[attr-defined]
        if ctx is not None:
            typer.echo(f"Xem hướng dẫn: {ctx.command_path} --help", err=True)
        return COULD_NOT_RUN
    if type(error).__name__ == "Abort":
        return _stopped()
    if isinstance(error, AmbiguousPlanError):
        _complain(f"{error}:")
        for plan_id, line in error.candidates:
            typer.echo(f"  {plan_id:>5}  {line}", err=True)
        return COULD_NOT_RUN
    if isinstance(error, StoreError | UnreadableFileError | CannotRunError):
        _complain(str(error))
        return COULD_NOT_RUN
    if os.environ.get(DEBUG_NAME):
        raise error
    _complain(f"Lỗi của chương trình, không phải do bạn: {type(error).__name__}: {error}")
    typer.echo(f"Đặt {DEBUG_NAME}=1 rồi chạy lại để xem chi tiết khi báo lỗi.", err=True)
    return COULD_NOT_RUN


def _complain(words: str) -> None:
    typer.echo(typer.style("Lỗi: ", fg="red", bold=True) + words, err=True, color=None if _may_colour() else False)


def _may_colour() -> bool:
    return not os.environ.get("NO_COLOR")


def _stopped() -> int:
    typer.echo("Đã dừng theo yêu cầu.", err=True)
    return 130
