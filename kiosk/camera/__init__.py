"""The camera, in a process of its own; its handle is open only while a visit with consent runs."""
