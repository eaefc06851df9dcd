"""What the painter can paint: each function composes one picture for a scene."""
