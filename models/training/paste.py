"""Pieces of real pictures in which nobody is, pasted into other crops: real surfaces beside simulated people."""
import numpy as np

TRIES = 8
# Sides of a piece, pixels: from a head's to half of a crop.
SIDES = (40, 220)


def paste(canvas, people, donor, donors, rng):
    """canvas, donor: (3, size, size) 0..1; people, donors: (M, 6) as in Picture. Up to four pieces of the donor that hold
    nobody go where nobody is; canvas is changed in place."""
    size = canvas.shape[1]
    for _ in range(rng.integers(1, 5)):
        width, height = np.exp(rng.uniform(*np.log(SIDES), 2)).astype(int)
        source = free_place(donors, width, height, size, rng)
        target = free_place(people, width, height, size, rng)
        if source is None or target is None:
            continue
        (sx, sy), (tx, ty) = source, target
        canvas[:, ty : ty + height, tx : tx + width] = donor[:, sy : sy + height, sx : sx + width]


def free_place(people, width, height, size, rng):
    """Left and top of a piece that touches nobody, or None after some tries."""
    for _ in range(TRIES):
        x, y = (int(rng.integers(0, size - side)) for side in (width, height))
        apart = (people[:, 1] >= x + width) | (people[:, 3] <= x) | (people[:, 2] >= y + height) | (people[:, 4] <= y)
        if apart.all():
            return x, y
    return None
