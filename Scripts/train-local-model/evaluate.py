"""Measures a model, by the engine that ships it, on conversations that were kept out of its training; greedy."""
import argparse
import json
import struct
import subprocess
import tempfile
import time
from pathlib import Path

from corpus.context import SPLITS, Context
from corpus.mixture import SKILLS, conversation
from corpus.talk_refusals import CANNOT

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = 4_242
ATTEMPTS = 40  # conversations drawn for each that can be checked
JSON_SKILLS = ("json", "schema")
REFUSAL = "refuse"
TOOL_SKILL = "tool"


def cases(split, count):
    """Conversations with an answer to check: `count` of every skill that has them in the split."""
    context = Context(split=split)
    made = []
    for name in SKILLS:
        context.rng.seed(f"{SEED} {split} {name}")
        found = 0
        for _ in range(count * ATTEMPTS):
            if found == count:
                break
            one = conversation(context, name)
            if one.accepts is not None:
                made.append(one)
                found += 1
    return made


def is_right(accepts, text):
    """Whether an answer is one of the right ones."""
    if not callable(accepts):
        return text in accepts
    try:
        return bool(accepts(text))
    except (ValueError, KeyError, IndexError, TypeError):
        return False


def answered(program, weights, made):
    """[(text, ended)] of each conversation's last turn; where that turn follows a turn of thinking, the model thinks first."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for one in made:
            line = {"turns": asked(one), "thinks": thinks(one), "tools": one.skill == TOOL_SKILL}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.flush()
        done = subprocess.run([program, weights, file.name], capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return [(answer["text"], answer["ended"]) for answer in answers]


def asked(one):
    """The turns before the answer that is checked."""
    turns = one.turns[:-1]
    return turns[:-1] if turns and turns[-1][0] == "think" else turns


def thinks(one):
    """Whether the answer follows a turn of thinking."""
    return len(one.turns) > 1 and one.turns[-2][0] == "think"


def measure(program, weights, thinking, count, show):
    """The measurements as a dictionary that the model card is written from."""
    result = {"per_skill": {}, "count": count}
    ended = total = 0
    refused = {}
    for split in SPLITS:
        made = [one for one in cases(split, count) if thinking or not thinks(one)]
        for one, (text, finished) in zip(made, answered(program, weights, made), strict=True):
            right = finished and is_right(one.accepts, text)
            result["per_skill"].setdefault(one.skill, {}).setdefault(split, []).append(right)
            ended, total = ended + finished, total + 1
            if one.skill != REFUSAL:
                refused.setdefault(one.skill, []).append(text == CANNOT and not right)
            if one.skill in JSON_SKILLS:
                result.setdefault("json", []).append(parses(text))
            if not right and show:
                show_mistake(split, one, text, finished)
    summarize(result, ended / total, refused)
    return result


def parses(text):
    try:
        json.loads(text)
        return True
    except ValueError:
        return False


def mean(values):
    return sum(values) / len(values)


def summarize(result, ended, refused):
    """Shares in place of lists, and the means over skills."""
    skills = result["per_skill"]
    for name in skills:
        skills[name] = {split: round(mean(values), 4) for split, values in skills[name].items()}
    result["mean"] = {
        split: round(mean([row[split] for row in skills.values() if split in row]), 4) for split in SPLITS}
    result["natural_end"] = round(ended, 4)
    result["valid_json"] = round(mean(result.pop("json", [0])), 4)
    result["wrongly_refused"] = {name: round(mean(values), 4) for name, values in refused.items() if any(values)}
    result["refusals"] = skills.get(REFUSAL, {})


def show_mistake(split, one, text, finished):
    asking = " | ".join(text for _, text in asked(one)[-3:])
    wanted = one.turns[-1][1]
    print(f"[{split} {one.skill}] {asking!r}\n    wanted {wanted!r}\n    got    {text!r}{'' if finished else ' …'}")


def table(result):
    """The measurements as lines of a Markdown table."""
    lines = ["| skill | trained | phrasings never trained | held-out entities |", "| --- | --- | --- | --- |"]
    for name, row in list(result["per_skill"].items()) + [("**mean over skills**", result["mean"])]:
        cells = [f"{row[split] * 100:.1f} %" if split in row else "–" for split in SPLITS]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def about(weights):
    """What a weights file says of itself."""
    with open(weights, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        return json.loads(file.read(length))["__metadata__"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("line")
    parser.add_argument("--weights", help="another weights file than the one of the line")
    parser.add_argument("--program", default=ROOT / ".build/release/ModelEvaluation")
    parser.add_argument("--output", default="build")
    parser.add_argument("--count", type=int, default=100, help="conversations for each skill and split")
    parser.add_argument("--mistakes", action="store_true", help="print every wrong answer")
    options = parser.parse_args()
    weights = options.weights or ROOT / f"Sources/CLocalModel/Weights/{options.line}.safetensors"
    said = about(weights)
    begun = time.time()
    result = measure(options.program, weights, said["thinking"] == "true", options.count, options.mistakes)
    result |= {key: int(said[key]) for key in ("parameters", "trained_tokens", "trained_minutes")}
    folder = Path(options.output)
    folder.mkdir(exist_ok=True)
    (folder / f"{options.line}-evaluation.json").write_text(json.dumps(result, indent=1))
    print(table(result))
    print(f"natural end {result['natural_end']:.4f}, valid JSON {result['valid_json']:.4f}, "
          f"wrongly refused {result['wrongly_refused']}; {time.time() - begun:.0f} s")


if __name__ == "__main__":
    main()
