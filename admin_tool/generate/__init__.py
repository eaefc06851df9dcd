"""Orders for new pictures."""
