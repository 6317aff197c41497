#!/bin/sh
# Writes the site model in 8 bits with its manifest, calibrated on pictures of the folders.
# Usage: publish_site.sh RUN/last.pt|nanodet MODEL_FOLDER WIDTH HEIGHT PICTURES ...
set -eu
checkpoint=$1 model=$2 width=$3 height=$4
shift 4
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$model"
"$python" -B -W ignore "$here/export_site.py" probe "$checkpoint" "$work/probe.onnx" --input "$width" "$height"
"$here/../../node_modules/.bin/tsx" "$here/ranges.ts" "$work/probe.onnx" "$width" "$height" "$work/ranges.json" "$@"
"$python" -B -W ignore "$here/export_site.py" write "$checkpoint" "$work/ranges.json" "$model/model.onnx" --input "$width" "$height"
"$python" -B "$here/manifest.py" site "$model"
