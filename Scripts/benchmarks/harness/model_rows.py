"""The rows of the built-in model."""

import pathlib
import statistics

from . import inputs, measuring
from .peers import PeerMissing
from .result import Result

MEGA = 1_000_000
MILLI = 1000
NUMPY_TOKENS = 32
WEIGHTS = pathlib.Path(__file__).resolve().parents[3] / "Sources" / "CLocalModel" / "Weights"
TEXT_LINES = 20_000


def models():
    """The names of the committed models, smallest first."""
    found = [name for name in ("haiku", "sonnet", "opus") if (WEIGHTS / f"{name}.safetensors").exists()]
    if not found:
        raise measuring.MeasurementError(f"no model is in {WEIGHTS}")
    return found


def figures_of(bench, name):
    """CPU seconds of a token, of its products, of these as a plain loop, and of the first token."""
    told = measuring.output(bench.internal("local", name, 5), bench.environment)
    return [float(text) for text in told.split()[:4]]


def measured(bench):
    """The figures of every model, in turn."""
    return measuring.in_turn(bench.rounds, **{name: lambda n=name: figures_of(bench, n) for name in models()})


def medians(samples):
    """The median of each figure."""
    return [statistics.median(column) for column in zip(*samples)]


def peer(bench, what, *arguments):
    """A measurement by Python packages: (function, version); PeerMissing where they cannot be had."""
    python, version = bench.numeric.interpreter()
    weights = WEIGHTS / f"{models()[-1]}.safetensors"
    command = [python, str(bench.programs / "harness" / "peer_model.py"), what, str(weights), *map(str, arguments)]
    return lambda: float(measuring.output(command, bench.environment).split()[0]), version


def local_decode(bench):
    """Tokens a second of the built-in models, as a share of their matrix products alone; the largest model counts."""
    results = measured(bench)
    details, share, token = [], 0.0, 1.0
    for name, samples in results.items():
        token, products, plain, _ = medians(samples)
        share = products / token * 100
        details.append((name, f"{1 / token:,.0f} tokens/s, {share:.0f} % of the products, {plain / token:.1f} × a plain loop"))
    note = None
    try:
        multiply, _ = peer(bench, "multiply")
        theirs = statistics.median(multiply() for _ in range(bench.rounds)) / NUMPY_TOKENS
        details.append(("numpy, products only", f"{1 / theirs:,.0f} tokens/s, Parley {theirs / token:.1f} × as fast"))
    except PeerMissing as missing:
        note = f"peer skipped: {missing}"
    return Result(share, "%", 60, details, results, at_least=True, note=note)


def first_token(bench):
    """Milliseconds to open a built-in model, read 64 tokens and make the first; the largest model counts."""
    results = measured(bench)
    first = {name: medians(samples)[3] * MILLI for name, samples in results.items()}
    details = [(name, f"{value:.2f} ms") for name, value in first.items()]
    return Result(list(first.values())[-1], "ms", None, details, results)


def tokenizer(bench):
    """Turning a text to tokens and back, against PyPI tokenizers with the same vocabulary on one thread."""
    path = bench.file("text.txt", inputs.script(TEXT_LINES))
    size = path.stat().st_size / MEGA
    ours = lambda: float(measuring.output(bench.internal("tokenize", path, 5), bench.environment).split()[0])  # noqa: E731
    tokenize, version = peer(bench, "tokenize", path)
    results = measuring.in_turn(bench.rounds, parley=ours, tokenizers=tokenize)
    rates = {name: size / statistics.median(samples) for name, samples in results.items()}
    details = [("text", f"{size:.2f} MB"), ("Parley", f"{rates['parley']:.1f} MB/s")]
    details.append((f"tokenizers {version}", f"{rates['tokenizers']:.1f} MB/s"))
    return Result(rates["parley"] / rates["tokenizers"], "×", 1, details, results, at_least=True)
