"""Detections of the torch network, decoded as the product decodes them, and their scores."""
import numpy as np
import torch
from torchvision.ops import batched_nms

from average_precision import score
from loss import corners
from network import flatten
from pictures import letterbox

# Lowest score that counts for AP, the product's default overlap, and its limit of detections.
CONFIDENCE, IOU, MOST = 0.01, 0.45, 300


@torch.no_grad()
def detect(net, image, width, height):
    """(K, 6) x1 y1 x2 y2 score class, picture pixels: the best class of every cell, suppression within a class."""
    tensor, back = letterbox(image, width, height)
    logits, boxes, _, _ = flatten(net(torch.from_numpy(tensor).to(memory_format=torch.channels_last)))
    scores, kinds = logits[0].sigmoid().max(1)
    keep = scores > CONFIDENCE
    scores, kinds, boxes = scores[keep], kinds[keep], corners(boxes[0][keep])
    keep = batched_nms(boxes, scores, kinds, IOU)[:MOST]
    found = torch.cat([boxes[keep], scores[keep, None], kinds[keep, None].float()], 1).numpy().astype(np.float64)
    found[:, :4] = back(found[:, :4])
    return found


def evaluate(net, pictures, width, height):
    """Figures of average_precision.score over pictures."""
    net.eval()
    return score([detect(net, p.image, width, height) for p in pictures], [p.people for p in pictures])
