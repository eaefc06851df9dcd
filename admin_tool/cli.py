"""Arguments in, exit code out: 0 well, 1 something did not work, 2 wrong call."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from admin_tool.commands import generation, learning, people, pool, promotion
from admin_tool.commands.terminal import Terminal
from admin_tool.core.pool_filter import PoolSort
from admin_tool.core.training import ExportKind
from admin_tool.services import Services
from kiosk import logs, paths
from kiosk.command_line import load_settings, unless_nobody_reads, window_size
from kiosk.core.errors import KioskError
from kiosk.core.mood import MOODS
from kiosk.settings import Settings

Verb = Callable[[argparse.Namespace, Services, Terminal], int]
VERBS: dict[str, Verb] = {
    "pool": pool.run_pool,
    "approve": pool.run_decision,
    "reject": pool.run_decision,
    "undecide": pool.run_decision,
    "promote": promotion.run_promote,
    "withdraw": promotion.run_withdraw,
    "restore": promotion.run_withdraw,
    "live": promotion.run_live,
    "generate": generation.run_generate,
    "batches": generation.run_batches,
    "redrive": generation.run_redrive,
    "train": learning.run_train,
    "seed": learning.run_seed,
    "export": learning.run_export,
    "import": learning.run_import,
    "teardown": learning.run_teardown,
    "insights": learning.run_insights,
    "forget": people.run_forget,
    "sweep": people.run_sweep,
}
TOUR_SIZE = (1440, 900)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; an expected error is one clear line on stderr and exit code 1."""
    options = parser().parse_args(arguments)
    try:
        return unless_nobody_reads(lambda: dispatch(options))
    except KioskError as error:
        print(f"emotion-admin: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("emotion-admin: stopped; what was done stays done", file=sys.stderr)
        return 130


def dispatch(options: argparse.Namespace) -> int:
    """Runs the command that was asked for. Raises KioskError."""
    size = getattr(options, "size", None)
    if options.command == "tour" and options.sample:
        from admin_tool.tour import run_sample_tour

        return run_sample_tour(options.out, size or TOUR_SIZE)
    chosen, home = load_settings(options), paths.home()
    as_json = getattr(options, "json", False)
    match options.command:
        case "doctor":
            return _doctor(chosen, home, as_json)
        case "selftest":
            from admin_tool import selftest

            return selftest.run(chosen, home, as_json)
        case "tour":
            from admin_tool.tour import run_tour

            return run_tour(chosen, home, options.out, size or TOUR_SIZE)
        case None | "gui":
            from admin_tool.window_program import run_window

            return run_window(chosen, home, size)
    from admin_tool.bootstrap import build_services

    logs.start(home.logs, chosen.logs.level, chosen.logs.keep_days, "admin")
    with closing(build_services(chosen, home)) as services:
        return VERBS[options.command](options, services, Terminal(as_json))


def parser() -> argparse.ArgumentParser:
    """All commands; the global options stand before or after the command."""
    everywhere = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--config", type=Path, metavar="FILE", help="settings file instead of the usual")
    everywhere.add_argument("--backend", choices=["local", "aws"], help="this machine alone, or AWS")
    everywhere.add_argument("--language", choices=["ko", "en"])
    everywhere.add_argument("--size", type=window_size, metavar="WxH", help="size of the window in pixels")
    everywhere.add_argument("--json", action="store_true", help="answer as JSON")
    made = argparse.ArgumentParser(prog="emotion-admin", parents=[everywhere])
    commands = made.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, about: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=about, description=about, parents=[everywhere])

    command("gui", "the window (default)")
    command("doctor", "try everything that the settings name, and say what to do")
    command("selftest", "check this installation: one line each")
    tour = command("tour", "save a picture of every page, in both languages and themes")
    tour.add_argument("out", type=Path, metavar="OUT")
    tour.add_argument("--sample", action="store_true", help="of a made-up shop; your own is not touched")
    _add_pool(command, everywhere)
    _add_promotion(command)
    _add_generation(command)
    _add_learning(command)
    forget = command("forget", "delete everything about a visitor, and print the proof")
    forget.add_argument("code", metavar="CODE", help="the return code on the receipt, or a visitor's id")
    command("sweep", "forget whose time is over, delete what was withdrawn too long ago")
    return made


Add = Callable[[str, str], argparse.ArgumentParser]


def _add_pool(command: Add, everywhere: argparse.ArgumentParser) -> None:
    actions = command("pool", "list, read again, or add to the pool").add_subparsers(
        dest="action", required=True, metavar="list|refresh|import"
    )
    listing = actions.add_parser("list", help="pictures of the pool", parents=[everywhere])
    pool.add_filter(listing)
    listing.add_argument("--sort", choices=[str(one) for one in PoolSort], default=str(PoolSort.NEWEST))
    listing.add_argument("--limit", type=int, default=0, metavar="N", help="0 for all")
    actions.add_parser("refresh", help="read the pool again", parents=[everywhere])
    adding = actions.add_parser("import", help="add pictures", parents=[everywhere])
    adding.add_argument("mood", choices=[str(mood) for mood in MOODS])
    adding.add_argument("files", nargs="+", type=Path, metavar="FILE")
    for name, about in (
        ("approve", "approve pictures"),
        ("reject", "reject pictures"),
        ("undecide", "take decisions back"),
    ):
        deciding = command(name, about)
        deciding.add_argument("ids", nargs="*", metavar="ID", help="- reads ids from stdin")
        pool.add_filter(deciding)


def _add_promotion(command: Add) -> None:
    promote = command("promote", "promote what is approved, or the named pictures, to the kiosks")
    promote.add_argument("ids", nargs="*", metavar="ID", help="- reads ids from stdin")
    promote.add_argument("--dry-run", action="store_true", help="only say what would happen")
    for name, about in (("withdraw", "take pictures from the kiosks"), ("restore", "bring them back")):
        command(name, about).add_argument("ids", nargs="+", metavar="ID", help="- reads ids from stdin")
    live = command("live", "what the kiosks show, with views and likes")
    live.add_argument("--withdrawn", action="store_true", help="what can be brought back instead")


def _add_generation(command: Add) -> None:
    generate = command("generate", "have pictures made, and wait for them")
    generate.add_argument("mood", choices=[str(mood) for mood in MOODS])
    generate.add_argument("--count", type=_count, default=24, metavar="N", help="1 to 1000 (24)")
    generate.add_argument("--prompt", default="", help="instead of the mood's templates")
    generate.add_argument("--negative", default=None, metavar="WORDS")
    generate.add_argument("--title", default="")
    generate.add_argument("--seed", type=int, default=None, metavar="N", help="of the first picture")
    generate.add_argument("--picture-size", type=picture_size, default=None, metavar="WxH")
    generate.add_argument("--steps", type=int, default=0)
    generate.add_argument("--guidance", type=float, default=None)
    generate.add_argument("--no-wait", action="store_true", help="only order (AWS)")
    generate.add_argument("--patience", type=float, default=3600.0, metavar="S", help="how long to wait")
    command("batches", "orders for pictures, and how far they are")
    command("redrive", "give orders that were given up back to the queue")


def _add_learning(command: Add) -> None:
    train = command("train", "teach the recommender, from an empty account to a live campaign")
    train.add_argument("--status", action="store_true", help="only look")
    command("seed", "invent a first history, marked as seeded")
    for name, about in (("export", "write a CSV for Personalize"), ("import", "take a CSV in")):
        moving = command(name, about)
        moving.add_argument("kind", choices=[str(one) for one in ExportKind])
        moving.add_argument("file", type=Path, metavar="FILE.csv")
    teardown = command("teardown", "remove everything of the recommender, in the right order")
    teardown.add_argument("--yes", action="store_true", help="it cannot be undone")
    insights = command("insights", "views and likes of the last days")
    insights.add_argument("--days", type=int, default=30, metavar="N")


def picture_size(text: str) -> tuple[int, int]:
    """Parses `768x512`; what an engine cannot make fails as a job, with its reason."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()) or "0" in (width, height):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 768x512")
    return int(width), int(height)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 1000")
    return int(text)


def _doctor(chosen: Settings, home: paths.Home, as_json: bool) -> int:
    from dataclasses import asdict

    from admin_tool.doctor import check_lines

    lines = list(check_lines(chosen, home))
    states = {(True, False): "ok", (True, True): "look", (False, True): "failed", (False, False): "failed"}
    rows = [(one.name, states[one.ok, bool(one.remedy)], one.found, one.remedy) for one in lines]
    Terminal(as_json).table(("check", "state", "found", "what to do"), rows, [asdict(one) for one in lines])
    return int(any(not one.ok for one in lines))
