"""The names of files as archives and folders give them: which are no plans, and how a path is shown."""

from extractors.normalize import clean_line

# Word's and LibreOffice's lock files, and what Windows and macOS leave in folders: no school sent these.
_LEAVINGS = ("~$", ".~lock.", ".")
_LEAVING_NAMES = frozenset({"thumbs.db", "desktop.ini"})
_LEAVING_FOLDERS = frozenset({"__MACOSX"})
# What browsers, mail programs and copying programs write to until a file has come whole.
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".opdownload", ".filepart", ".tmp", ".temp", ".!ut")
_LONGEST = 300
_NAMELESS = "không tên"


def is_leaving(path: str) -> bool:
    """Return whether the path is that of something programs leave behind; folders in it count too.

    >>> is_leaving("Trường A/~$kế hoạch.docx"), is_leaving("__MACOSX/._a.docx"), is_leaving("a.docx")
    (True, True, False)
    """
    *folders, name = path.split("/")
    if name.startswith(_LEAVINGS) or name.lower() in _LEAVING_NAMES:
        return True
    return any(folder.startswith(".") or folder in _LEAVING_FOLDERS for folder in folders)


def is_unfinished(name: str) -> bool:
    """Return whether a file's name is that of something a program still writes.

    >>> is_unfinished("kế hoạch.docx.crdownload"), is_unfinished("~WRD0001.tmp"), is_unfinished("part.docx")
    (True, True, False)
    """
    return name.lower().endswith(_UNFINISHED)


def safe_path(name: str) -> str:
    """Return a member's name as a path below its archive: no root, no drive, no way up, one line, NFC.

    >>> safe_path("../../etc/passwd"), safe_path("C:\\\\Users\\\\a.docx"), safe_path("/a//./b.docx")
    ('etc/passwd', 'Users/a.docx', 'a/b.docx')
    """
    parts = [clean_line(part) for part in name.replace("\\", "/").split("/")]
    kept = [part for part in parts if part not in ("", ".", "..") and not (len(part) == 2 and part[1] == ":")]
    return "/".join(kept)[-_LONGEST:].lstrip("/") or _NAMELESS


def numbered(path: str, count: int) -> str:
    """Return the path of the second, third … member of one name.

    >>> numbered("Trường A/kế hoạch.docx", 2)
    'Trường A/kế hoạch (2).docx'
    """
    folder, slash, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    return f"{folder}{slash}{stem} ({count}){dot}{ending}" if stem else f"{path} ({count})"
