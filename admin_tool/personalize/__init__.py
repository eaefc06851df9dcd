"""The recommender, from an empty account to a live campaign."""
