"""Small .odt files for the rows of tests/tables/readers/odt.yaml: only the XML that a row is about.

A block is a string (a paragraph), or XML that is taken as it is; ``styles`` is what stands in
office:automatic-styles, ``named`` what stands in the office:styles of styles.xml.
"""

import io
import zipfile
from typing import Any
from xml.sax.saxutils import escape

_NAMES = {"office", "text", "table", "style", "manifest"}
_NAMESPACES = " ".join(
    [f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in sorted(_NAMES)]
    + ['xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
       'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
       'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
       'xmlns:dc="http://purl.org/dc/elements/1.1/"',
       'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"']
)  # fmt: skip
_MIMETYPE = "application/vnd.oasis.opendocument.text"


def build_odt(row: dict[str, Any]) -> bytes:
    """Return the bytes of an .odt with the row's body, styles and manifest."""
    body = "".join(block if block.startswith("<") else f"<text:p>{escape(block)}</text:p>" for block in row["body"])
    content = (
        f"<office:document-content {_NAMESPACES}><office:automatic-styles>{row.get('styles', '')}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    named = (
        f"<office:document-styles {_NAMESPACES}><office:styles>{row.get('named', '')}</office:styles>"
        f"<office:master-styles>{row.get('master', '')}</office:master-styles></office:document-styles>"
    )
    manifest = f"<manifest:manifest {_NAMESPACES}>{row.get('manifest', '')}</manifest:manifest>"
    return pack({"content.xml": row.get("content", content), "styles.xml": named, "META-INF/manifest.xml": manifest})


def pack(parts: dict[str, str]) -> bytes:
    """Return a packed file with its kind in front, as OpenDocument wants it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", _MIMETYPE, zipfile.ZIP_STORED)
        for name, text in parts.items():
            packed.writestr(name, text)
    return buffer.getvalue()
