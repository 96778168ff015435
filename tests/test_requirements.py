"""Files of requirements: every fault is told with file, line and what was expected, in Vietnamese."""

import pytest

from corpus.compliance.requirements import RequirementsError, load_requirements
from tests.district import SAMPLES

HEAD = "title: Rà soát\nrequirements:\n"
TARGET = """  - id: ldtt
    kind: target
    title: Lao động tiên tiến
    indicator: Lao động tiên tiến
    comparator: ">="
    value: 80
    unit: "%"
"""


@pytest.fixture
def write(tmp_path):
    """A function that writes a requirements file and gives its path."""

    def call(text, name="yêu cầu.yaml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return call


def problems_of(path):
    with pytest.raises(RequirementsError) as caught:
        load_requirements(path)
    assert str(caught.value).startswith(str(path.parent))
    return [(problem.line, problem.message) for problem in caught.value.problems]


# ruff: noqa: E501
FAULTS = {
    "wrong_key": (HEAD + TARGET + "    wieght: 2\n", 10, "không có khóa “wieght” ở đây"),
    "wrong_key_at_the_top": ("tilte: x\n" + HEAD + TARGET, 1, "không có khóa “tilte” ở đây"),
    "missing_key": (HEAD + TARGET.replace('    unit: "%"\n', ""), 3, "thiếu khóa “unit”"),
    "missing_title": ("requirements: []\n", 1, "thiếu khóa “title”"),
    "unknown_kind": (HEAD + TARGET.replace("kind: target", "kind: tagret"), 3, "loại “tagret” không có; cần một trong"),
    "no_kind": (HEAD + TARGET.replace("    kind: target\n", ""), 3, "thiếu khóa “kind”"),
    "unknown_unit": (HEAD + TARGET.replace('"%"', "sang kien"), 9, "không biết đơn vị “sang kien”; có phải: sáng kiến"),
    "unknown_comparator": (HEAD + TARGET.replace('">="', '"=>"'), 7, "“=>” không dùng được cho “comparator”"),
    "value_no_number": (HEAD + TARGET.replace("80", "tám mươi"), 8, "“tám mươi” không dùng được cho “value”; cần một số"),
    "weight_not_positive": (HEAD + TARGET + "    weight: 0\n", 10, "“0” không dùng được cho “weight”; cần số lớn hơn 0"),
    "value_infinite": (HEAD + TARGET.replace("80", ".inf"), 8, "cần một số"),
    "id_with_marks": (HEAD + TARGET.replace("id: ldtt", "id: LĐTT"), 3, "chỉ gồm chữ thường không dấu, số và dấu nối"),
    "unknown_level": (HEAD + TARGET + "    applies_to: {levels: [mẫu giáo]}\n", 10, "“mẫu giáo” không dùng được"),
    "duplicate_id": (HEAD + TARGET + TARGET, 10, "id “ldtt” đã dùng cho yêu cầu khác"),
    "duplicate_key": (HEAD + TARGET + "    value: 90\n", 10, "khóa “value” được ghi hai lần"),
    "bad_edtf": (
        HEAD + "  - {id: d, kind: deadline, title: Báo cáo,\n     what: báo cáo, by: 31/11/2024}\n", 4,
        "“31/11/2024” không phải ngày theo EDTF",
    ),
    "bad_day": (HEAD + "  - {id: d, kind: hand_in, title: Gửi, by: 2024-11-31}\n", 3, "không dùng được cho “by”; cần một ngày"),
    "bad_year": ("school_year: 2024 - 2025\n" + HEAD + TARGET, 1, "“2024 - 2025” không phải năm học theo EDTF"),
    "bad_issued": (
        HEAD + "  - {id: c, kind: citation, title: x, doc_type: Kế hoạch, number: 1/KH,\n     issued: 28/8/2024}\n", 4,
        "“28/8/2024” không phải ngày theo EDTF",
    ),
    "citation_of_nothing": (
        HEAD + "  - {id: c, kind: citation, title: x, doc_type: Kế hoạch}\n", 3, "cần “number” hoặc “subject”",
    ),
    "phase_that_ends_first": (
        HEAD + "  - {id: p, kind: phase, title: x, label: Đợt 1, start: 2025-01-05,\n     end: 2024-09-05}\n", 4,
        "kết thúc trước khi bắt đầu",
    ),
    "unknown_finding": (
        HEAD + "  - {id: f, kind: finding, title: x,\n     codes: [date_oder]}\n", 4, "không có điểm cần xem “date_oder”",
    ),
    "responsible_of_nothing": (HEAD + "  - {id: r, kind: responsible, title: x}\n", 3, "cần “position” hoặc “duty”"),
    "cycle_by_anchor": ("title: x\nrequirements: &a\n  - *a\n", 2, "vòng lặp: một mục chứa chính nó"),
    "unknown_anchor": ("title: x\nrequirements: *a\n", 2, "không đúng cú pháp YAML"),
    "no_mapping": ("- a\n- b\n", 1, "cần các khóa title và requirements"),
    "empty": ("", 1, "cần các khóa title và requirements"),
    "no_yaml": ("title: [1, 2\nrequirements: {\n", 2, "không đúng cú pháp YAML"),
    "not_utf_8": (HEAD.encode("utf-16"), 1, "tệp không phải văn bản UTF-8"),
    "control_character": (b"title: x\x07\n", 1, "ký tự mà YAML không đọc được"),
    "requirements_no_list": ("title: x\nrequirements: nhiều\n", 2, "cần một danh sách"),
    "requirements_a_number": ("title: x\nrequirements: 5\n", 2, "cần một danh sách"),
    "kind_a_list": (HEAD + TARGET.replace("kind: target", "kind: [target]"), 3, "loại “['target']” không có"),
    "kind_of_another_as_key": (
        HEAD + "  - {id: h, kind: header, title: x, field: signer}\n" + TARGET + "    header: x\n", 11,
        "không có khóa “header” ở đây",
    ),
    "extends_no_name": ('title: x\nextends: "\\0"\n', 2, "không mở được tệp"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_line(write, name):
    text, line, words = FAULTS[name]
    found = problems_of(write(text))
    assert any(at == line and words in message for at, message in found), found


def test_no_fault_is_told_in_english(write):
    for text, _, _ in FAULTS.values():
        for _, message in problems_of(write(text)):
            assert "should" not in message, message
            assert "Input" not in message, message


def test_all_faults_are_told_at_once(write):
    found = problems_of(write(HEAD + TARGET.replace("80", "x").replace("id: ldtt", "id: A") + "    a: 1\n"))
    assert sorted(line for line, _ in found) == [3, 8, 10]


def test_a_file_that_is_not_there(tmp_path):
    assert problems_of(tmp_path / "không có.yaml") == [(1, "không mở được tệp yêu cầu")]


def test_anchors_may_be_used_twice(write):
    text = "title: x\nrequirements:\n" + TARGET + "    applies_to: &cap {levels: [THCS]}\n"
    text += TARGET.replace("ldtt", "ldtt-2") + "    applies_to: *cap\n"
    assert [r.applies_to.levels for r in load_requirements(write(text)).requirements] == [["THCS"], ["THCS"]]


def test_a_deep_nest_and_many_aliases_are_no_crash(write):
    deep = problems_of(write("title: x\nrequirements: " + "[" * 3000 + "]" * 3000 + "\n"))
    assert "lồng quá sâu" in deep[0][1]
    bomb = "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9) if i else 'x'}]\n" for i in range(12))
    assert problems_of(write(bomb + "title: x\n"))


def test_a_file_extends_another(write):
    write("title: Chung\nschool_year: 2024/2025\nabout: [thi đua]\nrequirements:\n" + TARGET, "chung.yaml")
    own = load_requirements(write("title: Riêng\nextends: chung.yaml\nrequirements:\n" + TARGET.replace("ldtt", "b")))
    assert [r.id for r in own.requirements] == ["ldtt", "b"]
    assert (own.title, own.school_year, own.about) == ("Riêng", "2024/2025", ["thi đua"])


def test_a_cycle_of_files(write):
    write("title: a\nextends: b.yaml\n", "a.yaml")
    write("title: b\n\nextends: a.yaml\n", "b.yaml")
    with pytest.raises(RequirementsError) as caught:
        load_requirements(write("title: c\nextends: a.yaml\n", "c.yaml"))
    assert "b.yaml, dòng 3: vòng lặp giữa các tệp: c.yaml → a.yaml → b.yaml → a.yaml" in str(caught.value)


def test_an_id_that_the_base_has(write):
    write("title: Chung\nrequirements:\n" + TARGET, "chung.yaml")
    found = problems_of(write("title: Riêng\nextends: chung.yaml\nrequirements:\n" + TARGET))
    assert found == [(4, "id “ldtt” đã có trong chung.yaml")]


def test_faults_of_a_file_and_of_its_base_are_told_at_once(write):
    write("title: Chung\nrequirements:\n" + TARGET.replace('"%"', "sang kien"), "chung.yaml")
    found = problems_of(write("title: Riêng\nschool_year: 2024 - 2025\nextends: chung.yaml\n"))
    assert [line for line, _ in found] == [2, 9]


def test_what_a_file_says_itself_it_does_not_inherit(write):
    write("title: Chung\nabout: [thi đua]\ndocument_type: Báo cáo\nschool_year: 2024/2025\n", "chung.yaml")
    own = load_requirements(write("title: Riêng\nextends: chung.yaml\nabout: []\nschool_year:\n"))
    assert (own.about, own.document_type, own.school_year) == ([], "Báo cáo", "2024/2025")


def test_a_base_that_is_not_there_is_told_by_the_file_that_names_it(write):
    path = write("title: Riêng\nextends: chung.yaml\n")
    with pytest.raises(RequirementsError, match=r"yêu cầu.yaml, dòng 2: không mở được tệp “chung.yaml”"):
        load_requirements(path)


def test_days_may_stand_without_quotation_marks(write):
    wanted = load_requirements(write(HEAD + "  - {id: a, kind: hand_in, title: Gửi, by: 2024-09-20}\n"))
    assert str(wanted.requirements[0].by) == "2024-09-20"


def test_the_sample_district_asks_for_thirty_one_things():
    wanted = load_requirements(SAMPLES / "requirements.yaml")
    assert len(wanted.requirements) == 31
    assert {r.kind for r in wanted.requirements} >= {"citation", "target", "phase", "deadline", "section"}
