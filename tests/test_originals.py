"""Originals are kept whole and once, and a full disk is one clear line that leaves store and originals whole."""

import hashlib
import os
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from corpus.errors import StoreError
from corpus.store import connect, originals, plans
from flows.save import save_batch
from flows.work import Outcome, PlanFile, Room, read_batch
from tests.collections_of import assert_whole, originals_of
from tests.records import TEXT, make_record

DATA = "kế hoạch".encode()
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.mark.parametrize(
    ("url", "given", "variable", "expected"),
    [
        ("sqlite:////x/kehoach.db", None, None, "/x/kehoach.files"),
        ("sqlite:////x/kho", None, None, "/x/kho.files"),
        ("sqlite:////x/kehoach.db", "/y/goc", None, "/y/goc"),
        ("sqlite:////x/kehoach.db", None, "/z", "/z"),
        ("sqlite:////x/kehoach.db", "/y", "/z", "/y"),
        ("sqlite:////x/kehoach.db", "off", None, None),
        ("sqlite:////x/kehoach.db", None, "OFF", None),
        ("sqlite:////x/kehoach.db", "/y", "off", "/y"),
        ("sqlite://", None, None, None),
        ("sqlite:///:memory:", None, None, None),
        ("postgresql+psycopg://h/k", "/y", None, "/y"),
    ],
)
def test_where_originals_lie(url, given, variable, expected, monkeypatch):
    monkeypatch.delenv("KEHOACH_ORIGINALS", raising=False)
    if variable:
        monkeypatch.setenv("KEHOACH_ORIGINALS", variable)
    assert originals.originals_folder(url, given) == (Path(expected) if expected else None)


def test_those_of_a_server_lie_in_the_users_folder(monkeypatch):
    monkeypatch.delenv("KEHOACH_ORIGINALS", raising=False)
    folder = originals.originals_folder("postgresql+psycopg://h/k")
    assert folder.parts[-2:] == ("kehoach", "originals")


def test_an_original_is_kept_once(tmp_path):
    place = originals.keep_original(tmp_path, DATA, DIGEST)
    assert place == tmp_path / DIGEST[:2] / DIGEST == originals.find_original(tmp_path, DIGEST)
    before = place.stat().st_ino
    assert originals.keep_original(tmp_path, DATA, DIGEST) == place
    assert (place.stat().st_ino, place.read_bytes()) == (before, DATA)
    assert list((tmp_path / "incoming").iterdir()) == []
    assert originals.find_original(tmp_path, "0" * 64) is originals.find_original(None, DIGEST) is None


def test_an_original_that_a_power_cut_has_cut_short_is_written_anew(tmp_path):
    place = originals.keep_original(tmp_path, DATA, DIGEST)
    place.write_bytes(DATA[:3])
    assert originals.keep_original(tmp_path, DATA, DIGEST).read_bytes() == DATA


def test_what_a_killed_run_left_half_written_goes_after_a_day(tmp_path):
    originals.sweep(tmp_path)  # nothing there yet
    (tmp_path / "incoming").mkdir()
    old, young = tmp_path / "incoming" / "old", tmp_path / "incoming" / "young"
    for path in (old, young):
        path.write_bytes(b"x")
    os.utime(old, (time.time() - 90_000,) * 2)
    originals.sweep(tmp_path)
    assert (old.exists(), young.exists()) == (False, True)


def test_every_file_that_is_read_is_kept_and_an_archive_only_for_what_does_not_come_out(tmp_path):
    from tests.build_archives import zip_of

    url = f"sqlite:///{tmp_path / 'k.db'}"
    connect.open_engine(url).dispose()
    (tmp_path / "spool").mkdir()
    texts = {"a.txt": TEXT.encode(), "hỏng.docx": b"PK\x03\x04 and no more", "tốt.zip": zip_of([("b.txt", b"B" * 50)])}
    texts["xấu.zip"] = texts["tốt.zip"][:-30]
    for name, data in texts.items():
        (tmp_path / name).write_bytes(data)
    room = Room(url, str(tmp_path / "spool"), str(tmp_path / "k.files"))
    outcomes = read_batch([PlanFile(str(tmp_path / name)) for name in texts], room)
    assert originals_of(url) == {hashlib.sha256(texts[n]).hexdigest() for n in ("a.txt", "hỏng.docx", "xấu.zip")}
    failed = {Path(o.path).name: o for o in outcomes if o.reason}
    assert {name: o.original == o.sha256 for name, o in failed.items()} == {"hỏng.docx": True, "xấu.zip": True}
    read_batch([m for o in outcomes for m in o.members], room)
    assert hashlib.sha256(b"B" * 50).hexdigest() in originals_of(url)


def test_nothing_is_kept_where_the_office_does_not_want_it(tmp_path):
    url = f"sqlite:///{tmp_path / 'k.db'}"
    connect.open_engine(url).dispose()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    [outcome] = read_batch([PlanFile(str(tmp_path / "a.txt"))], Room(url, str(tmp_path)))
    assert outcome.record
    assert {path.name for path in tmp_path.iterdir()} <= {"a.txt", "k.db", "k.db-wal", "k.db-shm"}


# --- a full disk


def test_a_full_database_is_one_line_and_keeps_what_it_has(tmp_path):
    file = tmp_path / "k.db"
    engine = connect.open_engine(f"sqlite:///{file}")
    save_batch(engine, [_outcome("a.txt")])
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    engine.dispose()

    @event.listens_for(engine, "connect")
    def bound(connection, _record):
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")

    with pytest.raises(StoreError, match="Ổ đĩa đã đầy, không ghi được vào kho dữ liệu"):
        save_batch(engine, [_outcome(f"{number}.txt") for number in range(200)])
    engine.dispose()
    assert_whole(file)
    whole = connect.open_engine(f"sqlite:///{file}")
    with connect.open_session(whole) as session:
        assert [plan.filename for plan in plans.list_plans(session)] == ["a.txt"]
    assert save_batch(whole, [_outcome("b.txt")]).new == 1


def _outcome(name):
    record = make_record(name)
    return Outcome(f"/x/{name}", record.source.sha256, record=record.model_dump_json())


@contextmanager
def small_disk(folder, kilobytes):
    """A disk of so few kilobytes; where none may be mounted the test says so and is passed over."""
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    try:
        done = subprocess.run(words, capture_output=True)
    except OSError:
        pytest.skip("no disk can be mounted here")
    if done.returncode:
        pytest.skip("no disk may be mounted here (this takes root)")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_of_originals_is_one_line_and_leaves_no_half(tmp_path):
    with small_disk(tmp_path / "disk", 64) as disk:
        originals.keep_original(disk, DATA, DIGEST)
        large = os.urandom(200_000)
        digest = hashlib.sha256(large).hexdigest()
        with pytest.raises(StoreError, match="Ổ đĩa đã đầy, không cất được bản gốc"):
            originals.keep_original(disk, large, digest)
        assert originals.find_original(disk, digest) is None
        assert list((disk / "incoming").iterdir()) == []
        assert originals.find_original(disk, DIGEST).read_bytes() == DATA


def test_the_command_on_a_full_disk_ends_with_2_and_goes_on_when_there_is_room(tmp_path):
    from tests.test_cli import kehoach

    folder = tmp_path / "plans"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text(f"{TEXT}\nBản số {number}.{' ' * 40_000}", encoding="utf-8")
    with small_disk(tmp_path / "disk", 1300) as disk:
        result = kehoach("ingest", folder, "--db", disk / "k.db", "--jobs", "1")
        said = result.stderr.decode()
        assert (result.returncode, "Ổ đĩa đã đầy" in said, "Traceback" in said) == (2, True, False), said
        assert_whole(disk / "k.db")
        before = originals_of(f"sqlite:///{disk / 'k.db'}")  # each is whole
        assert before
        subprocess.run(["mount", "-o", "remount,size=40m", str(disk)], check=True)
        result = kehoach("ingest", folder, "--db", disk / "k.db", "--jobs", "1")
        assert result.returncode == 0, result.stdout.decode() + result.stderr.decode()
        assert len(originals_of(f"sqlite:///{disk / 'k.db'}")) == 40
