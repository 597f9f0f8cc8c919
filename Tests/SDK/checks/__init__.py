"""The checks: functions that take a Setting and assert."""

import time
import traceback

import anthropic

from . import answers, batches, clients, errors, faults

GROUPS = {
    "answers": [answers, batches, errors],
    "faults": [faults],
    "clients": [clients],
}


def checks(module):
    """The checks of a module, in the order they are written."""
    return [
        function
        for name, function in vars(module).items()
        if callable(function) and getattr(function, "__module__", None) == module.__name__ and function.__doc__
        if not name.startswith("_")
    ]


def run(groups, setting):
    """Runs groups of checks, tells each, and returns how many failed."""
    version = anthropic.__version__
    done, failed = 0, 0
    if not version.startswith(f"{setting.line}."):
        print(f"FAILED the SDK is of line {version}, not {setting.line}.x")
        return 1
    for group in groups:
        for module in GROUPS[group]:
            for check in checks(module):
                begun = time.monotonic()
                name = f"{module.__name__.removeprefix('checks.')}.{check.__name__}"
                try:
                    check(setting)
                    print(f"ok     {name} ({time.monotonic() - begun:.1f} s)", flush=True)
                except Exception as error:
                    failed += 1
                    lines = traceback.format_exc().splitlines()
                    print(f"FAILED {name}: {type(error).__name__}: {error}")
                    print("       " + "\n       ".join(lines[-12:]), flush=True)
                done += 1
    print(f"{done} checks, {failed} failed (anthropic {version}, groups {', '.join(groups)})")
    return failed
