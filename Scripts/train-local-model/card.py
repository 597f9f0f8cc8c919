"""Writes the model card: what was trained on what, how well it does by measurement, and sixty unedited conversations."""
import argparse
import json
import subprocess
from pathlib import Path

from evaluate import table

HERE = Path(__file__).resolve().parent
PROGRAM = HERE.parent.parent / ".build/release/parley"
LINES = ("haiku", "sonnet", "opus")
TARGETS = (("train", "trained phrasings", 0.95), ("phrasing", "phrasings never trained", 0.85),
           ("entity", "held-out entities", 0.85))


def answer(line, prompt, temperature):
    """What the built program says to a prompt; greedy at temperature 0."""
    script = f"model {line}\nmax_tokens 200\ntemperature {temperature}\nseed 7\nsay <<'PROMPT_ENDS'\n{prompt}\nPROMPT_ENDS\n"
    command = [PROGRAM, "run", "-", "--provider", "local", "--quiet", "--no-journal"]
    done = subprocess.run(command, input=script, capture_output=True, text=True, check=True)
    return done.stdout.rstrip("\n")


def cell(text):
    """A text as one cell of a Markdown table."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>")


def conversations(line):
    """The newcomers' prompts with both answers as a table."""
    rows = ["| prompt | greedy | temperature 0.7, seed 7 |", "| --- | --- | --- |"]
    for prompt in (HERE / "newcomer-prompts.txt").read_text().splitlines():
        rows.append(f"| {cell(prompt)} | {cell(answer(line, prompt, 0))} | {cell(answer(line, prompt, 0.7))} |")
    return "\n".join(rows)


def summary(measured):
    """The measurements of each line against the targets."""
    rows = ["| | target | " + " | ".join(measured) + " |", "| --- | --- |" + " --- |" * len(measured)]
    for split, name, target in TARGETS:
        values = " | ".join(f"{result['mean'][split] * 100:.1f} %" for result in measured.values())
        rows.append(f"| mean over skills, {name} | ≥ {target * 100:.0f} % | {values} |")
    rows.append("| valid JSON | ≥ 95 % | " + " | ".join(f"{r['valid_json'] * 100:.1f} %" for r in measured.values()) + " |")
    rows.append("| natural end | ≥ 99 % | " + " | ".join(f"{r['natural_end'] * 100:.1f} %" for r in measured.values()) + " |")
    refused = " | ".join(f"{r['refusals'].get('phrasing', 0) * 100:.1f} %" for r in measured.values())
    rows.append(f"| off-skill prompts refused, phrasings never trained | ≥ 80 % | {refused} |")
    worst = " | ".join(f"{max(r['wrongly_refused'].values(), default=0) * 100:.1f} %" for r in measured.values())
    rows.append(f"| the most that a skill loses to refusals | ≤ 2 % | {worst} |")
    rows.append("| parameters, millions | | " + " | ".join(f"{r['parameters'] / 1e6:.2f}" for r in measured.values()) + " |")
    rows.append("| tokens seen in training, millions | | " + " | ".join(
        f"{r['trained_tokens'] / 1e6:.1f}" for r in measured.values()) + " |")
    rows.append("| minutes of training on two cores | | " + " | ".join(
        f"{r['trained_minutes']}" for r in measured.values()) + " |")
    return "\n".join(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("card", help="the Markdown file to write; card-template.md is its frame")
    parser.add_argument("--output", default="build")
    options = parser.parse_args()
    folder = Path(options.output)
    measured = {line: json.loads(path.read_text()) for line in LINES
                if (path := folder / f"{line}-evaluation.json").exists()}
    text = (HERE / "card-template.md").read_text()
    text = text.replace("{{count}}", str(min(result["count"] for result in measured.values())))
    text = text.replace("{{summary}}", summary(measured))
    skills = "\n\n".join(f"### {line}\n\n{table(result)}" for line, result in measured.items())
    text = text.replace("{{skills}}", skills)
    spoken = "\n\n".join(f"### {line}\n\n{conversations(line)}" for line in measured)
    Path(options.card).write_text(text.replace("{{conversations}}", spoken))


if __name__ == "__main__":
    main()
