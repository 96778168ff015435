"""Builds the sample district's files: corpus/samples/sources/*.plan -> corpus/samples/plans/.

Run it only when a source has changed: every run writes other bytes, so the golden records change too.
A source begins with "%format docx|pdf|txt ENCODING"; then one paragraph a line, led by
    L: R:    left and right column of the letterhead       FL: FR:  of the feet
    C:       centred and bold                              T:       a table row, cells apart by " | "
    N1: N2: N3:  automatic numbers "I." "1." "a)"          B:       an automatic bullet
    nothing  a plain paragraph
PDFs are made by LibreOffice.
"""

import subprocess
import sys
import tempfile
from itertools import groupby
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
LEVELS = {"N1": 0, "N2": 1, "N3": 2}
PREFIXES = ("L", "R", "FL", "FR", "C", "T", "N1", "N2", "N3", "B")
NUMBERING = '<w:abstractNum {ns} w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
LEVEL = (
    '<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
    '<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
)


def read_source(path: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the words of the %format line, and the paragraphs as (prefix, words)."""
    head, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    paragraphs = []
    for line in lines:
        prefix, colon, words = line.partition(":")
        paragraphs.append((prefix, words.strip()) if colon and prefix in PREFIXES else ("", line))
    return head.split()[1:], paragraphs


def build_docx(paragraphs: list[tuple[str, str]], target: Path) -> None:
    """Write the paragraphs as a Word file laid out as clerks do: two-column head and feet, real numbering."""
    document = Document()
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.paragraph_format.space_after = Pt(4)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    numbers = _add_numbering(document)
    for column, group in groupby(paragraphs, key=lambda p: _block(p[0])):
        rows = list(group)
        if column in ("head", "feet"):
            _add_columns(document, rows)
        elif column == "table":
            _add_table(document, [words.split(" | ") for _, words in rows])
        else:
            for prefix, words in rows:
                _add_paragraph(document, prefix, words, numbers)
    document.save(str(target))


def _block(prefix: str) -> str:
    return {"L": "head", "R": "head", "FL": "feet", "FR": "feet", "T": "table"}.get(prefix, "text")


def _add_paragraph(document: Any, prefix: str, words: str, numbers: dict[str, int]) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(words)
    if prefix == "C":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run.bold = True
    elif prefix:
        run.bold = prefix == "N1"
        properties = paragraph._p.get_or_add_pPr()
        number = OxmlElement("w:numPr")
        for tag, value in (
            ("w:ilvl", LEVELS.get(prefix, 0)),
            ("w:numId", numbers["B" if prefix == "B" else "N"]),
        ):
            child = OxmlElement(tag)
            child.set(qn("w:val"), str(value))
            number.append(child)
        properties.append(number)


def _add_numbering(document: Any) -> dict[str, int]:
    part = document.part.numbering_part.element
    wanted = {
        "N": [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")],
        "B": [("bullet", "-")],
    }
    ids = {}
    for offset, (name, levels) in enumerate(wanted.items()):
        number = 90 + offset
        xml = "".join(LEVEL.format(i=i, format=f, text=t) for i, (f, t) in enumerate(levels))
        part.insert(0, parse_xml(NUMBERING.format(ns=nsdecls("w"), id=number, levels=xml)))
        link = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        part.append(parse_xml(link))
        ids[name] = number
    return ids


def _add_columns(document: Any, rows: list[tuple[str, str]]) -> None:
    """Add a borderless table of one row and two cells, as Word's users lay out head and feet."""
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, side, width in zip(cells, "LR", (Cm(7), Cm(9)), strict=True):
        cell.width = width
        lines = [words for prefix, words in rows if prefix.endswith(side)]
        for i, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
            run = paragraph.add_run(line)
            run.bold, run.font.size = line.isupper(), Pt(12)
            if rows[0][0] in ("L", "R") or side == "R":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def build_pdf(paragraphs: list[tuple[str, str]], target: Path) -> None:
    """Write the paragraphs as a PDF by way of Word's format and LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder, target.stem + ".docx")
        build_docx(paragraphs, draft)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(target.parent),
            str(draft),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)


def build(source: Path, folder: Path) -> Path:
    """Build one source's file in ``folder`` and return its path."""
    (kind, *encoding), paragraphs = read_source(source)
    target = folder / f"{source.stem}.{kind}"
    if kind == "txt":
        text = "\n".join(words for _, words in paragraphs) + "\n"
        target.write_bytes(text.encode(encoding[0] if encoding else "utf-8"))
    else:
        {"docx": build_docx, "pdf": build_pdf}[kind](paragraphs, target)
    return target


def main() -> None:
    """Build all sources, or those whose stems are named as arguments."""
    plans = SAMPLES / "plans"
    plans.mkdir(exist_ok=True)
    for source in sorted((SAMPLES / "sources").glob("*.plan")):
        if not sys.argv[1:] or source.stem in sys.argv[1:]:
            print(build(source, plans))


if __name__ == "__main__":
    main()
