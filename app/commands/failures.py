"""The files that gave no record, or a partial one, and what to do about each."""

from typing import Annotated

import typer

from app.options import AsJson, Database, Originals, open_store
from app.vietnamese import CannotRunError

PLACE = 2.5


def run(
    forget: Annotated[
        list[str] | None,
        typer.Option("--forget", metavar="TỆP", help="Bỏ tệp này khỏi danh sách (đường dẫn như đã liệt kê)."),
    ] = None,
    forget_gone: Annotated[
        bool, typer.Option("--forget-gone", help="Bỏ mọi tệp không còn ở chỗ cũ mà cũng không có bản gốc.")
    ] = False,
    as_json: AsJson = False,
    originals: Originals = None,
    db: Database = None,
) -> None:
    """Liệt kê các tệp không đọc được hoặc đọc chưa đầy đủ: vì sao, và cần làm gì.

    Sửa xong thì chạy kehoach retry. Tệp đã được đọc (kể cả ở chỗ khác) tự ra khỏi danh sách.
    """
    from corpus.store.address import read_url
    from corpus.store.failures import forget_failures, list_troubles
    from corpus.store.originals import originals_folder
    from corpus.store.reading_again import is_gone

    folder = originals_folder(read_url(db), originals)
    with open_store(db) as session:
        if forget or forget_gone:
            gone = [t.path for t in list_troubles(session) if t.plan_id is None and is_gone(t, folder)]
            count = forget_failures(session, paths=[*(forget or ()), *(gone if forget_gone else ())])
            session.commit()
            if forget and not count:
                raise CannotRunError(f"Trong danh sách không có tệp {', '.join(forget)}. Xem: kehoach failures")
            typer.echo(f"Đã bỏ {count} tệp khỏi danh sách.")
            return
        troubles = list_troubles(session)
    from app.pages.failures import print_troubles

    print_troubles(troubles, folder, as_json=as_json)
