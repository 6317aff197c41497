"""Random training crops from pictures in memory."""
import math

import numpy as np
from PIL import Image

from degrade import degrade
from pictures import GREY, IGNORED, SEEN

FILTERS = (Image.BILINEAR, Image.BILINEAR, Image.BICUBIC, Image.NEAREST)
# What the product scales pictures to.
INPUT = (1280, 736)
# Less of a person than this inside the crop: ignored, not background.
LEAST_INSIDE = 0.6


class Crops:
    """Squares of `size` pixels of pictures as large as `model_input`, give or take. Of those where something was mined `hard` lie
    round it. Most others lie round a person of a class drawn evenly, so that rare behaviours are seen as often as common ones; the
    rest round anybody, some anywhere."""

    def __init__(self, pictures, size, seed, hard=0.0, model_input=INPUT):
        self.size, self.input = size, model_input
        self.rng = np.random.default_rng(seed)
        self.pictures, self.by_class = pictures, {}
        self.mined = [picture for picture in pictures if len(picture.hard)]
        self.hard = hard if self.mined else 0.0
        for picture in pictures:
            for kind in {int(person[0]) for person in picture.people if person[5] == SEEN}:
                self.by_class.setdefault(kind, []).append(picture)

    def draw(self):
        """(3, size, size) 0..1 and people (M, 6) as in Picture, pixels of the crop."""
        rng, size = self.rng, self.size
        picture, around = self.choose()
        fit = min(self.input[0] / picture.image.width, self.input[1] / picture.image.height)
        scale = self.scale() * fit
        sx, sy = scale * rng.uniform(0.9, 1.1), scale * rng.uniform(0.9, 1.1)
        left, top, right, bottom = self.place(picture.image, around, size / sx, size / sy)
        width, height = min(size, round((right - left) * sx)), min(size, round((bottom - top) * sy))
        part = picture.image.resize((width, height), FILTERS[rng.integers(4)], box=(left, top, right, bottom))
        canvas = np.full((size, size, 3), GREY, np.uint8)
        canvas[:height, :width] = np.asarray(degrade(part, rng))
        people = self.inside(picture.people, left, top, sx, sy)
        if rng.random() < 0.5:
            canvas = canvas[:, ::-1]
            people[:, [1, 3]] = size - people[:, [3, 1]]
        return self.colour(canvas.astype(np.float32) / 255).transpose(2, 0, 1), people

    def choose(self):
        """A picture, and the boxes (K, 4) one of which the crop is put round."""
        rng = self.rng
        if rng.random() < self.hard:
            picture = self.mined[rng.integers(len(self.mined))]
            return picture, picture.hard
        if self.by_class and rng.random() < 0.7:
            kind = list(self.by_class)[rng.integers(len(self.by_class))]
            picture = self.by_class[kind][rng.integers(len(self.by_class[kind]))]
            return picture, picture.people[picture.people[:, 0] == kind, 1:5]
        picture = self.pictures[rng.integers(len(self.pictures))]
        return picture, picture.people[:, 1:5] if rng.random() < 0.85 else picture.hard[:0]

    def scale(self):
        """Crop pixels per pixel of the model's input: mostly what cameras and inputs give, sometimes people close to the camera."""
        low, high = (0.55, 1.4) if self.rng.random() < 0.85 else (1.4, 2.5)
        return math.exp(self.rng.uniform(math.log(low), math.log(high)))

    def place(self, image, around, width, height):
        rng = self.rng
        if len(around):
            x1, y1, x2, y2 = around[rng.integers(len(around))]
            x = (x1 + x2) / 2 - width * rng.uniform(0.15, 0.85)
            y = (y1 + y2) / 2 - height * rng.uniform(0.15, 0.85)
        else:
            x, y = rng.uniform(0, max(image.width - width, 1)), rng.uniform(0, max(image.height - height, 1))
        x, y = min(max(x, 0), max(image.width - width, 0)), min(max(y, 0), max(image.height - height, 0))
        return x, y, min(x + width, image.width), min(y + height, image.height)

    def inside(self, people, left, top, sx, sy):
        people = people.copy()
        people[:, [1, 3]] = (people[:, [1, 3]] - left) * sx
        people[:, [2, 4]] = (people[:, [2, 4]] - top) * sy
        whole = area(people)
        people[:, 1:5] = people[:, 1:5].clip(0, self.size)
        share = area(people) / np.maximum(whole, 1e-6)
        people[share < LEAST_INSIDE, 5] = IGNORED
        return people[share > 0.02]

    def colour(self, canvas):
        rng = self.rng
        if rng.random() < 0.8:
            grey = canvas.mean(2, keepdims=True)
            saturation = 0 if rng.random() < 0.12 else rng.uniform(0.4, 1.5)
            canvas = grey + (canvas - grey) * np.float32(saturation)
            canvas = canvas * rng.uniform(0.88, 1.12, 3).astype(np.float32)
            mean = canvas.mean()
            canvas = (canvas - mean) * np.float32(rng.uniform(0.6, 1.4)) + mean + np.float32(rng.uniform(-0.15, 0.15))
            canvas = canvas.clip(0, 1) ** np.float32(math.exp(rng.uniform(-0.35, 0.35)))
        if rng.random() < 0.2:
            noise = rng.standard_normal(canvas.shape, np.float32)
            canvas = canvas + noise * np.float32(rng.uniform(0, 0.05))
        return canvas.clip(0, 1)


def area(people):
    return (people[:, 3] - people[:, 1]) * (people[:, 4] - people[:, 2])
