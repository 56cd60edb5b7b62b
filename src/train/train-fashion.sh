#!/bin/sh
# Fetches Fashion-MNIST, trains a network in full precision, which is scored and not written, and re-trains
# src/main/resources/models/fashion-cnn.onnx with it as teacher; with --full as first argument, the teacher alone. Stopped, it
# goes on behind the last whole epoch. See docs/training.md.
set -eu
command="sh src/train/train-fashion.sh"
recipes="fashion-cnn-full fashion-cnn"
if [ "${1:-}" = --full ]; then
  recipes=fashion-cnn-full
  command="$command --full"
  shift
fi
root=$(cd "$(dirname "$0")/../.." && pwd)
data="$root/out/training/fashion"
mkdir -p "$data"
cd "$data"
[ -d package ] || {
  apt-get download dataset-fashion-mnist
  dpkg-deb -x dataset-fashion-mnist_*.deb package
}
for file in train-images-idx3-ubyte train-labels-idx1-ubyte t10k-images-idx3-ubyte t10k-labels-idx1-ubyte; do
  gunzip -c "package/usr/share/datasets/fashion-mnist/$file.gz" > "$file"
done
sha256sum --check --quiet <<'SUMS'
c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888  train-images-idx3-ubyte
bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9  train-labels-idx1-ubyte
5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b  t10k-images-idx3-ubyte
0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34  t10k-labels-idx1-ubyte
SUMS
cd "$root"
for recipe in $recipes; do
  mvn -B -Ptrain -pl src -am process-classes -Dtrain.skip=false -Dtrain.threads=1 -Dtrain.recipe="$recipe" \
    -Dtrain.data="$data" -Dtrain.model="$root/src/main/resources/models/fashion-cnn.onnx" -Dtrain.command="$command" "$@"
done
