"""How long a file may take to read for the pages in it that may have to be recognised.

Nobody knows how many pages of a file are pictures before it is read, and reading is what is bounded; so the
time follows from the size: a scanned page has at least SCANNED_PAGE_BYTES.
"""

from pathlib import Path

from extractors.limits import MAX_OCR_PAGES, SCANNED_PAGE_BYTES, SCANNED_PAGE_SECONDS

_MARKS = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM", b"RIFF")


def scan_seconds(path: Path) -> float:
    """Return the seconds to add for recognition; 0.0 for files that hold no pictures of pages."""
    try:
        with path.open("rb") as file:
            head, size = file.read(1024), path.stat().st_size
    except OSError:
        return 0.0
    is_paged = head.startswith(_MARKS) or b"%PDF-" in head
    return SCANNED_PAGE_SECONDS * min(1 + size // SCANNED_PAGE_BYTES, MAX_OCR_PAGES) if is_paged else 0.0
