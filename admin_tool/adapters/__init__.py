"""The outside world of administrators; no Qt."""
