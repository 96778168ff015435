"""Small PDF files from rows of tests/tables/readers/pdf.yaml, without a font file.

Letters are 6 points wide (12 points high); a ToUnicode map says which they are, so no font is
embedded. A page is a list of blocks: a string (a paragraph, wrapped at the margin, its first line
indented), or a mapping with ``at: [x, y]`` and ``text``, ``center``, ``block`` (a paragraph without
indent), ``table`` (rows with ruling lines), ``columns`` (two lists of lines), ``image: true``.
"""

from typing import Any

_LEFT, _RIGHT, _TOP, _STEP, _INDENT, _LETTER = 85.0, 541.0, 760.0, 17.0, 28.0, 6.0
_MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
    + b" ".join(b"1 beginbfrange <%02X00> <%02XFF> <%02X00> endbfrange" % (i, i, i) for i in range(256))
    + b" endcmap end end"
)


class _Page:
    """One page as it is filled from the top."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.y = _TOP
        self.content: list[str] = []
        self.row = row

    def put(self, x: float, y: float, text: str, size: float = 12) -> None:
        """Draw a text at a place."""
        code = text.encode("utf-16-be").hex()
        self.content.append(f"BT /F1 {size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{code}> Tj ET")

    def next_line(self, x: float, text: str) -> None:
        """Draw a text on the next line."""
        self.put(x, self.y, text)
        self.y -= _STEP

    def block(self, block: Any) -> None:
        """Draw one block of the row."""
        if isinstance(block, str):
            self.wrap(block, _INDENT)
        elif "at" in block:
            self.put(*block["at"], block["text"], block.get("size", 12))
        elif "center" in block:
            self.next_line((_LEFT + _RIGHT - _LETTER * len(block["center"])) / 2, block["center"])
        elif "block" in block:
            self.wrap(block["block"], 0)
            self.y -= 6
        elif "hang" in block:
            self.wrap(block["hang"], 0, hang=18)
        elif "table" in block:
            self.table(block["table"], block.get("widths"))
        elif "rule" in block:
            self.rule(*block["rule"])
        elif "columns" in block:
            self.columns(block["columns"], block.get("by", "line"))
        elif "image" in block:
            self.content.append("q 400 0 0 600 90 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")

    def wrap(self, text: str, indent: float, hang: float = 0) -> None:
        """Draw a paragraph, wrapped at the right margin."""
        line, x = "", _LEFT + indent
        for word in text.split(" "):
            if line and x + _LETTER * (len(line) + 1 + len(word)) > _RIGHT:
                self.next_line(x, line)
                line, x = word, _LEFT + hang
            else:
                line = f"{line} {word}".strip()
        self.next_line(x, line)

    def table(self, rows: list[list[Any]], widths: list[float] | None) -> None:
        """Draw a table with all its ruling lines; a cell is a text or a list of lines; null is merged upwards."""
        columns = max(len(row) for row in rows)
        widths = widths or [(_RIGHT - _LEFT) / columns] * columns
        edges = [_LEFT + sum(widths[:i]) for i in range(columns + 1)]
        self.y -= 4
        for row in rows:
            height = _STEP * max(len(c) if isinstance(c, list) else 1 for c in row) + 4
            top = self.y + _STEP - 4
            for index, cell in enumerate(row):
                for n, line in enumerate(cell if isinstance(cell, list) else [cell or ""]):
                    if line:
                        self.put(edges[index] + 3, self.y - n * _STEP, line)
                if cell is not None:
                    self.rule(edges[index], top, edges[index + 1], top)
            for edge in edges:
                self.rule(edge, top, edge, top - height)
            self.y -= height
        bottom = self.y + _STEP - 4
        self.rule(edges[0], bottom, edges[-1], bottom)
        self.y -= 10

    def columns(self, columns: list[list[str]], by: str) -> None:
        """Draw two columns of centred lines, line by line or one column after the other."""
        places = [(180.0, lines) for lines in columns[:1]] + [(420.0, lines) for lines in columns[1:]]
        drawn = [(n, x, line) for x, lines in places for n, line in enumerate(lines)]
        for n, x, line in sorted(drawn, key=lambda d: d[0]) if by == "line" else drawn:
            self.put(x - _LETTER * len(line) / 2, self.y - n * _STEP, line)
        self.y -= _STEP * max(map(len, columns)) + 10

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a ruling line."""
        if self.row.get("rules") == "filled":  # as Word draws them
            self.content.append(f"{x0:.2f} {y1:.2f} {max(x1 - x0, 0.5):.2f} {max(y0 - y1, 0.5):.2f} re f")
        else:
            self.content.append(f"0.5 w {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S")


def build_pdf(row: dict[str, Any]) -> bytes:
    """Return the bytes of a PDF with the row's pages; ``head`` and ``foot`` stand on every page."""
    contents = []
    for number, blocks in enumerate(row["pages"], start=1):
        page = _Page(row)
        if "head" in row:
            page.put(200, 800, row["head"].replace("#", str(number)))
        for block in blocks:
            page.block(block)
        if "foot" in row:
            page.put(300, 40, row["foot"].replace("#", str(number)))
        contents.append("\n".join(page.content).encode("latin-1"))
    return assemble(contents, row.get("font", "Times-Roman"))


def assemble(contents: list[bytes], name: str = "Times-Roman") -> bytes:
    """Return a PDF whose pages have these content streams, set in a font of this name."""
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/%(name)s/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts"
        b"[<</Type/Font/Subtype/CIDFontType2/BaseFont/%(name)s/DW 500/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>" % {b"name": name.encode()}
    )
    kids = b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(contents), kids),
        font,
        _stream(_MAP),
    ]
    for i, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (6 + 2 * i)
        )
        objects.append(_stream(content))
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, len(data),
    )  # fmt: skip


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
