package timdnn.chip.program;

import java.util.List;
import timdnn.chip.design.Design;
import timdnn.chip.shape.LayerShape;
import timdnn.chip.shape.NetworkShape;

/**
 * Which activations stay in the buffers from a layer to the next, and what goes through the memory outside. A layer's
 * outputs stay where the next layer reads them and they fit beside what that one needs; they are stored besides where a later
 * layer reads them, too. What the network reads and its results pass the memory outside.
 */
final class Residency {
    private final NetworkShape network;
    private final long buffer_B;
    private final int batch;

    Residency(Design design, NetworkShape network, int batch) {
        this.network = network;
        this.batch = batch;
        this.buffer_B = (long) design.banks() * design.memory().activation_B();
    }

    /** Bytes of a layer's inputs that a run loads in each pass over them. */
    long loaded_B(int layer) {
        LayerShape shape = network.layers().get(layer);
        long inputs = layer > 0 && stays(layer - 1) ? 0 : shape.inputs();
        boolean held = layer > 0
                && stays(layer - 1)
                && shape.residualFrom().equals(network.layers().get(layer - 1).name());
        return bytes(inputs + (held ? 0 : shape.residual()), shape.storedBits());
    }

    /** Bytes of a layer's outputs that a run stores. */
    long stored_B(int layer) {
        LayerShape shape = network.layers().get(layer);
        boolean elsewhere = layer == network.layers().size() - 1 || !stays(layer);
        for (int other = layer + 1; other < network.layers().size() && !elsewhere; other++) {
            LayerShape reader = network.layers().get(other);
            boolean next = other == layer + 1 && reader.from().equals(List.of(shape.name()));
            elsewhere = (!next && reader.from().contains(shape.name()))
                    || (other > layer + 1 && reader.residualFrom().equals(shape.name()));
        }
        return elsewhere ? bytes(shape.outputs(), outputBits(layer)) : 0;
    }

    /** Bits of a layer's outputs: what the next layer takes. */
    int outputBits(int layer) {
        int next = Math.min(layer + 1, network.layers().size() - 1);
        return network.layers().get(next).storedBits();
    }

    private boolean stays(int layer) {
        if (layer + 1 >= network.layers().size()) {
            return false;
        }
        LayerShape shape = network.layers().get(layer);
        LayerShape next = network.layers().get(layer + 1);
        if (!next.from().equals(List.of(shape.name()))) {
            return false;
        }
        long outputs = bytes(shape.outputs(), outputBits(layer));
        long inputs = bytes(shape.inputs(), shape.storedBits());
        boolean inputsStay = layer > 0 && stays(layer - 1);
        return outputs + (inputsStay ? inputs : Math.min(inputs, buffer_B / 2)) <= buffer_B
                && outputs + Math.min(bytes(next.outputs(), outputBits(layer + 1)), buffer_B / 2) <= buffer_B;
    }

    /** {@return bytes of activation buffers that a run needs at a time, at most: a layer's inputs and outputs, or all that there are} */
    long room_B() {
        long most = 0;
        for (int layer = 0; layer < network.layers().size(); layer++) {
            LayerShape shape = network.layers().get(layer);
            long inputs = bytes(shape.inputs() + shape.residual(), shape.storedBits());
            most = Math.max(most, inputs + bytes(shape.outputs(), outputBits(layer)));
        }
        return Math.min(most, buffer_B);
    }

    /** {@return bytes of half of all activation buffers, one of two parts that are filled in turn} */
    long half_B() {
        return Math.max(1, buffer_B / 2);
    }

    private long bytes(long values, int bits) {
        return (values * batch * bits + Byte.SIZE - 1) / Byte.SIZE;
    }
}
