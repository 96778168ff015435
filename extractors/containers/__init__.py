"""One module, one kind of archive: score() bids by content, members() yields the files in it."""
