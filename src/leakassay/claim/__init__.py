"""What is said of the leak by whoever offers it, read from a file and answered item by item."""
