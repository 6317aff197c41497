"""What the site model learns: where people are, from labels; everything else stays as NanoDet knew it."""
import torch
import torch.nn.functional as F
from torchvision.ops import complete_box_iou_loss

from loss import BOX_GAIN, assign, corners, covers
from network import joined
from site_network import by_side, decode

PERSON = 0
# In real pictures not everybody is labelled: where NanoDet sees somebody from here on without a label, nothing is said.
UNLABELLED = 0.3
# Of what is held against what is learned.
HELD = 0.2


def loss_of(levels, before, people, real):
    """levels, before: the network's and NanoDet's output for a batch; people: (M, 6) per picture, class, corners in pixels,
    ignored; real: a bool per picture. Returns the loss, and its class and box parts for the log."""
    logits, boxes, centres, strides = decode(levels)
    boxes = corners(boxes)
    scores, known = logits.detach().sigmoid(), decode(before)[0].sigmoid()
    target, counts = known.clone(), torch.full_like(logits, HELD)
    target[..., PERSON], counts[..., PERSON] = 0, 1
    found, wanted, weight = [], [], []
    for at, everybody in enumerate(people):
        seen, ignored = everybody[everybody[:, 5] == 0], everybody[everybody[:, 5] == 1]
        labelled = covers(seen[:, 1:5], centres)
        silent = covers(ignored[:, 1:5], centres) & ~labelled
        if real[at] and len(everybody):
            silent |= (known[at, :, PERSON] > UNLABELLED) & ~labelled
        counts[at, silent, PERSON] = 0
        if not len(seen):
            continue
        cells, owner, aim = assign(scores[at], boxes[at].detach(), centres, strides, seen)
        target[at, cells, PERSON], counts[at, cells, PERSON] = aim, 1
        found.append(boxes[at, cells])
        wanted.append(seen[owner, 1:5])
        weight.append(aim)
    total = target[..., PERSON].sum().clamp(1)
    entropy = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    class_loss = (entropy * counts).sum() / total
    box_loss = torch.zeros(())
    if found:
        box_loss = complete_box_iou_loss(torch.cat(found), torch.cat(wanted)) * (torch.cat(weight) + 0.05)
        box_loss = box_loss.sum() / total
    loss = class_loss + BOX_GAIN * box_loss + sides_apart(levels, before, known)
    return loss, float(class_loss), float(box_loss)


def sides_apart(levels, before, known):
    """How far the boxes of other things than people have moved: Kullback-Leibler divergence of their sides' shares."""
    now, then = (by_side(joined(each)[1]).log_softmax(3) for each in (levels, before))
    weight = known[..., PERSON + 1 :].amax(2)
    apart = F.kl_div(now, then, reduction="none", log_target=True).sum((2, 3))
    return (apart * weight).sum() / weight.sum().clamp(1)
