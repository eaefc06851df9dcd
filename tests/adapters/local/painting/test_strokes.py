import numpy as np

from kiosk.adapters.local.painting.grid import combed, make_grid
from kiosk.adapters.local.painting.mixing import turn_flow
from kiosk.adapters.local.painting.strokes import paint_strokes
from kiosk.adapters.local.painting.touches import Dab, Line, Shape, draw


def bare_canvas(width_px: int = 240, height_px: int = 160) -> np.ndarray:
    canvas = np.zeros((height_px, width_px, 4), np.uint8)
    canvas[..., 3] = 128
    return canvas


def test_strokes_cover_the_canvas_with_the_colours_below_them() -> None:
    canvas, grid = bare_canvas(), make_grid(240, 160)
    colour = np.zeros((grid.rows, grid.columns, 3), np.float32)
    colour[: grid.rows // 2] = (0.8, 0.2, 0.2)
    colour[grid.rows // 2 :] = (0.2, 0.2, 0.8)
    flow = np.zeros((grid.rows, grid.columns), np.float32)
    paint_strokes(canvas, colour, flow, np.ones_like(flow), 1.0, np.random.default_rng(1))
    assert (canvas[..., :3].max(axis=2) > 0).mean() > 0.99
    top, bottom = canvas[:60].mean(axis=(0, 1)), canvas[100:].mean(axis=(0, 1))
    assert top[0] > 2 * top[2]
    assert bottom[2] > 2 * bottom[0]


def test_strokes_run_along_the_flow() -> None:
    spread = {}
    for name, angle in (("level", 0.0), ("upright", np.pi / 2)):
        canvas, grid = bare_canvas(), make_grid(240, 160)
        colour = np.random.default_rng(0).random((grid.rows, grid.columns, 3), dtype=np.float32)
        flow = np.full((grid.rows, grid.columns), angle, np.float32)
        paint_strokes(canvas, colour, flow, np.ones_like(flow), 1.0, np.random.default_rng(1))
        light = canvas[..., :3].astype(float).mean(axis=2)
        spread[name] = np.abs(np.diff(light, axis=1)).mean() / np.abs(np.diff(light, axis=0)).mean()
    assert spread["level"] < 0.7 < 1.4 < spread["upright"]


def test_combed_noise_is_smooth_along_the_flow_only() -> None:
    noise = np.random.default_rng(0).random((128, 128), dtype=np.float32)
    hairs = combed(noise, np.zeros_like(noise))
    assert np.abs(np.diff(hairs, axis=1)).mean() < 0.5 * np.abs(np.diff(hairs, axis=0)).mean()
    assert abs(float(hairs.std()) - 1) < 0.01


def test_a_direction_and_its_opposite_blend_to_the_same_stroke() -> None:
    flow = np.zeros((2, 2), np.float32)
    blended = turn_flow(flow, np.pi, np.full((2, 2), 0.5, np.float32))
    assert np.allclose(np.sin(blended), 0, atol=1e-5)


def test_touches_are_drawn_in_their_order_where_they_are_placed() -> None:
    canvas = bare_canvas(300, 200)
    red, green, blue = (np.eye(3, dtype=np.float32)[index] for index in range(3))
    square = np.array([(0.1, 0.1), (0.4, 0.1), (0.4, 0.4), (0.1, 0.4)], np.float32)
    bar = np.array([(0.1, 0.7), (0.6, 0.7)], np.float32)
    draw(canvas, [Shape(square, red, paint=7), Dab(0.25, 0.25, 0.05, green, 1.0), Line(bar, 0.05, blue)])
    assert canvas[30, 30].tolist() == [255, 0, 0, 7]
    assert canvas[50, 50, :3].tolist() == [0, 255, 0]
    assert canvas[140, 60, :3].tolist() == [0, 0, 255]


def test_thin_paint_lets_the_canvas_show() -> None:
    canvas = bare_canvas(300, 200)
    draw(canvas, [Dab(0.5, 0.5, 0.1, np.ones(3, np.float32), opacity=0.5)])
    assert canvas[100, 100, 0] in (127, 128)
