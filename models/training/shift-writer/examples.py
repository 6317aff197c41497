"""Prompts with what they are to be answered by: by kind evenly, in both languages, in every style."""
import random
import re

import chinese
import english
from beat import STYLES, Choice, read_facts, tell

LANGUAGES = {"en": english, "zh": chinese}
#: How often a beat begins with each kind; the rest is there as often as each other.
OFTEN = {"alert": 9, "alerts": 3, "behaviour": 3, "step": 2}


class Maker:
    def __init__(self, prompts):
        """`prompts`: lines of prompts.ts."""
        self.by_kind = {}
        for prompt in prompts:
            self.by_kind.setdefault(re.search(r"<([a-z_]+)>", prompt)[1], []).append(prompt)
        self.kinds = sorted(self.by_kind)
        self.weights = [OFTEN.get(kind, 1) for kind in self.kinds]

    def example(self, seed):
        """(prompt, text), the same for the same seed."""
        draw = random.Random(seed)
        prompt = draw.choice(self.by_kind[draw.choices(self.kinds, self.weights)[0]])
        language, style = draw.choice(sorted(LANGUAGES)), draw.randrange(STYLES)
        return answered(prompt, language, style, draw)


def answered(prompt, language, style, draw, loose=0.12):
    said = tell(LANGUAGES[language], read_facts(prompt), Choice(style, draw, loose))
    return f"<{language}><~{style}>{prompt}", said
