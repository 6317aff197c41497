"""What a network that learns anew from a published one aims at in real pictures: where the published one sees a head it keeps its
scores, where nobody is they go (learning without forgetting, Li and Hoiem 2016). So a room's few labels are not learned by heart,
and pictures with people labelled from head to foot do not only ever lower scores: whoever is labelled has a head, so the best of what
is seen at the upper end of a body is one, however unsure the published network was."""
import torch

from classes import UNLABELLED_IN_REAL
from judge import HEAD, NOBODY, UNKNOWN, judge_bodies, judge_heads
from pictures import HEAD_ALONE

# Of a published score: below it a box at the upper end of a body may as well be a shoulder.
LEAST = 0.08
# What the best box on a labelled body's head is to score at least, and how many times a score is raised for it at most.
SURE, MOST_RAISED = 0.6, 4.0
# On a head that is known: how many cells answer for it, how far from its middle their boxes may be, and how high they may be (heads
# alone are boxed, or heads and shoulders); all in its height.
CELLS, AWAY, LOWEST, HIGHEST = 9, 0.5, 0.6, 2.2
# Of smaller bodies the head is a few pixels, and hardly one; pixels of height.
LEAST_BODY = 60


@torch.no_grad()
def held(before, boxes, people, bodies):
    """before: a published network's logits (N, classes) of one picture, boxes (N, 4) its corners in pixels, people (M, 6) as in
    Picture, bodies: whether they are labelled from head to foot. Returns what the scores are to be and how much each
    counts, (N, classes) both."""
    scores, heads = before.sigmoid(), people[people[:, 5] == HEAD_ALONE]
    people = people[people[:, 5] != HEAD_ALONE]
    truth = judge_bodies(boxes, people, scores.amax(1), LEAST) if bodies else judge_heads(boxes, people)
    target = torch.where((truth == HEAD)[:, None], scores, torch.zeros(()))
    if bodies:
        target = raised(target, boxes, people)
    for head in heads:
        cells = best_on(head, boxes, scores)
        target[cells] = torch.maximum(target[cells], alike(scores[cells]))
        truth[cells] = HEAD
    counts = (truth != UNKNOWN)[:, None].expand_as(scores).float()
    if not bodies:
        # Who stands or lies there may have no label at all.
        counts[:, UNLABELLED_IN_REAL] *= (truth != NOBODY)[:, None]
    return target, counts


def raised(target, boxes, people):
    """The scores (N, classes) with those on each body (M, 6) raised alike until the best one is SURE. Which behaviour it is
    stays as likely. In two bodies at once, the one that is seen better decides."""
    if not len(people):
        return target
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    inside = ((middle[:, None] > people[None, :, 1:3]) & (middle[:, None] < people[None, :, 3:5])).all(-1)
    best = (inside * target.amax(1)[:, None]).amax(0)
    factor = (SURE / best.clamp(1e-6)).clamp(1, MOST_RAISED)
    factor[people[:, 4] - people[:, 2] < LEAST_BODY] = 1
    nearest = torch.where(inside & (best > 0), factor, torch.full((), MOST_RAISED)).amin(1)
    return target * torch.where(inside.any(1), nearest, torch.ones(()))[:, None]


def best_on(head, boxes, scores):
    """The cells whose boxes fit a head (6) best, at most CELLS: by the score of the likeliest class."""
    middle, height = (head[1:3] + head[3:5]) / 2, head[4] - head[2]
    away = (((boxes[:, :2] + boxes[:, 2:]) / 2 - middle).abs() / height).amax(1)
    tall = (boxes[:, 3] - boxes[:, 1]) / height
    fits = ((away < AWAY) & (tall > LOWEST) & (tall < HIGHEST)).nonzero()[:, 0]
    return fits[scores[fits].amax(1).argsort(descending=True)[:CELLS]]


def alike(scores):
    """Scores (K, classes) raised alike in each cell until the best class is SURE."""
    return scores * (SURE / scores.amax(1, keepdim=True).clamp(1e-6)).clamp(1)
