"""Pages for the terminal, made with rich."""
