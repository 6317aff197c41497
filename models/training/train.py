"""Trains the network on simulated and real pictures, on the CPU, from NanoDet's weights or from a published model.

Usage: train.py --simulated DIR --real DIR [--bodies DIR ...] --out RUN [--from FLOAT.onnx] [--steps N] [--seed N]
DIR holds train/ and valid/, each with images/ and labels/; one of bodies is a set with images/, labels/ and train.txt.
Writes RUN/last.pt (the model), RUN/state.pt (everything needed to go on) and RUN/log.jsonl. Begun again with the same
RUN it goes on where it was stopped, so it may be stopped at any time. Crops are drawn anew after that; otherwise the
same pictures, seed and steps give the same model up to the order of sums.
"""
import argparse
import copy
import json
import math
import os
import queue
import threading
import time
from pathlib import Path

import numpy as np
import torch

from classes import CODES
from crops import Crops
from evaluate import evaluate
from hold import held
from licence import require_licence
from loss import corners, drift, loss_of
from network import HeadNet, flatten, in_float
from paste import paste
from pictures import read_all, read_all_bodies
from published import load_published
from weights import NANODET, read_convolutions

WARM_UP = 80
BODY_RATE = 0.5  # of the head's learning rate: the body knows a lot already
EMA = 0.998
# Weights of `drift` from a published model: its behaviours, its boxes.
DRIFT = (6.0, 4.0)


# Crops round what an earlier model saw where nobody is (mine.py): of simulated pictures, and of bodies.
HARD = {"sim": 0.3, "real": 0.0, "bodies": 0.6}
# How many of the other crops get pieces of pictures without anybody (paste.py).
PASTED = 0.35
SAVE_EVERY = 100


def read_sources(options):
    """{"train": {source: pictures}, "valid": …}. Bodies have no valid part of their own. Raises NoLicence,
    BadLabel."""
    for folder in (options.real, *options.bodies):
        require_licence(folder)
    parts = {}
    for part in ("train", "valid"):
        parts[part] = {
            "sim": read_all(Path(options.simulated) / part, False),
            "real": read_all(Path(options.real) / part, True),
        }
    bodies = [picture for folder in options.bodies for picture in read_all_bodies(folder)]
    if bodies:
        parts["train"]["bodies"] = bodies
    varied = Path(options.simulated) / "varied-valid"
    if varied.exists():
        parts["valid"]["varied"] = read_all(varied, False)
    return parts


def feed(sources, into, rng):
    """Batches without end; sources: name, crops, and how many of them in a batch. Into some crops go pieces of one in
    which bodies are labelled."""
    while True:
        drawn = [(name, *crops.draw()) for name, crops, count in sources for _ in range(count)]
        donors = [(picture, people) for name, picture, people in drawn if name == "bodies"]
        for name, picture, people in drawn:
            if donors and name != "bodies" and rng.random() < PASTED:
                paste(picture, people, *donors[rng.integers(len(donors))], rng)
        names, pictures, people = zip(*drawn)
        into.put((*tensors(pictures, people), names))


def tensors(pictures, people):
    """A batch's pictures (B, 3, size, size), and people (M, 6) of each."""
    return torch.from_numpy(np.stack(pictures)), [torch.from_numpy(p.copy()) for p in people]


def begin(options):
    """The network to start from."""
    net = HeadNet(len(CODES))
    if options.start:
        load_published(net, options.start)
    else:
        net.body.load(read_convolutions(NANODET))
    return net.to(memory_format=torch.channels_last)


@torch.no_grad()
def hold(before, people, names):
    """What the scores of real pictures are held to, None for simulated ones. before: the published network's levels."""
    logits, boxes, _, _ = flatten(in_float(before))
    return [
        None if name == "sim" else held(*picture, everybody, name == "bodies")
        for picture, everybody, name in zip(zip(logits, corners(boxes)), people, names)
    ]


def freeze(net, boxes):
    """What sees edges and textures need not learn anything again; these layers are also the dearest. With `boxes` nothing
    that they come from: they stay as published."""
    first = (net.body.stem, net.body.second, net.body.csp2, net.body.down3, net.body.csp3)
    for module in (net.body, net.locate) if boxes else first:
        module.requires_grad_(False)


def save(path, content):
    """Whole or not at all."""
    torch.save(content, f"{path}.part")
    os.replace(f"{path}.part", path)


def optimiser_of(net, rate):
    body = {id(parameter) for parameter in net.body.parameters()}
    groups = []
    for in_body in (True, False):
        for decays in (True, False):
            mine = [p for p in net.parameters() if (id(p) in body) == in_body and (p.ndim > 1) == decays]
            factor = BODY_RATE if in_body else 1.0
            groups.append({"params": mine, "weight_decay": 0.02 if decays else 0.0, "factor": factor})
    return torch.optim.AdamW(groups, lr=rate)


def set_rate(optimiser, rate, step, steps):
    """Of this step: up to `rate` while warming up, down on a cosine to the last."""
    rate *= min(1, step / WARM_UP) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * step / steps)))
    for group in optimiser.param_groups:
        group["lr"] = rate * group["factor"]


def restore(state, net, average, optimiser):
    """Goes on where a stopped run was; state: what it saved, None at the beginning."""
    if state:
        net.load_state_dict(state["net"])
        average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])


@torch.no_grad()
def follow(average, net, step):
    """Moving average of all weights; quick at first."""
    keep = min(EMA, (1 + step) / (10 + step))
    for mine, theirs in zip(average.state_dict().values(), net.state_dict().values()):
        if mine.dtype.is_floating_point:
            mine.lerp_(theirs, 1 - keep)
        else:
            mine.copy_(theirs)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--simulated", required=True)
    parser.add_argument("--real", required=True)
    parser.add_argument("--bodies", nargs="*", default=[], help="sets with whole people labelled: where nobody is")
    parser.add_argument("--out", required=True)
    parser.add_argument("--from", dest="start", help="a published float.onnx to start from instead of NanoDet")
    parser.add_argument("--keep-boxes", action="store_true", help="with --from: the branches of classes alone learn, held in real pictures (hold.py)")
    parser.add_argument("--steps", type=int, default=10000)
    parser.add_argument("--size", type=int, default=416)
    parser.add_argument("--per-step", type=int, nargs=3, default=(5, 2, 3), help="crops: simulated, real, bodies")
    parser.add_argument("--rate", type=float, default=1.2e-3)
    parser.add_argument("--valid-every", type=int, default=1000)
    parser.add_argument("--input", type=int, nargs=2, default=(1280, 736), help="width and height for validation")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def main():
    options = arguments()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    state = torch.load(out / "state.pt") if (out / "state.pt").exists() else None
    done = state["step"] if state else 0

    parts = read_sources(options)
    pictures_of = {name: len(pictures) for name, pictures in parts["train"].items()}
    print(pictures_of, f"pictures, from step {done}", flush=True)
    per_step = dict(zip(HARD, options.per_step))
    sources = [
        (name, Crops(pictures, options.size, options.seed + done, HARD[name]), per_step[name])
        for name, pictures in parts["train"].items()
    ]
    crops_of_step = sum(count for _, _, count in sources)
    batches = queue.Queue(4)
    threading.Thread(target=feed, args=(sources, batches, np.random.default_rng(options.seed + done)), daemon=True).start()

    net = HeadNet(len(CODES)).to(memory_format=torch.channels_last) if state else begin(options)
    teacher = None
    if options.start:
        freeze(net, options.keep_boxes)
        teacher = begin(options).requires_grad_(False).eval()
    average = copy.deepcopy(net).eval()
    optimiser = optimiser_of(net, options.rate)
    restore(state, net, average, optimiser)

    log = open(out / "log.jsonl", "a")
    seconds, sums = state["seconds"] if state else 0.0, np.zeros(3)
    since = seconds
    for step in range(done + 1, options.steps + 1):
        started = time.monotonic()
        set_rate(optimiser, options.rate, step, options.steps)
        pictures, people, names = batches.get()
        # The norms of a published model are folded: they stay as they are.
        net.train(not options.start)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            pictures = pictures.to(memory_format=torch.channels_last)
            levels = net(pictures)
            before = teacher(pictures) if teacher else []
        kept = hold(before, people, names) if options.keep_boxes else None
        loss, class_loss, box_loss = loss_of(levels, people, [name == "real" for name in names], kept)
        if before:
            loss = loss + sum(weight * part for weight, part in zip(DRIFT, drift(levels, before)))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 10.0)
        optimiser.step()
        follow(average, net, step)
        seconds += time.monotonic() - started
        sums += (class_loss, box_loss, 1)
        if step % 50 == 0:
            pace = 50 * crops_of_step / (seconds - since)
            losses = "class {:.3f} box {:.3f}".format(*sums[:2] / sums[2])
            print(f"{step} {seconds:.0f} s {pace:.1f} crops/s, {losses}", flush=True)
            since, sums[:] = seconds, 0
        if step % SAVE_EVERY == 0 or step == options.steps:
            facts = {"step": step, "seconds": seconds, "seed": options.seed, "average": average.state_dict()}
            save(out / "last.pt", facts)
            save(out / "state.pt", {**facts, "net": net.state_dict(), "optimiser": optimiser.state_dict()})
        if step % options.valid_every == 0 or step == options.steps:
            figures = {name: evaluate(average, valid, *options.input) for name, valid in parts["valid"].items()}
            record = {"step": step, "seconds": round(seconds), "pictures": pictures_of, **figures}
            print(json.dumps(record), flush=True)
            log.write(json.dumps(record) + "\n")
            log.flush()


if __name__ == "__main__":
    main()
