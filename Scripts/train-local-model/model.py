"""The transformer in PyTorch, as it is trained: what the engine computes, with float weights."""
import math
from dataclasses import asdict, dataclass

import torch
from torch import nn
from torch.nn import functional


@dataclass
class Shape:
    """The sizes of a model. Source of the parts: Llama 2 (arXiv:2307.09288): RMSNorm, rotary positions, SwiGLU."""

    vocabulary: int
    width: int = 160
    layers: int = 5
    heads: int = 5
    key_value_heads: int = 5
    head_dimension: int = 32
    feed_forward: int = 432
    rope_base: float = 10_000.0
    norm_epsilon: float = 1e-5

    def as_dict(self):
        return asdict(self)


# The three lines: about 1, 2 and 5 million parameters.
SHAPES = {
    "haiku": dict(width=128, layers=4, heads=4, key_value_heads=4, head_dimension=32, feed_forward=344),
    "sonnet": dict(width=160, layers=5, heads=5, key_value_heads=5, head_dimension=32, feed_forward=432),
    "opus": dict(width=224, layers=7, heads=7, key_value_heads=7, head_dimension=32, feed_forward=592),
}


def normalized(x, weight, epsilon):
    """Root mean square norm over the last dimension."""
    return functional.rms_norm(x, (x.shape[-1],), weight, epsilon)


def rotated(x, cosines, sines):
    """Rotary positions on [batch, heads, tokens, head_dimension]; pairs are (i, i + head_dimension / 2)."""
    first, second = x.chunk(2, -1)
    return torch.cat((first * cosines - second * sines, first * sines + second * cosines), -1)


class Layer(nn.Module):
    """Attention and a gated feed-forward network, each after a norm and added to its input."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        attention = shape.heads * shape.head_dimension
        rows = (shape.heads + 2 * shape.key_value_heads) * shape.head_dimension
        self.attention_norm = nn.Parameter(torch.ones(shape.width))
        self.feed_forward_norm = nn.Parameter(torch.ones(shape.width))
        self.qkv = nn.Linear(shape.width, rows, bias=False)
        self.output = nn.Linear(attention, shape.width, bias=False)
        self.gate_up = nn.Linear(shape.width, 2 * shape.feed_forward, bias=False)
        self.down = nn.Linear(shape.feed_forward, shape.width, bias=False)
        for matrix in (self.qkv, self.gate_up):
            nn.init.normal_(matrix.weight, 0, 0.03 * math.sqrt(192 / shape.width))
        for matrix in (self.output, self.down):
            nn.init.normal_(matrix.weight, 0, 0.03 / math.sqrt(2 * shape.layers))

    def split_heads(self, x, cosines, sines):
        """Queries, keys and values as [batch, heads, tokens, head_dimension], positions applied."""
        batch, tokens, _ = x.shape
        heads, pairs = self.shape.heads, self.shape.key_value_heads
        mixed = self.qkv(normalized(x, self.attention_norm, self.shape.norm_epsilon))
        mixed = mixed.view(batch, tokens, heads + 2 * pairs, self.shape.head_dimension).transpose(1, 2)
        queries, keys, values = mixed.split((heads, pairs, pairs), 1)
        return rotated(queries, cosines, sines), rotated(keys, cosines, sines), values

    def attended(self, queries, keys, values, mask):
        """Softmax attention; grouped keys and values are repeated for their queries."""
        repeats = self.shape.heads // self.shape.key_value_heads
        if repeats > 1:
            keys, values = keys.repeat_interleave(repeats, 1), values.repeat_interleave(repeats, 1)
        mixed = functional.scaled_dot_product_attention(queries, keys, values, attn_mask=mask)
        return self.output(mixed.transpose(1, 2).flatten(2))

    def fed_forward(self, x):
        gate, up = self.gate_up(normalized(x, self.feed_forward_norm, self.shape.norm_epsilon)).chunk(2, -1)
        return self.down(functional.silu(gate) * up)

    def forward(self, x, cosines, sines, mask):
        x = x + self.attended(*self.split_heads(x, cosines, sines), mask)
        return x + self.fed_forward(x)


class LanguageModel(nn.Module):
    """A decoder-only transformer whose output matrix is its embedding table."""

    def __init__(self, shape, longest=1024):
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        nn.init.normal_(self.embedding.weight, 0, 0.02)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.final_norm = nn.Parameter(torch.ones(shape.width))
        angles = torch.arange(longest)[:, None].float() * frequencies(shape)
        self.register_buffer("cosines", angles.cos(), persistent=False)
        self.register_buffer("sines", angles.sin(), persistent=False)

    def hidden(self, tokens, mask):
        """The last hidden states [batch, tokens, width] of token ids [batch, tokens]; mask is true where seen."""
        x = self.embedding(tokens)
        cosines, sines = self.cosines[: tokens.shape[1]], self.sines[: tokens.shape[1]]
        for layer in self.layers:
            x = layer(x, cosines, sines, mask)
        return normalized(x, self.final_norm, self.shape.norm_epsilon)

    def logits(self, hidden):
        return hidden @ self.embedding.weight.T


def frequencies(shape):
    """Radians per position of each pair of dimensions."""
    half = shape.head_dimension // 2
    return shape.rope_base ** (-torch.arange(half).float() / half)
