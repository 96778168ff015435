"""kehoach doctor: what is here is said with its version, what is missing with its cost and how to install it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.store import connect
from corpus.store.save import save_plans
from extractors.system_parts import find_parts
from tests.records import make_record
from tests.stores import url_of
from tests.test_cli import run  # noqa: F401

ROOT = Path(__file__).parent.parent
NAMES = {"LibreOffice", "Tesseract (nhận dạng chữ)", "Tesseract: tiếng Việt (vie)", "bsdtar"}


def doctor(path, *words):
    """Run doctor as a process of its own, in which only what lies in ``path`` is found."""
    environment = os.environ | {"PATH": str(path)}
    command = [sys.executable, "-m", "app", "doctor", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=ROOT, timeout=60
    )


def test_every_part_says_what_its_lack_costs_and_how_to_install_it():
    parts = find_parts()
    assert {part.name for part in parts} == NAMES
    for part in parts:
        assert part.cost.endswith(".")
        assert part.debian.startswith("apt install ")
        assert part.windows


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system brings some of them")
def test_where_nothing_is_here_everything_is_told(tmp_path):
    result = doctor(tmp_path, "--db", tmp_path / "k.db", "--json")
    assert (result.returncode, result.stderr) == (1, "")
    missing = {row["name"]: row["advice"] for row in json.loads(result.stdout) if not row["ok"]}
    assert set(missing) == NAMES
    assert "apt install libarchive-tools" in missing["bsdtar"]
    said = " ".join(doctor(tmp_path, "--db", tmp_path / "k.db").stdout.split())
    assert "THIẾU" in said
    assert "apt install tesseract-ocr-vie" in said


@pytest.mark.skipif(sys.platform != "linux", reason="a shell script stands for the program")
def test_a_tesseract_without_vietnamese_is_not_enough(tmp_path):
    (tmp_path / "tesseract").write_text("#!/bin/sh\necho eng\n")
    (tmp_path / "tesseract").chmod(0o755)
    result = doctor(tmp_path, "--db", tmp_path / "k.db", "--json")
    ok = {row["name"]: row["ok"] for row in json.loads(result.stdout)}
    assert (ok["Tesseract (nhận dạng chữ)"], ok["Tesseract: tiếng Việt (vie)"]) == (True, False)


def test_where_all_is_here_it_ends_with_0(run, tmp_path):  # noqa: F811
    if not all(part.place for part in find_parts()):
        pytest.skip("a system part is missing here")
    if shutil.disk_usage(tmp_path).free < 2**30:
        pytest.skip("this disk is nearly full")
    result = run("doctor", "--db", tmp_path / "k.db")
    assert (result.exit_code, "Mọi thứ đều đủ" in result.output) == (0, True)


def test_the_store_is_described(run, tmp_path, engine):  # noqa: F811
    with connect.open_session(engine) as session:
        save_plans(session, [make_record()])
        session.commit()
    result = run("doctor", "--json", "--db", url_of(engine), "--originals", tmp_path / "gốc")
    found = {row["name"]: row["found"] for row in json.loads(result.output)}
    assert "1 kế hoạch" in found["Kho dữ liệu"]
    assert engine.dialect.name in found["Kho dữ liệu"]
    assert found["Bản gốc"] == f"{tmp_path / 'gốc'} (chưa có)"
    assert "GB" in found["Ổ đĩa"]


def test_a_damaged_store_is_told_and_nothing_is_made(run, tmp_path):  # noqa: F811
    (tmp_path / "k.db").write_bytes(b"no database at all" * 500)
    result = run("doctor", "--json", "--db", tmp_path / "k.db", "--originals", "off")
    rows = {row["name"]: row for row in json.loads(result.output)}
    assert (result.exit_code, rows["Kho dữ liệu"]["ok"], rows["Bản gốc"]["ok"]) == (1, False, True)
    assert "bị hỏng" in rows["Kho dữ liệu"]["advice"]
    run("doctor", "--db", tmp_path / "new.db")
    assert [path.name for path in tmp_path.iterdir()] == ["k.db"]
