"""Ended at any moment, or two at once, on a full disk: the collection is what it would have been."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.build_archives import mail_of, zip_of
from tests.collections_of import assert_whole, collection_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="fork and SIGKILL are of POSIX")

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples" / "plans"
SEED = int(os.environ.get("KEHOACH_TEST_SEED", "0")) or random.randrange(1, 10**6)
KILLS, KILLS_OF_THE_COMMAND = 50, 3
COPIES = {"0.txt", "9 bản sao.txt"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Small files of several kinds: plans, a copy, an archive, a mail, and files that give no record."""
    some = tmp_path_factory.mktemp("killed") / "kế hoạch"
    (some / "đợt 2").mkdir(parents=True)
    texts = [path.read_bytes() for path in sorted(SAMPLES.glob("*.txt")) if path.read_bytes()[:1] not in b"\xff\xfe"]
    small = [text.decode()[:1500] for text in texts]
    for number in range(10):
        (some / f"{number}.txt").write_text(f"{small[number % len(small)]}\nBản số {number}.\n", encoding="utf-8")
    shutil.copy(some / "0.txt", some / "9 bản sao.txt")
    (some / "trống.docx").write_bytes(b"")
    (some / "hỏng.docx").write_bytes((SAMPLES / "04-th-linh-thuong.docx").read_bytes()[:5000])
    members = [(f"Trường {n}/kế hoạch.txt", f"{small[0]}\nTrong gói {n}.\n".encode()) for n in range(4)]
    (some / "đợt 2" / "gói.zip").write_bytes(zip_of([*members, ("hỏng.pdf", b"%PDF-1.4 no more")]))
    (some / "đợt 2" / "thư.eml").write_bytes(mail_of([("kh.txt", f"{small[-1]}\nTrong thư.\n".encode())]))
    return some


@pytest.fixture(scope="module")
def child():
    """A function that gives the ingesting process a command and returns its answer."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ingest_child"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        encoding="utf-8", cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    assert process.stdout.readline() == "ready\n"

    def tell(*words):
        process.stdin.write("\t".join(map(str, words)) + "\n")
        process.stdin.flush()
        return process.stdout.readline().split()

    yield tell
    process.stdin.close()
    process.wait(30)


@pytest.fixture(scope="module")
def undisturbed(child, folder, tmp_path_factory):
    """The collection of an ingest that nothing disturbs, and the seconds that it took."""
    url = f"sqlite:///{tmp_path_factory.mktemp('whole') / 'k.db'}"
    code, seconds = child("run", folder, url, 1)
    assert code == "0"
    found = collection_of(url, COPIES)
    assert (len(found["records"]), len(found["failures"]), len(found["originals"])) == (15, 3, 18)
    return found, float(seconds)


def test_killed_at_any_moment_and_run_again_it_is_the_same(child, folder, undisturbed, tmp_path):
    expected, seconds = undisturbed
    chance = random.Random(SEED)
    kills = stores = 0
    while kills < KILLS:
        stores += 1
        assert stores < KILLS, "the ingest ends before it can be killed"
        file = tmp_path / str(stores) / "k.db"
        for _ in range(5):
            [ended] = child("kill", folder, f"sqlite:///{file}", chance.uniform(0, seconds * 0.7))
            kills += ended == "killed"
        assert child("run", folder, f"sqlite:///{file}", 1)[0] == "0", f"seed {SEED}, store {stores}"
        assert collection_of(f"sqlite:///{file}", COPIES) == expected, f"seed {SEED}, store {stores}"
        assert_whole(file)
        shutil.rmtree(file.parent)


def command(folder, file, home, **options):
    words = [sys.executable, "-m", "app", "ingest", str(folder), "--db", str(file), "--jobs", "2"]
    environment = os.environ | {"PREFECT_HOME": str(home)}
    return subprocess.Popen(
        words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, **options
    )


def end_group(process):
    """End what a killed command leaves: its workers, if they have not noticed yet, and Prefect's server."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(20)


def test_the_command_itself_killed_and_run_again(folder, undisturbed, tmp_path):
    expected, _ = undisturbed
    chance = random.Random(SEED)
    file = tmp_path / "k.db"
    for _ in range(KILLS_OF_THE_COMMAND):
        process = command(folder, file, tmp_path / "prefect")
        end = time.monotonic() + 60
        while not file.exists() and time.monotonic() < end:  # from here on there is something to spoil
            time.sleep(0.05)
        time.sleep(chance.uniform(0, 6))
        process.kill()
        end_group(process)
    last = command(folder, file, tmp_path / "prefect")
    said = last.communicate(timeout=120)[0].decode()
    end_group(last)
    assert last.returncode == 1, said  # three files are bad
    assert "Traceback" not in said
    assert collection_of(f"sqlite:///{file}", COPIES) == expected, f"seed {SEED}"
    assert_whole(file)


def test_two_at_once_make_one_collection(child, folder, undisturbed, tmp_path):
    expected, _ = undisturbed
    for turn in range(6):  # each makes the tables, too
        file = tmp_path / f"{turn}.db"
        *codes, _ = child("run", folder, f"sqlite:///{file}", 3)
        assert codes == ["0", "0", "0"]
        assert collection_of(f"sqlite:///{file}", COPIES) == expected
        assert_whole(file)


def test_two_commands_at_once_make_one_collection(folder, undisturbed, tmp_path):
    expected, _ = undisturbed
    file = tmp_path / "k.db"
    both = [command(folder, file, os.environ["PREFECT_HOME"]) for _ in range(2)]
    said = [process.communicate(timeout=120)[0].decode() for process in both]
    for process in both:
        end_group(process)
    assert [process.returncode for process in both] == [1, 1], said
    assert "Traceback" not in "".join(said)
    assert collection_of(f"sqlite:///{file}", COPIES) == expected
    assert_whole(file)


def test_two_at_once_on_postgresql(child, folder, undisturbed, postgresql_url, tmp_path, monkeypatch):
    expected, _ = undisturbed
    monkeypatch.setenv("KEHOACH_ORIGINALS", str(tmp_path / "originals"))
    *codes, _ = child("run", folder, postgresql_url, 3, tmp_path / "originals")
    assert codes == ["0", "0", "0"]
    assert collection_of(postgresql_url, COPIES) == expected
