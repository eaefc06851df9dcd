"""What the kiosks show now, and what was withdrawn."""
