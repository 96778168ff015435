"""The looks and words of the command line for what a record holds: severities, parts, sizes."""

SEVERITY_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
PARTS = {
    "citations": "văn bản", "targets": "chỉ tiêu", "phases": "giai đoạn", "responsibles": "phân công",
    "findings": "điểm cần xem",
}  # fmt: skip


def say_size(size: int) -> str:
    """Return a number of bytes for a person.

    >>> say_size(900), say_size(52_300), say_size(3_500_000)
    ('900 B', '51 KB', '3,3 MB')
    """
    if size < 1024:
        return f"{size} B"
    return f"{size / 1024:.0f} KB" if size < 1024**2 else f"{size / 1024**2:.1f} MB".replace(".", ",")
