"""The confirmation survey: whom to ask, what they said, and what that proves."""
