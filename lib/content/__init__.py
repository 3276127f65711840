"""Content: what pages say, once, for every way of showing it; it knows no screen."""
