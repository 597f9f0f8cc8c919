"""Writes a checkpoint as the weights file that Parley reads, and logits for the engine's tests."""
import argparse
import json
from pathlib import Path

import torch
from safetensors.torch import save_file

from checkpoint import as_shipped, load_checkpoint, quantized
from model import frequencies
from tokenizer import FIRST_MERGE, SPECIAL_TOKENS, byte_characters, load, prompt_tokens

CONTEXT_WINDOW = 1024
TOP = 20  # of the recorded logits: the highest
SAMPLED = 53  # and every so-manieth
NAMES = {
    "attention_norm": "attention_norm.weight", "feed_forward_norm": "feed_forward_norm.weight", "qkv.weight": "qkv",
    "output.weight": "output", "gate_up.weight": "gate_up", "down.weight": "down",
}
RECORDED_PROMPTS = (
    [("user", "What is the capital of France?")],
    [("system", "Answer with one word only."), ("user", "translate cat to Korean")],
    [("user", "Hi, my name is Marta."), ("assistant", "Nice to meet you, Marta!"), ("user", "What is my name?")],
    [("user", "고양이가 영어로 뭐야?")],
    [("user", "count from 1 to 10")],
    [("user", "Write a haiku about autumn.")],
)


def tensors(model, merges, syllables):
    """Every tensor of the file under its name."""
    result = {
        "tokenizer.merges": torch.tensor(merge_ids(merges), dtype=torch.int32),
        "tokenizer.syllables": torch.tensor([ord(s) for s in syllables], dtype=torch.int32),
        "rope.frequencies": frequencies(model.shape),
        "final_norm.weight": model.final_norm.detach(),
    }
    add_matrix(result, "embedding", model.embedding.weight)
    for index, layer in enumerate(model.layers):
        for name, parameter in layer.named_parameters():
            target = f"layers.{index}.{NAMES[name]}"
            if parameter.ndim == 2:
                add_matrix(result, target, parameter)
            else:
                result[target] = parameter.detach()
    return {name: tensor.contiguous() for name, tensor in result.items()}


def add_matrix(result, name, matrix):
    result[f"{name}.weight"], result[f"{name}.scale"] = quantized(matrix.detach())


def merge_ids(merges):
    """The merges as pairs of token ids."""
    ids = {character: 8 + byte for byte, character in enumerate(byte_characters())}
    pairs = []
    for index, (left, right) in enumerate(merges):
        pairs.append([ids[left], ids[right]])
        ids[left + right] = FIRST_MERGE + index
    return pairs


def metadata(line, shape, saved, parameters, date, thinks):
    """What the file says about itself; all values are texts."""
    return {
        "format": "parley-local-1", "name": f"parley-local-{line}", "layers": str(shape.layers), "heads": str(shape.heads),
        "key_value_heads": str(shape.key_value_heads), "head_dimension": str(shape.head_dimension),
        "width": str(shape.width), "feed_forward": str(shape.feed_forward), "vocabulary": str(shape.vocabulary),
        "context_window": str(CONTEXT_WINDOW), "norm_epsilon": "1e-5", "special_tokens": ",".join(SPECIAL_TOKENS),
        "thinking": "true" if thinks else "false", "license": "Apache-2.0", "trained": date, "parameters": str(parameters),
        "trained_tokens": str(saved["earlier"]["tokens"] + saved["tokens"]),
        "trained_minutes": str(saved["earlier"]["minutes"] + round(saved["seconds"] / 60)),
    }


@torch.no_grad()
def recorded(model, tokenizer, line):
    """The logits after the last token of each recorded prompt, from the weights as they ship."""
    cases = []
    for turns in RECORDED_PROMPTS:
        ids = prompt_tokens(tokenizer, turns)
        length = len(ids)
        mask = torch.ones(length, length, dtype=torch.bool).tril()[None, None]
        logits = model.logits(model.hidden(torch.tensor([ids]), mask)[0, -1]).tolist()
        best = sorted(range(len(logits)), key=lambda token: -logits[token])[:TOP]
        cases.append({
            "text": turns[-1][1], "tokens": ids, "top": [[token, round(logits[token], 5)] for token in best],
            "logits_sample": {str(token): round(logits[token], 5) for token in range(0, len(logits), SAMPLED)}})
    return {"model": line, "cases": cases}


def keep(path, content):
    """Puts the recorded logits of a model in the place of older ones in a file of several models."""
    others = json.loads(path.read_text()) if path.exists() else []
    others = [other for other in others if other["model"] != content["model"]]
    path.write_text(json.dumps(others + [content], ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("line")
    parser.add_argument("weights", help="the weights file to write")
    parser.add_argument("--date", required=True, help="the day of the training, YYYY-MM-DD")
    parser.add_argument("--logits", help="the file of recorded logits to write")
    parser.add_argument("--thinks", action="store_true", help="the model may think before it answers")
    parser.add_argument("--output", default="build")
    options = parser.parse_args()
    folder = Path(options.output)
    tokenizer, merges, syllables = load(folder / "tokenizer.json")
    model, saved = load_checkpoint(folder / f"{options.line}.pt")
    parameters = sum(parameter.numel() for parameter in model.parameters())
    about = metadata(options.line, model.shape, saved, parameters, options.date, options.thinks)
    save_file(tensors(model, merges, syllables), options.weights, about)
    if options.logits:
        keep(Path(options.logits), recorded(as_shipped(model), tokenizer, options.line))


if __name__ == "__main__":
    main()
