"""The pool: look through, decide, compare, promote."""
