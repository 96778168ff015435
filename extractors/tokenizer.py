"""The tokenizer of the pipeline: punctuation apart, numbers of documents and dates whole."""

import re

from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.vocab import Vocab

TEXT_KEY = "kehoach_text"  # in doc.user_data: ``Doc.text`` joins the text anew from its tokens each time
# Words first, which are most of a text; then 24/2018/QĐ-UBND, 30/9/2020, 98,5; then single marks and blanks.
# The one blank behind a token belongs to it; without groups findall makes no tuple of each.
_TOKEN_REGEX = re.compile(
    # The letters of Vietnamese before the signs that most words end in: one set is faster than three classes.
    r"[a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1ea0-\u1eff]++(?: |(?=[,.\n]))"
    r"|(?:[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[/.,\-]?\w+(?:[&.\-]\w+)*)*|\S) ?|\s+"
)
_MOST_WORDS = 100_000  # that the memo of hashes holds: more than a language's syllables, little memory


class _Spaces(dict[str, bool]):
    """Whether a piece of text is a token with a blank behind it."""

    def __missing__(self, piece: str) -> bool:
        found = self[piece] = piece[-1] == " " and not piece.isspace()
        return found


class _Hashes(dict[str, int]):
    """The hashes of pieces in the vocabulary's store: a Doc of known hashes is made four times as fast."""

    def __init__(self, strings: StringStore, spaces: _Spaces) -> None:
        super().__init__()
        self.strings = strings
        self.spaces = spaces

    def __missing__(self, piece: str) -> int:
        found = self[piece] = self.strings.add(piece[:-1] if self.spaces[piece] else piece)
        return found


class PlanTokenizer:
    """Cuts a plan's text into tokens; the tokens together are the text, character for character."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._spaces = _Spaces()
        self._hashes = _Hashes(vocab.strings, self._spaces)

    def __call__(self, text: str) -> Doc:
        """Return a Doc whose ``text`` equals ``text``."""
        pieces = _TOKEN_REGEX.findall(text)
        hashes, spaces = self._hashes, self._spaces
        if len(hashes) > _MOST_WORDS:
            hashes.clear()
            spaces.clear()
        # ``map`` with the dict's own method costs half of a comprehension.
        words, followed = list(map(hashes.__getitem__, pieces)), list(map(spaces.__getitem__, pieces))
        doc = Doc(self.vocab, words=words, spaces=followed)  # type: ignore[arg-type]
        doc.user_data[TEXT_KEY] = text
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Return nothing: the tokenizer has no state (spaCy asks when it saves a pipeline)."""
        return b""

    def from_bytes(self, _data: bytes, **__: object) -> "PlanTokenizer":
        """Return itself: the tokenizer has no state."""
        return self
