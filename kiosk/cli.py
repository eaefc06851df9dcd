"""Arguments in, exit code out."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk import paths
from kiosk.command_line import load_settings, unless_nobody_reads, window_size
from kiosk.core.errors import KioskError
from kiosk.model_shelf import make_shelf


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; an expected error is one clear line on stderr and exit code 1."""
    options = parser().parse_args(arguments)
    try:
        return unless_nobody_reads(lambda: dispatch(options))
    except KioskError as error:
        print(f"emotion-kiosk: {error}", file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    """All commands; the global options stand before or after the command."""
    everywhere = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    add_global_options(everywhere)
    main_parser = argparse.ArgumentParser(prog="emotion-kiosk", parents=[everywhere])
    commands = main_parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, about: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=about, description=about, parents=[everywhere])

    command("run", "run the kiosk (default)")
    tour = command("tour", "make two visits through the real window, with a picture of every screen")
    tour.add_argument("out", type=Path, metavar="OUT", help="folder for the pictures and tour.json")
    command("doctor", "check everything that the kiosk needs, and say what to do")
    command("selftest", "check this installation: one line each")
    add_read_arguments(command("read", "read the mood of faces in pictures"))
    add_models_arguments(command("models", "list, fetch or check model files"), everywhere)
    outbox = command("outbox", "interactions that wait to be sent")
    outbox.add_argument("what", choices=["status"])
    command("staff-pin", "set the PIN of the staff panel")
    support = command("support", "save a support bundle, without faces and ids of people")
    support.add_argument("out", type=Path, metavar="OUT.zip")
    return main_parser


def add_global_options(to: argparse.ArgumentParser) -> None:
    """Options that every command knows."""
    to.add_argument("--config", type=Path, metavar="FILE", help="settings file instead of the usual one")
    to.add_argument("--backend", choices=["local", "aws"], help="this machine alone, or AWS")
    to.add_argument("--camera", metavar="auto|none|INDEX|PATH", help="camera, film, or folder of pictures")
    to.add_argument("--language", choices=["ko", "en"])
    to.add_argument("--size", type=window_size, metavar="WxH", help="size of the window in pixels")
    to.add_argument("--windowed", action="store_true", help="a window instead of the whole screen")
    to.add_argument("--json", action="store_true", help="answer as JSON")


def add_read_arguments(to: argparse.ArgumentParser) -> None:
    """What `read` wants to know."""
    to.add_argument("images", nargs="+", type=Path, metavar="IMAGE", help="pictures, and folders of pictures")
    to.add_argument("--model", default="", metavar="NAME", help="a mood model of `models list`")


def add_models_arguments(to: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    """What `models` wants to know."""
    actions = to.add_subparsers(dest="action", required=True, metavar="list|fetch|check")
    actions.add_parser("list", help="every model, and whether its file is there", parents=[everywhere])
    fetching = actions.add_parser(
        "fetch", help="download what is missing, or the named ones", parents=[everywhere]
    )
    fetching.add_argument("names", nargs="*", metavar="NAME")
    actions.add_parser("check", help="like list; fails when a file is not right", parents=[everywhere])


def dispatch(options: argparse.Namespace) -> int:
    """Runs the command that was asked for. Raises KioskError."""
    chosen = load_settings(options)
    home = paths.home()
    as_json = getattr(options, "json", False)
    match options.command:
        case "read":
            from kiosk import read_command

            return read_command.run(options, make_shelf(chosen, home))
        case "models":
            from kiosk import models_command

            return models_command.run(options, make_shelf(chosen, home), home.models)
        case "doctor":
            from kiosk import doctor

            return doctor.run(chosen, home, as_json)
        case "selftest":
            from kiosk import selftest

            return selftest.run(chosen, home, as_json)
        case "outbox":
            from kiosk import outbox_command

            return outbox_command.run(home, as_json)
        case "staff-pin":
            from kiosk.staff_desk import set_pin_command

            return set_pin_command(home.root)
        case "support":
            from kiosk import support_command

            return support_command.run(chosen, home, options.out)
        case "tour":
            from kiosk.tour import run_tour

            return run_tour(chosen, home, options.out, getattr(options, "size", (1920, 1080)))
        case _:
            from kiosk.start import run_kiosk

            size = getattr(options, "size", None)
            windowed = getattr(options, "windowed", False) or size is not None
            return run_kiosk(chosen, home, size or (1920, 1080), fullscreen=not windowed)
