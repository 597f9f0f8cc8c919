"""Muon: momentum whose direction is made orthogonal, for the matrices of the layers.

Source: Jordan et al., "Muon: an optimizer for hidden layers in neural networks", 2024,
<https://kellerjordan.github.io/posts/muon/>.
"""
import torch
import torch.distributed as distributed

COEFFICIENTS = (3.4445, -4.7750, 2.0315)
ITERATIONS = 5
MOMENTUM = 0.95


def orthogonalized(stack):
    """Matrices [count, rows, columns] with all singular values near 1 (Newton-Schulz iteration)."""
    tall = stack.shape[1] > stack.shape[2]
    x = stack.transpose(1, 2) if tall else stack
    x = x / (x.flatten(1).norm(dim=1)[:, None, None] + 1e-7)
    a, b, c = COEFFICIENTS
    for _ in range(ITERATIONS):
        gram = x @ x.transpose(1, 2)
        x = torch.baddbmm(x, b * gram + c * (gram @ gram), x, beta=a)
    return x.transpose(1, 2) if tall else x


class Muon:
    """The optimizer; its processes share the work: each makes the steps of some shapes and sends them to the others."""

    def __init__(self, parameters, weight_decay, rank, processes):
        self.weight_decay, self.rank, self.processes = weight_decay, rank, processes
        self.groups = {}
        for parameter in parameters:
            self.groups.setdefault(tuple(parameter.shape), []).append(parameter)
        self.momenta = [torch.zeros(len(group), *shape) for shape, group in self.groups.items()]

    @torch.no_grad()
    def step(self, rate):
        """Moves every matrix by its gradient, which must be the same in all processes."""
        steps = []
        for group, momentum in zip(self.groups.values(), self.momenta):
            gradient = torch.stack([parameter.grad for parameter in group])
            momentum.mul_(MOMENTUM).add_(gradient)
            mine = len(group) * self.rank // self.processes, len(group) * (self.rank + 1) // self.processes
            step = torch.zeros_like(momentum)
            part = slice(*mine)
            if mine[0] < mine[1]:
                step[part] = orthogonalized(gradient[part].add(momentum[part], alpha=MOMENTUM))
            steps.append(step)
        for group, step in zip(self.groups.values(), self.gathered(steps)):
            scale = rate * max(1, step.shape[1] / step.shape[2]) ** 0.5
            for parameter, direction in zip(group, step):
                parameter.mul_(1 - rate * self.weight_decay).sub_(direction, alpha=scale)

    def gathered(self, steps):
        """The steps of all processes together."""
        if self.processes == 1:
            return steps
        flat = torch.cat([step.reshape(-1) for step in steps])
        distributed.all_reduce(flat)
        return [part.view_as(step) for part, step in zip(flat.split([step.numel() for step in steps]), steps)]

    def state_dict(self):
        return {"momenta": self.momenta}

    def load_state_dict(self, state):
        self.momenta = state["momenta"]
