"""OpenDocument texts (.odt): turned into the XML of a .docx and read as one, so that twins give the same lines."""

from extractors.errors import UnreadableFileError
from extractors.readers.odt.body import translate
from extractors.word import read_parts
from extractors.word.package import DAMAGED, LOCKED, PackedXml
from schemas import Document

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_ZIP = b"PK\x03\x04"
_SURE = 1.0
_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_ENCRYPTION = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"
_BODY = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"
_EMPTY = "Tệp không có chữ nào để đọc (có thể chỉ chứa ảnh)."


def score(data: bytes, filename: str) -> float:
    """Return how surely the bytes are such a text: the first part of the file says so."""
    return _SURE if data.startswith(_ZIP) and MEDIA_TYPE.encode() in data[:200] else 0.0


def read(data: bytes, filename: str) -> Document:
    """Return the document's lines; UnreadableFileError where it is damaged, locked or empty."""
    package = PackedXml(data)
    manifest = package.parse(_MANIFEST)
    if manifest is not None and next(manifest.iter(_ENCRYPTION), None) is not None:
        raise UnreadableFileError(LOCKED, "password")
    content = package.parse(_CONTENT)
    body = next(content.iter(_BODY), None) if content is not None else None
    if body is None:
        raise UnreadableFileError(DAMAGED, "damaged")
    return read_parts(translate(body, content, package.parse(_STYLES)), "odt", MEDIA_TYPE, _EMPTY)
