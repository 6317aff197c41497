"""Teaches the site model people as cameras see them, on the CPU, from NanoDet's weights.

Usage: train_site.py --simulated DIR [DIR ...] --real SET [SET ...] --out RUN [--steps N] [--seed N]
A simulated DIR holds images/ and bodies/ (sim/, stills --site or --varied), a real SET images/, labels/ (`class cx cy w h`, people from
head to foot) and train.txt. Writes RUN/last.pt and RUN/state.pt. Begun again with the same RUN it goes on where it was stopped.
"""
import argparse
import copy
import json
import queue
import threading
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from crops import INPUT, Crops
from labels import parse_labels
from licence import require_licence
from network import in_float
from pictures import Picture, names_to_train
from site_loss import loss_of
from site_network import SiteNet
from train import SAVE_EVERY, follow, freeze, optimiser_of, restore, save, set_rate, tensors
from weights import NANODET, read_convolutions

NO_BOXES = np.zeros((0, 4))


def read(folder, name, real):
    """One picture with its people, all of one class. Raises BadLabel."""
    image = Image.open(folder / "images" / f"{name}.jpg").convert("RGB")
    file = folder / ("labels" if real else "bodies") / f"{name}.txt"
    rows = parse_labels(file.read_text(), file, 5 if real else 6, 1)
    people = np.zeros((len(rows), 6), np.float32)
    for person, (_, cx, cy, w, h, *visible) in zip(people, rows):
        person[1:5] = cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2
        person[5] = bool(visible) and visible[0] == 0
    people[:, 1:5] = people[:, 1:5].clip(0, 1) * np.array([image.width, image.height] * 2, np.float32)
    return Picture(name, image, people, real, NO_BOXES)


def read_real(folder):
    """Those to train on. Raises NoLicence, BadLabel."""
    require_licence(folder)
    return [read(folder, name, True) for name in names_to_train(folder)]


def feed(sources, into):
    """Batches without end; sources: crops, how many of them in a batch, whether they are real."""
    while True:
        drawn = [(*crops.draw(), real) for crops, count, real in sources for _ in range(count)]
        pictures, people, real = zip(*drawn)
        into.put((*tensors(pictures, people), real))


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--simulated", nargs="+", type=Path, required=True)
    parser.add_argument("--real", nargs="*", type=Path, default=[])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--size", type=int, default=416)
    parser.add_argument("--input", type=int, nargs=2, default=INPUT, help="what pictures are scaled to before crops are taken")
    parser.add_argument("--per-step", type=int, nargs=2, default=(6, 4), help="crops: simulated, real")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def begin():
    return SiteNet().load(read_convolutions(NANODET)).to(memory_format=torch.channels_last)


def main():
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    state_file = options.out / "state.pt"
    state = torch.load(state_file) if state_file.exists() else None
    done = state["step"] if state else 0

    simulated = [read(folder, path.stem, False) for folder in options.simulated for path in sorted((folder / "images").glob("*.jpg"))]
    real = [picture for folder in options.real for picture in read_real(folder)]
    pictures_of = {"sim": len(simulated), "real": len(real)}
    print(pictures_of, f"pictures, from step {done}", flush=True)
    groups = [group for group in ((simulated, options.per_step[0], False), (real, options.per_step[1], True)) if group[0]]
    sources = [(Crops(pictures, options.size, options.seed + done, model_input=options.input), count, real) for pictures, count, real in groups]
    batches = queue.Queue(4)
    threading.Thread(target=feed, args=(sources, batches), daemon=True).start()

    net, teacher = begin(), begin().requires_grad_(False).eval()
    freeze(net, boxes=False)
    average = copy.deepcopy(net).eval()
    optimiser = optimiser_of(net, options.rate)
    restore(state, net, average, optimiser)

    started, sums = time.monotonic(), np.zeros(3)
    for step in range(done + 1, options.steps + 1):
        set_rate(optimiser, options.rate, step, options.steps)
        pictures, people, real = batches.get()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            pictures = pictures.to(memory_format=torch.channels_last)
            levels, before = (in_float(one(pictures)) for one in (net, teacher))
        loss, class_loss, box_loss = loss_of(levels, before, people, real)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 10.0)
        optimiser.step()
        follow(average, net, step)
        sums += (class_loss, box_loss, 1)
        if step % 50 == 0:
            class_loss, box_loss = sums[:2] / sums[2]
            record = {"step": step, "seconds": round(time.monotonic() - started), "class": round(class_loss, 3), "box": round(box_loss, 3)}
            print(json.dumps(record), flush=True)
            sums[:] = 0
        if step % SAVE_EVERY == 0 or step == options.steps:
            facts = {"step": step, "seed": options.seed, "pictures": pictures_of, "average": average.state_dict()}
            save(options.out / "last.pt", facts)
            save(state_file, {**facts, "net": net.state_dict(), "optimiser": optimiser.state_dict()})


if __name__ == "__main__":
    main()
