"""The network: NanoDet's published body (YOLOv4-tiny's blocks, folded BatchNorm, LeakyReLU 0.1, PAN neck) and a fresh
decoupled anchor-free head with six classes."""
import torch
import torch.nn.functional as F
from torch import nn

from weights import for_rgb

STRIDES = (8, 16, 32)


class Conv(nn.Module):
    """3x3 or 1x1 convolution, optional BatchNorm, LeakyReLU 0.1 unless told otherwise."""

    def __init__(self, inputs, outputs, kernel=3, stride=1, norm=False, act=True):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=not norm)
        self.norm = nn.BatchNorm2d(outputs) if norm else nn.Identity()
        self.act = act

    def forward(self, x):
        x = self.norm(self.conv(x))
        return F.leaky_relu(x, 0.1) if self.act else x


class Csp(nn.Module):
    """Pairs of convolutions (c -> c/2 -> c/2, both kept), one more, and the block's input beside it: c -> 2c."""

    def __init__(self, channels, pairs):
        super().__init__()
        half = channels // 2
        self.pairs = nn.ModuleList(nn.ModuleList([Conv(channels, half), Conv(half, half)]) for _ in range(pairs))
        self.last = Conv(channels, channels)

    def forward(self, x):
        y = x
        for first, second in self.pairs:
            y = first(y)
            y = torch.cat([second(y), y], 1)
        return torch.cat([self.last(y), x], 1)

    def convolutions(self):
        return [conv for pair in self.pairs for conv in pair] + [self.last]


class Body(nn.Module):
    """RGB 0..1 to three maps of 128 channels, strides 8, 16 and 32."""

    def __init__(self):
        super().__init__()
        self.stem, self.second, self.csp2 = Conv(3, 32, stride=2), Conv(32, 32), Csp(32, 1)
        self.down3, self.csp3, self.lateral3 = Conv(64, 64, stride=2), Csp(64, 2), Conv(128, 128, 1, act=False)
        self.down4, self.csp4, self.lateral4 = Conv(128, 128, stride=2), Csp(128, 2), Conv(256, 128, 1, act=False)
        self.down5, self.csp5, self.lateral5 = Conv(256, 256, stride=2), Csp(256, 3), Conv(512, 128, 1, act=False)
        self.out = nn.ModuleList(Conv(128, 128) for _ in STRIDES)

    def forward(self, x):
        x = self.csp2(self.second(F.max_pool2d(self.stem(x), 3, 2, 1)))
        c3 = self.csp3(self.down3(x))
        c4 = self.csp4(self.down4(c3))
        p5 = self.lateral5(self.csp5(self.down5(c4)))
        p4 = self.lateral4(c4) + twice(p5)
        p3 = self.lateral3(c3) + twice(p4)
        n4 = p4 + F.avg_pool2d(p3, 2)
        n5 = p5 + F.avg_pool2d(n4, 2)
        return [out(level) for out, level in zip(self.out, (p3, n4, n5))]

    def load(self, convolutions):
        """Takes NanoDet's convolutions in the order of its layers; its own head (80 classes) is left behind."""
        mine = [self.stem, self.second, *self.csp2.convolutions()]
        mine += [self.down3, *self.csp3.convolutions(), self.lateral3]
        mine += [self.down4, *self.csp4.convolutions(), self.lateral4]
        mine += [self.down5, *self.csp5.convolutions(), self.lateral5]
        # Its tail is out3, out4, head3, out5, head4, head5.
        tail = convolutions[len(mine) :]
        pairs = [*zip(mine, convolutions), *zip(self.out, (tail[0], tail[1], tail[3]))]
        for layer, (weight, bias) in pairs:
            if layer is self.stem:
                weight, bias = for_rgb(weight, bias)
            if tuple(layer.conv.weight.shape) != weight.shape:
                raise ValueError(f"expected a weight of {tuple(layer.conv.weight.shape)}, found {weight.shape}")
            layer.conv.weight.data = torch.tensor(weight)
            layer.conv.bias.data = torch.tensor(bias)


class HeadNet(nn.Module):
    """Body and head. forward: RGB 0..1 -> per level (class logits, box values)."""

    def __init__(self, classes):
        super().__init__()
        self.body = Body()
        self.classify = nn.ModuleList(branch((96, 96), classes) for _ in STRIDES)
        self.locate = nn.ModuleList(branch((32,), 4) for _ in STRIDES)
        for classify, locate in zip(self.classify, self.locate):
            nn.init.constant_(classify[1].bias, -4.6)  # a score of 0.01 everywhere to begin with
            nn.init.normal_(locate[1].weight, std=0.01)
            locate[1].bias.data = torch.tensor([0.0, 0.0, 1.0, 1.0])

    def forward(self, x):
        return [(c(level), b(level)) for level, c, b in zip(self.body(x), self.classify, self.locate)]


class Export(nn.Module):
    """1 x (4 + classes) x N: boxes cx cy w h in input pixels, sigmoid scores. YOLO11's layout."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        logits, boxes, _, _ = flatten(self.net(x))
        return torch.cat([boxes, logits.sigmoid()], -1).transpose(1, 2)


def branch(channels, outputs):
    """3x3 convolutions of the given widths, then a 1x1."""
    inputs = (128, *channels)
    convolutions = [Conv(i, o, norm=True) for i, o in zip(inputs, channels)]
    return nn.Sequential(nn.Sequential(*convolutions), nn.Conv2d(channels[-1], outputs, 1))


def in_float(levels):
    return [(logits.float(), values.float()) for logits, values in levels]


def twice(x):
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)


def cells(shapes):
    """Centres (N, 2) and strides (N, 1) of the cells of maps of the given (height, width), pixels."""
    centres, strides = [], []
    for (height, width), stride in zip(shapes, STRIDES):
        y, x = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
        centres.append((torch.stack([x, y], -1).reshape(-1, 2).float() + 0.5) * stride)
        strides.append(torch.full((height * width, 1), float(stride)))
    return torch.cat(centres), torch.cat(strides)


def joined(levels):
    """Maps of all levels as rows of cells: logits (B, N, classes) and box values (B, N, values)."""
    return tuple(torch.cat([maps.flatten(2) for maps in kind], 2).transpose(1, 2) for kind in zip(*levels))


def flatten(levels):
    """Levels to logits (B, N, classes), boxes cx cy w h (B, N, 4) in pixels, centres (N, 2) and strides (N, 1)."""
    centres, strides = cells([logits.shape[2:] for logits, _ in levels])
    logits, raw = joined(levels)
    boxes = torch.cat([raw[..., :2] * strides + centres, raw[..., 2:].clamp(-4, 5).exp() * strides], -1)
    return logits, boxes, centres, strides
