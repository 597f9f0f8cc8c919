"""The rows of experiments: many trials at once, and the replay of many requests."""

import itertools
import json
import math
import shutil

from . import measuring
from .peers import PeerMissing
from .result import Result

TRIALS = 6_400
IN_FLIGHT = 64
DELAY_MS = 50
REPLAYED = 10_000

EXPERIMENT = f"""model sonnet
max_tokens 100
stream off
experiment sums {{
  vary n in range({TRIALS})
  concurrency {IN_FLIGHT}
  trial {{
    say "What is {{{{n}}}} + 1? Answer with the number only."
    score answered = len(reply.text) > 0
  }}
}}
print sums.count("pass")
"""

QUESTIONS = f"""model sonnet
max_tokens 100
for n in range({REPLAYED}) {{
  reset
  let answer = say "What is {{{{n}}}} + 1? Answer with the number only."
}}
print run.requests
"""


def server(bench, delay):
    """A server that says the same after a pause of so many milliseconds, for ever."""
    reply = {"text": "A number.", "delay_ms": delay, "repeat": "forever"}
    path = bench.file(f"after-{delay}.json", json.dumps([reply]))
    return measuring.Server(str(bench.executables / "ScriptedServer"), str(path))


def told(command, environment, expected):
    """Runs a command once; its last line has to be the number of what it did."""
    lines = measuring.output(command, environment).split()
    if not lines or lines[-1] != str(expected):
        raise measuring.MeasurementError(f"{command[0]} prints {lines[-1:]}, not {expected}")


def trials(bench):
    """6,400 trials at 64 in flight against a server that answers after 50 ms, beside the ideal and the Python SDK."""
    script = bench.file("trials.claude", EXPERIMENT)
    stores = bench.folder / "stores"
    shutil.rmtree(stores, ignore_errors=True)
    stores.mkdir()
    numbers = itertools.count()
    ideal = math.ceil(TRIALS / IN_FLIGHT) * DELAY_MS / 1000
    with server(bench, DELAY_MS) as running:
        environment = {**bench.environment, "ANTHROPIC_BASE_URL": running.url}

        def ours():
            # A store of its own, so that every request is sent.
            store = stores / f"{next(numbers)}.sqlite"
            return [*bench.parley_run(script), "--store", str(store), "--quiet"]

        told(ours(), environment, TRIALS)
        measurements = {"parley": lambda: measuring.timed(ours(), environment)}
        note = None
        try:
            python, version = bench.sdk.interpreter()
            peer = [python, str(bench.programs / "harness" / "peer_trials.py"), str(TRIALS), str(IN_FLIGHT)]
            told(peer, environment, TRIALS)
            measurements["sdk"] = lambda: measuring.timed(peer, environment)
        except PeerMissing as missing:
            note = f"peer skipped: {missing}"
        results = measuring.in_turn(bench.rounds, **measurements)
    shutil.rmtree(stores, ignore_errors=True)
    wall, cpu = measuring.median_wall(results["parley"]), measuring.median_cpu(results["parley"])
    figures = [("parley", f"{wall:.2f} s ({cpu:.2f} s CPU)"), ("ideal", f"{ideal:.2f} s")]
    if "sdk" in results:
        theirs = measuring.median_cpu(results["sdk"])
        seconds = measuring.median_wall(results["sdk"])
        figures.append((f"Python SDK {version}", f"{seconds:.2f} s ({theirs:.2f} s CPU)"))
        figures.append(("CPU ratio (≤ 0.2)", f"{cpu / theirs:.3f}"))
    samples = {name: [[one.wall, one.cpu] for one in runs] for name, runs in results.items()}
    return Result(wall / ideal, "×", 1.1, figures, samples, note=note)


def replay(bench):
    """Replaying a tape of 10,000 requests, whole process."""
    script = bench.file("questions.claude", QUESTIONS)
    tape = bench.folder / "questions.tape"
    tape.unlink(missing_ok=True)
    with server(bench, 0) as running:
        environment = {**bench.environment, "ANTHROPIC_BASE_URL": running.url}
        record = [*bench.parley_run(script), "--tape", str(tape), "--record", "--no-journal"]
        told(record, environment, REPLAYED)
    command = [*bench.parley_run(script), "--tape", str(tape), "--replay", "--no-journal"]
    told(command, bench.environment, REPLAYED)
    results = measuring.in_turn(bench.rounds, parley=lambda: measuring.timed(command, bench.environment))
    size = tape.stat().st_size
    tape.unlink()
    samples = results["parley"]
    figures = [
        ("parley", f"{measuring.median_wall(samples):.2f} s ({measuring.median_cpu(samples):.2f} s CPU)"),
        ("tape", f"{size / 1e6:.1f} MB"),
    ]
    kept = {"parley": [[one.wall, one.cpu] for one in samples]}
    return Result(measuring.median_wall(samples), "s", 5, figures, kept)
