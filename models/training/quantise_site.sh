#!/bin/sh
# Writes a site network in 8 bits, calibrated on pictures of the folders.
# Usage: quantise_site.sh RUN/last.pt|nanodet SHARE OUT.onnx WIDTH HEIGHT PICTURES ...
set -eu
checkpoint=$1 share=$2 out=$3 width=$4 height=$5
shift 5
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export_site() {
  "$python" -B -W ignore "$here/export_site.py" "$@" --input "$width" "$height" --share "$share"
}
export_site probe "$checkpoint" "$work/probe.onnx"
"$here/../../node_modules/.bin/tsx" "$here/ranges.ts" "$work/probe.onnx" "$width" "$height" "$work/ranges.json" "$@"
export_site write "$checkpoint" "$work/ranges.json" "$out"
