"""One network of two: the far one looks at the whole picture for those who are small in it, the near one at a smaller copy for those
who are large. Of what is larger than it was taught a network finds pieces, of what is smaller nothing."""
import torch
from torch import nn

from enlarge import enlarged

# Side of a square as large as a box, pixels of the large input: up to here the far network is believed, from here on the near one.
MIDDLE = 150


class TwoSizes(nn.Module):
    """far: (1, 4 + kinds, N), boxes cx cy w h in pixels of the large input and scores; near: (1, 4 + kinds, M) likewise, in a picture
    `smaller` times smaller of which `cut` (left, top) pixels are missing. Returns both, (1, 4 + kinds, N + M), in the large one's pixels."""

    def __init__(self, smaller, cut):
        super().__init__()
        self.smaller, self.cut = smaller, cut

    def forward(self, far, near):
        boxes = enlarged(near[:, :4], self.smaller, self.cut)
        too_large, too_small = side(far) / MIDDLE, MIDDLE / side(boxes)
        return torch.cat([doubted(far[:, :4], far[:, 4:], too_large), doubted(boxes, near[:, 4:], too_small)], 2)


def side(boxes):
    """Of squares as large: (1, 1, N), 1 pixel or more."""
    return (boxes[:, 2:3] * boxes[:, 3:4]).sqrt().clamp(1)


def doubted(boxes, scores, times):
    """Boxes with their scores' odds divided by `times`, (1, 1, N), where that is more than one."""
    return torch.cat([boxes, scores / (scores + (1 - scores) * times.clamp(1))], 1)
