"""The colours of one picture: swatches chosen by hand, drifted a little by the seed, blended in OKLab."""

from dataclasses import dataclass

import numpy as np

from kiosk.adapters.local.painting.oklab import Colours, oklab_of_srgb, shift, srgb, srgb_of_oklab

RAMP_STEPS = 256


@dataclass(frozen=True, slots=True)
class Swatches:
    """Hand-made colours of a mood as `#rrggbb` words; ramps are several words in one string."""

    sky: str  # zenith to horizon
    land: str  # far to near
    water: str  # horizon to shore
    leaf: str  # shade to light
    band: str  # dark to light
    blossoms: tuple[str, ...]  # each from the heart to the tips
    lights: str
    aurora: str
    cloud: str
    cloud_shade: str
    glow: str
    sun: str
    haze: str
    lit: str
    dark: str
    highlight: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The same as arrays: ramps of (256, 3), single colours of (3,), sRGB 0..1."""

    sky: Colours
    land: Colours
    water: Colours
    leaf: Colours
    band: Colours
    blossoms: tuple[Colours, ...]
    lights: tuple[Colours, ...]
    aurora: Colours
    cloud: Colours
    cloud_shade: Colours
    glow: Colours
    sun: Colours
    haze: Colours
    lit: Colours
    dark: Colours
    highlight: Colours


@dataclass(frozen=True, slots=True)
class Drift:
    """How far a picture's colours stray from the swatches."""

    hue_degrees: float = 0.0
    lightness: float = 1.0
    chroma: float = 1.0


def mix_palette(swatches: Swatches, drift: Drift) -> Palette:
    """Swatches as blended ramps, all turned by the same drift."""

    def ramp(words: str) -> Colours:
        return srgb_of_oklab(_blend(_drifted(words, drift)))

    def single(word: str) -> Colours:
        return np.asarray(srgb_of_oklab(_drifted(word, drift))[0])

    return Palette(
        sky=ramp(swatches.sky),
        land=ramp(swatches.land),
        water=ramp(swatches.water),
        leaf=ramp(swatches.leaf),
        band=ramp(swatches.band),
        blossoms=tuple(ramp(words) for words in swatches.blossoms),
        lights=tuple(srgb_of_oklab(_drifted(swatches.lights, drift))),
        aurora=ramp(swatches.aurora),
        cloud=single(swatches.cloud),
        cloud_shade=single(swatches.cloud_shade),
        glow=single(swatches.glow),
        sun=single(swatches.sun),
        haze=single(swatches.haze),
        lit=single(swatches.lit),
        dark=single(swatches.dark),
        highlight=single(swatches.highlight),
    )


def _drifted(words: str, drift: Drift) -> Colours:
    stops = oklab_of_srgb(np.array([srgb(word) for word in words.split()]))
    return shift(stops, drift.hue_degrees, drift.lightness, drift.chroma)


def _blend(stops: Colours) -> Colours:
    """Halfway between linear and smooth, so that the stops show a little, as mixed paint does."""
    position = np.linspace(0, len(stops) - 1, RAMP_STEPS)
    index = np.minimum(position.astype(int), len(stops) - 2)
    part = (position - index)[:, None]
    part = 0.5 * part * part * (3 - 2 * part) + 0.5 * part
    return np.asarray(stops[index] * (1 - part) + stops[index + 1] * part)
