#!/bin/sh
# From pictures to models/classroom-six: trains, exports, scores the exported files and writes the manifest.
# Usage: train.sh SIMULATED REAL [arguments of train.py]
#   SIMULATED, REAL: folders with train/, valid/ and test/, each with images/ and labels/ (see README.md).
# Environment: RUN, a folder for the checkpoint and the log (default a temporary one); INPUT, "width height"; PYTHON.
# Needs Debian's python3-torch, python3-torchvision, python3-onnx, python3-pil, and node with the project's packages.
set -eu
simulated=$1 real=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
model=$here/../classroom-six
python=${PYTHON:-/usr/bin/python3}
input=${INPUT:-1280 736}
run=${RUN:-$(mktemp -d)}

# Threads that wait must not burn the core of one that works: the machine may be shared.
export OMP_WAIT_POLICY=passive
"$python" -B "$here/train.py" --simulated "$simulated" --real "$real" --out "$run" --input $input "$@"
"$python" -B -W ignore "$here/calibrate.py" "$run" --simulated "$simulated" --real "$real" --input $input
"$here/publish.sh" "$run" "$simulated" "$real" "$model" $input
