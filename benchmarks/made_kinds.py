"""Word files in other kinds, as LibreOffice saves them: what is measured and tested on .doc, .odt, .rtf and .pdf."""

import subprocess
import tempfile
from pathlib import Path

from extractors.libreoffice import find_soffice


def as_kinds(plans: dict[str, bytes], kind: str) -> dict[str, bytes]:
    """Return each .docx, by its name, as "doc", "odt", "rtf" or "pdf": one call of LibreOffice for all.

    RuntimeError where LibreOffice is not installed, CalledProcessError where it fails.
    """
    soffice = find_soffice()
    if soffice is None:
        raise RuntimeError("LibreOffice is needed: apt install libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as room:
        for name, docx in plans.items():
            Path(room, f"{name}.docx").write_bytes(docx)
        profile = f"-env:UserInstallation={Path(room, 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", room]
        command += [str(Path(room, f"{name}.docx")) for name in plans]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return {name: Path(room, f"{name}.{kind}").read_bytes() for name in plans}
