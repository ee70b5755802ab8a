"""Every error that a caller may catch. No message ever quotes a value of the data."""


class LeakassayError(Exception):
    """Something that the user can act on; its text is one sentence that says what and what to do."""

    exit_code = 3


class CannotOpenError(LeakassayError):
    """The input is missing, empty, unreadable, encrypted or of no known format."""


class NoRecordsError(LeakassayError):
    """The input opened, but it holds no records."""

    exit_code = 2


class MissingLibraryError(CannotOpenError):
    """A format needs a library or program that is not installed; the text says which."""
