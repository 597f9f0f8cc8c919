"""Greedy answers to many prompts at once, with a cache of keys and values."""
import torch

from model import normalized
from tokenizer import ASSISTANT, END, PAD, RESULT, SYSTEM, THINK, TOOL, USER

NEVER_DRAWN = (PAD, SYSTEM, USER, ASSISTANT, THINK, RESULT)


class Answer:
    """What the model wrote: token ids without the end, and whether it ended by itself."""

    def __init__(self):
        self.ids, self.ended = [], False


class Cache:
    """Keys and values of a batch whose prompts are padded on the left."""

    def __init__(self, model, seen):
        self.model, self.seen = model, seen
        self.layers = [None] * model.shape.layers
        self.position = 0

    def step(self, tokens):
        """The logits after the last of the tokens [batch, count]."""
        model, start, count = self.model, self.position, tokens.shape[1]
        x = model.embedding(tokens)
        cosines, sines = model.cosines[start:start + count], model.sines[start:start + count]
        width = self.seen.shape[1]
        causal = torch.arange(width)[None, :] <= torch.arange(start, start + count)[:, None]
        itself = torch.eye(width, dtype=torch.bool)[start:start + count]
        mask = (causal[None] & self.seen[:, None] | itself[None])[:, None]
        for index, layer in enumerate(model.layers):
            queries, keys, values = layer.split_heads(x, cosines, sines)
            if self.layers[index] is not None:
                keys = torch.cat((self.layers[index][0], keys), 2)
                values = torch.cat((self.layers[index][1], values), 2)
            self.layers[index] = (keys, values)
            x = x + layer.attended(queries, keys, values, mask)
            x = x + layer.fed_forward(x)
        self.position += count
        last = normalized(x[:, -1], model.final_norm, model.shape.norm_epsilon)
        return model.logits(last)

    def grow(self):
        """Makes room for one more token in every row."""
        self.seen = torch.cat((self.seen, torch.ones(len(self.seen), 1, dtype=torch.bool)), 1)


@torch.no_grad()
def greedy(model, prompts, most_tokens=160, batch=64, tools=False):
    """The likeliest continuation of each prompt (a list of token ids), as `Answer`s in the same order."""
    answers = [Answer() for _ in prompts]
    order = sorted(range(len(prompts)), key=lambda index: len(prompts[index]))
    for start in range(0, len(order), batch):
        chosen = order[start:start + batch]
        complete(model, [prompts[i] for i in chosen], [answers[i] for i in chosen], most_tokens, tools)
    return answers


def complete(model, prompts, answers, most_tokens, tools):
    """Goes on with one batch of prompts until each has ended."""
    longest = max(map(len, prompts))
    tokens = torch.full((len(prompts), longest), PAD)
    seen = torch.zeros(len(prompts), longest, dtype=torch.bool)
    for row, prompt in enumerate(prompts):
        tokens[row, longest - len(prompt):] = torch.tensor(prompt)
        seen[row, longest - len(prompt):] = True
    cache = Cache(model, seen)
    never = list(NEVER_DRAWN) + ([] if tools else [TOOL])
    for _ in range(most_tokens):
        logits = cache.step(tokens)
        logits[:, never] = -1e9
        drawn = logits.argmax(-1)
        for answer, token in zip(answers, drawn.tolist()):
            if not answer.ended:
                answer.ended = token == END
                answer.ids += [] if answer.ended else [token]
        if all(answer.ended for answer in answers):
            return
        cache.grow()
        tokens = drawn[:, None]
