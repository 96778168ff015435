"""Where the pages begin in a record's text."""

import pytest

from extractors.pipeline import page_starts
from schemas import Document, DocumentLine


@pytest.mark.parametrize(
    ("pages", "total", "starts"),
    [
        ([1, 1, 2], 2, [0, 6]), ([1, 2, 3], 3, [0, 3, 6]), ([2, 2], 2, [0, 0]), ([1, 4], 4, [0, 3, 3, 3]),
        ([1, None, 2], 2, [0, 6]), ([None, None], None, []), ([1], None, []), ([], 1, []),
    ],
)  # fmt: skip
def test_pages_begin_where_their_first_line_does(pages, total, starts):
    lines = tuple(DocumentLine("ab", page) for page in pages)
    assert page_starts(Document(lines, "pdf", "application/pdf", total)) == starts
