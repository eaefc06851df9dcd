"""The outside world behind the ports of `kiosk.core.ports`."""
