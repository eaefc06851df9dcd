"""Which pictures each mood asks for: eight subjects, painted in three sets of colours."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kiosk.adapters.local.painting import swatches_bright, swatches_deep
from kiosk.adapters.local.painting.motifs.balloons import balloons
from kiosk.adapters.local.painting.motifs.bamboo import bamboo
from kiosk.adapters.local.painting.motifs.blossom_branch import blossom_branch
from kiosk.adapters.local.painting.motifs.bouquet import bouquet
from kiosk.adapters.local.painting.motifs.camp import aurora_firs, camp
from kiosk.adapters.local.painting.motifs.comet import shooting_stars
from kiosk.adapters.local.painting.motifs.dunes import dunes
from kiosk.adapters.local.painting.motifs.field import field_rows
from kiosk.adapters.local.painting.motifs.fireworks import fireworks
from kiosk.adapters.local.painting.motifs.flower_heads import (
    COSMOS,
    DAHLIA,
    DAISY,
    PEONY,
    SUNFLOWER,
    large_blooms,
)
from kiosk.adapters.local.painting.motifs.grove import grove
from kiosk.adapters.local.painting.motifs.lake import lake
from kiosk.adapters.local.painting.motifs.lanterns import lantern_lake
from kiosk.adapters.local.painting.motifs.leaves import leaves
from kiosk.adapters.local.painting.motifs.lighthouse import lighthouse_shore
from kiosk.adapters.local.painting.motifs.lily_pond import lily_pond
from kiosk.adapters.local.painting.motifs.lone_tree import lone_tree
from kiosk.adapters.local.painting.motifs.patterns import panes, rings
from kiosk.adapters.local.painting.motifs.rain import street_in_rain, town_in_rain
from kiosk.adapters.local.painting.motifs.ridges import hills
from kiosk.adapters.local.painting.motifs.river import river
from kiosk.adapters.local.painting.motifs.sea import sea
from kiosk.adapters.local.painting.motifs.veils import marble, silk, spiral
from kiosk.adapters.local.painting.motifs.waterfall import waterfall
from kiosk.adapters.local.painting.palette import Swatches
from kiosk.adapters.local.painting.scene import Composition, Scene
from kiosk.core.mood import Mood


@dataclass(frozen=True, slots=True)
class Recipe:
    """A subject under the name that the prompt templates use for it."""

    name: str
    compose: Callable[[Scene], Composition]


SWATCHES: dict[Mood, tuple[Swatches, ...]] = {
    Mood.HAPPY: swatches_bright.HAPPY,
    Mood.SURPRISED: swatches_bright.SURPRISED,
    Mood.CALM: swatches_bright.CALM,
    Mood.CONFUSED: swatches_deep.CONFUSED,
    Mood.SAD: swatches_deep.SAD,
    Mood.FEAR: swatches_deep.FEAR,
    Mood.ANGRY: swatches_deep.ANGRY,
    Mood.DISGUSTED: swatches_bright.DISGUSTED,
}

RECIPES: dict[Mood, tuple[Recipe, ...]] = {
    Mood.HAPPY: (
        Recipe("poppy_hills", partial(hills, flowers=True)),
        Recipe("dahlias", partial(large_blooms, kinds=(DAHLIA, PEONY))),
        Recipe("sail_on_lake", partial(lake, mountains=0.1, boat=True, birds=True)),
        Recipe("balloons", balloons),
        Recipe("tulip_rows", field_rows),
        Recipe(
            "sunflowers",
            partial(large_blooms, kinds=(SUNFLOWER,), count=7, small=0.14, ramps=(0, 1)),
        ),
        Recipe("summer_tree", partial(lone_tree, flowers=True)),
        Recipe("bouquet", bouquet),
    ),
    Mood.SURPRISED: (
        Recipe("fireworks", fireworks),
        Recipe("bright_flowers", partial(large_blooms, kinds=(DAHLIA, COSMOS))),
        Recipe("lantern_release", lantern_lake),
        Recipe("rising_veils", partial(marble, upright=True, warp=0.55)),
        Recipe("blossom_tree", partial(lone_tree, crown="blossom")),
        Recipe("galaxy", spiral),
        Recipe("comet", shooting_stars),
        Recipe("rings", rings),
    ),
    Mood.CALM: (
        Recipe("mountain_lake", partial(lake, mountains=0.2)),
        Recipe("misty_ridges", partial(hills, layers=6, clouds=0.4, mist=0.95)),
        Recipe("lily_pond", lily_pond),
        Recipe("slow_waves", partial(marble, bands=3.2, warp=0.24, edge_light=0.5)),
        Recipe("blossom_branch", blossom_branch),
        Recipe("quiet_surf", partial(sea, swell=0.22, clouds=0.5)),
        Recipe("bamboo", bamboo),
        Recipe("river_valley", river),
    ),
    Mood.CONFUSED: (
        Recipe("marbled_paths", partial(marble, bands=4.4, warp=0.6, edge_light=0.5)),
        Recipe("foggy_ridges", partial(hills, layers=6, relief=0.12, clouds=0.7, mist=0.95)),
        Recipe("spiral", partial(spiral, starry=False)),
        Recipe("winding_river", river),
        Recipe("panes", panes),
        Recipe("dusk_lilies", partial(lily_pond, dusk=True)),
        Recipe("wind_and_tree", partial(lone_tree, swirl=True)),
        Recipe("pastel_dunes", dunes),
    ),
    Mood.SAD: (
        Recipe("lone_sail", partial(lake, mountains=0.14, clouds=0.8, boat=True)),
        Recipe("town_in_rain", town_in_rain),
        Recipe("winter_firs", partial(hills, clouds=0.8, mist=0.95, firs=6)),
        Recipe("street_in_rain", street_in_rain),
        Recipe("bare_tree", partial(lone_tree, bare=True)),
        Recipe("misty_birches", partial(grove, birch=True)),
        Recipe("grey_sea", partial(sea, swell=0.5, clouds=0.9)),
        Recipe("white_blossom", blossom_branch),
    ),
    Mood.FEAR: (
        Recipe("aurora_over_firs", aurora_firs),
        Recipe("firefly_grove", partial(grove, fireflies=True)),
        Recipe("moon_lake", partial(lake, clouds=0.35, night=True)),
        Recipe("lit_tent", camp),
        Recipe("lighthouse", lighthouse_shore),
        Recipe("warm_cabin", partial(camp, shelter="cabin", swirl=True)),
        Recipe("lamp_path", partial(street_in_rain, wet=False)),
        Recipe("aurora_lake", partial(aurora_firs, lake=True)),
    ),
    Mood.ANGRY: (
        Recipe(
            "sunset_ridges",
            partial(hills, horizon=0.5, relief=0.2, roughness=0.58, clouds=0.8, mist=0.2, low_sun=True),
        ),
        Recipe("lava_veils", partial(marble, upright=True, bands=3.0, warp=0.75)),
        Recipe("red_lake", partial(lake, mountains=0.22, clouds=0.9)),
        Recipe("tree_in_wind", partial(lone_tree, wind=True)),
        Recipe("rough_sea", partial(sea, swell=1.0, clouds=0.9)),
        Recipe("silk", silk),
        Recipe("glowing_dunes", partial(dunes, clouds=0.7)),
        Recipe("autumn_leaves", partial(leaves, count=110, fallen=True)),
    ),
    Mood.DISGUSTED: (
        Recipe("fresh_leaves", leaves),
        Recipe("sunlit_grove", grove),
        Recipe("daisies", partial(large_blooms, kinds=(DAISY, COSMOS))),
        Recipe("waterfall", waterfall),
        Recipe("tea_rows", partial(field_rows, bloom=False)),
        Recipe("bamboo", bamboo),
        Recipe("green_pond", lily_pond),
        Recipe("spring_tree", partial(lone_tree, flowers=True)),
    ),
}


def recipe_for(mood: Mood, seed: int) -> tuple[Recipe, Swatches]:
    """Subjects take turns from seed to seed and colours too, so that 24 seeds in a row give 24 pairs."""
    recipes, swatches = RECIPES[mood], SWATCHES[mood]
    turn = seed % len(recipes)
    return recipes[turn], swatches[(seed // len(recipes) + turn) % len(swatches)]
