"""Small subjects that motifs place; every size is in picture heights."""
