"""Emotion Kiosk: pictures that fit the mood a visitor's face shows."""
