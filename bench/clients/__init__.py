"""Sessions without a browser: each speaks the protocol of its server, whole answers only."""
