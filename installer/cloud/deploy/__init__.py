"""What the commands do with an account."""
