"""Tables of public facts, rebuilt by the scripts in reference-data."""
