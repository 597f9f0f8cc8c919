"""Runs processes and takes their times and memory."""

import os
import statistics
import subprocess
import sys
import tempfile
import time


class MeasurementError(Exception):
    """A program that is measured failed; the text says how."""


class Sample:
    """One run of a process: `wall` and `cpu` (user and system) in seconds."""

    def __init__(self, wall, cpu):
        self.wall = wall
        self.cpu = cpu


def timed(command, environment):
    """Runs a command with its output thrown away and returns its sample; a failed command is an error."""
    nowhere = [(os.POSIX_SPAWN_OPEN, number, "/dev/null", os.O_RDWR, 0) for number in (0, 1, 2)]
    begun = time.perf_counter()
    process = os.posix_spawnp(command[0], command, environment, file_actions=nowhere)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - begun
    if status != 0:
        raise MeasurementError(failure(command, environment))
    return Sample(wall, usage.ru_utime + usage.ru_stime)


def output(command, environment):
    """What a command prints; a failed command is an error."""
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if done.returncode != 0:
        raise MeasurementError(told(command, done))
    return done.stdout.decode()


def failure(command, environment):
    """Runs a command that failed once more, for its words."""
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return told(command, done)


def told(command, done):
    """How a finished command failed."""
    words = (done.stderr or done.stdout).decode(errors="replace").strip()
    return f"{' '.join(command)} ended with status {done.returncode}: {words[-400:]}"


# The largest resident set of a process counts what it was before exec, so it is started by an interpreter that has loaded
# next to nothing.
STARTER = """
import os, sys
nowhere = os.open("/dev/null", os.O_RDWR)
process = os.fork()
if process == 0:
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.execvp(sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(process, 0)
print(status, usage.ru_maxrss)
"""


def resident_bytes(command, environment):
    """The largest resident set of a command in bytes; about 9 MB, those of the starter, is the least that can be told."""
    starter = [sys.executable, "-I", "-S", "-c", STARTER, *command]
    status, kibibytes = output(starter, environment).split()
    if status != "0":
        raise MeasurementError(failure(command, environment))
    return int(kibibytes) * 1024


def in_turn(rounds, **measurements):
    """Calls each measurement once unmeasured, then all of them in turn `rounds` times; returns their lists of results."""
    for measure in measurements.values():
        measure()
    results = {name: [] for name in measurements}
    for _ in range(rounds):
        for name, measure in measurements.items():
            results[name].append(measure())
    return results


def median_wall(samples):
    """The median wall time of samples, in seconds."""
    return statistics.median(sample.wall for sample in samples)


def median_cpu(samples):
    """The median CPU time of samples, in seconds."""
    return statistics.median(sample.cpu for sample in samples)


class Server:
    """A scripted server that runs while the `with` block does."""

    def __init__(self, executable, script):
        self.command = [executable, "--script", script]

    def __enter__(self):
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.errors
        )
        self.url = self.process.stdout.readline().decode().strip()
        if not self.url:
            self.process.wait()
            self.errors.seek(0)
            words = self.errors.read().decode(errors="replace").strip()
            raise MeasurementError(f"the scripted server did not start: {words[-400:]}")
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        self.errors.close()
