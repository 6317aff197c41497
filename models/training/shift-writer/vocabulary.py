"""The writer's vocabulary: marks and slots as a token each, then pieces of words as llama.cpp's "llama" tokenizer reads them
(SentencePiece's byte pairs: scored by rank, bytes for what is unknown)."""
import collections
import re

SPACE = "\u2581"
MARK = re.compile(r"<[^<>]+>")
SPLIT = re.compile(rf"<[^<>]+>|{SPACE}?[A-Za-z]+|[\u4e00-\u9fff]+|.", re.S)
UNKNOWN, CONTROL, NORMAL, OWN, BYTE = 2, 3, 1, 4, 6
FIRST_BYTE, START, END = 3, 1, 2
#: Seldom pieces are left to their letters.
RARE = 5


def learn(texts, marks, size):
    """`marks`: all that prompts and texts may have. {"pieces", "types", "scores"}, at most `size` of each."""
    words = collections.Counter()
    for text in texts:
        words.update(word for word in SPLIT.findall(text.replace(" ", SPACE)) if not MARK.fullmatch(word))
    pieces = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), *sorted(marks)]
    types = [UNKNOWN, CONTROL, CONTROL, *[BYTE] * 256, *[OWN] * len(marks)]
    letters = sorted({letter for word in words for letter in word} | {SPACE})
    scores = [0.0] * len(pieces) + [-1e5 - i for i in range(len(letters))]
    pieces += letters
    types += [NORMAL] * len(letters)
    spelt = {word: list(word) for word in words}
    for rank in range(size - len(pieces)):
        pairs = collections.Counter()
        for word, parts in spelt.items():
            for pair in zip(parts, parts[1:]):
                pairs["".join(pair)] += words[word]
        best, count = max(pairs.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        if count < RARE:
            break
        pieces.append(best)
        types.append(NORMAL)
        scores.append(-float(rank))
        for word, parts in spelt.items():
            if best in word:
                spelt[word] = merged(parts, best)
    return {"pieces": pieces, "types": types, "scores": scores}


def merged(parts, piece):
    out, i = [], 0
    while i < len(parts):
        if i + 1 < len(parts) and parts[i] + parts[i + 1] == piece:
            out.append(piece)
            i += 2
        else:
            out.append(parts[i])
            i += 1
    return out


class Tokens:
    def __init__(self, vocabulary):
        self.pieces, self.types, self.scores = (vocabulary[key] for key in ("pieces", "types", "scores"))
        self.ids = {piece: i for i, piece in enumerate(self.pieces)}
        self.known = {}

    def encode(self, text):
        return [i for word in SPLIT.findall(text.replace(" ", SPACE)) for i in self.word(word)]

    def word(self, word):
        if word not in self.known:
            own = self.ids.get(word)
            self.known[word] = [own] if own is not None and self.types[own] == OWN else self.spelt(word)
        return self.known[word]

    def spelt(self, word):
        parts = list(word)
        while True:  # The best-scored neighbours first, the leftmost of equals: as llama.cpp does.
            pairs = [(self.scores[self.ids[a + b]], -i) for i, (a, b) in enumerate(zip(parts, parts[1:])) if a + b in self.ids]
            if not pairs:
                break
            i = -max(pairs)[1]
            parts[i:i + 2] = [parts[i] + parts[i + 1]]
        return [i for part in parts for i in ([self.ids[part]] if part in self.ids else [FIRST_BYTE + byte for byte in part.encode()])]

    def decode(self, ids):
        out = b""
        for i in ids:
            out += bytes([i - FIRST_BYTE]) if self.types[i] == BYTE else b"" if self.types[i] in (UNKNOWN, CONTROL) else self.pieces[i].encode()
        return out.decode("utf-8", "replace").replace(SPACE, " ")
