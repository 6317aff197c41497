"""From the pixels of a smaller copy of a picture to those of the picture."""
import torch


def enlarged(boxes, smaller, cut):
    """Boxes (..., 4, N), cx cy w h, of a copy that is `smaller` times smaller and of which `cut` (left, top) of its pixels are missing."""
    left, top = cut
    return (boxes + torch.tensor([[left], [top], [0.0], [0.0]])) * smaller
