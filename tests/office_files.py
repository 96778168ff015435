"""Files of other kinds made from .docx by LibreOffice; where it is absent the test says so and is passed over."""

import os
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

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
    """Return a .docx as "doc", "odt" or "rtf"."""
    soffice = need_libreoffice()
    with tempfile.TemporaryDirectory() as room:
        Path(room, "plan.docx").write_bytes(docx)
        profile = f"-env:UserInstallation={Path(room, 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", room, str(Path(room, "plan.docx"))]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return Path(room, f"plan.{kind}").read_bytes()
