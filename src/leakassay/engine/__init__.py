"""Who runs the work: threads of this process. The heavy loops release the interpreter lock."""
