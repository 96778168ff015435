"""Comparison: the sample district side by side, near-copies, year against year, and what is written of it."""

import doctest
import json
import re
from itertools import combinations
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

import corpus.compare.plans
import corpus.compare.quantities
import corpus.compare.wording
from app.cli import build_app
from benchmarks.near_copies import make_plans, true_pairs
from corpus.compare import Comparison, compare_plans, compare_targets, compare_years, summarise_targets
from corpus.compare.copies import Matter, find_copies, matter_of, shared_passages
from corpus.compare.copies.shingles import Shingler, jaccard
from corpus.compare.grouping import group_alike
from corpus.compare.plans import name_plans
from corpus.compare.quantities import is_short, part_of
from corpus.compare.writers import html, xlsx
from corpus.store import connect
from corpus.store.save import save_plans
from extractors.pipeline import record_of
from schemas import PlanRecord, Target
from tests.records import make_record

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples" / "plans"
SCHOOL_WORDS = "Trường THCS Cẩm Vĩnh", "Trường THCS Lĩnh Thượng"


@pytest.fixture(scope="session")
def records() -> list[PlanRecord]:
    return [record_of(path.read_bytes(), path.name) for path in sorted(SAMPLES.iterdir())]


@pytest.fixture(scope="session")
def district(records) -> Comparison:
    return compare_plans(name_plans(enumerate(records, 1)), school_year="2024/2025")


@pytest.fixture
def db(tmp_path, records):
    """A store with the district, and an older plan of one school whose targets were higher."""
    older = records[8].model_copy(deep=True)
    older.source.sha256, older.source.filename = "0" * 64, "cu.docx"
    older.header.school_year = older.header.period = "2023/2024"
    for target in older.targets:
        if target.indicator == "Lao động tiên tiến" and target.value:
            target.value += 5
    older.citations = older.citations[1:]
    path = tmp_path / "k.db"
    with connect.open_session(connect.open_engine(str(path))) as session:
        save_plans(session, [*records, older])
        session.commit()
    return path


def run(*words):
    result = CliRunner().invoke(build_app(), [str(word) for word in words], prog_name="kehoach")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def make_schools(*values: tuple[str, str, dict]) -> list:
    """Return plans, one a (school, words of the target, its values)."""
    made = []
    for place, (school, words, target) in enumerate(values, 1):
        item = {"text": words, "span": (0, len(words)), "kind": "quantity", "indicator": words} | target
        header = {"document_type": "Kế hoạch", "issuing_body": school, "school_year": "2024/2025"}
        made.append((place, make_record(f"{place}.txt", text=words, header=header, targets=[item])))
    return name_plans(made)


# --- the district


def test_the_office_is_the_measure_and_no_school(district):
    assert district.offices == ["Phòng Giáo dục và Đào tạo huyện Thanh Lĩnh"]
    assert len(district.schools) == 13
    assert district.offices[0] not in {name for names in district.summary["lowest_schools"] for name in names}


def test_who_cites_the_directive_and_who_does_not(district):
    row = district.matrix.loc["Kế hoạch số 214/KH-PGDĐT"]
    assert [name for name in district.schools if not row[name]] == ["Trường Tiểu học Cẩm Vĩnh"]


def test_another_date_of_one_document_is_a_conflict(district):
    wrong = district.citations[district.citations["conflict"].astype(bool)]
    assert list(zip(wrong["school"], wrong["issued"], wrong["usual_date"], strict=True)) == [
        ("Trường Tiểu học Lĩnh Thượng", "2024-08-26", "2024-08-28")
    ]


def test_targets_below_what_the_office_asked(district):
    short = district.targets[district.targets["short"].astype(bool)]
    assert set(zip(short["indicator"], short["school"], strict=True)) == {
        ("Lao động tiên tiến", "Trường TH Đồng Mây"),
        ("Hoàn thành chương trình lớp học", "Trường TH Đồng Mây"),
        ("Tốt nghiệp THCS", "Trường THCS Đồng Mây"),
        ("Chuyên cần", "Trường Mầm non Bông Sen"),
        ("Suy dinh dưỡng thể nhẹ cân", "Trường Mầm non Nà Khoang"),
        ("Sáng kiến cấp trường", "Trường Mầm non Nà Khoang"),
    }


def test_lowest_median_highest(district):
    row = district.summary.set_index(["indicator", "unit"]).loc[("Lao động tiên tiến", "%")]
    assert (row["lowest"], row["median"], row["highest"]) == (75, 80, 88)
    assert row["lowest_schools"] == ["Trường TH Đồng Mây"]
    assert row["without"] == []  # "12/15 giáo viên, nhân viên (80%)" counts too


def test_a_nursery_is_not_missed_where_graduation_is_compared(district):
    row = district.summary.set_index("indicator").loc["Tốt nghiệp THCS"]
    assert row["without"] == []


def test_rows_of_a_table_of_levels_come_together_by_their_heading(district):
    rows = district.targets[district.targets["indicator"] == "Kết quả học tập, rèn luyện mức Tốt"]
    assert set(rows["school"]) == set(SCHOOL_WORDS)
    assert set(rows["part"]) == {"Khối 6", "Khối 7", "Khối 8", "Khối 9"}


def test_no_pupil_at_all_is_compared_with_shares(district):
    row = district.summary.set_index(["indicator", "unit"]).loc[("Bỏ học", "%")]
    assert row["lowest"] == 0
    assert row["schools"] == 7


def test_a_phase_that_ends_before_it_begins_is_not_drawn_but_told(district):
    odd = district.phases[district.phases["place_in_year"] != "inside"]
    assert list(zip(odd["school"], odd["label"], odd["place_in_year"], strict=True)) == [
        ("Trường TH Đồng Mây", "Đợt 3", "backwards")
    ]


def test_every_item_tells_where_it_stands(district, records):
    texts = dict(enumerate((record.text for record in records), 1))
    for frame in (district.citations, district.targets, district.phases, district.responsibles):
        for row in frame.itertuples():
            assert texts[row.plan][row.start : row.end] == row.text


def test_the_one_near_copy_is_found_under_its_other_name(district):
    (row,) = district.copies.itertuples()
    assert {row.school, row.other_school} == set(SCHOOL_WORDS)
    assert row.likeness > 0.9
    assert row.contained >= row.likeness


def test_shared_passages_stand_in_both_texts(district, records):
    texts = dict(enumerate((record.text for record in records), 1))
    ((one, other), passages) = next(iter(district.passages.items()))
    assert passages
    for passage in passages:
        assert texts[one][slice(*passage.span)] == passage.text
        assert texts[other][slice(*passage.other_span)] == passage.other_text
        assert "Căn cứ" not in passage.text
        assert "Nơi nhận" not in passage.text
    assert any(passage.text != passage.other_text for passage in passages), "names and numbers are masked"


# --- targets


def test_words_alone_bring_unknown_targets_together_and_mark_them():
    made = make_schools(
        ("Trường THCS A", "trồng mới cây xanh trong khuôn viên trường", {"value": 20, "unit": "cây"}),
        ("Trường THCS B", "trồng mới cây xanh trong khuôn viên nhà trường", {"value": 30, "unit": "cây"}),
        ("Trường THCS C", "quyên góp sách cho thư viện", {"value": 30, "unit": "cuốn"}),
    )  # fmt: skip
    frame = compare_targets(made)
    assert dict(zip(frame["school"], frame["together_by"], strict=True)) == {
        "Trường THCS A": "words", "Trường THCS B": "words", "Trường THCS C": "alone",
    }  # fmt: skip
    row = summarise_targets(frame, made).iloc[0]
    assert (row["lowest"], row["highest"]) == (20, 30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dạy bơi cho học sinh khối 6", "dạy bơi cho học sinh khối 7"),
        ("hội thi cấp huyện", "hội thi cấp tỉnh"),
        ("có học sinh vi phạm giao thông", "không có học sinh vi phạm giao thông"),
        ("tủ sách lớp học", "quét dọn lớp học"),
    ],
)
def test_wordings_that_differ_in_what_matters_stay_apart(one, other):
    assert group_alike([one, other]) == [0, 1]


def test_units_are_one_but_shown_as_written():
    made = make_schools(
        ("Trường THCS A", "Chiến sĩ thi đua cơ sở", {"value": 3, "comparator": "=", "unit": "đ/c"}),
        ("Trường THCS B", "CSTĐ cơ sở", {"value": 5, "comparator": ">=", "unit": "người"}),
    )
    frame = compare_targets(made)
    assert set(frame["unit"]) == {"người"}
    assert list(frame["quantity"]) == ["3 đ/c", "từ 5 người trở lên"]
    assert dict(zip(frame["school"], frame["rank"], strict=True)) == {
        "Trường THCS A": "lowest",
        "Trường THCS B": "highest",
    }


@pytest.mark.parametrize(
    ("comparator", "low", "high", "asked", "better", "short"),
    [
        (">=", 98, 98, (">=", 98), "higher", False),
        ("=", 97, 97, (">=", 98), "higher", True),
        ("<", 3, 3, ("<", 4), "lower", False),
        ("<=", 6, 6, ("<", 4), "lower", True),
        ("=", 15, 15, ("<=", 15), "higher", False),
        ("=", 10, 12, (">=", 11), "higher", True),
        ("<=", 90, 90, (">=", 80), "higher", False),  # a ceiling above the floor leaves it open
        ("<=", 70, 70, (">=", 80), "higher", True),
        (">=", 20, 20, ("<=", 15), "higher", True),
        ("<=", 4, 4, ("<", 4), "lower", True),
        (">", 90, 90, (">", 90), "higher", False),
        ("=", 90, 90, (">", 90), "higher", True),
    ],
)
def test_what_is_short_of_a_target(comparator, low, high, asked, better, short):
    assert is_short(comparator, low, high, asked, better) is short


@pytest.mark.parametrize(
    ("subject", "part"),
    [("Khối 6", "Khối 6"), ("K10", "K10"), ("trẻ 5 tuổi", "5 tuổi"), ("học sinh", None),
     ("các độ tuổi khác", "các độ tuổi khác")],
)  # fmt: skip
def test_parts_of_a_school(subject, part):
    assert part_of(Target(text="", span=(0, 0), kind="quantity", subject=subject)) == part


def test_plans_of_one_school_are_told_apart():
    body = {"issuing_body": "Trường A", "number": "1/KH"}
    made = name_plans([
        (1, make_record("a.txt", header=body)), (2, make_record("b.txt", header=body | {"number": "2/KH"})),
        (3, make_record("c.txt", header=body)), (4, make_record("d.txt", header={})),
    ])  # fmt: skip
    assert {plan.name for plan in made} == {
        "Trường A (a.txt)", "Trường A (2/KH)", "Trường A (c.txt)", "(không rõ đơn vị)",
    }  # fmt: skip


# --- near-copies


def words_of(count: int, seed: int = 1) -> list[str]:
    return [
        f"{'bcdghklmnt'[(i * seed) % 10]}{'aeiou'[(i * 7 + seed) % 5]}{'nmtcp'[(i // 10 * seed) % 5]}"
        for i in range(count)
    ]


def test_a_copy_with_another_name_number_and_date_is_a_whole_copy():
    words = words_of(120, 3)
    one = "; ".join(f"{word} tại Trường THCS Lĩnh Thượng từ ngày 05/9/2024 đạt 95%" for word in words)
    other = one.replace("Lĩnh Thượng", "Cẩm Vĩnh").replace("05/9/2024", "07/9/2023").replace("95%", "88,5%")
    (copy,) = find_copies([Matter(one, 0, len(one)), Matter(other, 0, len(other))])
    assert copy.likeness == copy.contained == 1


def test_short_matter_says_nothing():
    assert find_copies([Matter("một hai ba bốn năm sáu", 0, 22)] * 2) == []
    assert find_copies([]) == []
    assert find_copies([Matter("", 0, 0)] * 3) == []


def test_recall_and_precision_against_all_pairs():
    texts, families = make_plans(400)
    matters = [Matter(text, 0, len(text)) for text in texts]
    found = {(copy.one, copy.other) for copy in find_copies(matters)}
    shingler = Shingler()
    sets = [shingler.collect(matter.syllables()) for matter in matters]
    true = {(i, j) for i, j in combinations(range(400), 2) if jaccard(sets[i], sets[j])[0] >= 0.5}
    assert true_pairs(texts, families) == true
    assert len(true) > 10
    assert len(found & true) / len(true) >= 0.95
    assert len(found & true) / len(found) >= 0.95


def test_many_copies_of_one_form_do_not_blow_up():
    words = " ".join(words_of(200, 3))
    found = find_copies([Matter(words, 0, len(words))] * 900)
    assert 900 <= len(found) <= 3 * 900


def test_head_and_foot_are_left_out(records):
    matter = matter_of(records[8])
    kept = matter.text[matter.start : matter.end]
    assert kept.startswith("I. MỤC ĐÍCH")
    assert "Nơi nhận" not in kept
    assert "Căn cứ Luật" not in kept


def test_passages_of_texts_that_share_nothing():
    one, other = "một hai ba bốn năm sáu bảy tám", "chín mười trăm nghìn vạn triệu tỷ ức"
    assert shared_passages(Matter(one, 0, len(one)), Matter(other, 0, len(other)), least=5) == []


# --- year against year


def test_targets_that_fell_and_documents_gained(records):
    after = name_plans([(1, records[8])])
    old = records[8].model_copy(deep=True)
    old.header.school_year = "2023/2024"
    old.header.issuing_body = "Trường Trung học cơ sở Lĩnh Thượng"
    for target in old.targets:
        if target.indicator == "bỏ học":
            target.value = 0.3
        if target.indicator == "tốt nghiệp THCS":
            target.value = 99
    old.targets = [target for target in old.targets if "thao giảng" not in (target.indicator or "")]
    old.citations = old.citations[1:]
    changes = compare_years(name_plans([(2, old)]), after)
    rows = changes.targets.set_index("indicator")
    assert (rows.loc["Tốt nghiệp THCS", "change"], rows.loc["Tốt nghiệp THCS", "demand"]) == ("down", "less")
    assert (rows.loc["Bỏ học", "change"], rows.loc["Bỏ học", "demand"]) == ("up", "less")
    assert rows.loc["Thao giảng", "change"] == "new"
    assert rows.loc["Đăng ký thi đua", "change"] == "same"
    gained = changes.citations[changes.citations["change"] == "gained"]
    assert list(gained["document"]) == ["Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"]
    assert (changes.before, changes.after, changes.alone) == ("2023/2024", "2024/2025", [])


def test_a_school_with_one_year_only_is_told(records):
    changes = compare_years(name_plans([(1, records[1])]), name_plans([(2, records[8])]))
    assert changes.targets.empty
    assert changes.citations.empty
    assert len(changes.alone) == 2


# --- what is written


def test_json_is_whole_and_plain(district):
    told = json.loads(json.dumps(district.to_dict(), ensure_ascii=False, allow_nan=False))
    assert told["schema_version"] == 1
    assert set(told) == {
        "schema_version", "school_year", "document_type", "indicator", "plans", "documents", "targets", "phases",
        "responsibles", "copies", "changes",
    }  # fmt: skip
    assert told["documents"][0]["not_cited_by"] == ["Trường Tiểu học Cẩm Vĩnh"]
    assert {"text", "start", "end", "section", "page"} <= set(told["targets"][0]["values"][0])
    assert told["copies"][0]["passages"][0]["syllables"] > 50


def test_workbook(district, tmp_path):
    path = tmp_path / "so-sanh.xlsx"
    xlsx.write(district, path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [
        "Tổng quan", "Chỉ tiêu", "Chi tiết chỉ tiêu", "Biểu đồ", "Viện dẫn", "Chi tiết viện dẫn", "Tiến độ",
        "Phân công", "Gần giống nhau",
    ]  # fmt: skip
    assert len(book["Biểu đồ"]._charts) == 8
    for name in set(book.sheetnames) - {"Biểu đồ"}:
        assert book[name].freeze_panes, name
        assert book[name].auto_filter.ref, name
    sheet = book["Chi tiết chỉ tiêu"]
    head = [cell.value for cell in sheet[1]]
    row = dict(zip(head, [cell.value for cell in sheet[2]], strict=True))
    assert row["Trích kế hoạch"]
    assert row["Mục"]
    assert row["Tệp"]
    assert any(rule.type == "dataBar" for some in sheet.conditional_formatting for rule in some.rules)


@pytest.mark.parametrize("start", "=+-@")
def test_no_cell_becomes_a_formula(tmp_path, start):
    words = f'{start}HYPERLINK("http://x")\x0b'
    made = make_schools(
        (words, words, {"value": 3, "comparator": "=", "unit": words}), ("Trường B", words, {"value": 5, "unit": words})
    )
    path = tmp_path / "k.xlsx"
    xlsx.write(compare_plans(made), path)
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == words[:-1] for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_page_is_self_contained_and_escapes(district, tmp_path):
    path = tmp_path / "so-sanh.html"
    html.write(district, path)
    page = path.read_text(encoding="utf-8")
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)""", page)
    assert "@import" not in page
    assert page.count("<svg") > 10
    assert "<mark>" in page
    hostile = "<script>alert(1)</script>"
    html.write(compare_plans(make_schools((hostile, hostile, {"value": 1}), ("B", hostile, {"value": 2}))), path)
    assert "<script" not in path.read_text(encoding="utf-8")


def test_nothing_to_compare(tmp_path):
    empty = compare_plans([])
    assert json.dumps(empty.to_dict())
    html.write(empty, tmp_path / "a.html")
    xlsx.write(empty, tmp_path / "a.xlsx")
    html.write(compare_plans(name_plans([(1, make_record(text="x"))]), before=[]), tmp_path / "a.html")


# --- the command


def test_command_prints_what_stands_out(db):
    result = run("compare", "--db", db)
    assert result.exit_code == 0
    words = " ".join(result.output.split())
    assert "THCS Cẩm Vĩnh và THCS Lĩnh Thượng có kế hoạch gần giống nhau" in words
    assert "năm học 2024-2025: 13 đơn vị" in words
    assert "nan" not in words
    assert "None" not in words


def test_command_json_of_one_indicator(db):
    told = json.loads(run("compare", "--db", db, "--year", "2024-2025", "--indicator", "bỏ học", "--json").output)
    assert [row["indicator"] for row in told["targets"]] == ["Bỏ học"]


def test_command_against_another_year(db):
    result = run("compare", "--db", db, "--year", "2024-2025", "--against", "2023-2024", "--school", "linh thuong")
    assert "giảm 5 điểm phần trăm" in result.output
    told = json.loads(run("compare", "--db", db, "--against", "2023-2024", "--json").output)
    (changed,) = [row for row in told["changes"]["targets"] if row["change"] == "down"]
    assert (changed["school"], changed["indicator"]) == ("Trường THCS Lĩnh Thượng", "Lao động tiên tiến")


def test_command_schools_can_be_repeated(db):
    told = json.loads(run("compare", "--db", db, "--year", "2024-2025", "--school", "cam vinh", "--school", "suoi nga",
                          "--json").output)  # fmt: skip
    assert len(told["plans"]) == 3


def test_command_copies_and_files(db, tmp_path):
    page, book = tmp_path / "a.html", tmp_path / "a.xlsx"
    result = run("compare", "--db", db, "--copies", "--html", page, "--xlsx", book)
    assert "96" in result.output
    assert page.stat().st_size > 10_000
    assert book.stat().st_size > 10_000


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--xlsx", "a.pdf"], "đuôi .xlsx"),
        (["--xlsx", "a.xls"], "đuôi .xlsx"),
        (["--html", "{db}/a.html"], "Không ghi được tệp"),
        (["--year", "2024-2025", "--against", "2024-2025"], "năm học khác"),
    ],
)
def test_command_says_what_is_wrong(db, words, said):
    result = run("compare", "--db", db, *[word.format(db=db) for word in words])
    assert result.exit_code == 2
    assert said in result.output


def test_command_without_plans(db):
    assert "Không có kế hoạch nào" in run("compare", "--db", db, "--year", "1999-2000").output
    assert json.loads(run("compare", "--db", db, "--year", "1999-2000", "--json").output)["plans"] == []


@pytest.mark.parametrize("module", [corpus.compare.plans, corpus.compare.quantities, corpus.compare.wording])
def test_doctests(module):
    assert doctest.testmod(module).failed == 0
