"""The site model: NanoDet as it was published, of its 80 classes those that are met on a site. What it does not share with
the file in models/nanodet-coco is its size, its layout and its eight bits."""
import torch
import torch.nn.functional as F
from torch import nn

from network import STRIDES, Body, cells, joined

# COCO's numbers of the classes that are kept, and their names there.
CLASSES = {0: "person", 1: "bicycle", 2: "car", 3: "motorcycle", 5: "bus", 7: "truck", 15: "cat", 16: "dog"}
COCO = 80
# A side's distance is told in shares of 0 to 10 strides (generalised focal loss, Li et al. 2020).
BINS = 11


class SiteNet(nn.Module):
    """RGB 0..1 -> per level (logits of CLASSES, shares of the four sides' distances)."""

    def __init__(self):
        super().__init__()
        self.body = Body()
        self.classify = nn.ModuleList(nn.Conv2d(128, len(CLASSES), 1) for _ in STRIDES)
        self.locate = nn.ModuleList(nn.Conv2d(128, 4 * BINS, 1) for _ in STRIDES)

    def forward(self, x):
        return [(c(level), b(level)) for level, c, b in zip(self.body(x), self.classify, self.locate)]

    def load(self, convolutions):
        """Takes NanoDet's convolutions in the order of its layers."""
        self.body.load(convolutions)
        # Its tail is out3, out4, head3, out5, head4, head5; the 80 scores of a cell come first, then its sides.
        tail = convolutions[-6:]
        kept = list(CLASSES)
        for classify, locate, (weight, bias) in zip(self.classify, self.locate, (tail[2], tail[4], tail[5])):
            if weight.shape[0] != COCO + 4 * BINS:
                raise ValueError(f"expected {COCO + 4 * BINS} outputs, found {weight.shape[0]}")
            weight, bias = torch.tensor(weight), torch.tensor(bias)
            classify.weight.data, classify.bias.data = weight[kept], bias[kept]
            locate.weight.data, locate.bias.data = weight[COCO:], bias[COCO:]
        return self


class SiteExport(nn.Module):
    """1 x (4 + classes) x N: boxes cx cy w h in input pixels, scores. YOLO11's layout."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        logits, boxes, _, _ = decode(self.net(x))
        return torch.cat([boxes, logits.sigmoid()], -1).transpose(1, 2)


def by_side(raw):
    """Box values of cells (B, N, 4 * BINS) by side: (B, N, 4, BINS)."""
    return raw.reshape(*raw.shape[:2], 4, BINS)


def decode(levels):
    """Levels to logits (B, N, classes), boxes cx cy w h (B, N, 4) in pixels, centres (N, 2) and strides (N, 1) of the cells. A
    side is as far from the middle of its cell as its shares say on average."""
    centres, strides = cells([logits.shape[2:] for logits, _ in levels])
    logits, raw = joined(levels)
    shares = F.softmax(by_side(raw), 3)
    sides = (shares * torch.arange(BINS, dtype=shares.dtype)).sum(3) * strides
    low, high = centres - sides[..., :2], centres + sides[..., 2:]
    return logits, torch.cat([(low + high) / 2, high - low], -1), centres, strides
