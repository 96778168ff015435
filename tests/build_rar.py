"""Archives .rar of both formats, their files stored as they are: nothing free can write the format.

RAR 4 (1.5 to 4.x) after the technote that comes with the archiver; RAR 5 after its published description.
"""

import struct
import zlib

_RAR4_MARK, _RAR5_MARK = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
_MAIN4, _FILE4, _END4 = 0x73, 0x74, 0x7B
_LONG_BLOCK, _UNICODE_NAME = 0x8000, 0x0200
_STORED, _VERSION, _UNIX4, _MODE, _DAY = 0x30, 20, 3, 0o100644, 0x58210000
_MAIN5, _FILE5, _END5 = 1, 2, 5
_HAS_EXTRA, _HAS_DATA, _HAS_CRC, _UNIX5, _LINK = 0x1, 0x2, 0x4, 1, 5


def rar4_of(members: list[tuple[str, bytes]], flags: int = 0) -> bytes:
    """Return a .rar of format 4, its names in UTF-8; ``flags`` are added to those of every file (4: encrypted)."""
    blocks = [_block4(_MAIN4, 0, bytes(6))]
    for path, data in members:
        name = path.encode()
        head = struct.pack(
            "<IIBIIBBHI", len(data), len(data), _UNIX4, zlib.crc32(data), _DAY, _VERSION, _STORED, len(name), _MODE
        )  # fmt: skip
        blocks.append(_block4(_FILE4, _LONG_BLOCK | _UNICODE_NAME | flags, head + name) + data)
    return _RAR4_MARK + b"".join(blocks) + _block4(_END4, 0x4000, b"")


def rar5_of(members: list[tuple[str, bytes]], links: dict[str, str] | None = None) -> bytes:
    """Return a .rar of format 5, with symbolic links behind its files."""
    blocks = [_block5(_vint(_MAIN5) + _vint(0) + _vint(0))]
    blocks += [_file5(path, data, b"") for path, data in members]
    for path, target in (links or {}).items():
        place = _vint(_LINK) + _vint(1) + _vint(0) + _vint(len(target.encode())) + target.encode()
        blocks.append(_file5(path, b"", _vint(len(place)) + place))
    return _RAR5_MARK + b"".join(blocks) + _block5(_vint(_END5) + _vint(0) + _vint(0))


def _block4(kind: int, flags: int, rest: bytes) -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(rest)) + rest
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head


def _file5(path: str, data: bytes, extra: bytes) -> bytes:
    name = path.encode()
    flags = _HAS_DATA | (_HAS_EXTRA if extra else 0)
    head = _vint(_FILE5) + _vint(flags) + (_vint(len(extra)) if extra else b"") + _vint(len(data))
    head += _vint(_HAS_CRC) + _vint(len(data)) + _vint(_MODE) + struct.pack("<I", zlib.crc32(data))
    head += _vint(0) + _vint(_UNIX5) + _vint(len(name)) + name + extra
    return _block5(head) + data


def _block5(head: bytes) -> bytes:
    sized = _vint(len(head)) + head
    return struct.pack("<I", zlib.crc32(sized)) + sized


def _vint(number: int) -> bytes:
    """Return a number in groups of seven bits, the lowest first."""
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])
