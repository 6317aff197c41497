#!/bin/sh
# From nothing to models/shift-writer: prompts of made-up shifts, training, the file.
# Usage: train.sh [arguments of train.py]
# Environment: RUN, a folder for prompts, checkpoint and log (default a temporary one; the same one goes on); PYTHON; MODEL, the folder written to.
# Needs Debian's python3-torch and python3-numpy, and node with the project's packages.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
run=${RUN:-$(mktemp -d)}
mkdir -p "$run"

# Threads that wait must not burn the core of one that works: the machine may be shared.
export OMP_WAIT_POLICY=passive
[ -s "$run/prompts.txt" ] || "$here/../../../node_modules/.bin/tsx" "$here/prompts.ts" 8000 1 >"$run/prompts.txt"
"$python" -B "$here/train.py" "$run/prompts.txt" "$run" "$@"
"$python" -B "$here/export.py" "$run" "${MODEL:-$here/../../shift-writer}"
