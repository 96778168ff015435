"""Why the store cannot do what it is asked: exceptions whose text is one Vietnamese line for the clerk."""


class StoreError(Exception):
    """The store cannot be opened, read or written; ``str()`` is the reason, one Vietnamese line."""


class NoSuchPlanError(StoreError):
    """No plan in the store answers to the name that was asked for."""


class AmbiguousPlanError(StoreError):
    """Several plans answer to one name; ``candidates`` says which, as (id, description) pairs."""

    def __init__(self, message: str, candidates: list[tuple[int, str]]) -> None:
        super().__init__(message)
        self.candidates = candidates
