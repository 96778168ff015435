"""Changes inside packed files (.docx, .odt, .zip): the parts, what the list of parts says of them, and their XML."""

import copy
import io
import struct
import warnings
import zipfile
from random import Random

from lxml import etree

from tests.fuzz import raw, written

_LIST_ENTRY, _PART_HEAD = b"PK\x01\x02", b"PK\x03\x04"
# In an entry of the list: flags, way of packing, checksum, packed size, size, name length, attributes, place.
_FIELDS = {8: "<H", 10: "<H", 16: "<I", 20: "<I", 24: "<I", 28: "<H", 38: "<I", 42: "<I"}
_NAMES = (
    "",
    "/",
    "..",
    "../../x",
    "word/document.xml",
    "[Content_Types].xml",
    "C:\\x",
    "a" * 60_000,
    "\x00",
    "ế" * 100,
)
_VALUES = (
    "",
    "-1",
    "0",
    "1e9",
    "99999999999999999999",
    "NaN",
    "ế",
    "true",
    "%9.%8.%1",
    "\ud7ff",
    "../../x",
    "http://x/",
)
_DEEP = (10, 39, 41, 200, 250, 3000)


def change_xml(chance: Random, data: bytes, other: bytes) -> bytes:
    """Change the elements of one XML part."""
    parts = _parts(data)
    names = [name for name, part in parts if part.lstrip()[:1] == b"<"]
    if not names:
        return raw.flip(chance, data, other)
    chosen = chance.choice(names if chance.random() < 0.4 else [n for n in names if "rels" not in n] or names)
    return _pack([(name, _changed_xml(chance, part) if name == chosen else part) for name, part in parts])


def change_words(chance: Random, data: bytes, other: bytes) -> bytes:
    """Change a part as a text, well-formed or not."""
    parts = _parts(data)
    if not parts:
        return raw.flip(chance, data, other)
    index = chance.randrange(len(parts))
    name, part = parts[index]
    parts[index] = (name, chance.choice((*raw.CHANGES, *written.TEXT_CHANGES))(chance, part, other))
    return _pack(parts)


def change_parts(chance: Random, data: bytes, other: bytes) -> bytes:
    """Drop, double, swap, rename or reorder the parts."""
    parts = _parts(data)
    if len(parts) < 2:
        return raw.splice(chance, data, other)
    first, second = chance.sample(range(len(parts)), 2)
    how = chance.randrange(6)
    if how == 0:
        del parts[first]
    elif how == 1:
        parts.append(parts[first])
    elif how == 2:
        (one, a), (two, b) = parts[first], parts[second]
        parts[first], parts[second] = (one, b), (two, a)
    elif how == 3:
        parts[first] = (chance.choice(_NAMES), parts[first][1])
    elif how == 4:
        parts[first] = (parts[first][0], other)
    else:
        chance.shuffle(parts)
    return _pack(parts)


def change_list(chance: Random, data: bytes, other: bytes) -> bytes:
    """Let the list of parts lie: sizes, flags, ways of packing, places, the lengths of names."""
    changed = bytearray(data)
    places = _all_places(data, _LIST_ENTRY)
    for place in chance.sample(places, min(len(places), chance.choice((1, 1, 3, 50)))):
        offset, form = chance.choice(list(_FIELDS.items()))
        number = chance.choice((*raw.NUMBERS, chance.randrange(2**16)))
        if place + offset + 4 <= len(changed):
            struct.pack_into(form, changed, place + offset, number % (2**16 if form == "<H" else 2**32))
    return bytes(changed)


def swell(chance: Random, data: bytes, other: bytes) -> bytes:
    """Have a part that is small when packed and large when not."""
    parts = _parts(data)
    name, part = chance.choice(parts) if parts else ("a.xml", b"<a/>")
    middle = part.find(b">", len(part) // 2) + 1
    filler = chance.choice((b" ", b"\0", b"<w:p/>", b"x", b"<text:p/>")) * chance.choice((10_000, 3_000_000))
    return _pack([*((n, p) for n, p in parts if n != name), (name, part[:middle] + filler + part[middle:])])


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return [(name, packed.read(name)) for name in packed.namelist()]
    except Exception:  # changed before: what is left is changed as bytes
        return []


def _pack(parts: list[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        warnings.simplefilter("ignore")  # two parts of one name are what is wanted
        for name, part in parts:
            info = zipfile.ZipInfo()
            info.filename = name  # as it is, NUL and all
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(info, part, how)
    return buffer.getvalue()


def _changed_xml(chance: Random, part: bytes) -> bytes:
    try:
        root = etree.fromstring(part, etree.XMLParser(huge_tree=True))
    except etree.XMLSyntaxError:
        return raw.flip(chance, part, part)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        _change_element(chance, root)
    return etree.tostring(root)


def _change_element(chance: Random, root: etree._Element) -> None:
    elements = list(root.iter(etree.Element))
    one, two = chance.choice(elements), chance.choice(elements)
    parent = one.getparent()
    how = chance.randrange(9)
    if how == 0 and parent is not None:
        parent.remove(one)
    elif how == 1 and parent is not None:
        for _ in range(chance.choice((1, 5, 200 // len(elements) + 1))):
            one.addnext(copy.deepcopy(one))
    elif how == 2 and two not in [one, *one.iterdescendants()]:
        two.append(one) if one is not root else None
    elif how == 3:
        one.tag = two.tag
    elif how in (4, 5) and one.attrib:
        one.set(chance.choice(list(one.attrib)), chance.choice(_VALUES))
    elif how == 6:
        for name, value in two.attrib.items():
            one.set(name, value)
    elif how == 7:
        one.text = written.hostile_words(chance)
    else:
        for _ in range(chance.choice(_DEEP)):
            inner = etree.SubElement(one, one.tag, one.attrib)
            one = etree.SubElement(inner, two.tag, two.attrib)


def _all_places(data: bytes, mark: bytes) -> list[int]:
    found, place = [], data.find(mark)
    while place >= 0:
        found.append(place)
        place = data.find(mark, place + 1)
    return found


CHANGES: tuple[raw.Change, ...] = (change_xml, change_xml, change_xml, change_words, change_parts, change_list, swell)
