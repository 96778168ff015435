"""One file inside an archive or a mail."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """A member's path in its archive and its bytes, or the reason and category why there are none.

    The path is for people only: members are never written under it.
    """

    path: str
    data: bytes | None = None
    reason: str = ""
    category: str = ""


def too_large(path: str) -> Member:
    """Return a member that is past the bounds."""
    return Member(path, reason="Tệp trong gói giải nén ra quá lớn, không đọc.", category="too_large")


def locked(path: str) -> Member:
    """Return a member that is encrypted."""
    return Member(path, reason="Tệp trong gói có mật khẩu; hãy gỡ mật khẩu rồi nạp lại.", category="password")


def link(path: str) -> Member:
    """Return a member that only points to another place."""
    return Member(path, reason="Trong gói chỉ có đường dẫn tắt đến tệp, không có tệp.", category="unsupported")


def damaged(path: str) -> Member:
    """Return a member whose bytes do not come out."""
    return Member(path, reason="Tệp trong gói bị hỏng, không giải nén được.", category="damaged")
