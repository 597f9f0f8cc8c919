"""The rows: each takes a Bench and gives its Result."""

import json
import shutil
import statistics

from . import inputs, measuring
from .gateway_rows import gateway_added, gateway_memory, gateway_rate
from .lab_rows import replay, trials
from .model_rows import first_token, local_decode, tokenizer
from .peers import PeerMissing, program
from .prompt_rows import memory_prompt, prompt_paste, prompt_ready
from .result import Result

MILLI = 1000
MEGA = 1_000_000
REPLY_PIECES = 100
DECODED_PIECES = 6_000
CHECKED_LINES = 1_000
PARSED_LINES = 20_000


def milliseconds(samples):
    """The medians of some processes, wall and CPU, as text."""
    wall, cpu = measuring.median_wall(samples), measuring.median_cpu(samples)
    return f"{wall * MILLI:.1f} ms ({cpu * MILLI:.1f} CPU)"


def kept(results):
    """All single measurements, for the file."""
    return {
        name: [[sample.wall, sample.cpu] for sample in samples] for name, samples in results.items()
    }


def processes(bench, commands, rounds, environment=None):
    """Times commands in turn; `commands` has the name of each."""
    used = environment or bench.environment
    return measuring.in_turn(
        rounds,
        **{name: lambda c=command: measuring.timed(c, used) for name, command in commands.items()},
    )


def compared(results, ours, peer, limit, strict=False):
    """The result of whole processes in turn with those of a peer."""
    ratio = measuring.median_wall(results[ours]) / measuring.median_wall(results[peer])
    cpu = measuring.median_cpu(results[ours]) / max(measuring.median_cpu(results[peer]), 1e-4)
    figures = [(name, milliseconds(samples)) for name, samples in results.items()]
    figures.append(("CPU ratio", f"{cpu:.2f}"))
    return Result(ratio, "×", limit, figures, kept(results), strict=strict)


def startup(bench):
    """A script without a request, whole process, against `curl --version`."""
    commands = {
        "parley": bench.parley_run(bench.idle_script()),
        "curl --version": [program("curl"), "--version"],
        "true": [program("true")],
    }
    if shutil.which("llm"):
        commands["llm --version"] = [program("llm"), "--version"]
    return compared(processes(bench, commands, 2 * bench.rounds + 1), "parley", "curl --version", 1.2)


def requested(bench, server):
    """Has Parley ask once, and returns the command with which curl asks the very same."""
    environment = {**bench.environment, "ANTHROPIC_BASE_URL": server.url}
    measuring.output(bench.parley_run(bench.asking_script()), environment)
    curl = program("curl")
    records = json.loads(measuring.output([curl, "-s", f"{server.url}/requests"], bench.environment))
    sent = records[-1]["headers"]
    body = records[-1]["body"]
    path = bench.file("request.json", body if isinstance(body, str) else json.dumps(body))
    command = [curl, "-s", "-N", "--fail", f"{server.url}/v1/messages", "--data-binary", f"@{path}"]
    command += ["-H", f"x-api-key: {environment['ANTHROPIC_API_KEY']}"]
    for name in ("content-type", "anthropic-version"):
        command += ["-H", f"{name}: {sent[name]}"]
    return environment, command


def request(bench):
    """One streamed request to a server on this machine, whole process, against curl."""
    with measuring.Server(str(bench.executables / "ScriptedServer"), bench.server_script(REPLY_PIECES)) as server:
        environment, curl = requested(bench, server)
        told = measuring.output(curl, environment)
        if "message_stop" not in told:
            raise measuring.MeasurementError(f"curl did not get a whole reply: {told[-200:]}")
        commands = {"parley": bench.parley_run(bench.asking_script()), "curl -N": curl}
        return compared(
            processes(bench, commands, 2 * bench.rounds + 1, environment), "parley", "curl -N", 1.5
        )


def seconds(command, environment):
    """What a command that measures itself prints first: CPU time, since it does nothing but compute."""
    return float(measuring.output(command, environment).split()[0])


def decode(bench):
    """Decoding of a stream into typed events and a message, against the official Python SDK on the same bytes."""
    data, text = inputs.stream(DECODED_PIECES)
    path = bench.file("stream.sse", data)
    measurements = {
        "parley": lambda: seconds(bench.internal("decode", path, 101), bench.environment)
    }
    note = None
    try:
        python, version = bench.sdk.interpreter()
        peer = [python, str(bench.programs / "harness" / "peer_decode.py"), str(path)]
        read = int(measuring.output(peer, bench.environment).split()[1])
        if read != len(text):
            raise measuring.MeasurementError(f"the Python SDK read {read} of {len(text)} characters")
        measurements["sdk"] = lambda: seconds(peer, bench.environment)
    except PeerMissing as missing:
        note = f"peer skipped: {missing}"
    results = measuring.in_turn(bench.rounds, **measurements)
    rate = len(data) / statistics.median(results["parley"]) / MEGA
    figures = [("stream", f"{len(data) / MEGA:.2f} MB")]
    if "sdk" in results:
        theirs = len(data) / statistics.median(results["sdk"]) / MEGA
        figures.append((f"Python SDK {version}", f"{theirs:.1f} MB/s, Parley {rate / theirs:.0f} × as fast"))
    return Result(rate, "MB/s", 500, figures, results, at_least=True, note=note)


def evaluator(name):
    """The row of an evaluator program, against CPython on the same program."""

    def row(bench):
        ours = bench.parley_run(bench.program(f"{name}.claude"))
        theirs = [bench.python, bench.program(f"{name}.py")]
        told = measuring.output(ours, bench.environment)
        expected = measuring.output(theirs, bench.environment)
        if told != expected:
            raise measuring.MeasurementError(f"Parley prints {told!r}, Python {expected!r}")
        commands = {
            "parley": ours,
            "python": theirs,
            "parley idle": bench.parley_run(bench.idle_script()),
            "python idle": [bench.python, "-c", "print('ready')"],
        }
        results = processes(bench, commands, bench.rounds)
        result = compared(results, "parley", "python", 1, strict=True)
        wall = {key: measuring.median_wall(samples) for key, samples in results.items()}
        net = (wall["parley"] - wall["parley idle"]) / max(wall["python"] - wall["python idle"], 1e-4)
        result.figures.append(("without start-up", f"{net:.2f} ×"))
        return result

    row.__doc__ = f"The program {name}, whole process, against CPython."
    return row


def rate_row(what, title):
    """The row of a rate that is measured inside a process."""

    def row(bench):
        path = bench.file("large.claude", inputs.script(PARSED_LINES))
        size = path.stat().st_size
        results = measuring.in_turn(
            bench.rounds,
            parley=lambda: seconds(bench.internal(what, path, 11), bench.environment),
        )
        median = statistics.median(results["parley"])
        limit = 10 if what == "check" else None
        figures = [("script", f"{size / MEGA:.2f} MB, {PARSED_LINES:,} lines in {median * MILLI:.1f} ms")]
        return Result(size / median / MEGA, "MB/s", limit, figures, results, at_least=True)

    row.__doc__ = title
    return row


def check_process(bench):
    """`parley check` of 1,000 lines, whole process."""
    path = bench.file("thousand.claude", inputs.script(CHECKED_LINES))
    results = processes(bench, {"parley check": [bench.parley, "check", str(path)]}, 2 * bench.rounds + 1)
    samples = results["parley check"]
    figures = [("parley check", milliseconds(samples))]
    return Result(measuring.median_wall(samples) * MILLI, "ms", 10, figures, kept(results))


def megabytes(values):
    """The median of sizes, as text."""
    return f"{statistics.median(values) / MEGA:.1f} MB"


def memory_request(bench):
    """The largest resident set of one streamed request."""
    with measuring.Server(str(bench.executables / "ScriptedServer"), bench.server_script(REPLY_PIECES)) as server:
        environment = {**bench.environment, "ANTHROPIC_BASE_URL": server.url}
        command = bench.parley_run(bench.asking_script())
        results = measuring.in_turn(
            bench.rounds,
            parley=lambda: measuring.resident_bytes(command, environment),
            floor=lambda: measuring.resident_bytes([program("true")], environment),
        )
    figures = [(name, megabytes(values)) for name, values in results.items()]
    return Result(statistics.median(results["parley"]) / MEGA, "MB", 40, figures, results)


def memory_held(bench):
    """The largest resident set of a script that holds 10 MB in 100,000 texts, against CPython."""
    ours = bench.parley_run(bench.program("held.claude"))
    theirs = [bench.python, bench.program("held.py")]
    results = measuring.in_turn(
        bench.rounds,
        parley=lambda: measuring.resident_bytes(ours, bench.environment),
        python=lambda: measuring.resident_bytes(theirs, bench.environment),
    )
    ratio = statistics.median(results["parley"]) / statistics.median(results["python"])
    figures = [(name, megabytes(values)) for name, values in results.items()]
    return Result(ratio, "×", 1, figures, results)


ROWS = {
    "startup": startup,
    "request": request,
    "decode": decode,
    "loops": evaluator("loops"),
    "calls": evaluator("calls"),
    "strings": evaluator("strings"),
    "maps": evaluator("maps"),
    "parse": rate_row("parse", "Parsing of a large script."),
    "check": rate_row("check", "Parsing and checking of a large script."),
    "check-process": check_process,
    "memory-request": memory_request,
    "memory-held": memory_held,
    "prompt-ready": prompt_ready,
    "prompt-paste": prompt_paste,
    "memory-prompt": memory_prompt,
    "trials": trials,
    "replay": replay,
    "local-decode": local_decode,
    "local-first": first_token,
    "tokenizer": tokenizer,
    "gateway-rate": gateway_rate,
    "gateway-added": gateway_added,
    "gateway-memory": gateway_memory,
}

GROUPS = {
    "evaluator": ["loops", "calls", "strings", "maps"],
    "memory": ["memory-request", "memory-held", "memory-prompt"],
    "prompt": ["prompt-ready", "prompt-paste", "memory-prompt"],
    "experiments": ["trials", "replay"],
    "model": ["local-decode", "local-first", "tokenizer"],
    "gateway": ["gateway-rate", "gateway-added", "gateway-memory"],
}
