"""Compiled loops over Arrow buffers: the only place where speed decides the shape of the code.

Compiled ahead of time, so that no input ever waits for a compiler. Each is a `.pyx` with its
`.pyi` beside it. A kernel releases the interpreter lock and checks what it is given before the loop.
"""
