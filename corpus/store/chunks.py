"""Long lists in pieces that one statement takes."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
_MANY = 500  # bound variables in one IN (…), well under what SQLite and PostgreSQL take


def chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield the values in their order, some hundreds at a time.

    >>> [len(some) for some in chunks(range(1100))]
    [500, 500, 100]
    """
    return (values[i : i + _MANY] for i in range(0, len(values), _MANY))
