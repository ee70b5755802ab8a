"""The local web application: cases, uploads, jobs, reports, calls and notices, without the command line."""
