"""What a file that no reader takes is, in words for the clerk."""

import io
import zipfile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"MZ", "là chương trình chạy (.exe), không phải văn bản", "unsupported"),
    (b"\x78\x9f\x3e\x22", "là winmail.dat, gói riêng của Outlook, chưa mở được; hãy xin lại từng tệp", "unsupported"),
    (b"\x7fELF", "là chương trình chạy, không phải văn bản", "unsupported"),
)
_IPHONE = (b"heic", b"heix", b"mif1", b"hevc", b"avif")
_MARKUP = (b"<!doctype html", b"<html")
_PACKED = (
    ("xl/", "là bảng tính Excel (.xlsx), chưa đọc được; hãy nạp tệp Word hoặc PDF"),
    ("ppt/", "là bài trình chiếu PowerPoint (.pptx), chưa đọc được; hãy nạp tệp Word hoặc PDF"),
)
_OPEN_DOCUMENT = (
    (b"opendocument.spreadsheet", "là bảng tính OpenDocument (.ods), chưa đọc được"),
    (b"opendocument.presentation", "là bài trình chiếu OpenDocument (.odp), chưa đọc được"),
    (b"epub", "là sách điện tử (.epub), chưa đọc được"),
)
_UNKNOWN = (
    "không phải loại tệp đọc được; hãy nạp tệp Word (.docx, .doc), OpenDocument (.odt), RTF, PDF, "
    "ảnh (.jpg, .png, .tif) hoặc văn bản (.txt)",
    "unsupported",
)


def describe_kind(data: bytes) -> tuple[str, str]:
    """Return what the bytes are, as the end of a sentence "Tệp …", and the error's category."""
    if data.startswith(_OLE):
        return _describe_ole(data)
    if data.startswith(b"PK"):
        return _describe_packed(data)
    if data[4:8] == b"ftyp" and data[8:12] in _IPHONE:
        return "là ảnh HEIC của điện thoại, chưa đọc được; hãy lưu hoặc gửi lại thành JPEG", "unsupported"
    for magic, words, category in _MAGIC:
        if data.startswith(magic):
            return words, category
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        return "là trang web (HTML), chưa đọc được; hãy mở bằng Word và lưu thành .docx", "unsupported"
    return _UNKNOWN


def _describe_ole(data: bytes) -> tuple[str, str]:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return "có mật khẩu, chưa đọc được; hãy gỡ mật khẩu rồi nạp lại", "password"
    if holds("Workbook") or holds("Book"):
        return "là bảng tính Excel cũ (.xls), chưa đọc được; hãy nạp tệp Word hoặc PDF", "unsupported"
    if holds("__substg1.0_"):
        return "là thư của Outlook (.msg), chưa đọc được; hãy nạp từng tệp đính kèm", "unsupported"
    if holds("PowerPoint Document"):
        return "là bài trình chiếu cũ (.ppt), chưa đọc được; hãy nạp tệp Word hoặc PDF", "unsupported"
    return "thuộc định dạng cũ của Microsoft Office, chưa đọc được; hãy lưu thành .docx", "unsupported"


def _describe_packed(data: bytes) -> tuple[str, str]:
    head = data[:200]
    for mark, words in _OPEN_DOCUMENT:
        if b"mimetype" in head and mark in head:
            return words, "unsupported"
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except Exception:  # zipfile raises many kinds on damaged directories
        return "nén bị hỏng hoặc tải về chưa đủ, không mở được; hãy xin lại tệp gốc", "damaged"
    for folder, words in _PACKED:
        if any(name.startswith(folder) for name in names):
            return words, "unsupported"
    return "là tệp đóng gói của chương trình khác, không phải văn bản", "unsupported"
