#!/usr/bin/env python3
"""Checks a gateway with the official Python SDK: every endpoint, every class of error, retries, timeouts, many streams at once.

Needs the package `anthropic`, 1.x or 2.x. Prints a line for each check and ends with status 1 when one failed.
"""

import argparse
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from checks import GROUPS, run  # noqa: E402
from checks.setting import Setting  # noqa: E402


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base-url", required=True, metavar="URL", help="where the gateway listens")
    parser.add_argument("--line", required=True, type=int, choices=(1, 2), help="the line that the SDK has to be of")
    parser.add_argument("--token", default="any", help="the client's token; any text before the first is made")
    parser.add_argument(
        "--upstream",
        metavar="URL",
        help="the ScriptedServer behind the gateway, with the replies of upstream.json; without it the built-in model answers",
    )
    parser.add_argument("--group", action="append", choices=sorted(GROUPS), help="which checks; may be given again (answers)")
    parser.add_argument("--limited-token", help="for the group clients: haiku alone, at most 50 tokens")
    parser.add_argument("--poor-token", help="for the group clients: a budget that no request fits in")
    parser.add_argument("--hurried-token", help="for the group clients: 2 requests in a minute")
    return parser.parse_args()


def main():
    """Runs the checks of the command line."""
    parsed = arguments()
    setting = Setting(parsed)
    failed = run(parsed.group or ["answers"], setting)
    sys.exit(1 if failed else 0)


main()
