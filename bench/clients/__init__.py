"""Sessions without a browser: each speaks the protocol of its server and waits for the whole answer."""
