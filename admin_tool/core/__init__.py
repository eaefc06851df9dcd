"""What an administrator knows: pure words and rules, standard library and `kiosk.core` only."""
