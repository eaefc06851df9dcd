"""A made-up shop in use, made by the real parts in a folder of its own, for pictures of every page."""
