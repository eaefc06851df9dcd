"""The kiosk as a program of its own: what goes into the bundle, what is left out, whose work it is."""
