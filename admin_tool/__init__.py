"""The administrator's desktop program: look through the pool, promote, generate, train, see, forget."""
