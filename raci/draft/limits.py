"""What a policy may cost: every limit in one place."""

from raci.file.limits import MIB

LIMIT_BYTES = 20 * MIB
LIMIT_UNPACKED_BYTES = 150 * MIB
"""Of all parts of a document together."""
LIMIT_RATIO = 200
"""How many times larger a part may be than it is packed, from one mebibyte on."""
LIMIT_PAGES = 400
LIMIT_CHARACTERS = 1_000_000
"""Of the text of a document; 200 pages have about 300,000."""
LIMIT_DEPTH = 200
"""Elements in elements."""
LIMIT_SECONDS = 30
LIMIT_READING_SECONDS = 60
LIMIT_AT_ONCE = 40_000
"""Characters up to which a text is read in the process of the page, in about a second."""
