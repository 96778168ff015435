"""Which bytes are a picture; apart from what opens them, so that asking costs nothing."""

_MAGIC = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM", b"RIFF")


def is_picture(data: bytes) -> bool:
    """Return whether bytes begin as one of the kinds of picture that are read."""
    if not data.startswith(_MAGIC):
        return False
    if data.startswith(b"RIFF"):
        return data[8:12] == b"WEBP"
    return not data.startswith(b"BM") or data[6:10] == b"\x00\x00\x00\x00"  # a text may begin with "BM"
