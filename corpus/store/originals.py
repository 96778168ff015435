"""The originals: every file that was read, byte by byte, so that a better reader can read it again.

They lie beside the database under the SHA-256 of their content, ``kehoach.files/ab/abcdef…``, each content
once. Of an archive or a mail the files in it are kept; the archive itself only where something in it could
not be had, for then its bytes are what must be read again. A file past the bounds is never read, so never
kept: what lies here is at most as much as schools sent.

An original is written before the record that comes from it: to a name of its own, flushed to the disk, and
only then moved to its place, so that whatever happens at whatever moment, what lies at a place is whole.
"""

import contextlib
import errno
import os
import secrets
import time
from pathlib import Path

from platformdirs import user_data_path

from corpus.errors import StoreError
from corpus.store.address import file_of, parse_url

ENVIRONMENT_NAME = "KEHOACH_ORIGINALS"
OFF = "off"
_INCOMING = "incoming"
_STALE_SECONDS = 24 * 3600
_FULL_ERRORS = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def originals_folder(database_url: str, given: str | None = None) -> Path | None:
    """Return the folder of a store's originals; None where none are kept.

    ``given``, or else ``KEHOACH_ORIGINALS``, is a folder, or "off". Without either it is the folder beside
    an SQLite file (kehoach.db: kehoach.files), and for a database on a server one in the user's data
    folder; an office whose people share a server names a shared folder. A database in memory keeps none.
    """
    wish = (given or os.environ.get(ENVIRONMENT_NAME) or "").strip()
    if wish.lower() == OFF:
        return None
    if wish:
        return Path(wish).expanduser().absolute()
    url = parse_url(database_url)
    if file := file_of(url):
        return file.with_suffix(".files")
    if url.get_backend_name() == "sqlite":
        return None
    return user_data_path("kehoach", appauthor=False) / "originals"


def place_of(folder: Path, digest: str) -> Path:
    """Return where the original with this SHA-256 lies, or would lie."""
    return folder / digest[:2] / digest


def find_original(folder: Path | None, digest: str | None) -> Path | None:
    """Return the file of an original; None where it is not kept."""
    if folder is None or not digest:
        return None
    place = place_of(folder, digest)
    return place if place.is_file() else None


def keep_original(folder: Path, data: bytes, digest: str) -> Path:
    """Keep the bytes with this SHA-256 and return their file; StoreError where they cannot be written."""
    place = place_of(folder, digest)
    if _is_whole(place, len(data)):
        return place
    arriving = folder / _INCOMING / f"{digest}.{secrets.token_hex(4)}"
    try:
        for needed in (place.parent, arriving.parent):
            needed.mkdir(parents=True, exist_ok=True)
        with arriving.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        arriving.replace(place)
        _flush_folder(place.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            arriving.unlink(missing_ok=True)
        if _is_whole(place, len(data)):  # Windows replaces no file that another ingest just reads
            return place
        raise StoreError(_say(error, folder)) from error
    return place


def sweep(folder: Path) -> None:
    """Remove what an ingest that was killed left half written; what is younger than a day may be in use."""
    try:
        stale = [p for p in (folder / _INCOMING).iterdir() if p.stat().st_mtime < time.time() - _STALE_SECONDS]
    except OSError:  # there is no such folder yet
        return
    for path in stale:
        with contextlib.suppress(OSError):
            path.unlink()


def is_disk_full(error: BaseException) -> bool:
    """Return whether an error says that there is no room on the disk."""
    return isinstance(error, OSError) and error.errno in _FULL_ERRORS


def _is_whole(place: Path, size: int) -> bool:
    try:
        return place.stat().st_size == size
    except OSError:
        return False


def _flush_folder(folder: Path) -> None:
    """Let the new name itself outlive a power cut; Windows opens no folders and needs none of this."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _say(error: OSError, folder: Path) -> str:
    if is_disk_full(error):
        return (
            f"Ổ đĩa đã đầy, không cất được bản gốc vào {folder}; hãy dọn ổ đĩa rồi chạy lại lệnh này. "
            "Những gì đã lưu trong kho vẫn còn nguyên"
        )
    return f"Không ghi được vào thư mục bản gốc {folder}; hãy kiểm tra quyền ghi, hoặc nêu thư mục khác ở --originals"
