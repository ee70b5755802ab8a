"""National numbers; the folder is the ISO 3166 code, with an underscore where Python has the word."""
