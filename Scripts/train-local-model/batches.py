"""Conversations as rows of token ids: packed side by side, each seeing only itself."""
import math
import random
from itertools import islice

import numpy as np
import torch

from tokenizer import END, opening

# (tokens in a row, rows in a batch of one process): most conversations are short, long ones get rows of their own.
SHORT_ROWS = (128, 16)
LONG_ROWS = (512, 4)

PROMPT_WEIGHT = 0.1  # what a token of the prompt counts against one of an answer
PROMPT_SHARE = 0.15  # the share of the prompt's tokens that are looked at in a step, at a higher weight
USUAL_ANSWER = 8  # tokens; longer answers count less a token, shorter ones more


def encoded(tokenizer, conversations):
    """(ids, weights) of each conversation: what the model reads and what each token counts as a target."""
    texts = [" " + text for made in conversations for _, text in made.turns]
    pieces = iter(tokenizer.encode_batch(texts))
    for made in conversations:
        ids, weights = [], []
        for role, _ in made.turns:
            body = next(pieces).ids + [END]
            start = opening(role)
            answer = role in ("assistant", "think", "tool")
            weight = answer_weight(len(body)) if answer else PROMPT_WEIGHT
            ids += start + body
            weights += [0.0] + [weight] * (len(start) - 1 + len(body))
        yield ids, weights


def answer_weight(length):
    """What one token of an answer counts, so that long answers do not drown short ones."""
    return min(2.0, max(0.4, math.sqrt(USUAL_ANSWER / length)))


class Packer:
    """Fills rows of one length with conversations until a batch is full."""

    def __init__(self, shape):
        self.length, self.rows = shape
        self.done, self.row = [], ([], [], [])
        self.count = 0

    def add(self, ids, weights):
        """Takes one conversation of at most `length` + 1 tokens."""
        if len(self.row[0]) + len(ids) > self.length + 1:
            self.done.append(self.row)
            self.row, self.count = ([], [], []), 0
        self.row[0].extend(ids)
        self.row[1].extend(weights)
        self.row[2].extend([self.count] * len(ids))
        self.count += 1

    def batch(self):
        """(ids, weights, conversation numbers), each [rows, length + 1], or None while rows are missing."""
        if len(self.done) < self.rows:
            return None
        rows, self.done = self.done[: self.rows], self.done[self.rows:]
        shape = (self.rows, self.length + 1)
        ids, numbers = np.zeros(shape, np.int64), np.full(shape, -1, np.int64)
        weights = np.zeros(shape, np.float32)
        for index, (row_ids, row_weights, row_numbers) in enumerate(rows):
            ids[index, : len(row_ids)] = row_ids
            weights[index, : len(row_ids)] = row_weights
            numbers[index, : len(row_ids)] = row_numbers
        return tuple(torch.from_numpy(array) for array in (ids, weights, numbers))


def batches(tokenizer, source, chunk=2000):
    """Endless batches from endless conversations; conversations above the longest row are left out."""
    short, long = Packer(SHORT_ROWS), Packer(LONG_ROWS)
    order = random.Random(0)
    while True:
        made = list(encoded(tokenizer, list(islice(source, chunk))))
        order.shuffle(made)
        for ids, weights in made:
            packer = short if len(ids) <= SHORT_ROWS[0] + 1 else long
            if len(ids) > LONG_ROWS[0] + 1:
                continue
            packer.add(ids, weights)
            full = packer.batch()
            if full is not None:
                yield full
