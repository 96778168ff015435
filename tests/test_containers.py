"""Archives and mails: the rows of tests/tables/containers, hostile ones, and their files as records of their own."""

import gzip
import io
import os
import stat
import tarfile
import time
import zipfile
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors import libreoffice, unpacking
from extractors.containers import rar
from extractors.errors import UnreadableFileError
from extractors.limits import MAX_ARCHIVE_MEMBERS, MAX_ARCHIVE_NESTING
from extractors.pipeline import record_of
from extractors.reading import read_document, read_documents
from extractors.registry import discover
from extractors.unpacking import choose_container, expand
from schemas import Document
from tests.build_archives import build, mail_of, need_bsdtar, nested, seven_zip_of, tar_of, zip_of
from tests.build_docx import build_docx
from tests.growth import thread_seconds
from tests.office_files import as_kind, need_libreoffice
from tests.test_flows import SAMPLES, ingest
from tests.test_tables import TABLES, rows

PARTS = ("header", "sections", "citations", "dates", "targets", "phases", "responsibles")


@pytest.mark.parametrize(("unit", "row"), rows("containers"))
def test_container(unit, row):
    data = bytes.fromhex(row["bytes"]) if "bytes" in row else build(row, unit)
    kind = choose_container(data, row.get("filename", "gói"))
    if row.get("kind_of") == "none":
        assert kind is None
        return
    assert kind is not None
    assert kind.__name__ == f"extractors.containers.{unit}"
    if unit == "rar":
        need_bsdtar()
    found = list(expand(data, row.get("filename", "gói")))
    assert [[m.path, m.category if m.data is None else m.data.decode()] for m in found] == row["found"]
    assert all(m.reason.endswith(".") for m in found if m.data is None)


def test_every_container_has_a_table_and_every_table_a_container():
    units = {module.__name__.rsplit(".", 1)[1] for module in discover("extractors.containers")}
    assert units == {path.stem for path in (TABLES / "containers").glob("*.yaml")}


def _categories(data, filename="gói"):
    found: list[str] = []
    taken = thread_seconds(lambda: found.extend(m.category for m in expand(data, filename) if m.data is None))
    assert taken < 20
    return found


def test_bombs_are_refused():
    zeros = bytes(150_000_000)
    assert _categories(zip_of([("a.txt", zeros)])) == ["too_large"]
    assert _categories(zip_of([("a.txt", zeros[:90_000_000])])) == ["too_large"]  # by its ratio
    assert _categories(tar_of([("a.txt", zeros)], "gz")) == ["too_large"]
    assert _categories(build({"kind": "gz", "members": [["", "x" * 120_000_000]]}, "")) == ["too_large"]


def test_the_whole_is_bounded_not_only_its_members(monkeypatch):
    monkeypatch.setattr(unpacking, "MAX_UNPACKED_BYTES", 25_000)
    inner = zip_of([(f"{i}.txt", bytes(10_000)) for i in range(2)])
    found = list(expand(zip_of([("a.zip", inner), ("b.zip", inner)]), "gói.zip"))
    assert [m.path for m in found][:2] == ["a.zip/0.txt", "a.zip/1.txt"]
    assert (found[-1].path, found[-1].category) == ("", "too_large")


def test_members_past_the_bound_are_said_to_be_missing():
    found = list(expand(zip_of([(f"{i}.txt", b"x") for i in range(10_000)]), "gói.zip"))
    assert sum(member.data is not None for member in found) == 10_000
    found = list(expand(tar_of([(f"{i}.txt", b"x") for i in range(MAX_ARCHIVE_MEMBERS + 5)]), "gói.tar"))
    assert len(found) == MAX_ARCHIVE_MEMBERS + 1
    assert (found[-1].path, found[-1].category) == ("", "too_large")


def test_nesting_is_bounded():
    assert _categories(nested(20)) == ["too_large"]
    assert _categories(nested(MAX_ARCHIVE_NESTING)) == []


def test_truncated_archives_give_what_is_whole():
    data = tar_of([("a.txt", b"x" * 3000), ("b.txt", b"y" * 30_000)])
    found = list(expand(data[:6000], "gói.tar"))
    assert [(m.path, m.category) for m in found] == [("a.txt", ""), ("", "damaged")]
    whole = zip_of([("a.txt", b"abc" * 1000)])
    assert _categories(whole[: len(whole) // 2]) == ["damaged"]
    assert _categories(tar_of([("a.txt", b"abc" * 1000)], "gz")[:60]) == ["damaged"]


def test_a_damaged_member_costs_itself_only():
    data = bytearray(zip_of([("a.txt", b"abc" * 1000), ("b.txt", b"x")]))
    data[40] ^= 0xFF
    found = list(expand(bytes(data), "gói.zip"))
    assert [(m.path, m.category) for m in found] == [("a.txt", "damaged"), ("b.txt", "")]


def test_links_and_locked_members_in_a_zip():
    link = zipfile.ZipInfo("b.docx")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.docx", "x")
        archive.writestr(link, "/etc/passwd")
    data = bytearray(buffer.getvalue())
    assert _categories(bytes(data)) == ["unsupported"]
    place = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[place + 8] |= 1
    assert _categories(bytes(data)) == ["password", "unsupported"]


def test_seven_zip_cut_and_without_bsdtar(monkeypatch):
    data = seven_zip_of([("a.txt", b"abc" * 1000)])
    assert _categories(data[: len(data) // 2]) == ["damaged"]
    monkeypatch.setattr(rar, "find_bsdtar", lambda: None)
    (member,) = expand(data, "gói.7z")
    assert "libarchive-tools" in member.reason


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from([zip_of([("a.txt", b"abc"), ("b.zip", nested(2))]), tar_of([("a", b"abc")]),
                     tar_of([("a", b"abc")], "gz"), mail_of([("a.docx", b"abc")])]),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=8), st.integers(1, 10**6),
)  # fmt: skip
def test_changed_archives_give_members_or_reasons(data, changes, end):
    changed = bytearray(data)
    for place, value in changes:
        changed[place % len(changed)] = value
    data = bytes(changed[: max(1, min(end, len(changed)))])
    if choose_container(data, "gói"):
        for member in expand(data, "gói"):
            assert (member.data is None) == bool(member.reason)
            assert ".." not in member.path.split("/")


def test_an_archive_is_no_document():
    with pytest.raises(UnreadableFileError, match="kehoach ingest"):
        read_document(zip_of([("a.txt", b"x")]), "gói.zip")


def test_members_are_records_of_their_own(tmp_path):
    plan = (SAMPLES / "06-th-cam-vinh.txt").read_bytes()
    other = (SAMPLES / "02-mn-bong-sen.txt").read_bytes()
    folder = tmp_path / "đến"
    folder.mkdir()
    inner = zip_of([("hai.txt", other), ("một bản nữa.txt", plan)])
    many = [(f"{i}.txt", f"KẾ HOẠCH\nSố {i}\n".encode()) for i in range(40)]
    (folder / "thư mục.zip").write_bytes(
        zip_of([("kế hoạch/một.txt", plan), ("đợt 2.zip", inner), ("trống.docx", b""), *many])
    )
    (folder / "thư.eml").write_bytes(mail_of([("hỏng.docx", b"PK\x03\x04 word/document")]))
    (folder / "hỏng.zip").write_bytes(b"PK\x03\x04 cut")
    calls = []
    first = ingest(folder, tmp_path / "k.db", on_progress=lambda done, total: calls.append((done, total)))
    assert (first.found, first.new, first.unchanged, len(first.failures)) == (46, 42, 1, 3)
    assert calls[-1] == (46, 46)
    assert {f.path.removeprefix(f"{folder}/") for f in first.failures} == {
        "thư mục.zip/trống.docx", "thư.eml/hỏng.docx", "hỏng.zip",
    }  # fmt: skip
    second = ingest(folder, tmp_path / "k.db")
    assert (second.found, second.new, second.unchanged) == (46, 0, 43)


def test_one_plan_in_four_kinds_gives_one_record():
    docx = (SAMPLES / "13-mn-na-khoang.docx").read_bytes()
    wanted = record_of(docx, "plan.docx")
    for kind in ("odt", "rtf", "doc"):
        record = record_of(as_kind(docx, kind), f"plan.{kind}")
        assert record.source.reader == kind
        assert record.text == wanted.text
        for part in PARTS:
            assert getattr(record, part) == getattr(wanted, part), (kind, part)


def test_twenty_old_files_in_one_call_and_a_bad_one_among_them():
    need_libreoffice()
    files = [(as_kind(build_docx({"body": ["Kế hoạch năm học"]}), "doc"), "a.doc")] * 20
    bad = files[0][0][:4000] + b"WordDocument".decode().encode("utf-16-le")
    found = read_documents([*files[:10], (bad, "hỏng.doc"), *files[10:]])
    assert [one.text for one in found if isinstance(one, Document)] == ["Kế hoạch năm học"] * 20
    assert isinstance(found[10], UnreadableFileError)


def test_libreoffice_that_hangs_is_ended(monkeypatch, tmp_path):
    script = tmp_path / "soffice"
    script.write_text("#!/bin/sh\nsleep 61 & sleep 62\n")
    script.chmod(0o755)
    monkeypatch.setattr(libreoffice, "find_soffice", lambda: str(script))
    monkeypatch.setattr(libreoffice, "CONVERSION_START_SECONDS", 1)
    monkeypatch.setattr(libreoffice, "CONVERSION_FILE_SECONDS", 0)
    start = time.monotonic()
    (found,) = libreoffice.convert_many([b"x"], ".doc")
    assert time.monotonic() - start < 10
    assert isinstance(found, UnreadableFileError)
    assert found.category == "timeout"


def test_without_libreoffice_the_words_of_a_doc_are_kept_and_rtf_says_what_to_install(monkeypatch):
    doc = as_kind(build_docx({"body": ["Kế hoạch", "Năm học"]}), "doc")
    for place in ("extractors.readers.doc", "extractors.word.converted"):
        monkeypatch.setattr(f"{place}.find_soffice", lambda: None)
    document = read_document(doc, "a.doc")
    assert document.reader == "legacy-doc"
    assert [line.text for line in document.lines] == ["Kế hoạch", "Năm học"]
    assert all(line.confidence is not None and line.confidence < 1 for line in document.lines)
    with pytest.raises(UnreadableFileError, match="libreoffice-writer-nogui"):
        read_document(b"{\\rtf1 x}", "a.rtf")


def _pax(**fields):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("a.txt")
        info.size, info.pax_headers = 1, fields
        archive.addfile(info, io.BytesIO(b"x"))
    return buffer.getvalue()


def test_a_tar_that_tells_an_endless_member_ends():
    data = bytearray(tar_of([("a.txt", b"x"), ("b.txt", b"y")]))
    data[124:136] = b"77777777777\0"  # 8 GB
    data[148:156] = b" " * 8
    data[148:156] = b"%06o\0 " % sum(data[:512])
    assert _categories(bytes(data)) == ["too_large", "too_large"]  # the member, and what would follow it
    data[124:136] = b"\x80" + b"\xff" * 11
    data[148:156] = b" " * 8
    data[148:156] = b"%06o\0 " % sum(data[:512])
    assert set(_categories(gzip.compress(bytes(data)))) == {"too_large"}


def test_long_names_in_a_tar_are_bounded():
    assert _categories(_pax(comment="1" * 20_000)) == []
    assert _categories(_pax(comment="1" * 300_000)) == ["damaged"]


def test_devices_and_pipes_are_no_members():
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for kind in (tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE, tarfile.LNKTYPE):
            info = tarfile.TarInfo(f"d{kind.decode()}")
            info.type, info.linkname = kind, "/dev/sda"
            archive.addfile(info)
        archive.addfile(tarfile.TarInfo("a.txt"), io.BytesIO())
    assert [(m.path, m.category) for m in expand(buffer.getvalue(), "a.tar")] == [("d1", "unsupported"), ("a.txt", "")]


def test_a_damaged_gzip_in_the_middle_keeps_what_came_before():
    data = bytearray(tar_of([(f"{n}.txt", os.urandom(20_000)) for n in range(30)], "gz"))
    data[len(data) // 2 : len(data) // 2 + 200] = bytes(200)
    found = list(expand(bytes(data), "a.tar.gz"))
    assert found[0].path == "0.txt"
    assert (found[-1].path, found[-1].category) == ("", "damaged")


def test_a_bomb_in_archives_in_archives_is_refused():
    bomb = zip_of([("a.txt", bytes(90_000_000))])
    for _ in range(3):
        bomb = zip_of([("a.zip", bomb), ("b.zip", bomb)])
    assert set(_categories(bomb)) == {"too_large"}


def test_an_archive_that_holds_itself_again_and_again_is_bounded():
    quine = zip_of([("a.zip", zip_of([("b.zip", nested(MAX_ARCHIVE_NESTING + 3))]))])
    assert _categories(quine) == ["too_large"]


MAILS = {
    "name_by_rfc_2231": ("attachment; filename*=utf-8''K%E1%BA%BF%20ho%E1%BA%A1ch.docx", "Kế hoạch.docx"),
    "name_by_rfc_2231_in_parts": (
        "attachment; filename*0*=utf-8''K%E1%BA%BF; filename*1*=%20ho%E1%BA%A1ch; filename*2=.docx", "Kế hoạch.docx",
    ),
    "name_by_rfc_2047": ('attachment; filename="=?utf-8?B?S+G6vyBob+G6oWNoLmRvY3g=?="', "Kế hoạch.docx"),
    "name_by_rfc_2047_in_windows_1258": ('attachment; filename="=?windows-1258?Q?K=EA=EC.docx?="', "Kế.docx"),
    "name_with_a_way_up": ('attachment; filename="../../etc/a.docx"', "etc/a.docx"),
    "name_with_a_drive": ('attachment; filename="C:\\\\a\\\\b.docx"', "a/b.docx"),
    "no_name": ("attachment", "tệp đính kèm"),
    "name_of_a_broken_charset": ("attachment; filename*=x-none''%FF%FE.docx", None),
}  # fmt: skip


@pytest.mark.parametrize("name", MAILS)
def test_names_of_attachments(name):
    disposition, path = MAILS[name]
    head = "From: a@b.vn\nTo: c@d.vn\nSubject: x\nMIME-Version: 1.0\nContent-Type: application/octet-stream\n"
    data = f"{head}Content-Transfer-Encoding: 8bit\nContent-Disposition: {disposition}\n\nabc\n".encode()
    (member,) = expand(data, "thư.eml")
    assert (member.data or b"").strip() == b"abc"
    assert path in (member.path, None)
    assert member.path.isprintable()


def test_pictures_shown_inside_a_mail_are_no_attachments_but_attached_ones_are():
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@b.vn", "c@d.vn", "Nộp"
    mail.set_content("Kính gửi")
    mail.add_alternative("<img src='cid:logo'>", subtype="html")
    html = mail.get_payload()[1]
    html.add_related(b"\x89PNG logo", "image", "png", cid="<logo>", filename="logo.png", disposition="inline")
    mail.add_attachment(b"\x89PNG page", maintype="image", subtype="png", filename="trang 1.png")
    assert [m.path for m in expand(mail.as_bytes(), "thư.eml")] == ["trang 1.png"]


def test_a_mail_in_a_mail_in_a_mail_is_opened_and_bounded():
    inner = mail_of([("kế hoạch.docx", b"abc")])
    for _ in range(2):
        outer = EmailMessage()
        outer["From"], outer["To"], outer["Subject"] = "a@b.vn", "c@d.vn", "Fwd: Nộp"
        outer.set_content("Xem thư dưới.")
        outer.add_attachment(message_from_bytes(inner, policy=policy.default))
        inner = outer.as_bytes()
    (member,) = expand(inner, "thư.eml")
    assert member.path == "Fwd: Nộp.eml/Nộp kế hoạch.eml/kế hoạch.docx"
    assert member.data == b"abc"
    for _ in range(MAX_ARCHIVE_NESTING):
        inner = mail_of([("thư.eml", inner)])
    assert _categories(inner) == ["too_large"]


def test_parts_without_end_are_bounded():
    head = b"From: a\nTo: b\nSubject: c\n"
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(3000))
    assert _categories(head + deep + b"\n\nx") in ([], ["damaged"], ["unsupported"])


def test_outlooks_own_packing_is_named():
    data = mail_of([("winmail.dat", b"\x78\x9f\x3e\x22" + bytes(200))])
    (member,) = expand(data, "thư.eml")
    with pytest.raises(UnreadableFileError, match=r"winmail\.dat"):
        read_document(member.data, member.path)


def test_the_same_archive_twice_in_a_folder(tmp_path):
    plan = (SAMPLES / "06-th-cam-vinh.txt").read_bytes()
    folder = tmp_path / "đến"
    folder.mkdir()
    for name in ("một.zip", "một (1).zip"):
        (folder / name).write_bytes(zip_of([("kế hoạch.txt", plan), ("hai.txt", "KẾ HOẠCH\nSố 2\n".encode())]))
    report = ingest(folder, tmp_path / "k.db")
    assert (report.found, report.new, report.unchanged, report.failures) == (4, 2, 2, [])
