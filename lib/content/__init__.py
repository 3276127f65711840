"""What is said to readers, once: rendered by the app, by the plain pages and by the snapshot."""
