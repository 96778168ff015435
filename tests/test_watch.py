"""The inbox with its real parts: slow files, a folder that vanishes, stop and start; nothing twice, nothing lost."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.store import connect, failures, plans
from flows.arrivals import Arrivals
from flows.moving import move_file
from flows.watch import Inbox, watch_folder
from tests.records import TEXT


class Clock:
    """A clock that goes when it is told to."""

    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "hộp thư"
    folder.mkdir()
    return folder


def names(look):
    return sorted(path.name for path in look.whole)


# --- when a file has come whole


def test_a_file_is_whole_when_it_has_been_steady(inbox):
    clock = Clock()
    arrivals = Arrivals(inbox, 3, clock=clock)
    (inbox / "a.txt").write_text("nửa")
    assert (names(arrivals.look()), arrivals.look().growing) == ([], 1)
    clock.now += 2.9
    assert names(arrivals.look()) == []
    (inbox / "a.txt").write_text("nửa đầu và nửa sau")  # it grows: the waiting begins anew
    assert names(arrivals.look()) == []
    clock.now += 2.9
    assert names(arrivals.look()) == []
    clock.now += 0.2
    look = arrivals.look()
    assert names(look) == ["a.txt"]
    arrivals.take(look.whole)
    assert (names(arrivals.look()), arrivals.look().growing) == ([], 0)
    (inbox / "a.txt").write_text("sửa")  # another content is another file
    assert arrivals.look().growing == 1
    clock.now += 3
    assert names(arrivals.look()) == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "is_taken"),
    [
        ("a.docx", True), ("đợt 1/a.pdf", True), ("partial.docx", True), ("tmp.txt", True), ("gói.zip", True),
        ("~$a.docx", False), (".~lock.a.odt#", False), ("a.docx.part", False), ("a.pdf.crdownload", False),
        ("a.docx.filepart", False), ("~WRD0001.tmp", False), (".DS_Store", False), ("Thumbs.db", False),
        ("xong/a.docx", False),
    ],
)  # fmt: skip
def test_what_programs_still_write_is_no_arrival(inbox, name, is_taken):
    (inbox / name).parent.mkdir(exist_ok=True)
    (inbox / name).write_text("x")
    clock = Clock()
    arrivals = Arrivals(inbox, 1, inbox / "xong", clock)
    arrivals.look()
    clock.now += 1
    assert bool(names(arrivals.look())) == is_taken


def test_a_folder_that_vanishes_is_not_an_empty_one(inbox):
    clock = Clock()
    arrivals = Arrivals(inbox, 1, clock=clock)
    (inbox / "a.txt").write_text("x")
    arrivals.look()
    clock.now += 1
    arrivals.take(arrivals.look().whole)
    away = inbox.rename(inbox.with_name("away"))
    assert not arrivals.look().is_there
    away.rename(inbox)
    clock.now += 1
    look = arrivals.look()
    assert (look.is_there, look.growing, names(look)) == (True, 0, [])


@contextmanager
def nobody():
    """Be a user who may not read everything, where we are root."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_file_that_may_not_be_opened_is_waited_for():
    clock = Clock()
    with tempfile.TemporaryDirectory(dir="/tmp") as room:  # pytest's own folders are open to nobody else
        folder, file = Path(room), Path(room, "a.txt")
        folder.chmod(0o755)
        file.write_text("x")
        file.chmod(0)
        arrivals = Arrivals(folder, 1, clock=clock)
        with nobody():
            arrivals.look()
            clock.now += 1
            look = arrivals.look()
        assert (names(look), [path.name for path in look.held]) == ([], ["a.txt"])
        file.chmod(0o644)
        with nobody():
            assert names(arrivals.look()) == ["a.txt"]


def test_a_moved_file_takes_no_other_ones_place(tmp_path):
    for number in (1, 2, 3):
        (tmp_path / "a.txt").write_text(str(number))
        move_file(tmp_path / "a.txt", tmp_path / "xong" / "đợt 1" / "a.txt")
    found = sorted((path.name, path.read_text()) for path in (tmp_path / "xong" / "đợt 1").iterdir())
    assert found == [("a (2).txt", "2"), ("a (3).txt", "3"), ("a.txt", "1")]


@pytest.mark.skipif(not os.path.isdir("/dev/shm"), reason="there is no second drive here")
def test_a_file_is_moved_to_another_drive(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    target = Path("/dev/shm") / f"kehoach-{os.getpid()}"
    try:
        assert move_file(tmp_path / "a.txt", target / "a.txt").read_text() == "x"
        assert ([p.name for p in target.iterdir()], (tmp_path / "a.txt").exists()) == (["a.txt"], False)
    finally:
        shutil.rmtree(target, ignore_errors=True)


# --- the whole of it


@contextmanager
def watching(folder, database, **options):
    """Watch as the command does and yield what was said; stop at the end."""
    said, stop = [], threading.Event()
    inbox = Inbox(folder, f"sqlite:///{database}", jobs=1, steady=0.5, rescan=2, **options)
    thread = threading.Thread(target=watch_folder, args=(inbox, said.append, stop))
    thread.start()
    try:
        yield said
    finally:
        stop.set()
        thread.join(120)
        assert not thread.is_alive()


def wait_for(condition, seconds=300):  # generous: Prefect starts slowly on a busy machine
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.1)


def read(database):
    if not database.exists():
        return []
    with connect.open_session(connect.open_engine(str(database))) as session:
        return sorted(plan.filename for plan in plans.list_plans(session))


def failed(database):
    with connect.open_session(connect.open_engine(str(database))) as session:
        return [Path(failure.path).name for failure in failures.list_failures(session)]


def drop(path, text, seconds=0.0):
    """Write a file piece by piece, as a network does."""
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for start in range(0, len(text), 200):
            file.write(text[start : start + 200])
            file.flush()
            time.sleep(seconds)


def test_what_comes_is_read_once_and_nothing_is_lost(inbox, tmp_path):
    database, done = tmp_path / "k.db", inbox / "xong"
    drop(inbox / "trước.txt", f"{TEXT}\nCó từ trước.")
    with watching(inbox, database, move_to=done) as said:
        wait_for(lambda: (done / "trước.txt").exists())
        drop(inbox / "đợt 1" / "chậm.txt", f"{TEXT}\nĐến chậm.", seconds=0.3)
        drop(inbox / "hỏng.docx", "PK\x03\x04 and no more")
        drop(inbox / "dở.docx.part", "nửa")
        wait_for(lambda: (done / "đợt 1" / "chậm.txt").exists() and failed(database) == ["hỏng.docx"])
        away = inbox.rename(inbox.with_name("ổ mạng"))
        wait_for(lambda: any("Không thấy thư mục" in words for words in said))
        drop(away / "trong lúc vắng.txt", f"{TEXT}\nKhi ổ mạng bị ngắt.")
        away.rename(inbox)
        wait_for(lambda: (done / "trong lúc vắng.txt").exists())
        assert any("Đã có lại thư mục" in words for words in said)
    expected = ["chậm.txt", "trong lúc vắng.txt", "trước.txt"]
    assert read(database) == expected
    assert {path.name for path in inbox.iterdir()} == {"xong", "đợt 1", "hỏng.docx", "dở.docx.part"}
    new = re.findall(r"Xong\. Hồ sơ mới: (\d)", "\n".join(said))
    assert sum(map(int, new)) == 3, said


def command(inbox, database, **options):
    words = [sys.executable, "-m", "app", "watch", str(inbox), "--db", str(database), "--jobs", "1", "--steady", "0.5"]
    return subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        env=os.environ | {"PYTHONUNBUFFERED": "1"}, **options,
    )  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize("how", ["ctrl+c", "sigterm"])
def test_the_command_stops_and_starts_at_any_time(inbox, tmp_path, how):
    database = tmp_path / "k.db"
    drop(inbox / "a.txt", TEXT)
    process = command(inbox, database, start_new_session=True)
    try:
        wait_for(lambda: read(database) == ["a.txt"])
        if how == "ctrl+c":
            os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all that the command has started
        else:
            process.terminate()
        said = process.communicate(timeout=60)[0]
    finally:
        end_group(process)
    assert process.returncode == 0, said
    assert "Traceback" not in said
    assert "Đang theo dõi" in said
    assert "Đã dừng theo dõi" in said


def end_group(process):
    """End what is left of a command's group."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait(20)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["/không/có"], "Không tìm thấy thư mục"), ([".", "--steady", "0"], "phải lớn hơn 0"),
        ([".", "--move-to", "."], "phải là thư mục khác"), ([], "Thiếu tham số THƯ_MỤC"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_at_once(words, said):
    from typer.testing import CliRunner

    from app.cli import build_app

    result = CliRunner().invoke(build_app(), ["watch", *words], prog_name="kehoach")
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
