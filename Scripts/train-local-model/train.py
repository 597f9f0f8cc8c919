"""Trains one of the built-in models; `train` starts it as two processes of one thread that average gradients."""
import argparse
import json
import math
import os
import random
import time
from pathlib import Path

import torch
import torch.distributed as distributed
from torch.nn import functional

from batches import PROMPT_SHARE, PROMPT_WEIGHT, batches
from checkpoint import shipped_state, trained_before
from corpus.mixture import conversations
from model import SHAPES, LanguageModel, Shape
from muon import Muon
from tokenizer import load

PEAK_RATE = {"haiku": 4e-3, "sonnet": 4e-3, "opus": 2.5e-3}  # of AdamW, for the embedding table and the norms
MUON_RATE = 5  # times that, for the matrices of the layers
WEIGHT_DECAY = 0.05
LEAST_RATE = 0.03  # of the peak, at the end
WARM_UP_STEPS = 150
CHECKPOINT_SECONDS = 300
VALIDATION_BATCHES = 12


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("line", choices=SHAPES)
    parser.add_argument("--minutes", type=float, default=80)
    parser.add_argument("--output", default="build")
    parser.add_argument("--start-from", help="a weights file whose weights are taken, with a new schedule")
    parser.add_argument("--peak", type=float, help="the highest learning rate")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rank", type=int, default=0)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--port", type=int, default=29511)
    return parser.parse_args()


def loss_of(model, hidden_states, batch, sample_prompt):
    """The weighted cross-entropy of the next token over answers and a part of the prompts."""
    ids, weights, numbers = batch
    inputs, targets, owners = ids[:, :-1], ids[:, 1:], numbers[:, :-1]
    length = inputs.shape[1]
    causal = torch.ones(length, length, dtype=torch.bool).tril()
    mask = ((owners[:, :, None] == owners[:, None, :]) & causal)[:, None]
    wanted = weights[:, 1:] * ((numbers[:, 1:] == owners) & (owners >= 0))
    prompt = wanted == PROMPT_WEIGHT
    if sample_prompt:
        kept = torch.rand(prompt.shape) < PROMPT_SHARE
        wanted = torch.where(prompt, kept * (PROMPT_WEIGHT / PROMPT_SHARE), wanted)
    else:
        wanted = torch.where(prompt, 0.0, wanted)
    wanted = wanted.reshape(-1)
    chosen = wanted.nonzero()[:, 0]
    hidden = hidden_states(inputs, mask).reshape(-1, model.shape.width)[chosen]
    losses = functional.cross_entropy(model.logits(hidden), targets.reshape(-1)[chosen], reduction="none")
    weight = wanted[chosen]
    return (losses * weight).sum() / weight.sum()


def rate(step, progress):
    """The learning rate as a share of its peak: a linear warm-up, then a cosine driven by the time that has passed."""
    falling = LEAST_RATE + (1 - LEAST_RATE) * 0.5 * (1 + math.cos(math.pi * min(1, progress)))
    return min(1, (step + 1) / WARM_UP_STEPS) * falling


class Training:
    """One training: model, optimizer, clock and log; can be saved and gone on with."""

    def __init__(self, options):
        self.options = options
        torch.set_num_threads(1)
        torch.manual_seed(options.seed)
        self.folder = Path(options.output)
        self.path = self.folder / f"{options.line}.pt"
        self.log_path = self.folder / f"{options.line}-log.json"
        self.tokenizer, merges, syllables = load(self.folder / "tokenizer.json")
        self.shape = Shape(264 + len(merges) + len(syllables), **SHAPES[options.line])
        self.model = LanguageModel(self.shape)
        self.hidden = torch.compile(self.model.hidden, dynamic=False)
        self.parameters = list(self.model.parameters())
        self.peak = options.peak or PEAK_RATE[options.line]
        matrices = [p for p in self.model.layers.parameters() if p.ndim == 2]
        others = [p for n, p in self.model.named_parameters() if p.ndim == 1 or n.startswith("embedding")]
        self.muon = Muon(matrices, WEIGHT_DECAY, options.rank, options.processes)
        self.adam = torch.optim.AdamW(others, lr=self.peak, betas=(0.9, 0.98), weight_decay=0.0, fused=True)
        self.step, self.tokens, self.seconds, self.log = 0, 0, 0.0, []
        self.earlier = dict(tokens=0, minutes=0)  # of the training that the weights started from
        self.restore()

    def restore(self):
        """Goes on from the checkpoint of this line, or starts from another's weights."""
        if self.path.exists():
            saved = torch.load(self.path, weights_only=False)
            self.model.load_state_dict(saved["model"])
            self.adam.load_state_dict(saved["adam"])
            self.muon.load_state_dict(saved["muon"])
            for name in ("step", "tokens", "seconds", "log", "earlier"):
                setattr(self, name, saved[name])
        elif self.options.start_from:
            self.model.load_state_dict(shipped_state(self.options.start_from))
            self.earlier = trained_before(self.options.start_from)
            if self.log_path.exists():
                self.log = json.loads(self.log_path.read_text())

    def save(self):
        """Writes the checkpoint in one step, so that a stop in between leaves the old one."""
        state = dict(
            model=self.model.state_dict(), adam=self.adam.state_dict(), muon=self.muon.state_dict(), step=self.step,
            tokens=self.tokens, seconds=self.seconds, log=self.log, earlier=self.earlier, shape=self.shape.as_dict(),
            line=self.options.line)
        torch.save(state, self.path.with_suffix(".new"))
        os.replace(self.path.with_suffix(".new"), self.path)
        self.log_path.write_text(json.dumps(self.log))

    def average(self):
        """Averages the gradients of the processes."""
        if self.options.processes == 1:
            return
        flat = torch.cat([p.grad.reshape(-1) for p in self.parameters])
        distributed.all_reduce(flat)
        flat /= self.options.processes
        start = 0
        for parameter in self.parameters:
            parameter.grad.copy_(flat[start:start + parameter.numel()].view_as(parameter))
            start += parameter.numel()

    def shared(self, value):
        """The first process's value in all of them, so that they take the same steps and stop together."""
        if self.options.processes == 1:
            return value
        tensor = torch.tensor([value], dtype=torch.float64)
        distributed.broadcast(tensor, 0)
        return tensor.item()

    def update(self, batch, progress):
        """One step; returns its loss."""
        now = self.peak * rate(self.step, progress)
        for group in self.adam.param_groups:
            group["lr"] = now
        loss = loss_of(self.model, self.hidden, batch, sample_prompt=True)
        loss.backward()
        self.average()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.adam.step()
        self.muon.step(now * MUON_RATE)
        for parameter in self.parameters:
            parameter.grad = None
        self.step += 1
        self.tokens += self.options.processes * int((batch[2] >= 0).sum())
        return loss.item()

    def validated(self, validation):
        """The mean loss over answers of conversations that no training seed makes again."""
        with torch.no_grad():
            losses = [loss_of(self.model, self.model.hidden, batch, sample_prompt=False).item() for batch in validation]
        return sum(losses) / len(losses)

    def run(self):
        options = self.options
        budget = options.minutes * 60
        held = batches(self.tokenizer, conversations(777_777))
        validation = [next(held) for _ in range(VALIDATION_BATCHES)]
        seed = options.seed * 1_000_003 + options.rank * 7919 + self.step
        source = batches(self.tokenizer, conversations(seed))
        self.warm(source)
        recent, next_note, next_save = [], self.seconds, self.seconds + CHECKPOINT_SECONDS
        begun = time.time() - self.seconds
        for batch in source:
            self.seconds = self.shared(time.time() - begun)
            if self.seconds >= budget:
                break
            recent.append(self.update(batch, self.seconds / budget))
            if options.rank == 0 and self.seconds >= next_note:
                paused = time.time()
                self.note(recent[-100:], validation)
                next_note = self.seconds + max(30, budget / 60)
                if self.seconds >= next_save:
                    self.save()
                    next_save = self.seconds + CHECKPOINT_SECONDS
                begun += time.time() - paused
        if options.rank == 0:
            self.note(recent[-100:], validation)
            self.save()

    def warm(self, source):
        """Compiles both shapes of rows before the clock starts."""
        lengths = set()
        for batch in source:
            if batch[0].shape[1] not in lengths:
                loss_of(self.model, self.hidden, batch, sample_prompt=True).backward()
                lengths.add(batch[0].shape[1])
            if len(lengths) == 2:
                break
        for parameter in self.parameters:
            parameter.grad = None

    def note(self, recent, validation):
        """Prints and keeps where the training stands."""
        loss, held = sum(recent) / len(recent), self.validated(validation)
        seen = self.earlier["tokens"] + self.tokens
        self.log.append([round(self.seconds, 1), seen, round(loss, 4), round(held, 4)])
        speed = self.tokens / max(1.0, self.seconds)
        print(f"{self.options.line} {self.seconds:6.0f} s  step {self.step}  {self.tokens / 1e6:.2f} M tokens "
              f"({speed:.0f}/s)  training {loss:.3f}  validation {held:.4f}", flush=True)


def main():
    options = arguments()
    random.seed(options.rank)
    if options.processes > 1:
        address = f"tcp://127.0.0.1:{options.port}"
        distributed.init_process_group(
            "gloo", init_method=address, rank=options.rank, world_size=options.processes)
    Training(options).run()


if __name__ == "__main__":
    main()
