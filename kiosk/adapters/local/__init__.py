"""The outside world on one machine: SQLite, folders, OpenCV."""
