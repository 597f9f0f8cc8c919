"""The surroundings of a measurement: executables, inputs, the environment of the processes."""

import json
import os
import sys

from . import inputs
from .peers import Packages


class Bench:
    """What the rows measure with.

    `executables` is the folder with parley, ScriptedServer and Benchmarks; `folder` takes inputs and results; `rounds` is how
    often each side of a comparison runs.
    """

    def __init__(self, executables, programs, folder, rounds):
        self.executables = executables
        self.programs = programs
        self.folder = folder
        self.rounds = rounds
        self.python = sys.executable
        self.sdk = Packages(folder / "venv", "the Python SDK", "anthropic", "anthropic")
        self.numeric = Packages(folder / "venv-model", "tokenizers and numpy", "tokenizers", "tokenizers", "numpy")
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("ANTHROPIC_", "PYTHON", "PARLEY_", "http_", "HTTP_"))
        }
        # A run without a server is only planned; a script without a request never asks this one.
        self.environment["ANTHROPIC_BASE_URL"] = "http://127.0.0.1:9"
        self.environment["ANTHROPIC_API_KEY"] = "bench"
        self.environment["XDG_STATE_HOME"] = str(folder / "state")
        self.environment["NO_COLOR"] = "1"
        self.environment["NO_PROXY"] = "127.0.0.1"

    @property
    def parley(self):
        """The path of the command under measurement."""
        return str(self.executables / "parley")

    def parley_run(self, script):
        """The command that runs a script."""
        return [self.parley, "run", str(script)]

    def internal(self, what, path, rounds):
        """The command that measures inside a process."""
        return [str(self.executables / "Benchmarks"), what, str(path), str(rounds)]

    def program(self, name):
        """The path of an evaluator program."""
        return str(self.programs / name)

    def file(self, name, content):
        """Writes an input and returns its path."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def idle_script(self):
        """A script that does next to nothing."""
        return self.file("idle.claude", 'print "ready"\n')

    def server_script(self, pieces):
        """The replies of a server that says the same in `pieces` pieces for ever."""
        reply = {"chunks": list(inputs.pieces(pieces)), "repeat": "forever"}
        return str(self.file("replies.json", json.dumps([reply])))

    def asking_script(self):
        """A script with one request."""
        return self.file("ask.claude", "max_tokens 4096\nsay Tell me about streams.\n")
