"""The parts of a .docx that are read, unpacked within bounds and parsed without entities."""

import io
import posixpath
import zipfile
import zlib
from typing import Any, Protocol, TypeAlias

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  (lxml brings no stubs)

from extractors.errors import UnreadableFileError
from extractors.limits import MAX_PACKING_RATIO, MAX_PART_BYTES, MAX_UNPACKED_BYTES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Element: TypeAlias = Any
"""An XML element of lxml, which brings no types."""
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
)
_OFFICE_DOCUMENT = "/officeDocument"
_UNPACKING_ERRORS = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError, RuntimeError,
)  # fmt: skip
LOCKED = "Tệp có mật khẩu, chưa đọc được; hãy gỡ mật khẩu rồi nạp lại."
DAMAGED = "Tệp bị hỏng hoặc tải về chưa đủ, không mở được; hãy xin lại tệp gốc."
_TOO_LARGE = "Tệp giải nén ra quá lớn, không mở vì lý do an toàn."
_ENTITIES = "Tệp chứa khai báo DOCTYPE mà Word không bao giờ ghi; không mở vì lý do an toàn."


class Parts(Protocol):
    """What is read of a document: its own XML and the parts beside it, by their role."""

    main: Element

    def part(self, role: str) -> Element | None:
        """Return the root of a part such as "styles" or "footnotes"; None where there is none."""

    def raw(self, role: str) -> bytes:
        """Return the XML of a part as bytes; b"" where there is none."""
        ...


class PackedXml:
    """A packed file whose parts are XML, unpacked one by one within bounds."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _UNPACKING_ERRORS as error:
            raise UnreadableFileError(DAMAGED, "damaged") from error
        if sum(info.file_size for info in self._zip.infolist()) > MAX_UNPACKED_BYTES:
            raise UnreadableFileError(_TOO_LARGE, "too_large")
        self._names = {info.filename.lower(): info for info in self._zip.infolist()}

    def parse(self, name: str) -> Element | None:
        """Return the root of a part by its name; None where the file has none."""
        info = self._names.get(name.lower())
        return parse_xml(self._unpack(info)) if info else None

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise UnreadableFileError(LOCKED, "password")
        try:
            with self._zip.open(info) as part:
                xml = part.read(MAX_PART_BYTES + 1)
        except _UNPACKING_ERRORS as error:
            raise UnreadableFileError(DAMAGED, "damaged") from error
        packed = max(info.compress_size, 1)
        if len(xml) > MAX_PART_BYTES or (len(xml) > 2**20 and len(xml) / packed > MAX_PACKING_RATIO):
            raise UnreadableFileError(_TOO_LARGE, "too_large")
        return xml


class Package(PackedXml):
    """The parts of one .docx by their role; ``main`` is the document's own XML."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        main = self._related("", _OFFICE_DOCUMENT) or "word/document.xml"
        self._main = main
        root = self.parse(main)
        if root is None or root.find(f"{W}body") is None:
            raise UnreadableFileError(DAMAGED, "damaged")
        self.main: Element = root

    def part(self, role: str) -> Element | None:
        """Return the root of a part such as "styles" or "footnotes"; None where the file has none."""
        name = self._related(self._main, f"/{role}")
        return self.parse(name) if name else None

    def raw(self, role: str) -> bytes:
        """Return the XML of a part as bytes, for those that need little of a big one; b"" where there is none."""
        name = self._related(self._main, f"/{role}")
        info = self._names.get(name.lower()) if name else None
        return _checked(self._unpack(info)) if info else b""

    def _related(self, source: str, role: str) -> str | None:
        folder, name = posixpath.split(source)
        relations = self.parse(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in relations if relations is not None else ():
            if relation.get("Type", "").endswith(role) and relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return None


def parse_xml(xml: bytes) -> Element:
    """Return the root of an XML part; entities are never resolved and a DOCTYPE is refused."""
    try:
        root = etree.fromstring(_checked(xml), _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError(DAMAGED, "damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFileError(_ENTITIES, "damaged")
    return root


def _checked(xml: bytes) -> bytes:
    """Return the XML under its usual names; a DOCTYPE is refused."""
    if b"<!DOCTYPE" in xml[:4096]:
        raise UnreadableFileError(_ENTITIES, "damaged")
    if _STRICT in xml[:8192]:  # "Strict Open XML": other names for the same elements
        return xml.replace(_STRICT, _TRANSITIONAL)
    return xml
