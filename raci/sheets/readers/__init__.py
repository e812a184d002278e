"""Files of many formats -> a Document: headings, lines and grids, as the file shows them."""
