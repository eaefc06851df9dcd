"""What the shop knows: pure words and rules, standard library only."""
