"""Changes to pictures: their size as the head tells it, and what stands between head and data."""

import re
import struct
import zlib
from random import Random

from tests.fuzz import raw

_PNG_HEAD = 16  # width and height in IHDR, whose checksum stands at 29
_SIZES = (0, 1, 7, 20_001, 60_000, 65_535)
_JPEG_SIZE_REGEX = re.compile(rb"\xff[\xc0-\xc2]..\x08(....)", re.DOTALL)


def change_size(chance: Random, data: bytes, other: bytes) -> bytes:
    """Let the head tell another width or height than the data has; PNG's checksum is made anew."""
    wide, high = chance.choice(_SIZES), chance.choice(_SIZES)
    if data.startswith(b"\x89PNG") and len(data) > 33:
        head = data[12:_PNG_HEAD] + struct.pack(">II", wide, high) + data[24:29]
        return data[:12] + head + struct.pack(">I", zlib.crc32(head)) + data[33:]
    if found := _JPEG_SIZE_REGEX.search(data):
        return data[: found.start(1)] + struct.pack(">HH", high, wide) + data[found.end(1) :]
    return raw.blow_up_a_number(chance, data, other)


def double_the_head(chance: Random, data: bytes, other: bytes) -> bytes:
    """Have the first kilobyte twice."""
    return data[:1024] + data


CHANGES: tuple[raw.Change, ...] = (change_size, change_size, double_the_head)
