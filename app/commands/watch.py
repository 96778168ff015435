"""An inbox: what comes into a folder is read as it comes."""

import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.options import Database, Jobs, Originals
from app.vietnamese import DONE, CannotRunError

if TYPE_CHECKING:
    from flows.watch import Inbox

PLACE = 2.7


def run(
    folder: Annotated[Path, typer.Argument(metavar="THƯ_MỤC", help="Thư mục nhận kế hoạch các trường gửi đến.")],
    move_to: Annotated[
        Path | None,
        typer.Option(
            "--move-to", metavar="THƯ_MỤC", help="Chuyển tệp đã đọc được sang thư mục này. Không nêu: để nguyên chỗ."
        ),
    ] = None,
    steady: Annotated[
        float, typer.Option("--steady", metavar="GIÂY", help="Tệp phải yên bấy nhiêu giây mới được đọc.")
    ] = 3,
    rescan: Annotated[
        float, typer.Option("--rescan", metavar="GIÂY", help="Cứ bấy nhiêu giây lại rà cả thư mục một lần.")
    ] = 30,
    db: Database = None,
    originals: Originals = None,
    jobs: Jobs = None,
) -> None:
    """Theo dõi một thư mục và đọc mỗi tệp ngay khi tệp đã đến trọn vẹn.

    Dừng bằng Ctrl+C và chạy lại lúc nào cũng được: tệp đã đọc không bị đọc lại, tệp mới không bị sót.
    Tệp không đọc được vẫn nằm nguyên chỗ và có trong kehoach failures.
    """
    if steady <= 0 or rescan <= 0:
        raise CannotRunError("--steady và --rescan phải lớn hơn 0.")
    if not folder.is_dir():
        raise CannotRunError(f"Không tìm thấy thư mục: {folder}")
    if move_to and move_to.resolve() == folder.resolve():
        raise CannotRunError("--move-to phải là thư mục khác với thư mục được theo dõi.")
    from corpus.store.address import read_url
    from corpus.store.connect import open_engine

    url = read_url(db)
    open_engine(url).dispose()  # says at once where there can be no store
    from flows.watch import Inbox

    target = move_to.absolute() if move_to else None
    _watch(Inbox(folder.absolute(), url, originals, target, jobs, steady, rescan))


def _watch(inbox: "Inbox") -> None:
    """Watch in a thread of its own; this one is for Ctrl+C and SIGTERM."""
    from flows.watch import STOP_SECONDS, watch_folder

    stop = threading.Event()
    failed: list[Exception] = []

    def work() -> None:
        try:
            watch_folder(inbox, _say, stop)
        except Exception as error:  # the main thread reports it
            failed.append(error)

    def end(_number: int, _frame: object) -> None:
        stop.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    thread = threading.Thread(target=work, name="watch", daemon=True)
    _say(f"Đang theo dõi {inbox.folder}. Dừng: Ctrl+C.")
    try:
        thread.start()
        while thread.is_alive() and not stop.is_set():
            thread.join(0.2)
        thread.join(2 * STOP_SECONDS + 2)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if failed:
        raise failed[0]
    _say("Đã dừng theo dõi. Chạy lại lúc nào cũng được.")
    if thread.is_alive():  # it waits for Prefect's server, which Ctrl+C has ended: nothing is left to be done
        sys.stdout.flush()
        os._exit(DONE)


def _say(words: str) -> None:
    from datetime import datetime

    typer.echo(f"{datetime.now():%H:%M:%S}  {words}")
