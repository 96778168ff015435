"""The tokenizer of the pipeline: punctuation apart, numbers of documents and dates whole."""

import re

from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.vocab import Vocab

TEXT_KEY = "kehoach_text"  # in doc.user_data: ``Doc.text`` joins the text anew from its tokens each time
# Words first, which are most of a text; then 24/2018/QĐ-UBND, 30/9/2020, 98,5; then blanks and single marks.
# The one blank behind a token belongs to it.
_TOKEN_REGEX = re.compile(
    # The letters of Vietnamese before the signs that most words end in: one set is faster than three classes.
    r"([a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1ea0-\u1eff]++(?=[ ,.\n])"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[/.,\-]?\w+(?:[&.\-]\w+)*)*|\s+|.)( ?)",
    re.DOTALL,
)
_MOST_WORDS = 100_000  # that the memo of hashes holds: more than a language's syllables, little memory


class _Hashes(dict[str, int]):
    """The hashes of words in the vocabulary's store: a Doc of known hashes is made four times as fast."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self.strings = strings

    def __missing__(self, word: str) -> int:
        found = self[word] = self.strings.add(word)
        return found


class PlanTokenizer:
    """Cuts a plan's text into tokens; the tokens together are the text, character for character."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._hashes = _Hashes(vocab.strings)

    def __call__(self, text: str) -> Doc:
        """Return a Doc whose ``text`` equals ``text``."""
        found = _TOKEN_REGEX.findall(text)
        hashes = self._hashes
        if len(hashes) > _MOST_WORDS:
            hashes.clear()
        words = [hashes[word] for word, _ in found]
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
