"""What failed is listed with what to do, and read again from its place or from its original."""

import json
import shutil
from pathlib import Path

import pytest

from app.advice import ADVICE
from corpus.store import connect, failures, plans
from corpus.store import tables as t
from corpus.store.failures import FailedFile
from corpus.store.reading_again import find_again, place_on_disk
from corpus.store.save import save_plans
from extractors.pipeline import EXTRACTOR_VERSION
from flows.ingest import ingest_paths
from flows.retry import retry
from tests.build_archives import zip_of
from tests.records import TEXT, make_record
from tests.test_cli import run  # noqa: F401

ROOT = Path(__file__).parent.parent
DEFECT = {"component": "targets", "category": "defect", "message": "ZeroDivisionError: x", "page": None}
NEEDS_WORDS = {"component": "ocr", "category": "scan", "message": "Trang mờ, không nhận ra chữ.", "page": 3}


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'k.db'}"


@pytest.fixture
def folder(tmp_path):
    """Two bad files, and an archive with one good and one bad file."""
    some = tmp_path / "plans"
    some.mkdir()
    (some / "hỏng.docx").write_bytes(b"PK\x03\x04 and no more")
    (some / "trống.txt").write_bytes(b"")
    (some / "gói.zip").write_bytes(zip_of([("a.txt", TEXT.encode()), ("b.docx", b"PK\x03\x04 no")]))
    return some


def listed(url):
    with connect.open_session(connect.open_engine(url)) as session:
        return {trouble.path.rsplit("plans/")[-1]: trouble for trouble in failures.list_troubles(session)}


def save(url, *records, paths=None, failed=()):
    with connect.open_session(connect.open_engine(url)) as session:
        save_plans(session, list(records), paths=paths)
        failures.save_failures(session, list(failed))
        session.commit()


def again(url, folder):
    with connect.open_session(connect.open_engine(url)) as session:
        return find_again(session, folder, EXTRACTOR_VERSION)


# --- the whole way, with Prefect


def test_what_failed_is_read_again_where_it_lies_or_from_its_original(url, folder):
    first = ingest_paths([folder], url, jobs=1)
    assert (first.found, first.new, len(first.failures)) == (4, 1, 3)
    assert set(listed(url)) == {"hỏng.docx", "trống.txt", "gói.zip/b.docx"}

    (folder / "trống.txt").write_text(f"{TEXT}\nNay có chữ.", encoding="utf-8")  # mended where it lies
    (folder / "hỏng.docx").unlink()  # only its original is left
    shutil.move(folder / "gói.zip", folder.parent / "khác.zip")
    done = retry(url, jobs=1)
    assert (done.report.new, done.report.unchanged, len(done.report.failures), done.lost) == (1, 1, 2, [])
    assert set(listed(url)) == {"hỏng.docx", "gói.zip/b.docx"}  # still bad, and still with their bytes
    assert listed(url)["gói.zip/b.docx"].filename == "gói.zip/b.docx"

    with connect.open_session(connect.open_engine(url)) as session:
        for plan in plans.list_plans(session):
            plan.extractor_version = "0"
        session.commit()
    assert retry(url, jobs=1).report.updated == 2  # what an older version read, from the originals
    with connect.open_session(connect.open_engine(url)) as session:
        read = {plan.filename: plan for plan in plans.list_plans(session)}
    assert set(read) == {"trống.txt", "gói.zip/a.txt"}
    assert all(plan.extractor_version == EXTRACTOR_VERSION for plan in read.values())
    assert read["gói.zip/a.txt"].path == str(folder / "gói.zip" / "a.txt")

    (folder / "gói.zip").write_bytes(zip_of([("a.txt", TEXT.encode())]))  # the school sent it without the bad file
    (folder / "hỏng.docx").write_text(TEXT, encoding="utf-8")
    done = retry(url, jobs=1)
    assert (done.report.unchanged, done.report.failures, listed(url)) == (2, [], {})
    assert retry(url, jobs=1).report.found == 0


# --- what is a failure


def test_a_file_that_was_read_under_another_path_is_no_failure(url):
    record = make_record("a.txt")
    save(url, failed=[FailedFile("/x/a.txt", "Hỏng", "damaged", record.source.sha256, "a.txt")])
    save(url, record)
    assert listed(url) == {}


def test_partial_records_are_listed_with_what_they_lack(url):
    record = make_record("a.txt", status="partial", errors=[DEFECT, NEEDS_WORDS])
    save(url, record, make_record("b.txt"), paths={record.source.sha256: "/x/a.txt"})
    trouble = listed(url)["/x/a.txt"]
    assert (trouble.category, trouble.plan_id, len(trouble.defects)) == ("partial", 1, 2)


def test_failures_inside_an_archive_go_with_its_members(url):
    names = [
        "/x/A.zip/a.docx",
        "/x/A.zip/b.docx",
        "/x/a.zip/c.docx",
        "/x/A.zip",
        "/x/A.zipper/d.docx",
        "/x/100%/e.docx",
    ]
    save(url, failed=[FailedFile(name, "Hỏng", "damaged") for name in names])
    with connect.open_session(connect.open_engine(url)) as session:
        failures.forget_gone_members(session, "/x/A.zip", {"/x/A.zip/b.docx"})
        assert {f.path for f in failures.list_failures(session)} == set(names) - {"/x/A.zip/a.docx"}


@pytest.mark.parametrize(
    ("path", "filename", "place"),
    [
        ("/x/a.docx", "a.docx", "/x/a.docx"), ("/x/z.zip/a.docx", "z.zip/a.docx", "/x/z.zip"),
        ("/x/z.zip/b/z.zip/a.docx", "z.zip/b/z.zip/a.docx", "/x/z.zip"),
        ("C:\\x\\z.zip/b/a.docx", "z.zip/b/a.docx", "C:\\x\\z.zip"), ("a.docx", "a.docx", "a.docx"),
        ("/x/z.zip/a.docx", "a.docx", "/x/z.zip/a.docx"), ("/x/y.docx", "z.zip/a.docx", "/x/y.docx"),
    ],
)  # fmt: skip
def test_the_file_behind_a_path(path, filename, place):
    assert place_on_disk(path, filename) == place


# --- what is read again, and from where


def test_where_each_file_is_read_again(url, tmp_path):
    here, kept = tmp_path / "đây.docx", tmp_path / "k.files"
    here.write_bytes(b"x")
    for digest in ("1" * 64, "2" * 64, make_record("old.txt", version="0").source.sha256):
        (kept / digest[:2]).mkdir(parents=True, exist_ok=True)
        (kept / digest[:2] / digest).write_bytes(b"x")
    save(
        url, make_record("old.txt", version="0"), make_record("nowhere.txt", version="0"), make_record("new.txt"),
        failed=[
            FailedFile(str(here), "Hỏng", "damaged", "1" * 64, "đây.docx", "1" * 64),
            FailedFile("/x/kept.docx", "Hỏng", "damaged", "1" * 64, "kept.docx", "1" * 64),
            FailedFile("/x/z.zip/m.docx", "Khóa", "password", None, "z.zip/m.docx", "2" * 64),
            FailedFile("/x/z.zip/n.docx", "Khóa", "password", None, "z.zip/n.docx", "2" * 64),
            FailedFile("/x/z.zip/leaf.docx", "Hỏng", "damaged", "1" * 64, "z.zip/leaf.docx", "1" * 64),
            FailedFile("/x/gone.docx", "Không thấy", "missing", None, "gone.docx"),
        ],
    )  # fmt: skip
    found = again(url, kept)
    assert {(a.path, a.filename, Path(a.place).name[:4], a.known) for a in found.files} == {
        (str(here), "đây.docx", "đây.", False), ("/x/kept.docx", "kept.docx", "1111", False),
        ("/x/z.zip", "z.zip", "2222", False), ("/x/z.zip/leaf.docx", "z.zip/leaf.docx", "1111", False),
        ("old.txt", "old.txt", make_record("old.txt").source.sha256[:4], True),
    }  # fmt: skip
    assert (found.lost, found.left) == (["/x/gone.docx"], ["nowhere.txt"])
    assert len(again(url, None).lost) == 5  # with no originals kept


# --- the commands


def test_failures_says_why_and_what_to_do(run, tmp_path, url):  # noqa: F811
    record = make_record("a.txt", status="partial", errors=[DEFECT, NEEDS_WORDS])
    save(url, record, failed=[FailedFile("/x/khóa.docx", "Tệp có mật khẩu.", "password", "1" * 64, "khóa.docx")])
    output = run("failures", "--db", tmp_path / "k.db").output
    for words in ("/x/khóa.docx", "Tệp có mật khẩu.", "Gỡ mật khẩu", "1 tệp không đọc được, 1 hồ sơ chưa đầy đủ"):
        assert words in " ".join(output.split()), words
    rows = json.loads(run("failures", "--json", "--db", tmp_path / "k.db").output)
    assert [(row["path"], row["category"], row["plan"]) for row in rows] == [
        ("/x/khóa.docx", "password", None), ("a.txt", "partial", 1)]  # fmt: skip
    assert rows[1]["reason"] == (
        "Hồ sơ chưa đầy đủ: phần chỉ tiêu gặp lỗi của chương trình; Trang mờ, không nhận ra chữ (trang 3)."
    )
    assert all(row["advice"] for row in rows)


def test_a_failure_can_be_dropped(run, tmp_path, url):  # noqa: F811
    here = tmp_path / "đây.docx"
    here.write_bytes(b"x")
    names = ["/x/gone.docx", str(here), "/x/other.docx"]
    save(url, failed=[FailedFile(name, "Không thấy", "missing") for name in names])
    db = tmp_path / "k.db"
    assert "Đã bỏ 1 tệp" in run("failures", "--forget", "/x/other.docx", "--db", db).output
    assert "Đã bỏ 1 tệp" in run("failures", "--forget-gone", "--db", db).output
    assert list(listed(url)) == [str(here)]
    result = run("failures", "--forget", "/x/gone.docx", "--db", db)
    assert (result.exit_code, "không có tệp" in result.stderr) == (2, True)
    run("failures", "--forget", here, "--db", db)
    assert "Không có tệp nào" in run("failures", "--db", db).output


def test_retry_with_nothing_to_do_and_with_nothing_left(run, tmp_path, url):  # noqa: F811
    assert run("retry", "--db", tmp_path / "không có.db").exit_code == 2
    save(url, make_record("a.txt"))
    result = run("retry", "--db", tmp_path / "k.db")
    assert (result.exit_code, "Không có tệp nào cần đọc lại" in result.output) == (0, True)
    save(url, failed=[FailedFile("/x/gone.docx", "Không thấy", "missing")])
    result = run("retry", "--db", tmp_path / "k.db")
    assert (result.exit_code, "/x/gone.docx" in result.output) == (1, True)


def test_every_category_has_its_advice():
    import re

    used = set()
    for folder in ("extractors", "flows"):
        for path in (ROOT / folder).rglob("*.py"):
            source = path.read_text(encoding="utf-8")
            used |= set(re.findall(r'category="([a-z_]+)"', source))
            used |= set(re.findall(r'(?:UnreadableFileError|failed|Member)\([^\n]*, "([a-z_]+)"\)', source))
    used -= {"unpacked", "unchanged"}
    assert {"damaged", "password", "timeout", "defect"} <= used <= set(ADVICE)
    for category, words in ADVICE.items():
        assert words.endswith("."), category


def test_the_tables_keep_what_retry_needs(session):
    failures.save_failures(session, [FailedFile("/x/z.zip/m.docx", "Khóa", "password", None, "z.zip/m.docx", "2" * 64)])
    save_plans(session, [make_record("a.txt")], paths={make_record("a.txt").source.sha256: "/x/a.txt"})
    session.commit()
    session.expire_all()
    [failure] = failures.list_failures(session)
    assert (failure.filename, failure.original, failure.sha256) == ("z.zip/m.docx", "2" * 64, None)
    assert session.query(t.Plan).one().path == "/x/a.txt"
