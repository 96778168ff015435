"""One plan as a page in the terminal."""

from typing import Annotated

import typer

from app.console import make_console
from app.options import AsJson, Database, Originals, open_store

PLACE = 3


def run(
    plan: Annotated[
        list[str], typer.Argument(metavar="KẾ_HOẠCH...", help="Mã, số ký hiệu, tên tệp hoặc phần đầu của SHA-256.")
    ],
    text: Annotated[
        bool,
        typer.Option(
            "--text/--no-text", help="Có in toàn văn đã đánh dấu hay không (mặc định: có).", show_default=False
        ),
    ] = True,
    as_json: AsJson = False,
    originals: Originals = None,
    db: Database = None,
) -> None:
    """Xem hồ sơ của một kế hoạch.

    Lần lượt: đầu đề, nơi có tệp và bản gốc, điểm cần xem, các bảng, và toàn văn có đánh dấu.
    """
    from corpus.store.address import read_url
    from corpus.store.originals import find_original, originals_folder
    from corpus.store.plans import find_plan
    from corpus.store.records import load_record

    with open_store(db) as session:
        found = find_plan(session, " ".join(plan))
        record = load_record(session, found.id)
    if as_json:
        typer.echo(record.model_dump_json(indent=2))
        return
    from app.pages.record import print_record

    kept = find_original(originals_folder(read_url(db), originals), found.sha256)
    places = [(label, str(place)) for label, place in (("Nơi nhận tệp", found.path), ("Bản gốc", kept)) if place]
    print_record(make_console(), record, found.id, with_text=text, places=places)
