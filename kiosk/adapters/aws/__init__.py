"""The ports over Amazon's services."""
