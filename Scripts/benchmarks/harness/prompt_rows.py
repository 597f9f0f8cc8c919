"""The rows of the prompt: programs on a pseudo-terminal."""

import shutil
import statistics
import tempfile
import time

from . import measuring
from .result import Result
from .terminal import Terminal

MILLI = 1000
MEGA = 1_000_000
PASTED_BYTES = 100_000
ASKS_FOR_MARKS = b"\x1b[?2004h"
PASTE_START, PASTE_END = b"\x1b[200~", b"\x1b[201~"


class Prompt:
    """A program with a prompt: its command, what its prompt ends with, and how a text is handed in.

    `begin` and `end` make a text of the program's language out of pasted lines; `count` prints the number of lines that arrived.
    """

    def __init__(self, command, ready, begin=b"", end=b"", count=b""):
        self.command = command
        self.ready = ready
        self.begin = begin
        self.end = end
        self.count = count


def environment(bench, home):
    """A terminal that all programs know, a UTF-8 locale, and no start-up files of the user."""
    names = ("PYTHONSTARTUP", "INPUTRC", "EDITRC", "XDG_CONFIG_HOME")
    kept = {name: value for name, value in bench.environment.items() if name not in names}
    return {**kept, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": home, "XDG_STATE_HOME": f"{home}/state"}


def prompts(bench):
    """The programs by name, and a note on those that are not installed."""
    found = {
        "parley": Prompt([bench.parley], b"main> ", b'let pasted = """\r', b'\r"""', b"print len(lines(pasted))"),
        "python3 -i": Prompt(
            [bench.python, "-q", "-i"],
            b">>> ",
            b'pasted = """',
            b'"""',
            b"print(len(pasted.splitlines()))",
        ),
    }
    if shutil.which("sqlite3"):
        found["sqlite3"] = Prompt(["sqlite3"], b"sqlite> ", b"select length('", b"');")
        return found, None
    return found, "peer skipped: sqlite3 is not installed"


def ready(prompt, variables):
    """Seconds from the start of a program until its prompt is drawn."""
    with Terminal(prompt.command, variables) as terminal:
        terminal.wait(prompt.ready)
        return time.perf_counter() - terminal.begun


def prompt_ready(bench):
    """From the start of `parley` until its prompt is drawn, against `python3 -i` and `sqlite3`."""
    found, note = prompts(bench)
    with tempfile.TemporaryDirectory() as home:
        variables = environment(bench, home)
        results = measuring.in_turn(
            2 * bench.rounds + 1,
            **{name: lambda p=prompt: ready(p, variables) for name, prompt in found.items()},
        )
    medians = {name: statistics.median(values) for name, values in results.items()}
    figures = [(name, f"{value * MILLI:.1f} ms") for name, value in medians.items()]
    return Result(medians["parley"] / medians["python3 -i"], "×", 1, figures, results, note=note)


def pasted_lines():
    """Some 100 kB of text in lines, a part of it Korean."""
    lines, size = [], 0
    while size < PASTED_BYTES:
        line = f"{len(lines)}: a line of a long text, 한글도 조금 있다".encode()
        lines.append(line)
        size += len(line) + 1
    return lines


def paste(prompt, variables):
    """Seconds from the first byte of a paste of 100 kB until the prompt is there again after it was handed in.

    A program that has not all of its lines is an error.
    """
    lines = pasted_lines()
    text = prompt.begin + b"\r".join(lines) + prompt.end
    with Terminal(prompt.command, variables) as terminal:
        terminal.wait(prompt.ready)
        # As a terminal does: marks only around the paste for a program that has asked for them.
        data = PASTE_START + text + PASTE_END if ASKS_FOR_MARKS in terminal.output else text
        taken = terminal.type(data + b"\r", prompt.ready)
        terminal.type(prompt.count + b"\r", b"\n%d\r\n" % len(lines))
        return taken


def echo(prompt, variables):
    """Seconds from a key after a paste of 100 kB, not yet handed in, until it is drawn."""
    with Terminal(prompt.command, variables) as terminal:
        terminal.wait(prompt.ready)
        terminal.type(PASTE_START + b"\r".join(pasted_lines()) + PASTE_END + b"Q", b"Q")
        return terminal.type(b"Z", b"Z")


def prompt_paste(bench):
    """A paste of 100 kB in some 2,000 lines until it is accepted, against `python3 -i`, and a key's echo behind it."""
    found, _ = prompts(bench)
    found = {name: found[name] for name in ("parley", "python3 -i")}
    with tempfile.TemporaryDirectory() as home:
        variables = environment(bench, home)
        measurements = {name: lambda p=prompt: paste(p, variables) for name, prompt in found.items()}
        measurements["a key behind it"] = lambda: echo(found["parley"], variables)
        results = measuring.in_turn(bench.rounds, **measurements)
    medians = {name: statistics.median(values) for name, values in results.items()}
    figures = [(name, f"{value * MILLI:.1f} ms") for name, value in medians.items()]
    return Result(medians["parley"] / medians["python3 -i"], "×", 1, figures, results)


def idle(prompt, variables):
    """The resident set of a program that waits at its prompt, and what of it is its own, in bytes."""
    with Terminal(prompt.command, variables) as terminal:
        terminal.wait(prompt.ready)
        # Once something was entered, what is loaded late is there too.
        terminal.type(b"1\r" if prompt.command[0] != "sqlite3" else b"select 1;\r", prompt.ready)
        return terminal.resident_bytes()


def memory_prompt(bench):
    """The resident set of `parley` that waits at its prompt."""
    found, note = prompts(bench)
    with tempfile.TemporaryDirectory() as home:
        variables = environment(bench, home)
        results = measuring.in_turn(
            bench.rounds,
            **{name: lambda p=prompt: idle(p, variables) for name, prompt in found.items()},
        )
    medians = {name: [statistics.median(column) for column in zip(*values)] for name, values in results.items()}
    figures = [
        (name, f"{whole / MEGA:.1f} MB, {own / MEGA:.1f} MB its own") for name, (whole, own) in medians.items()
    ]
    return Result(medians["parley"][0] / MEGA, "MB", 40, figures, results, note=note)
