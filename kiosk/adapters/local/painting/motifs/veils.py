"""Pictures without a subject that flow: marbled veils, silk, a spiral."""

import cv2
import numpy as np

from kiosk.adapters.local.painting.grid import combed
from kiosk.adapters.local.painting.mixing import Plane, bell, mix, on_ramp, shade, smoothstep
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.adapters.local.painting.sky import glow_around
from kiosk.adapters.local.painting.touches import Dab, Touch


def _along(height: Plane) -> Plane:
    """Stroke direction along the lines of equal height."""
    smooth = np.asarray(cv2.GaussianBlur(np.asarray(height, np.float32), (0, 0), 2), np.float32)
    gradient_y, gradient_x = np.gradient(smooth)
    return np.asarray(np.arctan2(gradient_y, gradient_x) + np.pi / 2, np.float32)


def marble(
    scene: Scene, *, upright: bool = False, bands: float = 3.4, warp: float = 0.4, edge_light: float = 0.4
) -> Composition:
    """Marbled bands with a light edge and a shaded foot; little warp gives slow wide waves."""
    grid, palette = scene.grid, scene.palette
    x, y = grid.x / grid.aspect, grid.y
    base = (1.2 * x + 0.25 * y) if upright else (y + scene.between(-0.3, 0.3) * x)
    base = base + warp * scene.noise(1.6, 1.6, 3) + 0.16 * scene.noise(2.4, 2.4, 3)
    position = base * bands + scene.between(0, 1)
    number = np.floor(position)
    inside = position - number
    tone = 0.5 + 0.5 * np.sin(number * 2.4 + scene.between(0, 6))
    grain = combed(scene.noise(30, 30, 2), _along(base), 4)
    fold = bell(1 - inside, 0.2)
    colour = on_ramp(palette.band, 0.09 + 0.8 * (0.55 * tone + 0.45 * inside) - 0.38 * fold + 0.035 * grain)
    edge = bell(inside, 0.10)
    colour = mix(colour, palette.highlight, edge * edge_light)
    colour = shade(colour, 1 - 0.12 * fold)
    glow_x, glow_y = scene.across(0.35, 0.65), scene.between(0.35, 0.6)
    colour = mix(colour, palette.glow, 0.34 * glow_around(scene, glow_x, glow_y, 0.4))
    return Composition(colour, _along(base), 0.3 + 0.55 * edge, scene.focus(glow_x, glow_y))


def silk(scene: Scene, *, folds: float = 4.0) -> Composition:
    """Ribbons that rise and sway like silk in the wind, lit across the middle, with sparks."""
    grid, palette = scene.grid, scene.palette
    lean = scene.between(-0.5, 0.5)
    rise = 1 - grid.y
    wander = 0.26 * scene.noise(1.4, 1.2, 2) + 0.07 * scene.noise(3, 3, 2)
    across = (grid.x - grid.aspect / 2 + lean * rise) / grid.aspect + wander
    wave = across * folds * 2
    inside = np.abs((wave % 1.0) - 0.5) * 2
    number = np.floor(wave)
    x, y = scene.across(0.34, 0.66), scene.between(0.36, 0.62)
    light = glow_around(scene, x, y, 0.42)
    tone = 0.5 + 0.5 * np.sin(number * 2.1 + scene.between(0, 6))
    upward = _along(across)
    grain = combed(scene.noise(34, 34, 2), upward, 5)
    heat = 0.08 + 0.34 * tone + 0.30 * (1 - inside) ** 1.3 + 0.26 * light + 0.045 * grain
    colour = on_ramp(palette.band, heat)
    colour = mix(colour, palette.highlight, 0.5 * smoothstep(0.14, 0.0, inside) * (0.25 + 0.75 * light))
    colour = shade(colour, 1 - 0.34 * smoothstep(0.72, 1.0, inside))
    colour = mix(colour, palette.glow, 0.36 * light)
    touches: list[Touch] = []
    for _ in range(60):
        spot_x, spot_y = x + scene.rng.normal(0, 0.32), y + scene.rng.normal(0, 0.24)
        tint = mix(scene.pick(palette.lights), palette.sun, scene.between(0, 0.5))
        radius = 0.0014 + 0.0045 * scene.rng.random() ** 3
        touches.append(Dab(spot_x, spot_y, radius, tint, 0.7, scene.between(0, 3), 0.9, 230))
    return Composition(colour, upward, 0.35 + 0.35 * light, scene.focus(x, y), touches)


def spiral(scene: Scene, *, arms: int = 2, starry: bool = True) -> Composition:
    """A slow spiral around a soft light."""
    grid, palette = scene.grid, scene.palette
    x, y = scene.across(0.38, 0.62), scene.between(0.42, 0.56)
    tilt, squeeze = scene.between(-0.4, 0.4), scene.between(1.35, 1.7)
    dx, dy = grid.x - x, grid.y - y
    along, across = dx * np.cos(tilt) + dy * np.sin(tilt), (dy * np.cos(tilt) - dx * np.sin(tilt)) * squeeze
    distance, angle = np.hypot(along, across) + 0.02, np.arctan2(across, along)
    sense = scene.pick((-1, 1))
    wind = sense * angle * arms + 5.2 * np.log(distance + 0.05) + 0.9 * scene.noise(2.5, 2.5, 3)
    wave = 0.5 + 0.5 * np.sin(wind)
    pitch = np.arctan2(-sense * arms, 5.2) if sense > 0 else np.arctan2(arms, 5.2)
    local = angle + np.pi / 2 + (np.pi / 2 - abs(pitch)) * -np.sign(pitch) * 0.35
    flow_x, flow_y = np.cos(local), np.sin(local) / squeeze
    flow = np.arctan2(
        flow_x * np.sin(tilt) + flow_y * np.cos(tilt), flow_x * np.cos(tilt) - flow_y * np.sin(tilt)
    )
    flow = np.asarray(flow, np.float32)
    grain = combed(scene.noise(34, 34, 2), flow, 5)
    fade = np.exp(-distance * 0.9)
    colour = on_ramp(palette.band, 0.05 + 0.42 * wave * (0.45 + fade) + 0.38 * fade + 0.05 * grain)
    colour = mix(colour, palette.highlight, 0.45 * smoothstep(0.8, 1.0, wave) * fade)
    core = np.hypot(dx, dy * 1.15)
    colour = mix(colour, palette.glow, 0.85 * bell(core, 0.15))
    colour = mix(colour, palette.sun, 0.8 * bell(core, 0.055))
    touches: list[Touch] = []
    for _ in range(90 if starry else 0):
        out = scene.rng.random() ** 0.6 * 0.9
        turn = scene.between(0, 2 * np.pi)
        spot_x, spot_y = x + np.cos(turn) * out * 1.2, y + np.sin(turn) * out * 0.75
        tint = palette.highlight if scene.chance(0.6) else scene.pick(palette.lights)
        touches.append(Dab(spot_x, spot_y, 0.0012 + 0.0035 * scene.rng.random() ** 3, tint, 1.0, 0.0, 0.9))
    return Composition(colour, flow, 0.35 + 0.3 * wave, scene.focus(x, y), touches)
