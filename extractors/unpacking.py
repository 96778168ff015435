"""The files in an archive or a mail, those in the archives in it too, within bounds.

Nothing is written to disk under a member's name: names are shown, never followed.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

from extractors.errors import UnreadableFileError
from extractors.file_names import is_leaving, numbered, safe_path
from extractors.limits import MAX_ARCHIVE_MEMBERS, MAX_ARCHIVE_NESTING, MAX_UNPACKED_BYTES
from extractors.member import Member
from extractors.photo_pages import is_page_photo, join_photos
from extractors.registry import best_bidder

_TOO_DEEP = f"Tệp nén lồng nhau quá {MAX_ARCHIVE_NESTING} lớp; hãy giải nén rồi nạp từng tệp."
_TOO_MANY = f"Tệp nén có hơn {MAX_ARCHIVE_MEMBERS} tệp, phần còn lại chưa đọc; hãy giải nén rồi nạp từng phần."
_TOO_MUCH = (
    f"Tệp nén giải nén ra hơn {MAX_UNPACKED_BYTES // 2**20} MB, phần còn lại chưa đọc; hãy giải nén rồi nạp từng phần."
)
_EMPTY = "Tệp nén không có tệp nào bên trong."
_TOO_COMPLEX = "Tệp nén quá phức tạp, không mở được."


def choose_container(data: bytes, filename: str = "") -> ModuleType | None:
    """Return the module for the kind of archive or mail that the bytes are; None where they are none."""
    return best_bidder("extractors.containers", data, filename)


def expand(data: bytes, filename: str) -> Iterator[Member]:
    """Yield the files in the bytes of an archive or mail, each with its path in it.

    A member that is no use has a reason; what concerns the archive as a whole has the path "".
    """
    try:
        yield from _Expansion().members(data, filename, 1)
    except _PastBoundsError as error:
        yield Member("", reason=str(error), category="too_large")


class _PastBoundsError(Exception):
    """What was unpacked so far is all that will be."""


class _Expansion:
    """What one archive has used of its bounds, the archives in it included."""

    def __init__(self) -> None:
        self._members = 0
        self._bytes = 0

    def members(self, data: bytes, filename: str, depth: int) -> Iterator[Member]:
        kind = choose_container(data, filename)
        if kind is None:
            raise ValueError(f"{filename} is no archive")
        seen: Counter[str] = Counter()
        photos: list[Member] = []  # pages of one plan, maybe: the last of them tells
        try:
            for member in kind.members(data, filename):
                self._count(member)
                path = safe_path(member.path)
                if is_leaving(path):
                    continue
                seen[path] += 1
                if seen[path] > 1:
                    path = numbered(path, seen[path])
                if member.data is not None and is_page_photo(path):
                    photos.append(replace(member, path=path))
                else:
                    yield from self._inside(replace(member, path=path), depth)
        except UnreadableFileError as error:
            yield Member("", reason=str(error), category=error.category)
        except (RecursionError, MemoryError):
            yield Member("", reason=_TOO_COMPLEX, category="damaged")
        else:
            if not seen:
                yield Member("", reason=_EMPTY, category="empty")
        yield from join_photos(photos)

    def _inside(self, member: Member, depth: int) -> Iterator[Member]:
        """Yield the member, or what is in it where it is an archive itself."""
        if member.data is None or choose_container(member.data, member.path) is None:
            yield member
        elif depth >= MAX_ARCHIVE_NESTING:
            yield Member(member.path, reason=_TOO_DEEP, category="too_large")
        else:
            for inner in self.members(member.data, member.path, depth + 1):
                yield replace(inner, path=f"{member.path}/{inner.path}".rstrip("/"))

    def _count(self, member: Member) -> None:
        self._members += 1
        self._bytes += len(member.data or b"")
        if self._members > MAX_ARCHIVE_MEMBERS:
            raise _PastBoundsError(_TOO_MANY)
        if self._bytes > MAX_UNPACKED_BYTES:
            raise _PastBoundsError(_TOO_MUCH)
