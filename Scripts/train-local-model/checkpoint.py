"""Reads a training checkpoint as the model that ships: matrices as int8 with one scale a row."""
import re

import torch
from safetensors import safe_open

from model import LanguageModel, Shape


def load_checkpoint(path):
    """(model with float weights, what was saved beside them)."""
    saved = torch.load(path, weights_only=False)
    model = LanguageModel(Shape(**saved["shape"]))
    model.load_state_dict(saved["model"])
    return model.eval(), saved


def shipped_state(path):
    """The float parameters that a weights file stands for, under their names in the model."""
    with safe_open(path, "pt") as file:
        tensors = {name: file.get_tensor(name) for name in file.keys()}
    state = {}
    for name, tensor in tensors.items():
        if tensor.dtype == torch.int8:
            state[name] = tensor.float() * tensors[name.removesuffix("weight") + "scale"][:, None]
        elif name.endswith("norm.weight"):
            state[re.sub(r"\.weight$", "", name)] = tensor
    return state


def trained_before(path):
    """How much training a weights file says it had, in tokens and minutes."""
    with safe_open(path, "pt") as file:
        said = file.metadata()
    return dict(tokens=int(said["trained_tokens"]), minutes=int(said["trained_minutes"]))


def quantized(matrix):
    """(int8 values, float32 scale of each row) of a float matrix; a row of zeros has scale 1."""
    scale = matrix.abs().amax(1) / 127
    scale = torch.where(scale == 0, torch.ones_like(scale), scale)
    values = torch.round(matrix / scale[:, None]).clamp(-127, 127).to(torch.int8)
    return values, scale


def as_shipped(model):
    """The model with every matrix rounded to what its int8 form stands for, in place."""
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.ndim == 2:
                values, scale = quantized(parameter)
                parameter.copy_(values.float() * scale[:, None])
    return model
