"""The tokenizer of the pipeline: punctuation apart, numbers of documents and dates whole."""

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

TEXT_KEY = "kehoach_text"  # in doc.user_data: ``Doc.text`` joins the text anew from its tokens each time
# Words first, which are most of a text; then 24/2018/QĐ-UBND, 30/9/2020, 98,5; then blanks and single marks.
# The one blank behind a token belongs to it.
_TOKEN_REGEX = re.compile(
    r"([^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[/.,\-]?\w+(?:[&.\-]\w+)*)*|\s+|.)( ?)", re.DOTALL
)


class PlanTokenizer:
    """Cuts a plan's text into tokens; the tokens together are the text, character for character."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return a Doc whose ``text`` equals ``text``."""
        found = _TOKEN_REGEX.findall(text)
        words = [word for word, _ in found]
        spaces = [space for _, space in found]
        doc = Doc(self.vocab, words=words, spaces=spaces)  # type: ignore[arg-type]  # spaCy asks only for truth
        doc.user_data[TEXT_KEY] = text
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Return nothing: the tokenizer has no state (spaCy asks when it saves a pipeline)."""
        return b""

    def from_bytes(self, _data: bytes, **__: object) -> "PlanTokenizer":
        """Return itself: the tokenizer has no state."""
        return self
