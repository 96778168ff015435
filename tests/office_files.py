"""Files of other kinds made from .docx by LibreOffice; where it is absent the test says so and is passed over."""

import io
import os
import zipfile
from functools import cache

import pytest

from benchmarks import made_kinds
from extractors.libreoffice import find_soffice


def need_libreoffice() -> str:
    """Return LibreOffice's program; skip the test without it, but never in continuous integration."""
    soffice = find_soffice()
    if soffice is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice must be there in continuous integration: apt install libreoffice-writer-nogui")
        pytest.skip("LibreOffice is not here")
    return soffice


@cache
def as_kind(docx: bytes, kind: str) -> bytes:
    """Return a .docx as "doc", "odt", "rtf" or "pdf"."""
    return as_kinds({"plan": docx}, kind)["plan"]


def as_kinds(plans: dict[str, bytes], kind: str) -> dict[str, bytes]:
    """Return each .docx, by its name, in another kind: one call of LibreOffice for all."""
    need_libreoffice()
    return made_kinds.as_kinds(plans, kind)


def as_word_saves(docx: bytes) -> bytes:
    """Return a .docx with the empty paragraph that Word has behind a table at the end; without it .doc breaks."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == "word/document.xml":
                part = part.replace(b"</w:tbl><w:sectPr", b"</w:tbl><w:p/><w:sectPr")
            new.writestr(info, part)
    return buffer.getvalue()
