#!/bin/sh
# Exports a checkpoint in 8 bits, joined with the model folder's witness (model.onnx), and in float and alone (float.onnx), scores
# both files as the product runs them and writes metrics.json, float.metrics.json and manifest.json beside them.
# Usage: publish.sh RUN SIMULATED REAL MODEL_FOLDER WIDTH HEIGHT
set -eu
run=$1 simulated=$2 real=$3 model=$4 width=$5 height=$6
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
tsx=$here/../../node_modules/.bin/tsx

mkdir -p "$model"
witness=$model/witness.onnx
[ -e "$witness" ] || cp "$here/../classroom-six/witness.onnx" "$witness"
"$here/quantise.sh" "$run" "$simulated" "$real" "$run/heads.onnx" "$width" "$height"
"$python" -B -W ignore "$here/join.py" witness "$run/heads.onnx" "$witness" "$model/model.onnx"
"$python" -B -W ignore "$here/export.py" "$run/last.pt" "$model/float.onnx" --input "$width" "$height"
for name in float model; do
  "$tsx" "$here/detect.ts" "$model/$name.onnx" "$simulated/test/images" "$run/simulated.json"
  "$tsx" "$here/detect.ts" "$model/$name.onnx" "$real/test/images" "$run/real.json"
  metrics=$model/metrics.json
  [ "$name" = model ] || metrics=$model/$name.metrics.json
  "$python" -B "$here/score.py" "$metrics" --train-log "$run/log.jsonl" \
    --simulated "$simulated/test" "$run/simulated.json" --real "$real/test" "$run/real.json"
done
"$python" -B "$here/manifest.py" classroom "$model"
