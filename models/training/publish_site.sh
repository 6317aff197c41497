#!/bin/sh
# Writes the site model in 8 bits with its manifest, calibrated on pictures of the folders.
# Usage: publish_site.sh RUN/last.pt|nanodet MODEL_FOLDER WIDTH HEIGHT PICTURES ...
set -eu
checkpoint=$1 model=$2 width=$3 height=$4
shift 4
here=$(cd "$(dirname "$0")" && pwd)

mkdir -p "$model"
# 0.6 of the way from NanoDet to what was learned: by measure, docs/benchmarks.md.
"$here/quantise_site.sh" "$checkpoint" 0.6 "$model/model.onnx" "$width" "$height" "$@"
"${PYTHON:-/usr/bin/python3}" -B "$here/manifest.py" site "$model"
