"""One module, one form of the digest: FILENAME, and write(digest, path, records by SHA-256)."""
