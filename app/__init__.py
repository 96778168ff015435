"""The command line and the web page: they translate to and from library functions and hold no rule."""
