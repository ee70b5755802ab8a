"""Drafts of what the law asks for after a breach, filled from a report. The user decides; a lawyer checks."""
