"""People who asked to be remembered: find, forget, prove."""
