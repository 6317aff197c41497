"""What cheap cameras, recorders and re-encoders do to a picture, on PIL images of a crop."""
import io

import numpy as np
from PIL import Image, ImageFilter


def degrade(part, rng):
    """The crop after none, one or several of them; the same size."""
    for chance, change in ((0.25, small), (0.15, soft), (0.08, moved), (0.4, blocks), (0.06, dithered)):
        if rng.random() < chance:
            part = change(part, rng)
    return part


def small(part, rng):
    """A sub-stream of 270 or 360 lines, blown up again."""
    share = rng.uniform(0.3, 0.75)
    size = max(8, round(part.width * share)), max(8, round(part.height * share))
    down = part.resize(size, (Image.BILINEAR, Image.BOX, Image.BICUBIC)[rng.integers(3)])
    if rng.random() < 0.6:
        down = blocks(down, rng)
    return down.resize(part.size, (Image.BILINEAR, Image.BICUBIC, Image.NEAREST)[rng.choice(3, p=(0.5, 0.4, 0.1))])


def soft(part, rng):
    return part.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1.6)))


def moved(part, rng):
    """Blur along a line: a slow shutter."""
    length, angle = rng.integers(3, 9), rng.uniform(0, np.pi)
    pixels, total = np.asarray(part, np.float32), 0
    for step in np.linspace(-0.5, 0.5, length):
        dx, dy = round(step * length * np.cos(angle)), round(step * length * np.sin(angle))
        total = total + np.roll(pixels, (dy, dx), (0, 1))
    return Image.fromarray((total / length).astype(np.uint8))


def blocks(part, rng):
    """A codec's blocks: 8 pixels wide, or wider when the picture was coded small."""
    share = rng.uniform(0.5, 1) if rng.random() < 0.3 else 1
    file = io.BytesIO()
    size = max(8, round(part.width * share)), max(8, round(part.height * share))
    part.resize(size, Image.BILINEAR).save(file, "JPEG", quality=int(rng.integers(12, 90)))
    return Image.open(file).convert("RGB").resize(part.size, Image.BILINEAR)


def dithered(part, rng):
    """A GIF's palette."""
    return part.quantize(int(rng.integers(24, 200)), dither=Image.Dither.FLOYDSTEINBERG).convert("RGB")
