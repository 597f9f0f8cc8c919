"""Programs to compare with, and why one of them cannot be."""

import shutil
import subprocess
import sys


class PeerMissing(Exception):
    """A peer that cannot be run here; the text says why."""


def program(name):
    """The path of a program."""
    path = shutil.which(name)
    if path is None:
        raise PeerMissing(f"{name} is not installed")
    return path


class SDK:
    """The official Python SDK in an environment of its own, made on first use from PyPI."""

    def __init__(self, folder):
        self.folder = folder / "venv"
        self.known = None

    def interpreter(self):
        """The interpreter that has the SDK, and the SDK's version; PeerMissing without a network."""
        if self.known is None:
            self.known = self._prepare()
        if isinstance(self.known, PeerMissing):
            raise self.known
        return self.known

    def _prepare(self):
        python = self.folder / "bin" / "python"
        version = self._version(python)
        if version is None:
            print("Installing the Python SDK from PyPI …", file=sys.stderr)
            install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "anthropic"]
            for command in ([sys.executable, "-m", "venv", self.folder], install):
                try:
                    done = subprocess.run(command, capture_output=True, text=True, check=False)
                except OSError as error:
                    return PeerMissing(f"the Python SDK cannot be installed: {error}")
                if done.returncode != 0:
                    words = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
                    return PeerMissing(f"the Python SDK cannot be installed: {words[-1]}")
            version = self._version(python)
        return (str(python), version) if version else PeerMissing("the Python SDK cannot be imported")

    @staticmethod
    def _version(python):
        """The version of the SDK that an interpreter has; None where either is missing."""
        ask = "import anthropic; print(anthropic.__version__)"
        try:
            done = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
        except OSError:
            return None
        return done.stdout.strip() if done.returncode == 0 else None
