"""Damaged, locked and foreign files for the rows of tests/tables/readers: each function makes one."""

import io
import struct
import zipfile
from itertools import pairwise

from PIL import Image

from extractors.limits import MAX_PAGES
from tests.build_docx import build_docx, pack
from tests.build_odt import build_odt
from tests.build_pdf import assemble, build_pdf

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BODY = "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body>"
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def empty() -> bytes:
    return b""


def truncated_docx() -> bytes:
    data = build_docx({"body": ["Kế hoạch năm học"] * 50})
    return data[: len(data) * 2 // 3]


def docx_with_broken_xml() -> bytes:
    return pack({"word/document.xml": f"<w:document {_NAMESPACE}><w:body><w:p>"})


def docx_without_body() -> bytes:
    return pack({"word/document.xml": f"<w:document {_NAMESPACE}/>"})


def docx_with_entities() -> bytes:
    """Return the "billion laughs"."""
    names = "abcdefghij"
    entities = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {n} "{f"&{p};" * 10}">' for p, n in pairwise(names))
    body = f"<w:document {_NAMESPACE}>{_BODY.format('&j;')}</w:document>"
    return pack({"word/document.xml": f"<!DOCTYPE d [{entities}]>{body}"})


def docx_with_an_external_entity() -> bytes:
    entity = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return pack({"word/document.xml": f"{entity}<w:document {_NAMESPACE}>{_BODY.format('&x;')}</w:document>"})


def docx_with_a_hidden_doctype() -> bytes:
    """Return a DOCTYPE behind a long comment, in UTF-16."""
    text = f'<?xml version="1.0" encoding="UTF-16"?><!--{"x" * 9000}--><!DOCTYPE d [<!ENTITY x "y">]>'
    xml = f"{text}<w:document {_NAMESPACE}>{_BODY.format('&x;')}</w:document>"
    return pack({"word/document.xml": xml.encode("utf-16")})  # type: ignore[dict-item]


def docx_bomb() -> bytes:
    return pack({"word/document.xml": f"<w:document {_NAMESPACE}>{_BODY.format(' ' * 30_000_000)}</w:document>"})


def docx_nested_too_deep() -> bytes:
    cell = "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60
    return pack({"word/document.xml": f"<w:document {_NAMESPACE}><w:body>{cell}</w:body></w:document>"})


def program_named_docx() -> bytes:
    return b"MZ\x90\x00\x03" + bytes(range(256)) * 10


def locked_docx() -> bytes:
    return _OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(200)


def old_word() -> bytes:
    return _OLE + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(200)


def workbook() -> bytes:
    return _packed("xl/workbook.xml")


def slides() -> bytes:
    return _packed("ppt/presentation.xml")


def plain_zip() -> bytes:
    return _packed("kehoach.txt")


def odt() -> bytes:
    return _packed("mimetype", "application/vnd.oasis.opendocument.text")


def truncated_odt() -> bytes:
    return build_odt({"body": ["Kế hoạch năm học"] * 50})[:-200]


def odt_nested_too_deep() -> bytes:
    opening = "<table:table><table:table-row><table:table-cell>" * 60
    closing = "</table:table-cell></table:table-row></table:table>" * 60
    return build_odt({"body": [f"{opening}<text:p>x</text:p>{closing}"]})


def locked_doc() -> bytes:
    """Return an old Word file whose head says that it is encrypted."""
    head = _OLE.ljust(512, b"\0") + struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x0409, 0, 0x1100)
    return head.ljust(2048, b"\0") + "WordDocument".encode("utf-16-le") + bytes(200)


def rtf() -> bytes:
    return b"{\\rtf1\\ansi\\deff0 K\\u7871 ho\\u7841ch}"


def picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + bytes(64)


def truncated_pdf() -> bytes:
    return build_pdf({"pages": [["Kế hoạch"]]})[:60]


def pdf_mark_only() -> bytes:
    return b"%PDF-1.7\n" + b"x" * 500


def long_pdf() -> bytes:
    return assemble([b""] * (MAX_PAGES + 1))


def locked_pdf() -> bytes:
    """Return a PDF whose trailer names an encryption that no empty password opens."""
    data = assemble([b"BT ET"])
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (b"41" * 32, b"42" * 32)
    return data.replace(b"/Root 1 0 R>>", b"/Root 1 0 R" + lock + b">>")


def _packed(name: str, text: str = "x") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr(name, text)
    return buffer.getvalue()


def _picture(width: int, height: int, mode: str = "1") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), 1 if mode == "1" else 255).save(out, "PNG")
    return out.getvalue()


def huge_picture() -> bytes:
    """A picture of 20 kilobytes that would take 150 megabytes of memory in grey, four times that in colour."""
    return _picture(15_000, 10_000)


def tiny_picture() -> bytes:
    """An icon."""
    return _picture(32, 32)


def white_picture() -> bytes:
    """A page with nothing on it."""
    return _picture(800, 1100, "L")
