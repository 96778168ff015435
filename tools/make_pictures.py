"""Makes the README's pictures from what the program prints and writes for the sample district.

Needs LibreOffice, pdftoppm (poppler-utils) and Chromium. Run it when the look of an output has changed.
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "corpus" / "samples"
PICTURES = ROOT / "docs"
WIDTH = 118
CHROMIUM = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip


def kehoach(*arguments: str) -> str:
    """Return what a command of the program prints, colours and all."""
    environment = os.environ | {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout


def draw_terminal(name: str, command: str, printed: str, lines: int) -> None:
    """Draw the first lines of a command's output as an SVG of a terminal."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(f"$ {command}", style="bold", highlight=False)
    for line in Text.from_ansi(printed).split("\n")[:lines]:
        console.print(line, no_wrap=True, crop=True)
    console.save_svg(str(PICTURES / f"{name}.svg"), title="kehoach")


def draw_digest(folder: Path) -> None:
    """Draw the digest's Word file (first page) and its HTML page."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, str(folder / "digest.docx")], check=True, capture_output=True)
    picture = str(PICTURES / "digest-word")
    page = ["pdftoppm", "-png", "-r", "70", "-f", "1", "-l", "1", "-singlefile", str(folder / "digest.pdf"), picture]
    subprocess.run(page, check=True)
    shot = [f"--screenshot={PICTURES / 'digest-html.png'}", "--window-size=1180,1380"]
    user = f"--user-data-dir={folder / 'chromium'}"
    subprocess.run([*CHROMIUM, user, *shot, (folder / "digest.html").as_uri()], check=True, capture_output=True)


def main() -> None:
    """Ingest the sample district, make the digest, draw everything."""
    PICTURES.mkdir(exist_ok=True)
    folder = Path(tempfile.gettempdir(), "kehoach-demo")  # its name stands in a picture: the same wherever it is drawn
    shutil.rmtree(folder, ignore_errors=True)
    try:
        shutil.copytree(SAMPLES / "plans", folder / "plans")
        db = f"--db={folder / 'kehoach.db'}"
        kehoach("ingest", str(folder / "plans"), db)
        draw_terminal("show", "kehoach show 05-th-dong-may.docx", kehoach("show", "05-th-dong-may.docx", db), 62)
        options = [f"--roll={SAMPLES / 'roll.csv'}", f"--office={SAMPLES / 'office.toml'}", "--as-of=2024-09-30"]
        kehoach("digest", str(SAMPLES / "requirements.yaml"), *options, f"--out={folder}", db)
        draw_digest(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
