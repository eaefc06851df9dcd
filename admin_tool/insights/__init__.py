"""What visitors did."""
