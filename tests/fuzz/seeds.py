"""What the mutations begin with: whole small files of every kind, made by the builders of the tests."""

import gzip
import io
import unicodedata
from collections.abc import Callable
from functools import cache

import pypdfium2 as pdfium

from corpus.samples import PLANS
from extractors.legacy import TCVN3, VIQR, VISCII, VNI
from extractors.reading import read_document
from tests.build_archives import mail_of, seven_zip_of, tar_of, zip_of
from tests.build_docx import build_docx
from tests.build_odt import build_odt
from tests.build_pdf import build_pdf
from tests.build_rar import rar4_of, rar5_of
from tests.legacy_twins import docx_twin, typed
from tests.office_files import as_kind

_TABLE = [["Đợt", "Thời gian", "Người phụ trách"], ["1", "05/9/2024 - 20/11/2024", "Cô Trịnh Thị Mơ"]]
_TEXTS = ("06-th-cam-vinh.txt", "02-mn-bong-sen.txt")


@cache
def plan_texts() -> tuple[str, ...]:
    """Return the words of two sample plans."""
    return tuple(read_document((PLANS / name).read_bytes(), name).text for name in _TEXTS)


@cache
def _docx() -> bytes:
    lines = plan_texts()[0].split("\n")[:30]
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>Hộp</w:t></w:r>"
        "</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    changed = "<w:p><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del></w:p>"
    heads = [{"table": [[lines[:3], lines[3:6]]], "borders": False}]
    body = [*heads, *lines[6:], {"num": [1, 0], "text": "CHỈ TIÊU"}, {"num": [1, 1], "text": "Học lực giỏi: 12%"},
            {"table": _TABLE}, {"xml": box}, {"xml": changed}, {"text": "\uf0b7 gạch", "font": "Symbol"}]  # fmt: skip
    levels = [{"text": "%1.", "format": "upperRoman"}, {"text": "%1.%2", "legal": True}]
    styles = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    return build_docx({"body": body, "numbering": {1: levels}, "footnotes": {2: "Chú thích"}, "styles": styles})


def _odt() -> bytes:
    items = "".join(f"<text:list-item><text:p>{n}</text:p></text:list-item>" for n in ("Mục đích", "Chỉ tiêu 98%"))
    rows = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell><text:p>{c}</text:p></table:table-cell>' for c in row)}"
        "</table:table-row>"
        for row in _TABLE
    )
    body = [*plan_texts()[0].split("\n")[:25], f"<text:list>{items}</text:list>", f"<table:table>{rows}</table:table>"]
    return build_odt({"body": [line for line in body if line]})


def _pdf(text: str, font: str = "Times-Roman") -> bytes:
    head = {"columns": [["PHÒNG GD&ĐT A", "TRƯỜNG TH B", "Số: 3/KH-THB"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]}
    lines = [line for line in text.split("\n") if line]
    return build_pdf({"pages": [[head, *lines[:20], {"table": _TABLE}], lines[20:40]], "font": font})


def _texts() -> list[bytes]:
    text = plan_texts()[0]
    plain = text.translate(str.maketrans({"“": '"', "”": '"', "–": "-", "…": "...", "’": "'"}))
    old = [typed(plain, encoding).encode("latin-1") for encoding in (TCVN3, VNI, VISCII)]
    return [
        text.encode(), ("\ufeff" + text).encode("utf-16-le"), text.encode("utf-16-be"),
        unicodedata.normalize("NFD", text).encode(), *old, typed(plain, VIQR).encode(),
    ]  # fmt: skip


def _pictures() -> list[bytes]:
    """Return the letterhead of a plan as pictures of the kinds that scanners and telephones make."""
    page = pdfium.PdfDocument(_pdf(plan_texts()[0]))[0].render(scale=1.6).to_pil().convert("L")
    head = page.crop((0, 0, page.width, page.height // 4))
    found = []
    for kind, options in (("JPEG", {"quality": 60}), ("PNG", {}), ("TIFF", {"compression": "tiff_lzw"}), ("PDF", {})):
        buffer = io.BytesIO()
        head.save(buffer, kind, **options)
        found.append(buffer.getvalue())
    return found


def _members() -> list[tuple[str, bytes]]:
    return [("Trường A/kế hoạch.docx", _docx()), ("hai.txt", plan_texts()[1].encode()), ("ba.pdf", _pdf("Kế hoạch"))]


_MAKERS: dict[str, Callable[[], list[bytes]]] = {
    "docx": lambda: [_docx(), (PLANS / "13-mn-na-khoang.docx").read_bytes()],
    "docx_old_fonts": lambda: [docx_twin(_docx(), encoding) for encoding in (TCVN3, VNI)],
    "odt": lambda: [_odt(), as_kind(_docx(), "odt")],
    "doc": lambda: [as_kind(_docx(), "doc")],
    "rtf": lambda: [as_kind(_docx(), "rtf"), b"{\\rtf1\\ansi K\\u7871 ho\\u7841ch\\par {\\b x}}"],
    "pdf": lambda: [_pdf(plan_texts()[0]), _pdf(typed(plan_texts()[1], TCVN3), ".VnTime"),
                    (PLANS / "03-mn-dong-may.pdf").read_bytes()],
    "picture": _pictures,
    "txt": _texts,
    "zip": lambda: [zip_of([*_members(), ("trong.zip", zip_of(_members()[1:]))]), zip_of(_members(), "utf-8")],
    "tar": lambda: [tar_of(_members(), links={"b": "/etc/passwd"}), tar_of(_members(), "gz"), tar_of(_members(), "bz2"),
                    gzip.compress(plan_texts()[0].encode())],
    "7z": lambda: [seven_zip_of(_members())],
    "rar": lambda: [rar4_of(_members()), rar5_of(_members(), {"b": "/etc/passwd"})],
    "eml": lambda: [mail_of(_members()), mail_of([("thư.eml", mail_of(_members()[1:]))]), mail_of([], plan_texts()[0])],
}  # fmt: skip
KINDS = tuple(_MAKERS)
NEED_LIBREOFFICE = frozenset({"odt", "doc", "rtf"})


@cache
def seeds(kind: str) -> tuple[bytes, ...]:
    """Return whole files of a kind; ``doc``, ``rtf`` and ``odt`` are made by LibreOffice."""
    return tuple(_MAKERS[kind]())
