"""How far a head is believed. A second network, the witness, knows people from head to foot, from many more real pictures than there
are heads labelled: where it sees no body there is a chair, a jacket or a backpack rather than somebody, and where it sees one
a head that the first network was unsure of is one."""
import math

import torch
from torch import nn

from enlarge import enlarged

# Heads and bodies that are compared, the best of each. A person has about ten cells of the one and seven of the other.
MOST_HEADS, MOST_BODIES = 512, 768
# Scores are kept from 0 and 1, whose logits are not finite.
LEAST = 1e-4
# By measure on pictures that are not tested on, but for MOST_RAISED, which was halved for two figures of the tests (docs/benchmarks.md).
# A head falls where no body around it has a score of BODY: by FALL logits for one that a body's lacks, MOST_FALLEN at most.
BODY, FALL, MOST_FALLEN = 0.08, 1.5, 3.0
# It is raised where a body with more than SURE has it at its upper end and in its middle: by as many logits as it has more.
SURE, MOST_RAISED = 0.1, 0.3
# Where a head's middle is in a body: how far aside of the body's middle, in its width and, further, in the head's own; how far below its
# top, in its height. Who lies on a desk has the head anywhere.
ANYWHERE, UPPER = (0.5, 0.1, 1.02), (0.4, 0.0, 0.5)
# And how far above the top, in the head's height: a body's box may begin at the chin.
ABOVE = 0.3
# Heights of heads, in pixels: of bodies whose head has fewer than the first the witness sees nothing, of those with the second enough.
TOO_SMALL, LARGE_ENOUGH = 24, 32
# A head is not higher than this many bodies. Near a camera a body is little more than a head.
TALLEST = 1.3


class Believed(nn.Module):
    """found: (1, 4 + classes, N), heads as boxes cx cy w h and scores; seen: (1, 4 + kinds, M), bodies likewise, their first kind
    people, in a picture `smaller` times smaller of which `cut` (left, top) pixels are missing. Returns `found` with other scores:
    those of all classes of a head move alike in logits, so which behaviour it is stays as likely."""

    def __init__(self, smaller, cut):
        super().__init__()
        self.smaller, self.cut = smaller, cut

    def forward(self, found, seen):
        boxes, scores = found[0, :4], found[0, 4:]
        _, best = scores.amax(0).topk(min(MOST_HEADS, scores.shape[1]))
        people, who = seen[0, 4].topk(min(MOST_BODIES, seen.shape[2]))
        bodies = enlarged(seen[0, :4][:, who], self.smaller, self.cut)
        anywhere, upper = (evidence(boxes[:, best], bodies, people, *place) for place in (ANYWHERE, UPPER))
        if seen.shape[2] > MOST_BODIES:
            # In a hall of more than a hundred not every body is compared: whoever has none may have one of those left out.
            anywhere = anywhere.maximum(people[-1])
        fall, rise = logits(anywhere), logits(upper)
        judged = ((boxes[3, best] - TOO_SMALL) / (LARGE_ENOUGH - TOO_SMALL)).clamp(0, 1)
        shift = judged * (FALL * (fall - logit(BODY))).clamp(-MOST_FALLEN, 0) + (rise - logit(SURE)).clamp(0, MOST_RAISED)
        moved = (logits(scores[:, best]) + shift).sigmoid()
        return torch.cat([boxes, scores.scatter(1, best[None].expand(len(scores), -1), moved)])[None]


def evidence(heads, bodies, people, aside, margin, below):
    """heads (4, K), bodies (4, P) cx cy w h in pixels of one picture, people (P) the bodies' scores; the rest is a place as above. The
    score (K) of the best body that has a head there, 0 where none has."""
    x, y, width, height = heads.unsqueeze(2).unbind(0)
    body_x, body_y, body_width, body_height = bodies.unsqueeze(1).unbind(0)
    top = body_y - body_height / 2
    across = (x - body_x).abs() < aside * body_width + margin * width
    along = (y > top - ABOVE * height) & (y < top + below * body_height)
    inside = across & along & (height < TALLEST * body_height)
    return (inside.float() * people[None]).amax(1)


def logits(scores):
    scores = scores.clamp(LEAST, 1 - LEAST)
    return torch.log(scores / (1 - scores))


def logit(score):
    return math.log(score / (1 - score))
