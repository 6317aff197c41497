"""Writes a checkpoint as models/shift-writer has it: model.gguf, and writer.json with its sha256.

Usage: export.py RUN MODEL_FOLDER"""
import hashlib
import json
import sys
from pathlib import Path

import torch

from gguf import ALIGNMENT, BOOLEAN, FLOAT, INTEGER, TEXT, UNSIGNED, write
from network import BASE, EPSILON, Llama
from vocabulary import END, START

NAME, LICENCE = "shift-writer", "MIT"
EIGHT_BITS_FILE = 7


def main():
    run, folder = Path(sys.argv[1]), Path(sys.argv[2])
    state = torch.load(run / "last.pt")
    network = Llama(**state["shape"])
    network.load_state_dict(state["network"])
    vocabulary = json.loads((run / "vocabulary.json").read_text())
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "model.gguf"
    write(file, metadata(state["shape"], vocabulary), tensors(network))
    about = {
        "name": "Shift writer",
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "licence": LICENCE,
        "origin": "Trained for Sightline (models/training/shift-writer) on sentences that its own rules make; no other text",
    }
    (folder / "writer.json").write_text(json.dumps(about, indent=2, ensure_ascii=False) + "\n")


def metadata(shape, vocabulary):
    width, heads = shape["width"], shape["heads"]
    return [
        ("general.architecture", TEXT, "llama"),
        ("general.name", TEXT, NAME),
        ("general.license", TEXT, LICENCE.lower()),
        ("general.file_type", UNSIGNED, EIGHT_BITS_FILE),
        ("general.alignment", UNSIGNED, ALIGNMENT),
        ("general.quantization_version", UNSIGNED, 2),
        ("llama.vocab_size", UNSIGNED, shape["tokens"]),
        ("llama.context_length", UNSIGNED, shape["context"]),
        ("llama.embedding_length", UNSIGNED, width),
        ("llama.block_count", UNSIGNED, shape["layers"]),
        ("llama.feed_forward_length", UNSIGNED, shape["hidden"]),
        ("llama.rope.dimension_count", UNSIGNED, width // heads),
        ("llama.rope.freq_base", FLOAT, BASE),
        ("llama.attention.head_count", UNSIGNED, heads),
        ("llama.attention.head_count_kv", UNSIGNED, heads),
        ("llama.attention.layer_norm_rms_epsilon", FLOAT, EPSILON),
        ("tokenizer.ggml.model", TEXT, "llama"),
        ("tokenizer.ggml.pre", TEXT, "default"),
        ("tokenizer.ggml.tokens", TEXT, vocabulary["pieces"]),
        ("tokenizer.ggml.scores", FLOAT, vocabulary["scores"]),
        ("tokenizer.ggml.token_type", INTEGER, vocabulary["types"]),
        ("tokenizer.ggml.unknown_token_id", UNSIGNED, 0),
        ("tokenizer.ggml.bos_token_id", UNSIGNED, START),
        ("tokenizer.ggml.eos_token_id", UNSIGNED, END),
        ("tokenizer.ggml.add_bos_token", BOOLEAN, True),
        ("tokenizer.ggml.add_eos_token", BOOLEAN, False),
        ("tokenizer.ggml.add_space_prefix", BOOLEAN, False),
    ]


def tensors(network):
    """By llama.cpp's names."""
    named = {"token_embd.weight": network.embedding.weight, "output_norm.weight": network.norm}
    for i, layer in enumerate(network.layers):
        parts = {
            "attn_norm": layer.attention_norm, "attn_q": layer.q.weight, "attn_k": layer.k.weight, "attn_v": layer.v.weight,
            "attn_output": layer.o.weight, "ffn_norm": layer.unit_norm, "ffn_gate": layer.gate.weight, "ffn_up": layer.up.weight,
            "ffn_down": layer.down.weight,
        }
        named |= {f"blk.{i}.{name}.weight": weight for name, weight in parts.items()}
    return {name: weight.detach().float().numpy() for name, weight in named.items()}


if __name__ == "__main__":
    main()
