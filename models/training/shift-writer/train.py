"""Trains the writer on examples that are made as it goes; only what it has to write counts. Stopped at any time, the same
command goes on from the last hundred steps, with the same examples."""
import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from beat import PIECE
from examples import Maker
from network import Llama
from vocabulary import END, START, Tokens, learn

KEEP_EVERY = 100
WARM_UP = 100
#: Steps whose examples are drawn together.
POOL = 8


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("prompts", type=Path)
    arguments.add_argument("run", type=Path)
    arguments.add_argument("--steps", type=int, default=2400)
    arguments.add_argument("--rows", type=int, default=64, help="examples of a step")
    arguments.add_argument("--rate", type=float, default=3e-3)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--vocabulary", type=int, default=1400)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.run.mkdir(parents=True, exist_ok=True)
    maker = Maker(options.prompts.read_text().split())
    tokens = Tokens(vocabulary_of(maker, options))
    network = Llama(len(tokens.pieces))
    many = [weight for weight in network.parameters() if weight.dim() > 1]
    few = [weight for weight in network.parameters() if weight.dim() == 1]
    optimiser = torch.optim.AdamW([{"params": many, "weight_decay": 0.05}, {"params": few, "weight_decay": 0.0}], betas=(0.9, 0.98))
    kept, log = options.run / "last.pt", options.run / "log.jsonl"
    begin, seen = 0, 0
    if kept.exists():
        state = torch.load(kept)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        begin, seen = state["step"], state["seen"]
    print(f"{sum(w.numel() for w in network.parameters()) / 1e6:.2f} M weights, {len(tokens.pieces)} tokens, from step {begin}", flush=True)
    losses, began = [], time.time()
    for step in range(begin, options.steps):
        for group in optimiser.param_groups:
            group["lr"] = options.rate * min(1, (step + 1) / WARM_UP) * (0.02 + 0.98 * (1 + math.cos(math.pi * step / options.steps)) / 2)
        if step % POOL == 0 or step == begin:
            pool = batches(maker, tokens, f"{options.seed}.{step // POOL}", options.rows)
        ids, written = pool[step % POOL]
        seen += ids.numel()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = network.scores(network(ids[:, :-1])[written[:, 1:]])
        loss = F.cross_entropy(scores.float(), ids[:, 1:][written[:, 1:]])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        losses.append(loss.item())
        if (step + 1) % KEEP_EVERY == 0 or step + 1 == options.steps:
            said = {"step": step + 1, "loss": round(sum(losses) / len(losses), 4), "tokens": seen, "seconds": round(time.time() - began)}
            print(said, flush=True)
            with log.open("a") as lines:
                lines.write(json.dumps(said) + "\n")
            losses = []
            state = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "shape": network.shape, "step": step + 1, "seen": seen}
            torch.save(state, options.run / "last.part")
            (options.run / "last.part").rename(kept)


def vocabulary_of(maker, options):
    """Kept with the run: a run that goes on must not have another."""
    path = options.run / "vocabulary.json"
    if not path.exists():
        made = [maker.example(f"{options.seed}.words.{i}") for i in range(30000)]
        marks = {f"<{mark}>" for prompts in maker.by_kind.values() for prompt in prompts for mark in PIECE.findall(prompt)}
        marks |= {f"<{mark}>" for prompt, text in made for mark in PIECE.findall(prompt + text)}
        path.write_text(json.dumps(learn([text for _, text in made], marks, options.vocabulary), ensure_ascii=False))
    return json.loads(path.read_text())


def batches(maker, tokens, seed, rows):
    """POOL pairs (ids, which of them are to be written), padded; rows of about the same length together."""
    drawn = []
    for i in range(rows * POOL):
        prompt, text = maker.example(f"{seed}.{i}")
        asked = [START, *tokens.encode(prompt)]
        drawn.append(([*asked, *tokens.encode(text), END], len(asked)))
    drawn.sort(key=lambda row: len(row[0]))
    out = [padded(drawn[i:i + rows]) for i in range(0, len(drawn), rows)]
    random.Random(seed).shuffle(out)
    return out


def padded(rows):
    longest = max(len(row) for row, _ in rows)
    ids = torch.tensor([row + [0] * (longest - len(row)) for row, _ in rows])
    place = torch.arange(longest)
    return ids, torch.stack([(place >= asked) & (place < len(row)) for row, asked in rows])


if __name__ == "__main__":
    main()
