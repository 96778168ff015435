"""The command line: Vietnamese throughout, exit 0, 1 or 2, never a traceback, quick to help."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import build_app, find_commands
from app.vietnamese import translate_complaint
from corpus.store import connect, failures
from corpus.store.save import save_plans
from corpus.wording import say_date
from schemas import PlanRecord
from tests.records import TEXT, make_record

COMMANDS = find_commands()
README = Path(__file__).parent.parent / "README.md"
SAMPLES = Path(__file__).parent.parent / "corpus" / "samples" / "plans"
# Words of typer's and click's own that would stand in the way of a clerk.
ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Arguments|Show this|Missing|Invalid|No such|Error|Try|required|default|unexpected"
    r"|Possible|Did you mean|Aborted|Traceback|Input should)\b"
)


@pytest.fixture
def run():
    """A function that runs the program in this process and gives its status and words."""
    program, runner = build_app(), CliRunner()

    def call(*words, env=None):
        result = runner.invoke(program, [str(word) for word in words], env=env, prog_name="kehoach")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return call


@pytest.fixture
def db(tmp_path):
    """A store with three plans, two of one number, and a failure."""
    path = tmp_path / "k.db"
    with connect.open_session(connect.open_engine(str(path))) as session:
        other = {"issuing_body": "Trường Mầm non Hoa Sen", "number": "5/KH-MNHS", "school_year": "2022/2023"}
        records = [make_record("a.txt"), make_record("b.txt"), make_record("c.txt", header=other, findings=[])]
        save_plans(session, records)
        failures.save_failures(session, [failures.FailedFile("/x/quét.pdf", "Tệp là bản quét", "scan")])
        session.commit()
    return path


def kehoach(*words, **options):
    """Run the installed program as a clerk does."""
    script = Path(sys.executable).with_name("kehoach")
    environment = os.environ | {"COLUMNS": "100"} | options.pop("env", {})
    return subprocess.run([script, *map(str, words)], capture_output=True, env=environment, timeout=120, **options)


# --- help


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_vietnamese(run, name):
    result = run(*[name] * bool(name), "--help")
    assert result.exit_code == 0
    assert not ENGLISH.search(result.output), result.output
    assert re.search(r"[ạảấầậắặẹếềệịọốồộớờợụứừựỳ]", result.output)
    assert not re.search(r"[{}<>]", result.output), "typer's own signs"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_help_and_explains_its_options(run, name):
    assert re.search(rf"^  {name} +\S+", run("--help").output, re.M)
    options = re.split(r"\nTùy chọn:\n", run(name, "--help").output)[1]
    for line in re.findall(r"^  (-.*)$", options, re.M):
        assert re.search(r"\S {2,}\S", line) or len(line) > 25, f"{line} is not explained"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_line_in_the_readme(name):
    if not README.exists():
        pytest.skip("README.md is still to be written")
    assert f"kehoach {name}" in README.read_text(encoding="utf-8")


def test_the_program_alone_shows_its_help(run):
    result = run()
    assert (result.exit_code, "Cách dùng: kehoach" in result.output) == (0, True)


def test_the_help_imports_nothing_slow():
    code = "import sys; from app.cli import build_app; build_app(); print(*sys.modules)"
    loaded = set(subprocess.check_output([sys.executable, "-c", code], text=True).split())
    assert not loaded & {"rich", "spacy", "pandas", "sqlalchemy", "alembic", "prefect", "pydantic", "yaml", "numpy"}


# --- what goes wrong at the keyboard


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show"], "Thiếu tham số KẾ_HOẠCH."), (["lits"], "Có phải ý là “list”?"), (["xyz"], "Không có lệnh “xyz”."),
        (["list", "--foo"], "Không có tùy chọn --foo"), (["list", "--limit"], "cần có giá trị"),
        (["list", "--limit", "abc"], "cần một số nguyên"), (["list", "--limit", "0"], "từ 1 trở lên"),
        (["schema", "thừa"], "Thừa tham số: thừa."), (["list", "--json=3"], "không nhận giá trị"),
        (["search"], "Thiếu tham số NỘI_DUNG."), (["search", "--in", "foo", "x"], "Không có phần “foo”"),
        (["search", "x", "--top"], "chỉ hỏi một điều"), (["search", "--cites", "không số"], "không phải là số"),
        (["search", "--cites", "1", "--role", "x"], "Không có vai “x”"),
        (["search", "--cites", "1", "--issued", "hôm qua"], "không phải là ngày"),
        (["search", "--issued", "4//2013"], "“4//2013” không phải là ngày"),
        (["search", "--issued", "²/2013"], "không phải là ngày"),
        (["search", "x", "--level", "đại học"], "Không có cấp học"),
        (["search", "x", "--status", "xong"], "Không có trạng thái"),
        (["ingest"], "Thiếu tham số"), (["ingest", "/không/có"], "Không tìm thấy tệp hoặc thư mục"),
        (["ingest", "--jobs", "0", "."], "--jobs"), (["extract", "/không/có.docx"], "Không tìm thấy tệp"),
        (["extract", "."], "thư mục"), (["export", "x.jsonl", "--format", "doc"], "Không có dạng “doc”"),
        (["list", "--db", "/không/có.db"], "Chưa có kho dữ liệu"), (["list", "--db", "nosuch://x"], "Không dùng được"),
        (["show", "1", "--db", "/không/có.db"], "Chưa có kho dữ liệu"), (["export", "-", "--format", "csv"], "jsonl"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_vietnamese_line_and_exit_2(run, db, words, said):
    if "--db" not in words and words[0] in ("export", "search"):
        words = [*words, "--db", db]
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.startswith("Lỗi: ")
    assert not ENGLISH.search(result.stderr), result.stderr


def test_what_typer_may_say_tomorrow_is_still_introduced_in_vietnamese():
    assert translate_complaint("Something new.") == "Lệnh gõ chưa đúng (Something new.)"


def test_a_defect_is_told_apart_from_a_mistake(run, monkeypatch, db):
    monkeypatch.setattr("corpus.store.plans.list_plans", lambda *_: 1 / 0)
    result = run("list", "--db", db)
    assert (result.exit_code, "không phải do bạn: ZeroDivisionError" in result.stderr) == (2, True)


def test_a_damaged_store_is_no_traceback(run, tmp_path):
    (tmp_path / "k.db").write_bytes(b"no database at all" * 500)
    result = run("list", "--db", tmp_path / "k.db")
    assert (result.exit_code, "bị hỏng" in result.stderr) == (2, True)


# --- list, show


def test_list_shows_each_plan(run, db):
    result = run("list", "--db", db)
    assert result.exit_code == 0
    for words in ("Trường THCS Đồng Tâm", "12/KH-THCSĐT", "2021-2022", "15/9/2021", "1 cảnh báo", "3 kế hoạch"):
        assert words in result.output


def test_list_is_filtered_and_json(run, db):
    rows = json.loads(run("list", "--db", db, "--school", "hoa sen", "--json").output)
    assert [(row["plan"], row["school"], row["filename"]) for row in rows] == [(3, "Trường Mầm non Hoa Sen", "c.txt")]
    assert [row["plan"] for row in json.loads(run("list", "--db", db, "--findings", "--json").output)] == [1, 2]
    assert "2 trong 3 kế hoạch" in run("list", "--db", db, "--limit", "2").output
    assert "Không có kế hoạch nào" in run("list", "--db", db, "--year", "1999").output


@pytest.mark.parametrize(
    "words",
    [
        ["list"], ["search", "thi đua"], ["search", "--cites", "1431"], ["search", "9/KH"], ["search", "--top"],
        ["search", "--not-cites", "9/KH [/i]"], ["show", "1"], ["compare"], ["failures"],
    ],
)  # fmt: skip
def test_words_that_look_like_markup_are_printed_as_they_are(run, tmp_path, words):
    url, school = tmp_path / "odd.db", "Trường [/b] A"
    header = {"issuing_body": school, "number": "9/KH", "title": "[red]Thi đua[/red]", "school_year": "2024/2025"}
    with connect.open_session(connect.open_engine(str(url))) as session:
        records = [make_record(f"{i}[/x].txt", header=header | {"issuing_body": f"{school}{i}"}) for i in range(2)]
        save_plans(session, records)
        failures.save_failures(session, [failures.FailedFile("/x/[/b].pdf", "[/i] hỏng", "damaged")])
        session.commit()
    result = run(*words, "--db", url)
    assert result.exit_code == 0, result.output
    assert "--top" in words or "[/b]" in result.output


def test_the_store_may_come_from_the_environment(run, db):
    assert run("list", env={"KEHOACH_DB": str(db)}).exit_code == 0


def test_show_is_a_page_of_the_record(run, db):
    output = run("show", "a.txt", "--db", db).output
    for words in (
        "THI ĐUA".title(), "Trường THCS Đồng Tâm", "12/KH-THCSĐT", "● cảnh báo Không thấy tên người ký",
        "Văn bản viện dẫn (2)", "1431/SGDĐT-VP", "≥ 12%", "05/9/2021", "Bà Bùi Hà Thanh",
        "‹VB: Công văn số 1431/SGDĐT-VP ‹TG: ngày 20/8/2021› của Sở GD&ĐT›", "‹CT: Học lực giỏi: 12% trở lên›",
    ):  # fmt: skip
        assert words.lower() in output.lower(), words
    assert output.index("Không thấy tên người ký") < output.index("Văn bản viện dẫn")
    assert "Toàn văn" not in run("show", "a.txt", "--no-text", "--db", db).output


def test_show_says_where_the_file_lay_and_where_its_original_is(run, db, tmp_path):
    from corpus.store.originals import keep_original

    record = make_record("d.txt")
    with connect.open_session(connect.open_engine(str(db))) as session:
        save_plans(session, [record], paths={record.source.sha256: "/x/d.txt"})
        session.commit()
    kept = keep_original(tmp_path / "k.files", b"x", record.source.sha256)
    output = run("show", "d.txt", "--no-text", "--db", db).output
    assert "Nơi nhận tệp" in output
    assert "/x/d.txt" in output
    assert kept.name[:20] in output
    assert "Bản gốc" not in run("show", "d.txt", "--no-text", "--originals", "off", "--db", db).output


def test_show_knows_a_plan_by_many_names(run, db):
    sha = make_record("c.txt").source.sha256
    for name in ("3", "c.txt", "5/KH-MNHS", "5 kh mnhs", sha[:10]):
        result = run("show", name, "--json", "--db", db)
        assert PlanRecord.model_validate_json(result.output).source.filename == "c.txt"


def test_show_lists_the_candidates(run, db):
    result = run("show", "12/KH-THCSĐT", "--db", db)
    assert result.exit_code == 2
    assert re.findall(r"^ +(\d+)  12/KH-THCSĐT", result.stderr, re.M) == ["1", "2"]
    assert run("show", "nghìn", "--db", db).exit_code == 2


# --- search


def test_search_finds_a_number_in_any_spelling(run, db):
    for query in (["1431/sgdđt-vp"], ["1431", "SGD&ĐT", "VP"], ["công", "văn", "1431"]):
        result = run("search", *query, "--db", db)
        assert "3 chỗ trong 3 kế hoạch" in result.output, result.output
    hits = json.loads(run("search", "1431", "--json", "--db", db).output)
    assert {"plan", "school", "filename", "number", "issued", "text", "page", "section"} <= set(hits[0])


def test_search_finds_words(run, db):
    output = run("search", "thi", "dua", "khen", "thuong", "--db", db).output
    assert "Thi đua khen thưởng năm học 2021-2022" in output
    assert "trang 2" in run("search", "học lực giỏi", "--in", "chitieu", "--db", db).output
    result = run("search", "không hề có", "--db", db)
    assert (result.exit_code, "Không tìm thấy" in result.output) == (0, True)
    assert json.loads(run("search", "không hề có", "--json", "--db", db).output) == []


def test_search_lists_who_cites_and_who_does_not(run, db):
    hits = json.loads(run("search", "--cites", "1431 sgd&đt vp", "--type", "CV", "--json", "--db", db).output)
    assert [(h["plan"], h["number"], h["issued"], h["page"], h["section"]) for h in hits] == [
        (plan, "1431/SGDĐT-VP", "2021-08-20", 1, None) for plan in (1, 2, 3)]  # fmt: skip
    assert "viện dẫn 1431" not in run("search", "--cites", "1431", "--db", db).output
    assert json.loads(run("search", "--cites", "1431", "--type", "KH", "--json", "--db", db).output) == []
    assert json.loads(run("search", "--not-cites", "1431", "--json", "--db", db).output) == []
    lacking = json.loads(run("search", "--not-cites", "29-NQ/TW", "--level", "mn", "--json", "--db", db).output)
    assert [(p["plan"], p["school"], p["filename"]) for p in lacking] == [(3, "Trường Mầm non Hoa Sen", "c.txt")]
    assert (
        "3 trong 3 kế hoạch chưa thấy viện dẫn 29-NQ/TW" in run("search", "--not-cites", "29-NQ/TW", "--db", db).output
    )


def test_search_narrows_by_role_day_and_words_of_the_document(run, db):
    def numbers(*words):
        return {hit["number"] for hit in json.loads(run("search", *words, "--json", "--db", db).output)}

    assert numbers("--role", "thuchien") == {"66/KH-PGD&ĐT"}
    assert numbers("--issued", "20/8/2021") == numbers("--issued", "8/2021") == {"1431/SGDĐT-VP"}
    assert numbers("--issued", "2021-09..") == {"66/KH-PGD&ĐT"}
    assert numbers("--issued", "2021") == {"66/KH-PGD&ĐT", "1431/SGDĐT-VP"}


def test_search_shows_the_documents_cited_most(run, db):
    assert "1431/SGDĐT-VP" in run("search", "--top", "--db", db).output
    first, *_ = json.loads(run("search", "--top", "--limit", "1", "--json", "--db", db).output)
    assert (first["plans"], first["mentions"]) == (3, 3)


def test_search_shows_who_cites_a_plan(run, db):
    assert json.loads(run("search", "--citing", "c.txt", "--json", "--db", db).output) == []
    assert run("search", "--citing", "nghìn", "--db", db).exit_code == 2


def test_search_who_cites_a_plan_keeps_to_the_wanted_plans_and_counts_plans(run, tmp_path):
    url = tmp_path / "cited.db"
    ours = {"issuing_body": "Phòng GD&ĐT", "number": "66/KH-PGD&ĐT", "issued": "2021-09-06"}
    twice = [citation for citation in make_record().citations if citation.number == ours["number"]] * 2
    with connect.open_session(connect.open_engine(str(url))) as session:
        other = {"issuing_body": "Trường Mầm non Hoa Sen", "number": "5/KH-MNHS"}
        save_plans(session, [make_record("a.txt", citations=twice), make_record("b.txt", citations=twice, header=other),
                             make_record("c.txt", citations=[], header=ours)])  # fmt: skip
        session.commit()

    def citing(*options):
        hits = json.loads(run("search", "--citing", "c.txt", *options, "--json", "--db", url).output)
        return [hit["plan"] for hit in hits]

    assert citing() == [1, 1, 2, 2]
    assert citing("--limit", "1") == [1, 1]
    assert citing("--school", "hoa sen") == [2, 2]
    assert citing("--role", "thuchien") == [1, 1, 2, 2]
    assert citing("--role", "cancu") == citing("--issued", "2020") == []


@pytest.mark.parametrize(("asked", "plans"), [(["thi đua"], 3), (["1431"], 3), (["--cites", "1431"], 3)])
def test_search_says_when_there_are_more_plans_than_asked_for(run, db, asked, plans):
    said = "Còn kế hoạch khác"
    assert said in run("search", *asked, "--limit", str(plans - 1), "--db", db).output
    assert said not in run("search", *asked, "--limit", str(plans), "--db", db).output


def test_search_for_a_number_shows_as_many_plans_as_asked(run, db):
    hits = json.loads(run("search", "1431", "--limit", "2", "--json", "--db", db).output)
    assert [hit["plan"] for hit in hits] == [1, 2]


@pytest.mark.parametrize("typed", ["Kế hoạch", "KH"])
def test_search_for_words_takes_the_type_of_the_plans_as_it_takes_that_of_documents(run, db, typed):
    hits = json.loads(run("search", "thi đua", "--type", typed, "--json", "--db", db).output)
    assert {hit["plan"] for hit in hits} == {1, 2}  # of c.txt no type is known


def test_search_writes_csv_for_excel(run, db):
    output = run("search", "--cites", "1431", "--csv", "--db", db).output
    assert output.startswith("\ufeffMã số,Đơn vị ban hành,Tệp")
    assert len(output.splitlines()) == 4
    assert "Trường THCS Đồng Tâm" in run("search", "thi dua", "--csv", "--db", db).output


def test_a_number_that_nobody_cites_is_looked_for_as_words(run, db):
    assert "Học lực giỏi" in run("search", "12", "--db", db).output or "12/KH" in run("search", "12", "--db", db).output


# --- export, schema, extract, ingest


def test_export_writes_files_and_stdout(run, db, tmp_path):
    assert "3 kế hoạch" in run("export", tmp_path / "x.xlsx", "--db", db).output
    assert (tmp_path / "x.xlsx").read_bytes()[:2] == b"PK"
    lines = run("export", "-", "--school", "hoa sen", "--db", db).output.splitlines()
    assert [json.loads(line)["source"]["filename"] for line in lines] == ["c.txt"]
    result = run("export", tmp_path / "x.pdf", "--db", db)
    assert (result.exit_code, ".pdf" in result.stderr) == (2, True)


def test_schema_is_that_of_the_record(run):
    assert json.loads(run("schema").output) == PlanRecord.model_json_schema()


def test_extract_prints_a_record_and_keeps_nothing(tmp_path):
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    result = kehoach("extract", tmp_path / "plan.txt", env={"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)})
    record = PlanRecord.model_validate_json(result.stdout)
    assert (result.returncode, record.text, record.source.filename) == (0, TEXT, "plan.txt"), result.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["plan.txt"]


def test_extract_of_a_bad_file_is_one_line(tmp_path):
    (tmp_path / "hỏng.docx").write_bytes(b"PK\x03\x04 and no more")
    result = kehoach("extract", tmp_path / "hỏng.docx")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().startswith("Lỗi: ")
    assert b"Traceback" not in result.stderr


def test_ingest_reports_every_file(tmp_path):
    folder = tmp_path / "kế hoạch"
    folder.mkdir()
    shutil.copy(SAMPLES / "06-th-cam-vinh.txt", folder)
    environment = {"KEHOACH_DB": str(tmp_path / "k.db"), "PREFECT_HOME": str(tmp_path / "prefect")}
    result = kehoach("ingest", folder, env=environment)
    assert result.returncode == 0, result.stderr.decode()
    assert re.search(r"Hồ sơ mới +1", result.stdout.decode())
    assert result.stderr == b""
    (folder / "trống.docx").write_bytes(b"")
    result = kehoach("ingest", folder, env=environment)
    assert result.returncode == 1
    assert "Tệp trống" in result.stdout.decode()
    [row] = json.loads(kehoach("list", "--json", env=environment).stdout)
    assert row["filename"] == "06-th-cam-vinh.txt"


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="the system knows only Unicode names")
def test_a_file_name_that_is_no_unicode_is_one_plan_more(tmp_path):
    (tmp_path / "plans").mkdir()
    Path(os.fsdecode(bytes(tmp_path / "plans") + b"/x\xff.txt")).write_text(TEXT, encoding="utf-8")
    Path(os.fsdecode(bytes(tmp_path / "plans") + b"/y\xff.docx")).write_bytes(b"")
    environment = {"KEHOACH_DB": str(tmp_path / "k.db"), "PREFECT_HOME": str(tmp_path / "prefect")}
    result = kehoach("ingest", tmp_path / "plans", env=environment)
    assert result.returncode == 1, result.stderr.decode()
    assert [row["filename"] for row in json.loads(kehoach("list", "--json", env=environment).stdout)] == ["x?.txt"]
    [failure] = json.loads(kehoach("failures", "--json", env=environment).stdout)
    assert failure["path"].endswith("y?.docx")


def test_ingest_into_a_locked_store_says_so(tmp_path):
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'k.db'}?timeout=0.1"
    connect.open_engine(url).dispose()
    other = sqlite3.connect(tmp_path / "k.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    result = kehoach("ingest", tmp_path / "plan.txt", "--db", url, env={"PREFECT_HOME": str(tmp_path / "prefect")})
    other.execute("ROLLBACK")
    assert result.returncode == 2
    assert "đang được một chương trình khác ghi" in result.stderr.decode()
    assert b"Traceback" not in result.stderr


# --- terminals and pipes


def test_no_colour_in_a_pipe_nor_with_no_color(db):
    for environment in ({}, {"NO_COLOR": "1", "FORCE_COLOR": ""}):
        for words in (["show", "1"], ["list"], ["search", "thi đua"], ["show", "không có"]):
            result = kehoach(*words, "--db", db, env=environment)
            assert b"\x1b" not in result.stdout + result.stderr, words


def test_utf8_whatever_the_terminal_says(db):
    for environment in ({"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}):
        result = kehoach("list", "--db", db, env=environment)
        assert result.returncode == 0
        assert "Trường THCS" in result.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_reader_that_stops_reading_is_no_error(db):
    script = Path(sys.executable).with_name("kehoach")
    command = f"'{script}' export - --db '{db}' | head -c 10; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60)
    assert result.stderr == b""
    assert result.stdout.endswith(b"0\n")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2020-11-16", "16/11/2020"), ("2020-01-05", "05/01/2020"), ("2020-09", "9/2020"), ("2020/2021", "2020-2021"),
        ("XXXX-11-20", "20/11"), ("XXXX-09", "tháng 9"), (None, ""),
        ("2021-09-05/2022-01-16", "05/9/2021 - 16/01/2022"),
        ("2021-02/..", "02/2021 - …"), ("XXXX-02", "tháng 02"), ("2025-02-10", "10/02/2025"),
        ("2025", "2025"), ("kỳ lạ", "kỳ lạ"),
    ],
)  # fmt: skip
def test_dates_are_said_as_people_write_them(value, said):
    assert say_date(value) == said
