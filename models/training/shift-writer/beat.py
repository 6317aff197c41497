"""A prompt of the writer's model as its facts: which marks each has, and which slots."""
import hashlib
import re

PIECE = re.compile(r"<([^<>]+)>")
STYLES = 12


class Fact:
    def __init__(self, k):
        self.k, self.marks, self.slots = k, [], []

    @property
    def kind(self):
        return self.marks[0]

    def __contains__(self, word):
        return word in self.marks or word in self.slots

    def __getattr__(self, name):
        """The slot that stands for this value."""
        if name.startswith("__") or name not in self.slots:
            raise AttributeError(f"{name} is no value of {self.marks}: {self.slots}")
        return f"<{self.k}.{name}>"

    @property
    def cite(self):
        return f"<{self.k}>"

    def mark(self, prefix, default=None):
        """What stands behind `prefix` in one of the marks."""
        return next((mark[len(prefix):] for mark in self.marks if mark.startswith(prefix)), default)

    def first(self, *marks):
        return next((mark for mark in marks if mark in self.marks), None)


def read_facts(prompt):
    """`prompt`: without language and style, as prompts.ts writes it."""
    facts = []
    for piece in PIECE.findall(prompt):
        if piece == "=":
            continue
        if piece.isdigit():
            facts.append(Fact(int(piece)))
        elif "." in piece and piece[0].isdigit():
            facts[-1].slots.append(piece.split(".", 1)[1])
        else:
            facts[-1].marks.append(piece)
    return facts


class Choice:
    """Which of several ways: by the style, so that each style has its own; now and then by chance."""

    def __init__(self, style, random, loose=0.12):
        self.style, self.random, self.loose = style, random, loose

    def __call__(self, what, options):
        if self.random.random() < self.loose:
            return self.random.choice(options)
        shift = int.from_bytes(hashlib.sha256(what.encode()).digest()[:2], "big")
        return options[(self.style + shift) % len(options)]


#: What tells a beat, by the kind of its first fact.
TELLERS = {
    "period": "period", "no_alerts": "period", "alert": "alerts", "step": "alerts", "coverage": "counts", "people": "counts",
    "behaviour": "behaviours", "gap": "gaps", "unsure": "unsure", "blind": "blind",
}


def tell(language, facts, pick):
    """A beat in words. `language`: a module with a function for each name in TELLERS, for totals and for rules."""
    first = facts[0]
    name = ("rules" if "rule" in first else "totals") if first.kind == "alerts" else TELLERS[first.kind]
    return getattr(language, name)(facts, pick)
