"""What a data package is to Parley: which tables and columns it reads, and which may be absent."""
