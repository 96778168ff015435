"""The store on SQLite and on a real PostgreSQL: save, read again, find, fail clearly."""

import sqlite3
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, text

from corpus.errors import AmbiguousPlanError, NoSuchPlanError, StoreError
from corpus.fold import fold_marks, has_marks, spellings
from corpus.numbers import NumberQuery, read_number_query, search_form
from corpus.store import connect, failures, plans
from corpus.store import tables as t
from corpus.store.address import read_url
from corpus.store.failures import FailedFile
from corpus.store.filter import PlanFilter
from corpus.store.records import load_record
from corpus.store.save import known_versions, known_whole, save_plans
from schemas import PlanRecord
from tests.records import make_record


def count(session, table):
    return session.scalar(select(func.count()).select_from(table.__table__))


def test_a_record_comes_back_as_it_went_in(session):
    record = make_record()
    assert save_plans(session, [record]) == ["new"]
    session.commit()
    assert load_record(session, plans.find_plan(session, "a.txt").id) == record


def test_items_are_rows(session):
    save_plans(session, [make_record()])
    citation = session.scalars(select(t.CitationRow).order_by(t.CitationRow.id)).first()
    assert (citation.number, citation.number_folded, citation.role) == ("1431/SGDĐT-VP", "1431/sgddtvp", "basis")
    assert session.scalars(select(t.ResponsibleRow.positions)).all() == [["Hiệu trưởng"]]
    assert session.scalars(select(t.PhaseRow.activities)).all() == [['=HYPERLINK("http://x")']]
    assert session.scalars(select(t.SectionRow.path).order_by(t.SectionRow.id)).all() == ["I", "II"]
    assert (count(session, t.FindingRow), count(session, t.TargetRow), count(session, t.DateRow)) == (1, 1, 1)


def test_the_same_bytes_twice_change_nothing(session):
    save_plans(session, [make_record()])
    session.commit()
    before = session.scalar(select(t.Plan.ingested_at))
    assert save_plans(session, [make_record(), make_record()]) == ["unchanged", "unchanged"]
    assert (session.scalar(select(t.Plan.ingested_at)), count(session, t.Plan)) == (before, 1)


def test_one_file_twice_in_a_batch_is_one_plan(session):
    assert save_plans(session, [make_record(), make_record()]) == ["new", "unchanged"]
    assert (count(session, t.Plan), count(session, t.CitationRow)) == (1, 2)


def test_another_version_of_the_extractors_reads_again(session):
    save_plans(session, [make_record("a.txt"), make_record("b.txt")])
    session.commit()
    first = plans.find_plan(session, "a.txt").id
    better = make_record("a.txt", version="2", citations=[])
    assert save_plans(session, [better, make_record("b.txt")]) == ["updated", "unchanged"]
    session.commit()
    session.expire_all()
    assert plans.find_plan(session, "a.txt").id == first
    assert load_record(session, first).extractor_version == "2"
    assert count(session, t.CitationRow) == 2  # those of b.txt
    assert known_versions(session, [better.source.sha256, "0" * 64]) == {better.source.sha256: "2"}


def test_of_two_records_of_one_file_the_first_counts_in_every_table(session):
    first, second = make_record("a.txt"), make_record("a.txt")
    second.source.filename = "bản sao.txt"
    written = [record.model_dump_json() for record in (first, second)]
    assert save_plans(session, [first, second], written) == ["new", "unchanged"]
    plan = plans.find_plan(session, "a.txt")
    assert load_record(session, plan.id).source.filename == plan.filename == "a.txt"


def test_a_whole_record_replaces_a_partial_one_of_the_same_version(session):
    partial, whole = make_record("a.txt", status="partial"), make_record("a.txt")
    assert save_plans(session, [partial], paths={partial.source.sha256: "/x/a.txt"}) == ["new"]
    assert save_plans(session, [partial]) == ["unchanged"]
    assert known_whole(session, [whole.source.sha256], "1") == set()
    assert save_plans(session, [whole]) == ["updated"]
    assert save_plans(session, [partial]) == ["unchanged"]
    assert known_whole(session, [whole.source.sha256], "1") == {whole.source.sha256}
    assert known_whole(session, [whole.source.sha256], "2") == set()
    assert plans.find_plan(session, "a.txt").path == "/x/a.txt"


def test_of_two_records_of_one_file_the_first_counts_even_where_the_second_is_whole(session):
    partial, whole = make_record("a.txt", status="partial"), make_record("a.txt")
    assert save_plans(session, [partial, whole]) == ["new", "unchanged"]
    newer = [make_record("a.txt", status=status, version="2") for status in ("partial", "success")]
    assert save_plans(session, newer, [record.model_dump_json() for record in newer]) == ["updated", "unchanged"]
    plan = plans.find_plan(session, "a.txt")
    assert (plan.status, load_record(session, plan.id).status) == ("partial", "partial")


def test_what_is_not_committed_is_not_there(engine):
    with connect.open_session(engine) as session:
        save_plans(session, [make_record()])
    with connect.open_session(engine) as session:
        assert plans.count_plans(session) == 0


def test_a_removed_plan_takes_all_its_rows_with_it(session):
    save_plans(session, [make_record("a.txt"), make_record("b.txt")])
    session.execute(delete(t.Plan).where(t.Plan.filename == "a.txt"))
    session.commit()
    for table in t.part_tables():
        assert session.scalar(select(func.count(table.c.plan_id.distinct()))) in (0, 1), table.name
    if session.get_bind().dialect.name == "sqlite":
        for name in ("passages_fts", "citations_fts"):
            session.execute(text(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"))


def test_an_empty_batch_is_no_work(session):
    assert save_plans(session, []) == []
    failures.save_failures(session, [])
    assert known_versions(session, []) == {}


def test_many_plans_in_one_batch(session):
    records = [make_record(f"{i}.txt") for i in range(1100)]  # more than one IN (…) takes
    assert save_plans(session, records) == ["new"] * 1100
    assert save_plans(session, records) == ["unchanged"] * 1100
    assert len(plans.list_plans(session, limit=1050)) == 1050


def test_failures_are_kept_by_path_until_the_file_is_read(session):
    sha = make_record("a.txt").source.sha256
    first = [FailedFile("/x/a.txt", "Tệp hỏng", "damaged", sha), FailedFile("/x/b.txt", "Không có quyền", "permission")]
    failures.save_failures(session, first)
    failures.save_failures(session, [FailedFile("/x/a.txt", "Vẫn hỏng", "damaged", sha)])
    assert [(f.path, f.reason) for f in failures.list_failures(session)] == [
        ("/x/a.txt", "Vẫn hỏng"), ("/x/b.txt", "Không có quyền")]  # fmt: skip
    save_plans(session, [make_record("a.txt")])
    assert [f.path for f in failures.list_failures(session)] == ["/x/b.txt"]
    assert failures.list_failures(session)[0].failed_at.tzinfo is not None


@pytest.mark.parametrize(
    "name", ["1", "a.txt", "12/KH-THCSĐT", "12 kh thcsđt", "số 12/KH-THCSDT", "12/kh", "A.TX", "sha"]
)
def test_a_plan_answers_to_many_names(session, name):
    record = make_record()
    save_plans(session, [record])
    if name == "12/kh":
        with pytest.raises(NoSuchPlanError):
            plans.find_plan(session, name)
        return
    name = record.source.sha256[:8] if name == "sha" else name
    assert plans.find_plan(session, name).filename == "a.txt"


def test_a_name_of_several_plans_is_no_answer(session):
    save_plans(session, [make_record("a.txt"), make_record("b.txt")])
    with pytest.raises(AmbiguousPlanError) as caught:
        plans.find_plan(session, "12/KH-THCSĐT")
    assert [plan_id for plan_id, _ in caught.value.candidates] == [1, 2]
    assert "Trường THCS Đồng Tâm" in caught.value.candidates[0][1]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, 2), ({"school": "dong tam"}, 2), ({"school": "Đồng  Tâm"}, 2), ({"school": "tâm trường"}, 2),
        ({"school": "ninh"}, 0), ({"school": "%"}, 0), ({"school_year": "2021-2022"}, 2),
        ({"school_year": "2021 – 2022"}, 2), ({"school_year": "2021"}, 0), ({"document_type": "kế hoạch"}, 2),
        ({"document_type": "Báo cáo"}, 0), ({"status": "partial"}, 0), ({"with_findings": True}, 1),
    ],
)  # fmt: skip
def test_plans_are_filtered(session, wanted, found):
    save_plans(session, [make_record("a.txt"), make_record("b.txt", findings=[])])
    assert plans.count_plans(session, PlanFilter(**wanted)) == found
    assert len(plans.list_plans(session, PlanFilter(**wanted))) == found


def test_a_type_with_a_marked_capital_is_found_in_any_spelling(session):
    save_plans(session, [make_record(header={"document_type": "Đề án"})])
    found = [plans.count_plans(session, PlanFilter(document_type=typed)) for typed in ("Đề án", "đề án", "ĐỀ ÁN", "án")]
    assert found == [1, 1, 1, 0]


def test_a_file_answers_to_a_part_of_its_name_in_capitals(session):
    save_plans(session, [make_record("KẾ HOẠCH ĐỒNG TÂM.docx"), make_record("b.txt")])
    assert plans.find_plan(session, "ĐỒNG TÂM").filename == "KẾ HOẠCH ĐỒNG TÂM.docx"


def test_of_very_many_plans_of_one_name_some_are_shown_and_no_count_is_invented(session):
    save_plans(session, [make_record(f"{i}.txt") for i in range(30)])
    with pytest.raises(AmbiguousPlanError, match="Có hơn 20 kế hoạch") as caught:
        plans.find_plan(session, "12/KH-THCSĐT")
    assert len(caught.value.candidates) == 20


anything = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=200)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=anything)
def test_any_text_is_kept_whole(tmp_path, text):
    record = make_record(f"{abs(hash(text))}.txt", text=text)
    with connect.open_session(connect.open_engine(str(tmp_path / "any.db"))) as session:
        save_plans(session, [record])
        session.commit()
        stored = session.scalar(select(t.StoredRecord.record).join(t.Plan).where(t.Plan.sha256 == record.source.sha256))
    assert PlanRecord.model_validate_json(stored) == record


# --- which store, and what is wrong with it


def test_the_database_is_the_one_given_then_the_environment_then_the_users(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("KEHOACH_DB", raising=False)
    assert read_url().startswith("sqlite:///")
    assert read_url().endswith("kehoach.db")
    monkeypatch.setenv("KEHOACH_DB", "postgresql://u:p@h/d")
    assert read_url() == "postgresql+psycopg://u:p@h/d"
    assert read_url(str(tmp_path / "x.db")) == f"sqlite:///{tmp_path / 'x.db'}"


def test_sqlite_is_set_up_for_readers_beside_a_writer(tmp_path):
    engine = connect.open_engine(str(tmp_path / "neue Folder" / "k.db"))
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == 10_000


def test_reading_makes_no_store(tmp_path):
    with pytest.raises(StoreError, match="Chưa có kho dữ liệu"):
        connect.open_engine(str(tmp_path / "k.db"), create=False)
    assert not (tmp_path / "k.db").exists()
    sqlite3.connect(tmp_path / "k.db").execute("CREATE TABLE x (y)")
    with pytest.raises(StoreError, match="còn trống"):
        connect.open_engine(str(tmp_path / "k.db"), create=False)


def test_a_locked_store_says_so(tmp_path):
    url = f"sqlite:///{tmp_path / 'k.db'}?timeout=0.1"
    engine = connect.open_engine(url)
    other = sqlite3.connect(tmp_path / "k.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="đang được một chương trình khác ghi"), connect.open_session(engine) as s:
        save_plans(s, [make_record()])
    other.execute("ROLLBACK")
    with connect.open_session(engine) as s:
        assert save_plans(s, [make_record()]) == ["new"]


def test_a_damaged_store_says_so(tmp_path):
    (tmp_path / "k.db").write_bytes(b"this is no database, however long it may be" * 100)
    with pytest.raises(StoreError, match="bị hỏng hoặc không phải"):
        connect.open_engine(str(tmp_path / "k.db"))


def test_a_store_that_cannot_be_written_says_so(tmp_path):
    engine = connect.open_engine(str(tmp_path / "k.db"))
    engine.dispose()
    url = f"sqlite:///file:{tmp_path / 'k.db'}?mode=ro&uri=true"
    with pytest.raises(StoreError, match="Không có quyền ghi"), connect.open_session(connect.open_engine(url)) as s:
        save_plans(s, [make_record()])


def test_a_folder_is_no_store_and_a_file_no_folder(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="thư mục"):
        connect.open_engine(str(tmp_path))
    with pytest.raises(StoreError, match="Không tạo được thư mục"):
        connect.open_engine(str(tmp_path / "file" / "k.db"))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nosuch://x", "Không dùng được địa chỉ"),
        ("sqlite+nosuch:///x", "Không dùng được địa chỉ"),
        ("://", "Địa chỉ kho dữ liệu không đúng"),
        ("postgresql://u:secret@h:port/x", "Địa chỉ kho dữ liệu không đúng"),
        ("postgresql://u:top@secret@h:port/x", "Địa chỉ kho dữ liệu không đúng"),
        ("postgresql://u:secret@127.0.0.1:1/x", "Không kết nối được"),
    ],
)
def test_a_wrong_address_is_one_clear_line(url, words):
    with pytest.raises(StoreError, match=words) as caught:
        connect.open_engine(url)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_store_of_a_newer_version_is_left_alone(tmp_path):
    engine = connect.open_engine(str(tmp_path / "k.db"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="mới hơn"):
        connect.open_engine(str(tmp_path / "k.db"))


def test_two_programs_may_make_the_store_at_once(tmp_path):
    code = f"from corpus.store import connect; connect.open_engine({str(tmp_path / 'k.db')!r})"
    started = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    assert [process.wait() for process in started] == [0, 0, 0]


# --- folding


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("1431/kh-pgdđt", "1431/khpgddt"), ("1431 KH PGD&ĐT", "1431/khpgddt"), ("1431/KH-PGD-ĐT", "1431/khpgddt"),
        ("05-CT/TW", "5/cttw"), ("5/CT-TW", "5/cttw"), ("24/2018/QĐ-UBND", "24/2018/qdubnd"),
        ("24 / 2018 / QD - UBND", "24/2018/qdubnd"), ("1599", "1599"), ("06/2022/QH15", "6/2022/qh15"),
        ("20-CTr/TU", "20/ctrtu"), ("1599/KHLT-SGDĐT-CĐN", "1599/khltsgddtcdn"), ("KH-PGDĐT", None), ("", None),
        ("2021/TT", "2021/tt"), ("12/20215", "12/20215"),
    ],
)  # fmt: skip
def test_spellings_of_a_number_are_one(typed, folded):
    assert search_form(typed) == folded


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("1431/kh-pgdđt", NumberQuery("1431/khpgddt")), ("1431 KH PGD&ĐT", NumberQuery("1431/khpgddt")),
        ("số 1431", NumberQuery("1431")), ("Kế hoạch 66", NumberQuery("66", "Kế hoạch")),
        ("quyết định số 131/QĐ-TTg", NumberQuery("131/qdttg", "Quyết định")),
        ("32/2018/TT-BGDĐT", NumberQuery("32/2018/ttbgddt")),
        ("29-NQ/TW", NumberQuery("29/nqtw")), ("134/UBND-PNV", NumberQuery("134/ubndpnv")),
        ("70%", None), ("12 tiêu chí", None), ("lớp 5", None), ("20/11", None), ("5 điều Bác Hồ dạy", None),
        ("thi đua", None), ("", None), ("năm học 2021-2022", None), ("Covid 19", None),
    ],
)  # fmt: skip
def test_a_query_is_a_number_or_words(query, number):
    assert read_number_query(query) == number


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("hòa", {"hoà"}), ("hoà", {"hòa"}), ("khỏe", {"khoẻ"}), ("thuỷ", {"thủy"}), ("kỷ", {"kỉ"}), ("lý", {"lí"}),
        ("quý", {"quí"}), ("mỹ", {"mĩ"}), ("hoàn", set()), ("quà", set()), ("đua", set()), ("ý", set()),
        ("khoa", set()), ("thu", set()),
    ],
)  # fmt: skip
def test_spellings_of_a_word(word, others):
    assert set(spellings(word)) == {word} | others


@given(st.text(max_size=50))
def test_folding_keeps_every_place(text):
    folded = fold_marks(text)
    assert len(folded) == len(text)
    assert fold_marks(folded) == folded


def test_marks_are_seen():
    assert has_marks("đua")
    assert has_marks("Ễ")
    assert not has_marks("KH-UBND 12")
