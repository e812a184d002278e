"""What a file of any kind may cost that is opened in a process of its own."""

MIB = 1024 * 1024

LIMIT_MEMORY_BYTES = 1024 * MIB
"""Of the process that opens it."""
