"""The short run of the fuzz: some hundred changed files of every kind through the workers of an ingest (make fuzz)."""

import os
import re
import subprocess
import sys
from random import Random

import pytest

from extractors.containers.rar import find_bsdtar
from flows.work import UNCHANGED, UNPACKED, Outcome
from tests.fuzz.claims import faults, reason_faults
from tests.fuzz.mutants import SHARES, mutate
from tests.fuzz.run import fuzz
from tests.fuzz.seeds import KINDS, seeds

# LibreOffice and tesseract take a second for each file: the long run has them.
QUICK = tuple(k for k in KINDS if k not in ("odt", "doc", "rtf", "picture") and (k not in ("7z",) or find_bsdtar()))
COUNT = 100


def test_every_kind_has_seeds_and_a_share():
    assert set(KINDS) == set(SHARES)
    for kind in QUICK:
        assert all(seeds(kind))


@pytest.mark.parametrize("kind", ["txt", "pdf", "rar"])  # others are packed with the time of day
def test_the_same_number_gives_the_same_changes(kind):
    first, again, other = (mutate(Random(seed), kind, ("txt",)) for seed in ("7/1", "7/1", "7/2"))
    assert first == again != other


def test_changed_files_give_records_or_one_vietnamese_reason(tmp_path):
    kept = tmp_path / "failures"
    (report,) = fuzz(COUNT, 20241, QUICK, jobs=1, seconds=30, keep=kept)
    assert report.bad == {}, f"the files are in {kept}"
    assert report.files >= COUNT
    assert report.records > COUNT / 10
    assert report.reasons.total() > COUNT / 10


def test_a_folder_of_changed_files_through_the_command_line(tmp_path):
    folder = tmp_path / "đến"
    folder.mkdir()
    kinds = [kind for kind in QUICK if kind not in ("zip", "tar", "7z", "rar", "eml")]  # one file, one line
    for number in range(20):
        chance = Random(f"5/{number}")
        kind = chance.choice(kinds)
        (folder / f"{number}.{kind}").write_bytes(mutate(chance, kind, QUICK) + b" " * number)
    kehoach = [sys.executable, "-m", "app", "ingest", str(folder), "--db", str(tmp_path / "k.db")]
    done = subprocess.run(
        kehoach, capture_output=True, text=True, encoding="utf-8", timeout=120, env=os.environ | {"COLUMNS": "300"}
    )
    said = done.stdout + done.stderr
    assert done.returncode in (0, 1)
    assert not re.search("Traceback|Error|Exception|Warning", said)
    assert re.search(r"Tệp\b.*\b20\b", said), said


@pytest.mark.parametrize(
    ("outcome", "wrong"),
    [
        (Outcome("a", record="{}"), False),
        (Outcome("a", category=UNCHANGED), False),
        (Outcome("a", category=UNPACKED), False),
        (Outcome("a", reason="Tệp trống, không có chữ nào để đọc.", category="empty"), False),
        (Outcome("a"), True),
        (Outcome("a", record="{}", reason="Tệp trống."), True),
        (Outcome("a", reason="Lỗi của chương trình (KeyError).", category="defect"), True),
        (Outcome("a", reason="Đọc tệp mất quá 120 giây.", category="timeout"), True),
        (Outcome("a", reason="Tệp hỏng.", category="bad"), True),
        (Outcome("a", reason="Bad magic number.", category="damaged"), True),
    ],
)
def test_the_claims_tell_good_outcomes_from_bad_ones(outcome, wrong):
    assert bool(faults(outcome)) == wrong


@pytest.mark.parametrize(
    "reason", ["Tệp hỏng", "Tệp hỏng.\nTệp hỏng.", "Tệp hỏng: list index out", "Lỗi KeyError: 'x'.", "Tệp \x1b."]
)
def test_no_words_of_the_programs_own_pass_for_a_reason(reason):
    assert reason_faults(reason)
