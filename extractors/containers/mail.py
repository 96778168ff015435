"""Mails (.eml): their attachments; where there are none, what the mail itself says.

Pictures that the text of the mail shows in itself (logos of signatures) are no attachments.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from extractors.errors import UnreadableFileError
from extractors.limits import MAX_ARCHIVE_MEMBERS
from extractors.member import Member, damaged

MEDIA_TYPE = "message/rfc822"
_SURE = 0.9
_HEADER_REGEX = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):|[ \t]")
_MAIL_HEADERS = frozenset(
    b"received from to cc subject date message-id mime-version return-path delivered-to reply-to content-type".split()
)
_BODY = "nội dung thư.txt"
_NAMELESS = "tệp đính kèm"
_ENDINGS = {"message/rfc822": ".eml", "text/plain": ".txt", "application/pdf": ".pdf"}
_HTML_ONLY = "Thư không có tệp đính kèm và chỉ có nội dung HTML, chưa đọc được."


def score(data: bytes, filename: str) -> float:
    """Return how surely the bytes are a mail: a head of header lines, three of them those of mails."""
    head = re.split(rb"\r?\n\r?\n", data[:65536].lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    found = set()
    for line in head.splitlines():
        header = _HEADER_REGEX.match(line)
        if not header:
            return 0.0
        if header[1]:
            found.add(header[1].lower())
    return _SURE if len(found & _MAIL_HEADERS) >= 3 else 0.0


def members(data: bytes, filename: str) -> Iterator[Member]:
    """Yield the attachments in their order, or the text of a mail that has none."""
    try:
        mail = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)
        found = [part for part in mail.walk() if not part.is_multipart() or _is_mail(part)][:MAX_ARCHIVE_MEMBERS]
        inside = {id(below) for part in found if _is_mail(part) for below in list(part.walk())[1:]}
        parts = [part for part in found if id(part) not in inside and isinstance(part, EmailMessage)]
        attached = [part for part in parts if _is_attachment(part)]
    except Exception as error:  # the parser of the standard library fails in many ways on hostile heads
        reason = "Thư bị hỏng, không đọc được tệp đính kèm; hãy lưu tệp đính kèm rồi nạp từng tệp."
        raise UnreadableFileError(reason, "damaged") from error
    yield from (_read(part) for part in attached)
    if not attached:
        yield _body(parts)


def _is_mail(part: object) -> bool:
    return isinstance(part, EmailMessage) and part.get_content_type() == "message/rfc822"


def _is_attachment(part: EmailMessage) -> bool:
    if _is_mail(part):
        return True
    shown_inside = part.get("Content-ID") and part.get_content_maintype() == "image"
    if shown_inside and part.get_content_disposition() != "attachment":
        return False
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _read(part: EmailMessage) -> Member:
    path = _NAMELESS
    try:
        kind = part.get_content_type()
        path = part.get_filename() or _NAMELESS + _ENDINGS.get(kind, "")
        if _is_mail(part):
            content = part.get_content()
            subject = str(content.get("Subject", "")).replace("/", "-").strip()
            return Member(f"{subject or 'thư'}.eml", content.as_bytes())
        data = part.get_payload(decode=True)
    except Exception:
        return damaged(path)
    return Member(path, data) if isinstance(data, bytes) else damaged(path)


def _body(parts: list[EmailMessage]) -> Member:
    for part in parts:
        if part.get_content_type() == "text/plain":
            try:
                return Member(_BODY, str(part.get_content()).encode())
            except Exception:  # an unknown charset, a broken encoding
                return damaged(_BODY)
    return Member(_BODY, reason=_HTML_ONLY, category="unsupported")
