"""Tests of the adapters of one machine."""
