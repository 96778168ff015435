"""One module, one finding code: it looks at the finished record and returns findings."""
