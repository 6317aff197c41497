"""Fine-tunes the network from NanoDet's weights on simulated and real pictures, on the CPU.

Usage: train.py --simulated DIR --real DIR --out RUN [--steps N] [--minutes M] [--seed N]
DIR holds train/ and valid/, each with images/ and labels/. Writes RUN/last.pt and RUN/log.jsonl.
The same pictures, seed and steps give the same model up to the order of sums. --minutes ends the schedule earlier on a
slow machine, which gives that up.
"""
import argparse
import copy
import json
import math
import queue
import threading
import time
from pathlib import Path

import numpy as np
import torch

from classes import CODES
from crops import Crops
from evaluate import evaluate
from loss import loss_of
from network import HeadNet
from pictures import read_all
from weights import read_convolutions

NANODET = Path(__file__).parents[1] / "nanodet-coco" / "model.onnx"
WARM_UP = 80
BODY_RATE = 0.5  # of the head's learning rate: the body knows a lot already
EMA = 0.998


def pictures_in(folders, part):
    return {name: read_all(Path(folder) / part, name == "real") for name, folder in folders.items()}


def feed(sources, into):
    """Batches without end; sources: (crops, real, how many of them in a batch)."""
    while True:
        drawn = [(*crops.draw(), real) for crops, real, count in sources for _ in range(count)]
        pictures, people, real = zip(*drawn)
        into.put((torch.from_numpy(np.stack(pictures)), [torch.from_numpy(p.copy()) for p in people], real))


def optimiser_of(net, rate):
    body = {id(parameter) for parameter in net.body.parameters()}
    groups = []
    for in_body in (True, False):
        for decays in (True, False):
            mine = [p for p in net.parameters() if (id(p) in body) == in_body and (p.ndim > 1) == decays]
            factor = BODY_RATE if in_body else 1.0
            groups.append({"params": mine, "weight_decay": 0.02 if decays else 0.0, "factor": factor})
    return torch.optim.AdamW(groups, lr=rate)


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
    parser.add_argument("--out", required=True)
    parser.add_argument("--steps", type=int, default=10000)
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--size", type=int, default=416)
    parser.add_argument("--per-step", type=int, nargs=2, default=(7, 3), help="simulated and real crops in a step")
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

    net = HeadNet(len(CODES))
    net.body.load(read_convolutions(NANODET))
    net = net.to(memory_format=torch.channels_last)
    average = copy.deepcopy(net).eval()
    optimiser = optimiser_of(net, options.rate)

    folders = {"sim": options.simulated, "real": options.real}
    parts = {part: pictures_in(folders, part) for part in ("train", "valid")}
    pictures_of = {name: len(pictures) for name, pictures in parts["train"].items()}
    print(pictures_of, "pictures", flush=True)
    crops = {name: Crops(pictures, options.size, options.seed) for name, pictures in parts["train"].items()}
    sources = [(drawn, name == "real", count) for (name, drawn), count in zip(crops.items(), options.per_step)]
    per_step = sum(options.per_step)
    batches = queue.Queue(4)
    threading.Thread(target=feed, args=(sources, batches), daemon=True).start()

    log = open(out / "log.jsonl", "w")
    seconds, sums = 0.0, np.zeros(3)
    for step in range(1, options.steps + 1):
        started = time.monotonic()
        progress = min(1.0, max(step / options.steps, seconds / 60 / options.minutes))
        rate = options.rate * min(1, step / WARM_UP) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress)))
        for group in optimiser.param_groups:
            group["lr"] = rate * group["factor"]
        pictures, people, real = batches.get()
        net.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            levels = net(pictures.to(memory_format=torch.channels_last))
        loss, class_loss, box_loss = loss_of(levels, people, real)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 10.0)
        optimiser.step()
        follow(average, net, step)
        seconds += time.monotonic() - started
        sums += (class_loss, box_loss, 1)
        if step % 50 == 0:
            pace = step * per_step / seconds
            losses = "class {:.3f} box {:.3f}".format(*sums[:2] / sums[2])
            print(f"{step} {seconds:.0f} s {pace:.1f} crops/s, {losses}", flush=True)
            sums[:] = 0
        last = step == options.steps or progress >= 1
        if step % options.valid_every == 0 or last:
            figures = {name: evaluate(average, valid, *options.input) for name, valid in parts["valid"].items()}
            record = {"step": step, "seconds": round(seconds), "pictures": pictures_of, **figures}
            print(json.dumps(record), flush=True)
            log.write(json.dumps(record) + "\n")
            log.flush()
            torch.save({"average": average.state_dict(), "step": step, "seed": options.seed}, out / "last.pt")
        if last:
            break


if __name__ == "__main__":
    main()
