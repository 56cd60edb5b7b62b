package timdnn.network.onnx;

import java.util.List;
import timdnn.network.TernaryNetwork;
import timdnn.network.onnx.graph.NodePlace;

/**
 * A model and what has come of its nodes.
 *
 * @param network the network
 * @param places where each node runs, in the model's order
 */
public record ImportedModel(TernaryNetwork network, List<NodePlace> places) {
    /** Copies the list. */
    public ImportedModel {
        places = List.copyOf(places);
    }
}
