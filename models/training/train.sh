#!/bin/sh
# From pictures to models/classroom-six: trains, exports, scores the exported file and writes its manifest.
# Usage: train.sh SIMULATED REAL [arguments of train.py for the long second stage]
#   SIMULATED, REAL: folders with train/, valid/ and test/, each with images/ and labels/ (see README.md).
# Environment: RUN, a folder for checkpoints (default a temporary one); INPUT, "width height"; PYTHON.
# Needs Debian's python3-torch, python3-torchvision, python3-onnx, python3-pil, and node with the project's packages.
set -eu
simulated=$1 real=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
model=$here/../classroom-six
python=${PYTHON:-/usr/bin/python3}
input=${INPUT:-1120 640}
run=${RUN:-$(mktemp -d)}

# Threads that wait must not burn the core of one that works: the machine may be shared.
export OMP_WAIT_POLICY=passive
# Real pictures alone first: the body learns cameras' heads before it sees drawn ones.
"$python" -B "$here/train.py" --real "$real" --out "$run/real" --per-step 0 8 --steps 800 --input $input
"$python" -B "$here/train.py" --start "$run/real/last.pt" --simulated "$simulated" --real "$real" --out "$run/both" \
  --steps 2900 --input $input "$@"
# More real pictures at the end, slowly: their heads' boxes are not to be forgotten over the drawn ones.
"$python" -B "$here/train.py" --start "$run/both/last.pt" --simulated "$simulated" --real "$real" --out "$run" \
  --per-step 6 4 --rate 5e-4 --steps 400 --input $input
"$here/publish.sh" "$run" "$simulated" "$real" "$model" $input
