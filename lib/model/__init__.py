"""The model: questions about one negotiation, each answered with a frame; it knows no screen."""
