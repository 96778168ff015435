"""Small .docx files from rows of tests/tables/readers/docx.yaml: only the XML that a row is about.

A block is a string (a paragraph), a mapping with ``text`` and what is special about it, ``xml``
(taken as it is), or ``table`` (rows of cells; a cell is a string, a list of paragraphs, or a mapping
with ``text`` and ``span``/``merge``).
"""

import io
import zipfile
from typing import Any
from xml.sax.saxutils import escape

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROLES = ("styles", "numbering", "footnotes", "endnotes")


def build_docx(row: dict[str, Any]) -> bytes:
    """Return the bytes of a .docx with the row's body, numbering, styles and footnotes."""
    document = "".join(_block(block) for block in row["body"])
    parts = {"word/document.xml": f"<w:document {_W}><w:body>{document}</w:body></w:document>"}
    made = {"numbering": _numbering(row.get("numbering", {})), "styles": row.get("styles", "")}
    for kind in ("footnote", "endnote"):
        notes = row.get(f"{kind}s", {})
        made[f"{kind}s"] = "".join(f'<w:{kind} w:id="{n}">{_block(t)}</w:{kind}>' for n, t in notes.items())
    for role in _ROLES:
        if made[role]:
            parts[f"word/{role}.xml"] = f"<w:{role} {_W}>{made[role]}</w:{role}>"
    return pack(parts | row.get("parts", {}))


def pack(parts: dict[str, str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a packed file with these parts and the relations between them."""
    roles = [role for role in _ROLES if f"word/{role}.xml" in parts]
    relations = "".join(f'<Relationship Id="r{r}" Type="{_REL}/{r}" Target="{r}.xml"/>' for r in roles)
    everything = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": _relations(relations),
    } | parts
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as packed:
        for name, text in everything.items():
            packed.writestr(name, text)
    return buffer.getvalue()


def _relations(inside: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def _block(block: Any) -> str:
    if isinstance(block, str):
        return f"<w:p>{_run(block)}</w:p>" if block else "<w:p/>"
    if "xml" in block:
        return block["xml"]
    if "table" in block:
        borders = "" if block.get("borders", True) is False else (
            '<w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/></w:tblBorders>')  # fmt: skip
        rows = "".join(f"<w:tr>{''.join(_cell(cell) for cell in row)}</w:tr>" for row in block["table"])
        return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{rows}</w:tbl>"
    properties = ""
    if "style" in block:
        properties += f'<w:pStyle w:val="{block["style"]}"/>'
    if "num" in block:
        number, level = block["num"]
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    run = _run(block.get("text", ""), block.get("font"), block.get("run", ""))
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def _run(text: str, font: str | None = None, properties: str = "") -> str:
    if font:
        properties += f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _cell(cell: Any) -> str:
    properties = ""
    if isinstance(cell, dict):
        if "span" in cell:
            properties += f'<w:gridSpan w:val="{cell["span"]}"/>'
        if "merge" in cell:
            value = ' w:val="restart"' if cell["merge"] == "restart" else ""
            properties += f"<w:vMerge{value}/>"
        cell = cell.get("text", "")
    blocks = cell if isinstance(cell, list) else [cell]
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(_block(b) for b in blocks)}</w:tc>"


def _numbering(lists: dict[int, Any]) -> str:
    """Return numbering.xml's inside: {numId: [levels]}, or {numId: {like: numId, start: {level: n}}}."""
    abstracts, numbers = "", ""
    for number, levels in lists.items():
        if isinstance(levels, dict):
            overrides = "".join(
                f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="{n}"/></w:lvlOverride>'
                for i, n in levels.get("start", {}).items()
            )
            numbers += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{levels["like"]}"/>{overrides}</w:num>'
            continue
        inside = "".join(_level(index, level) for index, level in enumerate(levels))
        abstracts += f'<w:abstractNum w:abstractNumId="{number}">{inside}</w:abstractNum>'
        numbers += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    return abstracts + numbers


def _level(index: int, level: dict[str, Any]) -> str:
    font = f'<w:rPr><w:rFonts w:ascii="{level["font"]}"/></w:rPr>' if "font" in level else ""
    legal = "<w:isLgl/>" if level.get("legal") else ""
    restart = f'<w:lvlRestart w:val="{level["restart"]}"/>' if "restart" in level else ""
    style = f'<w:pStyle w:val="{level["style"]}"/>' if "style" in level else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{level.get("start", 1)}"/>'
        f'<w:numFmt w:val="{level.get("format", "decimal")}"/>{restart}{style}{legal}'
        f'<w:lvlText w:val="{escape(level["text"])}"/>{font}</w:lvl>'
    )
