#!/bin/sh
# Makes the 8-bit version of a checkpoint, calibrated on training pictures.
# Usage: quantise.sh RUN SIMULATED REAL OUT.onnx WIDTH HEIGHT
set -eu
run=$1 simulated=$2 real=$3 out=$4 width=$5 height=$6
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
tsx=$here/../../node_modules/.bin/tsx

"$python" -B -W ignore "$here/quantise.py" probe "$run/last.pt" "$run/probe.onnx" --input "$width" "$height"
"$tsx" "$here/ranges.ts" "$run/probe.onnx" "$width" "$height" "$run/ranges.json" \
  "$simulated/train/images" "$real/train/images"
"$python" -B -W ignore "$here/quantise.py" write "$run/last.pt" "$run/ranges.json" "$out" --input "$width" "$height"
