"""Lets ``python -m app`` stand for ``kehoach`` where the script is not on the PATH."""

from app.cli import main

if __name__ == "__main__":
    main()
