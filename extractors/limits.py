"""The bounds on what is read: one place, so that a hostile file costs seconds and not the office's day.

A school's plan has 5 to 60 pages and 10 to 150 thousand characters; every bound is far above that.
"""

MAX_FILE_BYTES = 100 * 2**20
"""The size of a file; a plan scanned in colour at 300 dpi stays below 60 MB."""

MAX_PAGES = 2_000
"""The pages of a PDF."""

MAX_UNPACKED_BYTES = 1_000 * 2**20
"""What the parts of a packed file claim to hold, pictures included."""

MAX_PART_BYTES = 100 * 2**20
"""One part of a packed file once unpacked; the XML of a plan of 300 pages has about 10 MB."""

MAX_PACKING_RATIO = 300
"""How many times its packed size a part of over a megabyte may hold; Word's own XML stays below 60."""

MAX_CHARACTERS = 10_000_000
"""The text of one document."""

MAX_PARAGRAPHS = 200_000
"""The lines of one document."""

MAX_NESTING = 40
"""How deep tables, text boxes and content controls may stand in one another."""

MAX_PAGE_OBJECTS = 20_000
"""The drawn objects of one PDF page that are looked at for ruling lines."""

FILE_SECONDS = 120
"""Reading and extracting one file, its scanned pages not counted (SCANNED_PAGE_SECONDS).

A plan takes a twentieth of a second, a PDF of 2,000 pages a minute.
"""

FILE_MEMORY_BYTES = 4 * 2**30
"""The address space of a worker process; the libraries alone claim a gigabyte of it."""

CONVERSION_START_SECONDS = 30
"""Starting LibreOffice and making it a profile; it takes one second, on a busy old machine ten."""

CONVERSION_FILE_SECONDS = 5
"""What each file of a call adds to the time LibreOffice may take; a plan takes a twentieth of a second."""

MAX_ARCHIVE_NESTING = 5
"""How deep archives and mails may stand in one another."""

MAX_ARCHIVE_MEMBERS = 20_000
"""The files in one archive or mail, those of the archives in it included."""

MAX_TAR_HEAD_BYTES = 32 * 2**10
"""The long name and the attributes of one member of a tar; a path has at most 4 KB."""

MAX_PICTURE_PIXELS = 120_000_000
"""The pixels of one picture; A4 at 600 dpi has 35 million, the best telephones take 108 million."""

MAX_PICTURE_SIDE = 20_000
"""The pixels of a picture's longer side; a strip that is longer is no page."""

MAX_OCR_PAGES = 300
"""The pages of one file that are recognised from their pictures; the text layer of the others is read all the same."""

OCR_PAGE_SECONDS = 60
"""Recognising one page; it takes one or two seconds, on a busy old machine ten."""

SCANNED_PAGE_BYTES = 10_000
"""The least that a scanned page takes in a file (black and white, JBIG2); in colour it takes thirty times as much."""

SCANNED_PAGE_SECONDS = 6
"""What a page that may be scanned adds to FILE_SECONDS; it takes half a second to a second, two at a time."""

OCR_CHILDREN = 2
"""How many pages of one file are recognised at a time."""

MAX_PICTURE_RUNS = 20_000
"""The long strokes of one picture that are looked at for ruling lines; a table over a page has a thousand."""
