"""Exports: whole records, tables for people, and no cell that runs as a formula."""

import csv
import json

import openpyxl
import pandas as pd
import pytest

from corpus.errors import StoreError
from corpus.export import SHEETS, export_plans, format_of, make_frames
from corpus.export.cells import make_csv_safe, make_excel_safe
from corpus.export.files import whole_file
from corpus.store import connect
from corpus.store.filter import PlanFilter
from corpus.store.records import load_record
from corpus.store.save import save_plans
from schemas import PlanRecord
from tests.records import make_record, place


@pytest.fixture
def filled(tmp_path):
    """A session on two plans in an SQLite file; one is written to do harm in a spreadsheet."""
    nasty = "=1+1\n+84 đồng\n-5\n@SUM(A1)\n\tx"
    targets = [place(nasty, "+84 đồng", kind="quantity", comparator="=", value=84, unit="@đồng", indicator="=1+1")]
    header = {"issuing_body": '=HYPERLINK("http://x";"Trường")', "title": "@SUM(1)", "number": "-5/KH"}
    with connect.open_session(connect.open_engine(str(tmp_path / "k.db"))) as session:
        save_plans(session, [make_record("a.txt"), make_record("b.txt", text=nasty, header=header, targets=targets)])
        session.commit()
        yield session


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_jsonl_holds_the_records_themselves(filled, tmp_path):
    [path] = export_plans(filled, tmp_path / "out" / "x.jsonl", "jsonl")
    records = [PlanRecord.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert records == [load_record(filled, 1), load_record(filled, 2)]


def test_csv_is_a_file_for_each_table(filled, tmp_path):
    written = export_plans(filled, tmp_path / "bảng", "csv")
    assert [path.name for path in written] == [f"{sheet.name}.csv" for sheet in SHEETS]
    assert written[0].read_bytes().startswith(b"\xef\xbb\xbf")  # Excel needs it to read UTF-8
    plan = read_csv(written[0])[0]
    assert (plan["Mã số"], plan["Đơn vị ban hành"], plan["Số, ký hiệu"]) == (
        "1",
        "Trường THCS Đồng Tâm",
        "12/KH-THCSĐT",
    )
    citation = read_csv(written[1])[0]
    assert (citation["Vai trò"], citation["Trang"], citation["Số, ký hiệu"]) == ("căn cứ", "1", "1431/SGDĐT-VP")
    responsible = next(row for row in read_csv(tmp_path / "bảng" / "responsibles.csv"))
    assert (responsible["Chức vụ"], responsible["Loại"]) == ("Hiệu trưởng", "cá nhân")


def test_one_csv_gets_the_others_beside_it(filled, tmp_path):
    names = [path.name for path in export_plans(filled, tmp_path / "k.csv", "csv")]
    assert names[:2] == ["k.csv", "k-citations.csv"]


def test_no_csv_cell_begins_as_a_formula(filled, tmp_path):
    for path in export_plans(filled, tmp_path / "csv", "csv"):
        for row in read_csv(path):
            assert not [v for k, v in row.items() if v[:1] in "=+-@\t\r" and v[:1]], (path.name, row)
    harmful = read_csv(tmp_path / "csv" / "plans.csv")[1]
    assert harmful["Số, ký hiệu"] == "'-5/KH"


def test_an_excel_book_holds_texts_and_numbers_and_no_formula(filled, tmp_path):
    [path] = export_plans(filled, tmp_path / "k.xlsx", "xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [sheet.title for sheet in SHEETS]
    for page in book:
        assert page.freeze_panes == "D2"
        assert page.auto_filter.ref
        for row in page.iter_rows():
            assert not [cell.coordinate for cell in row if cell.data_type == "f" or cell.hyperlink]
    targets = book["Chỉ tiêu"]
    heads = [cell.value for cell in targets[1]]
    first, second = (dict(zip(heads, [c.value for c in row], strict=True)) for row in targets.iter_rows(min_row=2))
    assert (first["Giá trị"], first["So sánh"], first["Đơn vị tính"], first["Trang"]) == (12, "ít nhất", "%", 2)
    assert (second["Nội dung"], second["Nguyên văn"]) == ("=1+1", "+84 đồng")
    assert targets.cell(3, heads.index("Nội dung") + 1).data_type == "s"
    assert book["Giai đoạn"]["G2"].value == '=HYPERLINK("http://x")'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_every_start_of_a_formula_is_disarmed(start):
    frame = make_csv_safe(pd.DataFrame({"a": [f"{start}x", "x", 5, None]}))
    assert frame["a"].tolist()[:3] == [f"'{start}x", "x", 5]


def test_excel_gets_nothing_that_it_cannot_hold():
    frame = make_excel_safe(pd.DataFrame({"a": ["a\x00\x0b\ufffeb", "x" * 40_000]}))
    assert frame["a"].tolist() == ["ab", "x" * 32_767]


def test_an_export_is_filtered(filled, tmp_path):
    wanted = PlanFilter(school="dong tam")
    frames = {sheet.name: frame for sheet, frame in make_frames(filled, wanted).items()}
    assert (len(frames["plans"]), len(frames["citations"]), len(frames["targets"])) == (1, 2, 1)
    [path] = export_plans(filled, tmp_path / "x.jsonl", "jsonl", wanted)
    assert [json.loads(line)["source"]["filename"] for line in path.read_text("utf-8").splitlines()] == ["a.txt"]


def test_an_empty_store_gives_empty_tables(tmp_path):
    with connect.open_session(connect.open_engine(str(tmp_path / "k.db"))) as session:
        [path] = export_plans(session, tmp_path / "k.xlsx", "xlsx")
        assert openpyxl.load_workbook(path)["Kế hoạch"].max_row == 1
        assert export_plans(session, tmp_path / "k.jsonl", "jsonl")[0].read_bytes() == b""
        assert read_csv(export_plans(session, tmp_path / "csv", "csv")[0]) == []


@pytest.mark.parametrize(
    ("name", "asked", "form"),
    [("a.xlsx", None, "xlsx"), ("a.CSV", None, "csv"), ("a.jsonl", None, "jsonl"), ("folder", None, "csv"),
     ("a.txt", "jsonl", "jsonl")],
)  # fmt: skip
def test_the_format_follows_the_name(tmp_path, name, asked, form):
    assert format_of(tmp_path / name, asked) == form


def test_an_unknown_ending_is_refused(tmp_path):
    with pytest.raises(StoreError, match=r"\.pdf"):
        format_of(tmp_path / "a.pdf")


def test_an_export_that_fails_leaves_the_old_file(tmp_path):
    (tmp_path / "x.csv").write_text("old")

    def write_half():
        with whole_file(tmp_path / "x.csv") as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("x.csv", "old")]


def test_a_place_that_cannot_be_written_is_one_clear_line(filled, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="Không ghi được tệp"):
        export_plans(filled, tmp_path / "file" / "x.xlsx", "xlsx")
    (tmp_path / "dir.jsonl").mkdir()
    with pytest.raises(StoreError, match="Không ghi được tệp"):
        export_plans(filled, tmp_path / "dir.jsonl", "jsonl")
