"""Detections of the torch network, decoded as the product decodes them, and their scores.

Usage: evaluate.py RUN/last.pt FOLDER --input WIDTH HEIGHT [--real] [--every-class]
"""
import argparse
import json

import numpy as np
import torch
from torchvision.ops import batched_nms

from average_precision import score
from export import load
from loss import corners
from mine import false_boxes
from network import flatten
from pictures import letterbox, read_all

# Lowest score that counts for AP (Ultralytics' too), the product's default overlap, and its limit of detections.
CONFIDENCE, IOU, MOST = 0.001, 0.45, 300
# A new camera's.
THRESHOLD = 0.25


@torch.no_grad()
def detect(net, image, width, height, every_class=False):
    """(K, 6) x1 y1 x2 y2 score class, picture pixels: the best class of every cell, as the product takes it, or every
    class of every cell, as trainers score; suppression within a class."""
    tensor, back = letterbox(image, width, height)
    logits, boxes, _, _ = flatten(net(torch.from_numpy(tensor).to(memory_format=torch.channels_last)))
    scores, boxes = logits[0].sigmoid(), corners(boxes[0])
    allowed = scores > CONFIDENCE
    if not every_class:
        allowed &= scores == scores.max(1, keepdim=True).values
    cells, kinds = allowed.nonzero(as_tuple=True)
    scores, boxes = scores[cells, kinds], boxes[cells]
    keep = batched_nms(boxes, scores, kinds, IOU)[:MOST]
    found = torch.cat([boxes[keep], scores[keep, None], kinds[keep, None].float()], 1).numpy().astype(np.float64)
    found[:, :4] = back(found[:, :4])
    return found


def evaluate(net, pictures, width, height, every_class=False):
    """Figures of average_precision.score over pictures, and how many boxes a picture has on nobody at a camera's
    default threshold."""
    net.eval()
    found = [detect(net, picture.image, width, height, every_class) for picture in pictures]
    people = [picture.people for picture in pictures]
    wrong = sum(len(false_boxes(f, p, THRESHOLD)) for f, p in zip(found, people))
    figures = score(found, people) if any((p[:, 5] == 0).any() for p in people) else {"pictures": len(pictures)}
    return {**figures, "false_per_picture": round(wrong / len(pictures), 3)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint")
    parser.add_argument("folder")
    parser.add_argument("--input", type=int, nargs=2, required=True)
    parser.add_argument("--real", action="store_true")
    parser.add_argument("--every-class", action="store_true")
    options = parser.parse_args()
    pictures = read_all(options.folder, options.real)
    net = load(options.checkpoint).to(memory_format=torch.channels_last)
    print(json.dumps(evaluate(net, pictures, *options.input, options.every_class)))


if __name__ == "__main__":
    main()
