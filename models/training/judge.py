"""What the boxes of a network's cells see: a head, nobody, or what nobody can say."""
import torch

from loss import covers

HEAD, NOBODY, UNKNOWN = 1, 0, -1
# IoU with somebody's box from which on somebody is seen there.
LEAST_IOU = 0.3
# A box that lies on somebody with more of its area than this does not show that nobody is there.
MOST_TOUCHED = 0.2
# Of somebody labelled from head to foot: how much from above the head may be in, and how much lower than the body its box is.
UPPER, LOWER_THAN = 0.4, 0.6


def judge_heads(boxes, people):
    """boxes (N, 4), people (M, 6) as in Picture, pixels both; (N) of HEAD, NOBODY, UNKNOWN."""
    truth = torch.full((len(boxes),), NOBODY)
    if not len(people):
        return truth
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    both = shared(boxes, people[:, 1:5])
    truth[covers(people[:, 1:5], middle) | (both > MOST_TOUCHED * area(boxes)[:, None]).any(1)] = UNKNOWN
    iou = both / (area(boxes)[:, None] + area(people[:, 1:5])[None] - both + 1e-9)
    truth[((iou > LEAST_IOU) & (people[:, 5] == 0)[None]).any(1) & covers(people[:, 1:5], middle)] = HEAD
    return truth


def judge_bodies(boxes, people, scores, least):
    """The same where people are labelled from head to foot: a box of a score from `least` on at the upper end of a body is
    its head; the rest of a body says nothing."""
    truth = judge_heads(boxes, people)
    if not len(people):
        return truth
    upper = people[:, 1:5].clone()
    height = upper[:, 3] - upper[:, 1]
    upper[:, 3] = upper[:, 1] + UPPER * height
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    there = (middle[:, None] > upper[None, :, :2]) & (middle[:, None] < upper[None, :, 2:])
    low = (boxes[:, 3] - boxes[:, 1])[:, None] < LOWER_THAN * height[None]
    # A body that begins at the picture's edge may have lost its head there.
    whole = upper[:, 1] > 2
    truth[(there.all(-1) & low & whole[None]).any(1) & (scores >= least)] = HEAD
    return truth


def shared(a, b):
    """Areas that boxes a (N, 4) and b (M, 4) share: (N, M)."""
    sides = torch.min(a[:, None, 2:], b[None, :, 2:]) - torch.max(a[:, None, :2], b[None, :, :2])
    return sides.clamp(0).prod(-1)


def area(boxes):
    return (boxes[:, 2:] - boxes[:, :2]).clamp(0).prod(-1)
