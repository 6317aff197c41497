#!/bin/sh
# Exports a checkpoint, scores the file as the product runs it and writes metrics.json and manifest.json beside it.
# Usage: publish.sh RUN SIMULATED REAL MODEL_FOLDER WIDTH HEIGHT
set -eu
run=$1 simulated=$2 real=$3 model=$4 width=$5 height=$6
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
tsx=$here/../../node_modules/.bin/tsx

mkdir -p "$model"
"$python" -B -W ignore "$here/export.py" "$run/last.pt" "$model/model.onnx" --input "$width" "$height"
"$tsx" "$here/detect.ts" "$model/model.onnx" "$simulated/test/images" "$run/simulated.json"
"$tsx" "$here/detect.ts" "$model/model.onnx" "$real/test/images" "$run/real.json"
"$python" -B "$here/score.py" "$model/metrics.json" --train-log "$run/log.jsonl" \
  --simulated "$simulated/test" "$run/simulated.json" --real "$real/test" "$run/real.json"
"$python" -B "$here/manifest.py" "$model"
