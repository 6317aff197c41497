"""A Llama, small: norms by root mean square, rotary positions (pairs beside each other, as llama.cpp has them), gated units, one
matrix for tokens in and out."""
import torch
import torch.nn.functional as F
from torch import nn

BASE, EPSILON = 10000.0, 1e-5


class Layer(nn.Module):
    def __init__(self, width, heads, hidden):
        super().__init__()
        self.heads = heads
        self.attention_norm, self.unit_norm = nn.Parameter(torch.ones(width)), nn.Parameter(torch.ones(width))
        self.q, self.k, self.v, self.o = (nn.Linear(width, width, bias=False) for _ in range(4))
        self.gate, self.up = nn.Linear(width, hidden, bias=False), nn.Linear(width, hidden, bias=False)
        self.down = nn.Linear(hidden, width, bias=False)

    def forward(self, x, turn, mask):
        n, length, width = x.shape
        y = norm(x, self.attention_norm)
        q, k, v = (part(y).view(n, length, self.heads, -1).transpose(1, 2) for part in (self.q, self.k, self.v))
        q, k = rotate(q, turn), rotate(k, turn)
        seen = (q @ k.transpose(2, 3) * q.shape[-1] ** -0.5 + mask).softmax(-1) @ v
        x = x + self.o(seen.transpose(1, 2).reshape(n, length, width))
        y = norm(x, self.unit_norm)
        return x + self.down(F.silu(self.gate(y)) * self.up(y))


def norm(x, weight):
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + EPSILON) * weight


def rotate(x, turn):
    cos, sin = turn
    a, b = x[..., 0::2], x[..., 1::2]
    return torch.stack([a * cos - b * sin, a * sin + b * cos], -1).flatten(-2)


class Llama(nn.Module):
    def __init__(self, tokens, width=128, layers=4, heads=4, hidden=384, context=512):
        super().__init__()
        self.shape = dict(tokens=tokens, width=width, layers=layers, heads=heads, hidden=hidden, context=context)
        self.embedding = nn.Embedding(tokens, width)
        self.layers = nn.ModuleList(Layer(width, heads, hidden) for _ in range(layers))
        self.norm = nn.Parameter(torch.ones(width))
        half = width // heads // 2
        angle = torch.arange(context).float()[:, None] * BASE ** (-torch.arange(half).float() / half)
        self.register_buffer("cos", angle.cos(), False)
        self.register_buffer("sin", angle.sin(), False)
        for name, weight in self.named_parameters():
            if weight.dim() > 1:
                spread = 0.02 if name == "embedding.weight" else weight.shape[1] ** -0.5
                nn.init.normal_(weight, std=spread / ((2 * layers) ** 0.5 if name.endswith(("o.weight", "down.weight")) else 1))

    def forward(self, ids):
        """What the network makes of each place, before it is compared with tokens."""
        length = ids.shape[1]
        x = self.embedding(ids)
        turn = self.cos[:length], self.sin[:length]
        mask = torch.full((length, length), float("-inf")).triu(1)
        for layer in self.layers:
            x = layer(x, turn, mask)
        return norm(x, self.norm)

    def scores(self, states):
        return states @ self.embedding.weight.T

    @torch.no_grad()
    def greedy(self, ids, end, most=300):
        out = list(ids)
        while len(out) < len(ids) + most:
            best = int(self.scores(self(torch.tensor([out]))[0, -1]).argmax())
            if best == end:
                break
            out.append(best)
        return out[len(ids):]
