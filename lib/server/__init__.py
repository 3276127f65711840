"""The server around the app: its socket, open files, patience with slow clients, and log."""
