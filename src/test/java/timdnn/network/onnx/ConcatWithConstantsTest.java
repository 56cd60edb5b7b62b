package timdnn.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.network.GraphSketch;
import timdnn.network.InferenceSession;
import timdnn.network.TernaryNetwork;
import timdnn.tile.error.SenseErrors;

/** Tensors joined with constants, as a class token or a channel of coordinates is. */
class ConcatWithConstantsTest {
    private static float[] run(TernaryNetwork network, float... image) {
        InferenceSession session = new InferenceSession(network, ArrayGeometry.PAPER, SenseErrors.none(), 0);
        System.arraycopy(image, 0, session.image(), 0, image.length);
        return session.infer(0);
    }

    @Test
    void constantsStandWhereTheNodeNamesThem() {
        GraphSketch sketch = new GraphSketch(1, 2, 2);
        String before = sketch.floats(new float[] {50, 60}, 1, 1, 2, 1);
        String behind = sketch.floats(new float[] {70, 80, 90, 100}, 1, 1, 2, 2);
        sketch.apart(
                "",
                "Concat",
                List.of(before, sketch.head(), behind, sketch.head()),
                List.of("joined"),
                GraphSketch.integer("axis", 3));
        assertThat(run(sketch.network(), 1, 2, 3, 4)).containsExactly(50, 1, 2, 70, 80, 1, 2, 60, 3, 4, 90, 100, 3, 4);
    }

    @Test
    void channelsOfConstantsAreJoined() {
        GraphSketch sketch = new GraphSketch(1, 1, 2);
        sketch.node(
                "Concat",
                List.of(sketch.floats(new float[] {7, 8, 9, 10}, 1, 2, 1, 2)),
                GraphSketch.integer("axis", 1));
        assertThat(run(sketch.network(), 5, 6)).containsExactly(5, 6, 7, 8, 9, 10);
    }
}
