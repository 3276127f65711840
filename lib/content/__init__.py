"""Content: what pages say of a negotiation, once; views, api and snapshot only render it."""
