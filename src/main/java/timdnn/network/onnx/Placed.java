package timdnn.network.onnx;

import java.util.List;
import timdnn.network.MatrixLayer;
import timdnn.network.TernaryNetwork;
import timdnn.tile.TernaryEncoding;

/** What runs where, in words. */
final class Placed {
    private Placed() {}

    static String onTiles(List<MatrixLayer> matrices) {
        MatrixLayer layer = matrices.get(0);
        String times = matrices.size() == 1 ? "" : matrices.size() + " groups of ";
        return times + layer.weights().rows() + " x " + layer.weights().columns() + ", " + layer.positions()
                + (layer.positions() == 1 ? " position" : " positions") + ", inputs "
                + layer.inputCode().kind() + " of step " + layer.inputCode().step() + ", "
                + layer.accessesPerVector() + (layer.accessesPerVector() == 1 ? " access" : " accesses")
                + " a vector, weights " + weights(layer);
    }

    private static String weights(MatrixLayer layer) {
        TernaryEncoding encoding = layer.encoding(0);
        return layer.encodings().size() > 1
                ? "with factors by channel behind the converters"
                : "{" + (float) -encoding.minus() + ", 0, " + (float) encoding.plus() + "}";
    }

    static String digital(List<TernaryNetwork.Step> steps) {
        return steps.get(steps.size() - 1).layer().outputShape() + " in float32";
    }
}
