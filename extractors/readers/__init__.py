"""One module, one kind of file: score() bids by content, read() returns a Document."""
