"""Adding facts to a package: read a list of facts, plan the rows, show them, write them at once."""
