"""Paints mood pictures: a composition on a small grid, then brush strokes, then canvas and light."""
