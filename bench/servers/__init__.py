"""The servers that are compared, one file each, and how they are started and stopped."""
