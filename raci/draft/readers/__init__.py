"""Documents -> text with the marks that Markdown has for headings, lists and tables."""
