"""What every adapter of a port must do; a test class of an adapter inherits its contract."""
