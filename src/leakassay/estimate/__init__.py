"""How many records, identifiers, people. One file, one estimator."""
