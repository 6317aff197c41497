"""What a network that learns anew from a published one aims at in real pictures: where the published one sees a head it keeps its
scores, where nobody is they go (learning without forgetting, Li and Hoiem 2016). So a room's few labels are not learned by heart,
and pictures with people labelled from head to foot do not only ever lower scores."""
import torch

from classes import UNLABELLED_IN_REAL
from judge import HEAD, NOBODY, UNKNOWN, judge_bodies, judge_heads

# Of a published score: below it a box at the upper end of a body may as well be a shoulder.
LEAST = 0.08


@torch.no_grad()
def held(before, boxes, people, bodies):
    """before: a published network's logits (N, classes) of one picture, boxes (N, 4) its corners in pixels, people (M, 6) as in
    Picture, bodies: whether they are labelled from head to foot. Returns what the scores are to be and how much each
    counts, (N, classes) both."""
    scores = before.sigmoid()
    truth = judge_bodies(boxes, people, scores.amax(1), LEAST) if bodies else judge_heads(boxes, people)
    target = torch.where((truth == HEAD)[:, None], scores, torch.zeros(()))
    counts = (truth != UNKNOWN)[:, None].expand_as(scores).float()
    if not bodies:
        # Who stands or lies there may have no label at all.
        counts[:, UNLABELLED_IN_REAL] *= (truth != NOBODY)[:, None]
    return target, counts
