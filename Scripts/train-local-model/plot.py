"""Draws the loss curves of the trainings in build/ as one picture."""
import argparse
import json
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402 (the backend comes first)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture", help="the SVG or PNG file to write")
    parser.add_argument("--output", default="build")
    options = parser.parse_args()
    figure, axes = pyplot.subplots(figsize=(8, 4.5))
    for path in sorted(Path(options.output).glob("*-log.json")):
        rows = json.loads(path.read_text())
        tokens = [row[1] / 1e6 for row in rows]
        line = path.name.removesuffix("-log.json")
        [drawn] = axes.plot(tokens, [row[3] for row in rows], label=f"{line}, held-out conversations")
        axes.plot(tokens, [row[2] for row in rows], ":", color=drawn.get_color(), label=f"{line}, training")
    axes.set(xlabel="tokens seen, millions", ylabel="cross-entropy of answers, nats a token", yscale="log")
    axes.grid(alpha=0.3, which="both")
    axes.legend()
    figure.tight_layout()
    figure.savefig(options.picture)


if __name__ == "__main__":
    main()
