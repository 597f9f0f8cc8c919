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


class Packages:
    """Python packages in an environment of their own, made on first use from PyPI.

    `name` is what a missing one is called; `module` is imported to find the version.
    """

    def __init__(self, folder, name, module, *packages):
        self.folder = folder
        self.name = name
        self.module = module
        self.packages = packages
        self.known = None

    def interpreter(self):
        """The interpreter that has the packages, and their version; PeerMissing without a network."""
        if self.known is None:
            self.known = self._prepare()
        if isinstance(self.known, PeerMissing):
            raise self.known
        return self.known

    def _prepare(self):
        python = self.folder / "bin" / "python"
        version = self._version(python)
        if version is None:
            print(f"Installing {self.name} from PyPI …", file=sys.stderr)
            install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *self.packages]
            for command in ([sys.executable, "-m", "venv", self.folder], install):
                try:
                    done = subprocess.run(command, capture_output=True, text=True, check=False)
                except OSError as error:
                    return PeerMissing(f"{self.name} cannot be installed: {error}")
                if done.returncode != 0:
                    words = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
                    return PeerMissing(f"{self.name} cannot be installed: {words[-1]}")
            version = self._version(python)
        return (str(python), version) if version else PeerMissing(f"{self.name} cannot be imported")

    def _version(self, python):
        """The version of the packages that an interpreter has; None where either is missing."""
        ask = f"import {self.module}, importlib.metadata as found; print(found.version('{self.module}'))"
        try:
            done = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
        except OSError:
            return None
        return done.stdout.strip() if done.returncode == 0 else None
