"""What each page does: a function from a request to an answer. Listed in `routes`."""
