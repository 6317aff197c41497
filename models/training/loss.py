"""Task-aligned assignment and the loss: soft-target cross entropy for the classes, CIoU for the boxes."""
import torch
import torch.nn.functional as F
from torchvision.ops import box_iou, complete_box_iou_loss

from classes import UNLABELLED_IN_REAL
from network import flatten, in_float, joined

BOX_GAIN = 2.0
# In real pictures a labelled person rarely lies or stands (some do, under another label): a weak statement.
LABELLED_WEIGHT = 0.3
# Rare behaviours that look like common ones (looking back like up, phone like down) count more; order of the classes.
CLASS_WEIGHTS = torch.tensor([1.0, 1.0, 1.5, 3.0, 1.8, 1.0])


def corners(boxes):
    """cx cy w h -> x1 y1 x2 y2."""
    half = boxes[..., 2:] / 2
    return torch.cat([boxes[..., :2] - half, boxes[..., :2] + half], -1)


def covers(boxes, points):
    """Which points (N, 2) lie in any of the boxes (M, 4): (N)."""
    inside = (points[None] > boxes[:, None, :2]) & (points[None] < boxes[:, None, 2:])
    return inside.all(-1).any(0)


@torch.no_grad()
def assign(scores, boxes, centres, strides, people, most=9, alpha=0.5, beta=4.0):
    """Cells that answer for people in one picture: (their index, the person's index, the class score to aim at)."""
    iou = box_iou(people[:, 1:5], boxes)
    middle = (people[:, 1:3] + people[:, 3:5]) / 2
    # Tiny boxes get at least one cell.
    reach = torch.max((people[:, 3:5] - people[:, 1:3])[:, None] / 2, strides[None] * 0.75)
    inside = ((centres[None] - middle[:, None]).abs() < reach).all(-1)
    metric = scores[:, people[:, 0].long()].T.clamp(1e-6) ** alpha * (iou + 1e-3) ** beta * inside
    best, index = metric.topk(min(most, metric.shape[1]), 1)
    taken = torch.zeros_like(metric, dtype=torch.bool).scatter_(1, index, best > 0)
    # A cell that two people want goes to the one it overlaps more.
    owner = torch.where(taken, iou + 1e-6, torch.zeros_like(iou)).max(0).indices
    taken = F.one_hot(owner, len(people)).T.bool() & taken
    metric, iou = metric * taken, iou * taken
    target = metric / metric.amax(1, keepdim=True).clamp(1e-9) * iou.amax(1, keepdim=True)
    cells = taken.any(0).nonzero()[:, 0]
    return cells, owner[cells], target.amax(0)[cells]


def counted(centres, people, real, classes):
    """How much silence says (N, classes), 0..1. Nothing in ignored people; and in real pictures next to nothing of who
    lies or stands."""
    seen, ignored = people[people[:, 5] == 0, 1:5], people[people[:, 5] == 1, 1:5]
    labelled = covers(seen, centres)
    counts = torch.ones(len(centres), classes)
    counts[covers(ignored, centres) & ~labelled] = 0
    if real:
        for kind in UNLABELLED_IN_REAL:
            counts[:, kind] = torch.where(labelled, LABELLED_WEIGHT, 0.0)
    return counts


def drift(levels, before):
    """How far a network has moved from the one it started from, where that one saw somebody: in telling behaviours apart
    (Kullback-Leibler divergence of the classes' shares, Li and Hoiem 2016) and in its box values. How sure it is that
    somebody is there at all does not matter: just that is to be learned anew."""
    (now, boxes), (then, old) = (joined(in_float(one)) for one in (levels, before))
    weight = then.sigmoid().amax(2)
    shares = F.kl_div(now.log_softmax(2), then.log_softmax(2), reduction="none", log_target=True).sum(2)
    apart = F.smooth_l1_loss(boxes, old, beta=0.1, reduction="none").sum(2)
    total = weight.sum().clamp(1)
    return (shares * weight).sum() / total, (apart * weight).sum() / total


def loss_of(levels, people, real, held=None):
    """levels: the network's output for a batch; people: (M, 6) per picture as in Picture; real: a bool per picture; held: per
    picture what its scores are to be instead of what its people say, and how much each counts (hold.py), or None.
    Returns the loss, and its class and box parts for the log."""
    logits, boxes, centres, strides = flatten(in_float(levels))
    boxes = corners(boxes)
    scores = logits.detach().sigmoid()
    target, counts = torch.zeros_like(logits), torch.ones_like(logits)
    found, wanted, weight = [], [], []
    for at, everybody in enumerate(people):
        if held and held[at]:
            target[at], counts[at] = held[at]
            continue
        counts[at] = counted(centres, everybody, real[at], logits.shape[2])
        seen = everybody[everybody[:, 5] == 0]
        if not len(seen):
            continue
        cells, owner, aim = assign(scores[at], boxes[at].detach(), centres, strides, seen)
        kinds = seen[owner, 0].long()
        target[at, cells, kinds] = aim
        counts[at, cells] *= CLASS_WEIGHTS[kinds, None]
        found.append(boxes[at, cells])
        wanted.append(seen[owner, 1:5])
        weight.append(aim)
    total = target.sum().clamp(1)
    entropy = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    class_loss = (entropy * counts).sum() / total
    if not found:
        return class_loss, float(class_loss), 0.0
    box_loss = complete_box_iou_loss(torch.cat(found), torch.cat(wanted)) * (torch.cat(weight) + 0.05)
    box_loss = box_loss.sum() / total
    return class_loss + BOX_GAIN * box_loss, float(class_loss), float(box_loss)
