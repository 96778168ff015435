"""The digest as a flow over a store, and as commands: files, changes, and one Vietnamese line for every mistake."""

import json
import re
from datetime import date

import pytest
from typer.testing import CliRunner

from app.cli import build_app
from corpus.compliance.requirements import RequirementsError
from corpus.errors import StoreError
from corpus.store import connect
from corpus.store.records import load_records_of_year
from corpus.store.save import save_plans
from flows.digest import make_digest
from schemas import Digest
from tests.district import SAMPLES, district_digest, district_plans

NAMES = ["deadlines.ics", "digest.docx", "digest.html", "digest.json", "digest.xlsx"]
DIRECTIVE = SAMPLES / "plans" / "00-chi-dao-phong-gddt.docx"


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    """A store with the sample district's records."""
    path = tmp_path_factory.mktemp("store") / "k.db"
    with connect.open_session(connect.open_engine(str(path))) as session:
        save_plans(session, [plan.record for plan in district_plans()])
        session.commit()
    return path


@pytest.fixture
def run():
    """A function that runs the program in this process and gives its status and words."""
    program, runner = build_app(), CliRunner()

    def call(*words):
        result = runner.invoke(program, [str(word) for word in words], prog_name="kehoach")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return call


def digest(db, out, **options):
    options = {"roll": SAMPLES / "roll.csv", "office": SAMPLES / "office.toml", "as_of": date(2024, 9, 30)} | options
    return make_digest(SAMPLES / "requirements.yaml", f"sqlite:///{db}", out, **options)


def test_the_flow_says_what_the_functions_say(db, tmp_path):
    made, files = digest(db, tmp_path / "a" / "b")
    assert sorted(path.name for path in files) == sorted(p.name for p in (tmp_path / "a" / "b").iterdir()) == NAMES
    assert [row.checks for row in made.schools] == [row.checks for row in district_digest().schools]
    assert all(row.plan is None or row.plan.id for row in made.schools)


def test_the_next_digest_is_compared_with_the_last(db, tmp_path):
    first, _ = digest(db, tmp_path)
    assert (first.previous_as_of, first.changes) == (None, [])
    path = tmp_path / "digest.json"
    old = json.loads(path.read_text(encoding="utf-8"))
    old["schools"][0]["checks"][0]["verdict"] = "not_found"
    path.write_text(json.dumps(old), encoding="utf-8")
    second, _ = digest(db, tmp_path, as_of=date(2024, 10, 15))
    assert second.previous_as_of == date(2024, 9, 30)
    assert [change.note for change in second.changes] == ["Viện dẫn Kế hoạch số 214/KH-PGDĐT: chưa thấy → đạt."]


def test_what_lies_there_of_another_directive_or_version_is_no_last_digest(db, tmp_path):
    (tmp_path / "digest.json").write_text("{}", encoding="utf-8")
    assert digest(db, tmp_path)[0].previous_as_of is None


def test_only_plans_that_may_be_of_the_year_are_read(tmp_path):
    headers = [
        {"school_year": "2024/2025"}, {"school_year": None, "period": None}, {"school_year": None, "period": "2024"},
        {"school_year": "2023/2024", "issued": "2023-09-10"}, {"school_year": "2023/2024", "issued": "2024-09-10"},
        {"school_year": None, "period": "2020/2025", "issued": None},
    ]  # fmt: skip
    record = district_plans()[1].record
    made = []
    for number, header in enumerate(headers, start=1):
        copy = record.model_copy(deep=True, update={"header": record.header.model_copy(update=header)})
        copy.source.sha256 = f"{number:064x}"
        made.append(copy)
    with connect.open_session(connect.open_engine(str(tmp_path / "k.db"))) as session:
        save_plans(session, made)
        session.commit()
        told = [plan_id for plan_id, _ in load_records_of_year(session, "2024/2025", "2024-08-28")]
    assert told == [1, 2, 3, 5]


def test_a_file_of_requirements_that_cannot_be_used_changes_nothing(db, tmp_path):
    (tmp_path / "x.yaml").write_text("title: x\na: 1\n", encoding="utf-8")
    with pytest.raises(RequirementsError):
        make_digest(tmp_path / "x.yaml", f"sqlite:///{db}", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_store_that_is_not_there(tmp_path):
    with pytest.raises(StoreError):
        digest(tmp_path / "không có.db", tmp_path / "out")


def test_the_command_writes_and_shows(run, db, tmp_path):
    result = run("digest", SAMPLES / "requirements.yaml", "--out", tmp_path / "out", "--roll", SAMPLES / "roll.csv",
                 "--office", SAMPLES / "office.toml", "--as-of", "30/9/2024", "--db", db)  # fmt: skip
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == NAMES
    assert re.search(r"Trường Tiểu học Bình Lãng +— +Chưa nhận được", result.output)
    assert Digest.model_validate_json((tmp_path / "out" / "digest.json").read_text(encoding="utf-8")).as_of == date(
        2024, 9, 30
    )


@pytest.mark.parametrize(("options", "words"), [
    (["--as-of", "hôm qua"], "Không hiểu ngày “hôm qua”"),
    (["--roll", "không-có.csv"], "Không tìm thấy tệp: không-có.csv"),
    (["--roll", DIRECTIVE], "danh sách trường phải là CSV"),
    (["--office", SAMPLES / "roll.csv"], "không đúng cú pháp TOML"),
    (["--template", SAMPLES / "roll.csv"], "không phải tệp Word .docx"),
    (["--previous", SAMPLES / "roll.csv"], "không phải digest.json"),
    (["--db", SAMPLES / "không-có.db"], "kho"),
])  # fmt: skip
def test_a_mistake_is_one_vietnamese_line(run, db, tmp_path, options, words):
    given = ["--db", db] if "--db" not in options else []
    result = run("digest", SAMPLES / "requirements.yaml", "--out", tmp_path / "out", *given, *options)
    assert result.exit_code == 2, result.output
    assert words.lower() in result.output.lower()
    assert "Traceback" not in result.output
    assert not list((tmp_path / "out").glob("digest.*")) if (tmp_path / "out").exists() else True


def test_a_folder_that_cannot_be_made(run, db, tmp_path):
    (tmp_path / "out").write_text("tệp", encoding="utf-8")
    result = run("digest", SAMPLES / "requirements.yaml", "--out", tmp_path / "out", "--db", db)
    assert (result.exit_code, "Không ghi được" in result.output) == (2, True), result.output


def test_draft_and_check(run, tmp_path):
    out = tmp_path / "yêu cầu.yaml"
    assert run("requirements", "draft", DIRECTIVE, "--out", out).exit_code == 0
    result = run("requirements", "check", out)
    assert result.exit_code == 0
    assert "29 yêu cầu" in result.output
    assert run("requirements", "draft", DIRECTIVE).output == out.read_text(encoding="utf-8")
    result = run("requirements", "draft", DIRECTIVE, "--out", out)
    assert (result.exit_code, "--force" in result.output) == (2, True)
    assert run("requirements", "draft", DIRECTIVE, "--out", out, "--force").exit_code == 0


def test_check_tells_every_problem(run, tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("title: x\na: 1\nrequirements:\n  - {id: A, kind: b}\n", encoding="utf-8")
    result = run("requirements", "check", path)
    assert result.exit_code == 2
    assert "dòng 2: không có khóa “a”" in result.output
    assert "dòng 4: loại “b” không có" in result.output


@pytest.mark.parametrize("words", [
    ["requirements"], ["requirements", "--help"], ["requirements", "draft", "--help"],
    ["requirements", "check", "--help"],
])  # fmt: skip
def test_help_of_the_group_is_vietnamese(run, words):
    result = run(*words)
    assert "Cách dùng: kehoach requirements" in result.output
    assert not re.search(r"\b(Usage|Options|Commands|Arguments|Show this|required)\b", result.output)


@pytest.mark.parametrize("words", [
    ["requirements", "draf"], ["requirements", "draft"], ["requirements", "draft", "không-có.docx"],
    ["requirements", "check", "không-có.yaml"], ["digest"], ["digest", "không-có.yaml", "--out", "x"],
])  # fmt: skip
def test_what_is_not_there_is_exit_2(run, words):
    result = run(*words)
    assert (result.exit_code, "Lỗi: " in result.output) == (2, True), result.output
