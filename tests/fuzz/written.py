"""Changes to what is written as text: plain text, RTF, PDF, mails, the heads of a tar."""

import bz2
import gzip
import re
import zlib
from random import Random

from tests.fuzz import raw

_BLOCK, _SUM_PLACE = 512, 148
_NUMBER_REGEX = re.compile(rb"\d+")
_NAME_REGEX = re.compile(rb"/[A-Za-z]+\d*")
_STREAM_REGEX = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_HUGE = (b"0", b"-1", b"99999999999999999999", b"2147483648", b"1e400", b"00000000000000000000000000000007", b"3.5")
_SIGNS = (
    "\u200b\u200d\ufeff\u202e\u0301\u0323\u0000\u0085\u2028\ue000\uf0b7\uffff\U0001f600\u00ad\u00a0ǅⅫ٣㍿ﬁ|\t\x1b[31m"
)
_OPENERS = (
    "(",
    "[",
    "“",
    "I. ",
    "1.1.",
    "a) ",
    "- ",
    " | ",
    "Số: ",
    "ngày ",
    "100% ",
    "Căn cứ ",
    "Nơi nhận: ",
    "Đợt 1: ",
)
_RTF_WORDS = (
    b"\\bin99999999 ",
    b"\\u-1?",
    b"\\uc99 ",
    b"{\\*\\x ",
    b"\\trowd\\cellx1\\cell",
    b"\\listid-5",
    b"{\\pict ",
)
_PDF_WORDS = (
    b" Tj",
    b" BT",
    b" ET",
    b" q",
    b" Q",
    b"[",
    b"<<",
    b">>",
    b" 0 0 0 0 0 0 cm",
    b" 1e9 0 0 1e9 0 0 Tm",
    b" f",
    b" Do",
)
_MAIL_LINES = (
    b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: x-uuencode", b"Content-Type: multipart/mixed",
    b'Content-Type: multipart/mixed; boundary=""', b"Content-Type: text/plain; charset=x",
    b"Content-Type: message/rfc822", b"Content-Type: message/partial; id=1", b"Subject: =?x?q?=?=",
    b"Content-Type: application/ms-tnef; name=winmail.dat",
    b"Content-Disposition: attachment; filename*0*=utf-8''%E1%BA; filename*1=\"", b"Content-Type: ;;;=\"",
    b'Content-Disposition: attachment; filename="' + b"a" * 5000 + b'"', b"From: =?utf-8?b?4?=", b"Date: Mon, 99 Foo",
)  # fmt: skip


def hostile_words(chance: Random) -> str:
    """Return words that no clerk types, without what XML cannot hold."""
    signs = "".join(chance.choice(_SIGNS) for _ in range(chance.choice((1, 5, 40))))
    words = chance.choice(_OPENERS) * chance.choice((1, 3, 500)) + signs
    return "".join(c for c in words if c >= " " and c not in "\ufffe\uffff")


def change_letters(chance: Random, data: bytes, other: bytes) -> bytes:
    """Put signs that no keyboard has among the letters."""
    start = chance.randrange(len(data) + 1)
    signs = "".join(chance.choice(_SIGNS) for _ in range(chance.choice((1, 3, 30))))
    return data[:start] + signs.encode(chance.choice(("utf-8", "utf-16-le")), "replace") + data[start:]


def change_lines(chance: Random, data: bytes, other: bytes) -> bytes:
    """Shuffle, double, join or lose lines, or take some from another file."""
    lines = data.split(b"\n")
    how = chance.randrange(6)
    if how == 0:
        chance.shuffle(lines)
    elif how == 1:
        lines += [chance.choice(lines)] * chance.choice((1, 50, 5000 // len(lines) + 1))
    elif how == 2:
        return b" ".join(lines)
    elif how == 3:
        lines = [line for line in lines if chance.random() < 0.6]
    elif how == 4:
        lines = [*lines[: len(lines) // 2], *chance.sample(other.split(b"\n"), min(5, other.count(b"\n") + 1)), *lines]
    else:
        lines = [b" | ".join(lines[i : i + 4]) for i in range(0, len(lines), 4)]
    return b"\n".join(lines)


def change_numbers(chance: Random, data: bytes, other: bytes) -> bytes:
    """Write extreme numbers for some of those in the file."""
    part = chance.choice((0.01, 0.05, 0.3))
    return _NUMBER_REGEX.sub(lambda m: chance.choice(_HUGE) if chance.random() < part else m[0], data)


def open_and_never_close(chance: Random, data: bytes, other: bytes) -> bytes:
    """Have brackets, marks or groups without end."""
    start = chance.randrange(len(data) + 1)
    opener = chance.choice((b"{", b"{\\b ", b"[", b"<<", b"(", *(opener.encode() for opener in _OPENERS)))
    return data[:start] + opener * chance.choice((1, 100, 20_000)) + data[start:]


def change_rtf(chance: Random, data: bytes, other: bytes) -> bytes:
    """Put control words where they mean trouble."""
    start = chance.choice([m.start() for m in re.finditer(rb"[\\{}]", data)] or [0])
    return data[:start] + chance.choice(_RTF_WORDS) * chance.choice((1, 20)) + data[start:]


def change_pdf_names(chance: Random, data: bytes, other: bytes) -> bytes:
    """Exchange names, so that a key means another thing and pages stand in themselves."""
    names = _NAME_REGEX.findall(data)
    return _NAME_REGEX.sub(lambda m: chance.choice(names) if chance.random() < 0.05 else m[0], data)


def change_pdf_drawing(chance: Random, data: bytes, other: bytes) -> bytes:
    """Change what one stream draws; a packed one is unpacked for it."""
    streams = list(_STREAM_REGEX.finditer(data))
    if not streams:
        return raw.flip(chance, data, other)
    stream = chance.choice(streams)
    try:
        content, packed = zlib.decompress(stream[1]), True
    except zlib.error:
        content, packed = stream[1], False
    start = chance.randrange(len(content) + 1)
    content = content[:start] + chance.choice(_PDF_WORDS) * chance.choice((1, 30, 3000)) + content[start:]
    content = change_numbers(chance, content, other) if chance.random() < 0.5 else content
    return data[: stream.start(1)] + (zlib.compress(content) if packed else content) + data[stream.end(1) :]


def change_mail(chance: Random, data: bytes, other: bytes) -> bytes:
    """Put lines of a head anywhere in a mail, or nest its parts."""
    lines = data.split(b"\n")
    if chance.random() < 0.15:
        nested = b"Content-Type: message/rfc822\n\nSubject: x\nFrom: a\nTo: b\n"
        return lines[0] + b"\n" + nested * chance.choice((5, 100, 2000)) + data
    for _ in range(chance.choice((1, 2, 6))):
        lines.insert(chance.randrange(min(len(lines), 40) + 1), chance.choice(_MAIL_LINES))
    return b"\n".join(lines)


def change_tar(chance: Random, data: bytes, other: bytes) -> bytes:
    """Change the head of a member and its checksum with it, inside the packing."""
    unpack, pack = {b"\x1f\x8b": (gzip.decompress, gzip.compress), b"BZ": (bz2.decompress, bz2.compress)}.get(
        data[:2], (bytes, bytes)
    )
    try:
        tar = bytearray(unpack(data))
    except (OSError, EOFError, ValueError, zlib.error):
        return raw.flip(chance, data, other)
    heads = [place for place in range(0, len(tar) - _BLOCK, _BLOCK) if tar[place + 257 : place + 262] == b"ustar"]
    for place in chance.sample(heads, min(len(heads), chance.choice((1, 3)))):
        start, size = chance.choice(((0, 100), (124, 12), (156, 1), (157, 100), (345, 155), (257, 8), (100, 8)))
        values = (
            b"7" * size,
            b"\xff" * size,
            b"\x80" + b"\xff" * (size - 1),
            b"LKxgSV12345670"[chance.randrange(14) :][:size],
        )
        tar[place + start : place + start + size] = chance.choice(values).ljust(size, b"\0")[:size]
        tar[place + _SUM_PLACE : place + _SUM_PLACE + 8] = b" " * 8
        tar[place + _SUM_PLACE : place + _SUM_PLACE + 8] = b"%06o\0 " % sum(tar[place : place + _BLOCK])
    return pack(bytes(tar))


TEXT_CHANGES: tuple[raw.Change, ...] = (change_letters, change_lines, change_numbers, open_and_never_close)
RTF_CHANGES: tuple[raw.Change, ...] = (change_rtf, change_numbers, open_and_never_close, change_letters)
PDF_CHANGES: tuple[raw.Change, ...] = (change_pdf_names, change_pdf_drawing, change_numbers, open_and_never_close)
MAIL_CHANGES: tuple[raw.Change, ...] = (change_mail, change_mail, change_letters, change_lines)
TAR_CHANGES: tuple[raw.Change, ...] = (change_tar,)
