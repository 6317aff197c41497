"""The six behaviours in the order of the model's classes, and what other people's labels mean in them."""

CODES = ("u", "d", "c", "b", "p", "s")
# Words for people and for the keys of metrics.json, same order.
WORDS = ("up", "down", "lying", "lookaround", "phone", "standing")
UP, DOWN, LYING, BACK, PHONE, STANDING = range(6)

# classroom-cctv: 0 down, 1 lookaround, 2 phone, 3 up.
FROM_REAL = {0: DOWN, 1: BACK, 2: PHONE, 3: UP}
# Behaviours that the real pictures show without a label: silence about them means nothing there.
UNLABELLED_IN_REAL = (LYING, STANDING)
