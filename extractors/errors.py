"""Why a file gives no record: exceptions whose text is one Vietnamese line for the clerk."""


class UnreadableFileError(Exception):
    """The file cannot be read; ``str()`` is the reason, one Vietnamese line.

    ``category`` is a stable English word for programs: "empty", "damaged", "password", "scan",
    "unsupported", "too_large", "missing", "permission", "timeout".
    """

    def __init__(self, message: str, category: str) -> None:
        super().__init__(message)
        self.category = category
