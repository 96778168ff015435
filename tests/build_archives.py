"""Archives and mails for the rows of tests/tables/containers and for the hostile ones.

``members`` of a row is a list of [path, text], or of [path, {archive in it}]; a path alone is a folder.
"""

import gzip
import io
import os
import subprocess
import tarfile
import tempfile
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from extractors.containers.rar import find_bsdtar
from tests.build_rar import rar4_of, rar5_of


def build(row: dict[str, Any], kind: str) -> bytes:
    """Return the bytes of the archive that a row describes."""
    kind = row.get("kind", kind)
    members = [(path, _bytes(content)) for path, content in row["members"]]
    if kind == "zip":
        return zip_of(members, row.get("encoding", ""))
    if kind in ("tar", "tar.gz", "tar.bz2"):
        return tar_of(members, kind.removeprefix("tar").removeprefix("."), row.get("links", {}))
    if kind == "gz":
        return gzip.compress(members[0][1])
    if kind == "7z":
        return seven_zip_of(members)
    if kind == "rar4":
        return rar4_of(members, row.get("flags", 0))
    if kind == "rar5":
        return rar5_of(members, row.get("links", {}))
    return mail_of(members, row.get("text", ""), row.get("html", ""))


def _bytes(content: Any) -> bytes:
    return build(content, content["kind"]) if isinstance(content, dict) else content.encode()


def zip_of(members: list[tuple[str, bytes]], encoding: str = "") -> bytes:
    """Return a .zip; with an encoding the names are written in it without the flag for UTF-8."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in members:
            info = zipfile.ZipInfo(path)
            if encoding:
                info = _Named(path.encode(encoding))
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


class _Named(zipfile.ZipInfo):
    """A member whose name is written as these bytes."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(raw.decode("latin-1"))
        self.raw = raw

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.raw, self.flag_bits & ~0x800


def tar_of(members: list[tuple[str, bytes]], packing: str = "", links: dict[str, str] | None = None) -> bytes:
    """Return a .tar, packed with "gz" or "bz2" if asked, with symbolic links after the members."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=f"w:{packing}") as archive:
        for path, data in members:
            info = tarfile.TarInfo(path)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for path, target in (links or {}).items():
            info = tarfile.TarInfo(path)
            info.type, info.linkname = tarfile.SYMTYPE, target
            archive.addfile(info)
    return buffer.getvalue()


def need_bsdtar() -> str:
    """Return bsdtar; skip the test without it, but never in continuous integration."""
    bsdtar = find_bsdtar()
    if bsdtar is None:
        if os.environ.get("CI"):
            pytest.fail("bsdtar must be there in continuous integration: apt install libarchive-tools")
        pytest.skip("bsdtar is not here")
    return bsdtar


def seven_zip_of(members: list[tuple[str, bytes]]) -> bytes:
    """Return a .7z, made by bsdtar."""
    bsdtar = need_bsdtar()
    with tempfile.TemporaryDirectory() as room:
        Path(room, "in.tar").write_bytes(tar_of(members))
        out = Path(room, "out.7z")
        subprocess.run([bsdtar, "-c", "--format", "7zip", "-f", out, f"@{room}/in.tar"], check=True, timeout=60)
        return out.read_bytes()


def mail_of(members: list[tuple[str, bytes]], text: str = "", html: str = "") -> bytes:
    """Return a mail with attachments."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "th.a@truong.edu.vn", "pgd@huyen.gov.vn", "Nộp kế hoạch"
    if html:
        mail.set_content(html, subtype="html")
    else:
        mail.set_content(text or "Kính gửi Phòng Giáo dục và Đào tạo.")
    for path, data in members:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=path)
    return mail.as_bytes()


def nested(depth: int) -> bytes:
    """Return a zip in a zip in a zip …"""
    data = b"x"
    for level in range(depth):
        data = zip_of([(f"{level}.zip" if level else "x.txt", data)])
    return data
