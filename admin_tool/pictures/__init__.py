"""Pictures on screen, for every page that shows them: small ones, whole ones, and what loads them."""
