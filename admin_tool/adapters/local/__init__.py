"""On one machine."""
