"""What databases complain of, in words that a clerk understands."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from corpus.errors import StoreError
from corpus.store.address import show_url

# What the drivers say, and what it means to the person at the desk; the first that fits is taken.
_REASONS = (
    (("is locked", "lock timeout"), "Kho dữ liệu đang được một chương trình khác ghi; hãy đợi rồi thử lại"),
    (("readonly database", "read-only", "permission denied"), "Không có quyền ghi vào kho dữ liệu"),
    (("unable to open",), "Không mở được tệp kho dữ liệu; hãy kiểm tra đường dẫn và quyền truy cập"),
    (
        ("not a database", "malformed", "corrupt"),
        "Tệp kho dữ liệu bị hỏng hoặc không phải là kho của kehoach",
    ),
    (("disk is full", "no space left"), "Ổ đĩa đã đầy, không ghi được vào kho dữ liệu"),
    (("disk i/o error",), "Ổ đĩa báo lỗi khi đọc hoặc ghi kho dữ liệu"),
    (("password authentication failed", "no password supplied"), "Sai tên hoặc mật khẩu của kho dữ liệu"),
    (("does not exist",), "Máy chủ không có cơ sở dữ liệu hoặc người dùng này"),
    (
        (
            "connection refused",
            "could not connect",
            "connection failed",
            "failed to resolve",
            "timeout expired",
        ),
        "Không kết nối được với máy chủ của kho dữ liệu",
    ),
)


@contextmanager
def clear_errors(url: URL) -> Iterator[None]:
    """Turn an error of the database inside the block into a StoreError that a clerk understands."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{_reason(error)} ({show_url(url)})") from error
    except SQLAlchemyError as error:
        raise StoreError(f"Kho dữ liệu báo lỗi ({show_url(url)}): {first_line(error)}") from error


def first_line(error: BaseException) -> str:
    """Return the first line of what an error says; the rest is SQL and links. Its type, where it says nothing."""
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__


def _reason(error: DBAPIError) -> str:
    words = str(error.orig).lower()
    for signs, reason in _REASONS:
        if any(sign in words for sign in signs):
            return reason
    return f"Kho dữ liệu báo lỗi: {first_line(error.orig or error)}"
