#!/bin/sh
# Writes the site model, two networks in 8 bits, with its manifest, calibrated on pictures of the folders.
# Usage: publish_site.sh FAR/last.pt NEAR/last.pt MODEL_FOLDER PICTURES ...
set -eu
far=$1 near=$2 model=$3
shift 3
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$model"
# How far from NanoDet to what was learned, all the way and 0.6 of it: by measure, docs/benchmarks.md.
"$here/quantise_site.sh" "$far" 1 "$work/far.onnx" 1280 736 "$@"
"$here/quantise_site.sh" "$near" 0.6 "$work/near.onnx" 640 352 "$@"
"$python" -B -W ignore "$here/join.py" sizes "$work/far.onnx" "$work/near.onnx" "$model/model.onnx"
"$python" -B "$here/manifest.py" site "$model"
