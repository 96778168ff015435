"""Five hundred files of mixed kinds, every tenth of them bad, through the command: each one is accounted for."""

import io
import json
import os
import re
import zipfile
from pathlib import Path

import pytest

from extractors.libreoffice import find_soffice
from tests.build_archives import mail_of, zip_of
from tests.build_docx import build_docx
from tests.office_files import as_kind
from tests.test_cli import kehoach

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples" / "plans"
FILES, BAD = 500, 50
"""Plans and files that are none, those in archives and mails counted one by one."""


def small_docx(number):
    return build_docx({"body": [f"KẾ HOẠCH số {number}", "Năm học 2024-2025", "Nơi nhận:"]})


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    """The folder of a district and the names of its bad files."""
    folder = tmp_path_factory.mktemp("năm trăm") / "kế hoạch"
    folder.mkdir()
    text = (SAMPLES / "06-th-cam-vinh.txt").read_text(encoding="utf-8")[:600]

    def texts(first, last):
        return [(f"{n}.txt", f"{text}\nBản số {n}.\n".encode()) for n in range(first, last)]

    for name, data in texts(0, 240):
        (folder / name).write_bytes(data)
    for number in range(100):
        (folder / f"{number}.docx").write_bytes(small_docx(number))
    pdf = next(iter(sorted(SAMPLES.glob("*.pdf")))).read_bytes()
    for number in range(20):
        (folder / f"{number}.pdf").write_bytes(pdf + b"\n%% ban %d\n" % number)
    for number in range(10):  # fifty in archives, thirty in mails
        (folder / f"{number}.zip").write_bytes(zip_of(texts(1000 + number * 5, 1005 + number * 5)))
        (folder / f"{number}.eml").write_bytes(mail_of(texts(2000 + number * 3, 2003 + number * 3)))
    if find_soffice():
        (folder / "cũ.doc").write_bytes(as_kind(small_docx(9000), "doc"))
    else:
        (folder / "cũ.txt").write_text(f"{text}\nBản cũ.", encoding="utf-8")
    for number in range(9):
        (folder / f"{number}.text").write_text(f"{text}\nKhác {number}", encoding="utf-8")
    return folder, write_bad(folder)


def write_bad(folder):
    """Write files that give no record, ten of each kind, and return their names."""
    docx = small_docx(77)
    locked = io.BytesIO()
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("khóa.docx", docx)
    sealed = bytearray(locked.getvalue())
    sealed[6] |= 1  # the flag that says: encrypted
    sealed[sealed.index(b"PK\x01\x02") + 8] |= 1
    kinds = {
        "trống.docx": lambda n: b" " * n,
        "cụt.docx": lambda n: docx[: 200 + n],
        "ảnh.png": lambda n: b"\x89PNG\r\n\x1a\n" + bytes([n]) * 50,
        "rối.pdf": lambda n: b"%PDF-1.4\n" + bytes([n + 1]) * 300,
        "khóa.zip": lambda n: bytes(sealed),
    }
    names = set()
    for name, make in kinds.items():
        for number in range(BAD // len(kinds)):
            (folder / f"xấu {number} {name}").write_bytes(make(number))
            names.add(f"xấu {number} {name}")
    return names


def test_every_one_is_accounted_for(district, tmp_path):
    folder, bad = district
    environment = {"KEHOACH_DB": str(tmp_path / "k.db")}
    result = kehoach("ingest", folder, env=environment)
    said = result.stdout.decode()
    assert result.returncode == 1, said + result.stderr.decode()
    assert "Traceback" not in said + result.stderr.decode()
    count = {name: int(number) for name, number in re.findall(r"^ ?(\S.*?)  +(\d+) *$", said, re.MULTILINE)}
    assert count["Tệp tìm thấy"] == FILES
    assert count["Hồ sơ mới"] == FILES - BAD
    assert (
        count["Hồ sơ mới"] + count["Hồ sơ đọc lại"] + count["Không thay đổi (đã có)"] + count["Không đọc được"] == FILES
    )
    rows = json.loads(kehoach("failures", "--json", env=environment).stdout)
    assert len(rows) == count["Không đọc được"] == BAD
    assert {re.sub(r"\.zip/.*", ".zip", Path(row["path"]).relative_to(folder).as_posix()) for row in rows} == bad
    assert all(row["reason"] and row["advice"] and os.path.isfile(row["original"]) for row in rows)
