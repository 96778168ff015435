"""A comparison as documents: an Excel book, and a page for the browser."""
