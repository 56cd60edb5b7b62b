package timdnn.chip.shape;

import java.util.List;

/**
 * A network as its matrix layers in the order in which they run.
 *
 * @param name the network's name
 * @param source what defines the shapes
 * @param layers its layers, at least one
 * @param activationBits bits of an activation, which takes an access each; 0 for ternary activations, one access
 * @param density shares of what is not zero
 */
public record NetworkShape(String name, String source, List<LayerShape> layers, int activationBits, Density density) {
    /** Most bits of an activation. */
    public static final int MOST_BITS = 8;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there is no layer or the bits are out of range
     */
    public NetworkShape {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("layers must not be empty");
        }
        if (activationBits < 0 || activationBits > MOST_BITS) {
            throw new IllegalArgumentException(
                    "activationBits must be in 0 to " + MOST_BITS + ", was " + activationBits);
        }
    }

    /** {@return accesses of a block for an input vector: one a bit, or one for ternary activations} */
    public int accesses() {
        return Math.max(1, activationBits);
    }

    /** {@return bits that hold an activation: two for ternary ones} */
    public int storedBits() {
        return activationBits == 0 ? 2 : activationBits;
    }

    /** {@return multiply-accumulates an inference} */
    public long multiplyAccumulates() {
        return layers.stream().mapToLong(LayerShape::multiplyAccumulates).sum();
    }

    /** {@return ternary weights} */
    public long weights() {
        return layers.stream().mapToLong(LayerShape::weights).sum();
    }

    /**
     * The same network with other shares.
     *
     * @param other what is not zero
     * @return the network
     */
    public NetworkShape with(Density other) {
        return new NetworkShape(name, source, layers, activationBits, other);
    }

    /**
     * The network without its first and last layer.
     *
     * @return the inner layers
     * @throws IllegalArgumentException if nothing is left
     */
    public NetworkShape withoutEdges() {
        List<LayerShape> inner = layers.stream().filter(layer -> !layer.edge()).toList();
        return new NetworkShape(name, source, inner, activationBits, density);
    }
}
