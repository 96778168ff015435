"""The commands, one module each: ``run`` is the command, its docstring the help, PLACE its line in the help.

A module here imports nothing slow at its top: the help must appear at once.
"""
