"""Changes that know nothing of a file's kind: bytes flipped, cut, doubled, blown up, spliced with another file."""

import struct
from collections.abc import Callable
from random import Random

Change = Callable[[Random, bytes, bytes], bytes]
"""Takes chance, a file, and another file to take parts from; returns the changed file."""

NUMBERS = (0, 1, 2**15, 2**16 - 1, 2**31 - 1, 2**31, 2**32 - 1)
MARKS = (
    b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1", b"Rar!\x1a\x07\x00", b"\x1f\x8b\x08",
    b"7z\xbc\xaf\x27\x1c", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"MZ",
    b"BZh9", b"From: a\nTo: b\nSubject: c\n",
)  # fmt: skip


def _place(chance: Random, data: bytes) -> int:
    return chance.randrange(len(data) + 1)


def flip(chance: Random, data: bytes, other: bytes) -> bytes:
    """Change some bytes."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64)) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def truncate(chance: Random, data: bytes, other: bytes) -> bytes:
    """Lose the end, as a broken download does."""
    return data[: _place(chance, data)]


def lose_a_piece(chance: Random, data: bytes, other: bytes) -> bytes:
    """Lose a piece in the middle."""
    start = _place(chance, data)
    return data[:start] + data[start + chance.choice((1, 7, 512, 4096)) :]


def double_a_piece(chance: Random, data: bytes, other: bytes) -> bytes:
    """Have a piece several times."""
    start = _place(chance, data)
    piece = data[start : start + chance.choice((1, 40, 512, 4096))]
    return data[:start] + piece * chance.choice((2, 3, 50)) + data[start:]


def blank_a_piece(chance: Random, data: bytes, other: bytes) -> bytes:
    """Have zeros in a piece, as a copy from a bad disk does."""
    start = _place(chance, data)
    piece = data[start : start + chance.choice((16, 512, 4096))]
    return data[:start] + bytes(len(piece)) + data[start + len(piece) :]


def blow_up_a_number(chance: Random, data: bytes, other: bytes) -> bytes:
    """Write an extreme number of two or four bytes over some place."""
    start = _place(chance, data)
    form = chance.choice(("<H", ">H", "<I", ">I"))
    written = struct.pack(form, chance.choice(NUMBERS) % (2**16 if form[1] == "H" else 2**32))
    return data[:start] + written + data[start + len(written) :]


def swap_mark(chance: Random, data: bytes, other: bytes) -> bytes:
    """Begin with the mark of another kind, in place of the own one or before it."""
    mark = chance.choice(MARKS)
    return mark + (data if chance.random() < 0.3 else data[len(mark) :])


def splice(chance: Random, data: bytes, other: bytes) -> bytes:
    """Go on with another file."""
    return data[: _place(chance, data)] + other[_place(chance, other) :]


def put_inside(chance: Random, data: bytes, other: bytes) -> bytes:
    """Have a piece of another file in the middle."""
    start, begin = _place(chance, data), _place(chance, other)
    return data[:start] + other[begin : begin + 2000] + data[start:]


CHANGES: tuple[Change, ...] = (
    flip, flip, truncate, lose_a_piece, double_a_piece, blank_a_piece, blow_up_a_number, swap_mark, splice, put_inside,
)  # fmt: skip
