"""The ingest flow with its real parts: Prefect's embedded server, worker processes, SQLite."""

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from corpus.store import connect, failures, plans
from flows.discover import MissingPathError, discover_files
from flows.ingest import ingest_paths
from flows.pool import open_pool, read_in_pool
from flows.report import FileFailure, IngestReport
from flows.work import Outcome, PlanFile, Room

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples" / "plans"


def ingest(folder, database, **options):
    return ingest_paths([folder], f"sqlite:///{database}", jobs=2, **options)


@pytest.fixture
def folder(tmp_path):
    """A folder with two plans, one of them twice, and files that give no record."""
    some = tmp_path / "plans"
    (some / "dot 2").mkdir(parents=True)
    shutil.copy(SAMPLES / "06-th-cam-vinh.txt", some / "một.txt")
    shutil.copy(SAMPLES / "02-mn-bong-sen.txt", some / "dot 2" / "hai.txt")
    shutil.copy(SAMPLES / "06-th-cam-vinh.txt", some / "dot 2" / "một (bản sao).txt")
    (some / "trống.docx").write_bytes(b"")
    (some / "hỏng.docx").write_bytes((SAMPLES / "04-th-linh-thuong.docx").read_bytes()[:5000])
    (some / "~$một.docx").write_bytes(b"Word's lock file")
    return some


def test_every_file_is_accounted_for_and_a_second_run_changes_nothing(folder, tmp_path):
    calls = []
    first = ingest(folder, tmp_path / "k.db", on_progress=lambda done, total: calls.append((done, total)))
    assert (first.found, first.new, first.unchanged, len(first.failures)) == (5, 2, 1, 2)
    assert {Path(f.path).name for f in first.failures} == {"trống.docx", "hỏng.docx"}
    assert calls[-1] == (5, 5)
    second = ingest(folder, tmp_path / "k.db")
    assert (second.found, second.new, second.updated, second.unchanged) == (5, 0, 0, 3)
    with connect.open_session(connect.open_engine(f"sqlite:///{tmp_path / 'k.db'}")) as session:
        assert plans.count_plans(session) == 2
        assert len(failures.list_failures(session)) == 2


def test_an_interrupted_run_goes_on_where_it_stopped(folder, tmp_path):
    class StopError(Exception):
        pass

    def stop(done, total):
        raise StopError

    for i in range(40):  # more than one batch, so that the stop comes in the middle
        (folder / f"{i}.txt").write_text(f"KẾ HOẠCH\nSố {i}\n", encoding="utf-8")
    with pytest.raises(StopError):
        ingest(folder, tmp_path / "k.db", on_progress=stop)
    rest = ingest(folder, tmp_path / "k.db")
    assert rest.found == 45
    assert rest.unchanged >= 2
    with connect.open_session(connect.open_engine(f"sqlite:///{tmp_path / 'k.db'}")) as session:
        assert plans.count_plans(session) == 42


def test_a_missing_path_is_an_error_before_any_work(tmp_path):
    with pytest.raises(MissingPathError, match="Không tìm thấy"):
        ingest(tmp_path / "không có", tmp_path / "k.db")
    assert not (tmp_path / "k.db").exists()


def test_links_to_folders_are_not_followed(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "plan.txt").write_text("x")
    try:
        (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets no links be made")
    assert discover_files([tmp_path / "a"]) == [tmp_path / "a" / "plan.txt"]


def sleep_or_crash(files, _room):
    """Stands for a reader that hangs on one file and kills its process on another."""
    paths = [file.path for file in files]
    for path in paths:
        if path == "hangs":
            time.sleep(60)
        if path == "crashes":
            os._exit(3)
    return [Outcome(path, sha256="0") for path in paths]


def test_a_hang_and_a_crash_cost_one_file_each():
    async def run():
        with open_pool(2) as pool:
            files = [PlanFile(name) for name in ("one", "hangs", "crashes", "two")]
            return await read_in_pool(pool, files, Room("", ""), read=sleep_or_crash, seconds=3)

    outcomes = asyncio.run(run())
    assert [(o.path, o.category) for o in outcomes] == [
        ("one", None), ("hangs", "timeout"), ("crashes", "timeout"), ("two", None),
    ]  # fmt: skip
    assert all("đã dừng" in o.reason for o in outcomes if o.category)


def test_the_report_says_the_same_in_prefect_as_in_the_terminal():
    report = IngestReport(found=2, new=1, failures=[FileFailure("a|b.docx", "Tệp trống.")])
    markdown = report.to_markdown()
    assert all(f"| {label} | {count} |" in markdown for label, count in report.rows())
    assert "| a\\|b.docx | Tệp trống. |" in markdown


def test_against_a_running_server_the_artifact_is_there(folder, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    api = f"http://127.0.0.1:{port}/api"
    environment = os.environ | {"PREFECT_HOME": str(tmp_path / "home"), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port), "--host", "127.0.0.1"]
    log = (tmp_path / "server.log").open("wb")
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        _wait_for(f"{api}/health", server)
        kehoach = [sys.executable, "-m", "app", "ingest", str(folder), "--db", str(tmp_path / "k.db")]
        done = subprocess.run(
            kehoach, env=environment | {"PREFECT_API_URL": api}, capture_output=True, text=True, encoding="utf-8"
        )
        assert done.returncode == 1, done.stderr  # done, with failures
        assert "Traceback" not in done.stdout + done.stderr
        request = urllib.request.Request(f"{api}/artifacts/filter", b"{}", {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=20) as answer:
            artifacts = json.load(answer)
        assert any("trống.docx" in str(artifact["data"]) for artifact in artifacts)
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def _wait_for(url, server, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    raise AssertionError("the server did not start")


def test_an_embedded_run_prints_no_traceback(folder, tmp_path):
    kehoach = [sys.executable, "-m", "app", "ingest", str(folder), "--db", str(tmp_path / "k.db")]
    done = subprocess.run(kehoach, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert "prefect" not in (done.stdout + done.stderr).lower()
