package timdnn.chip.shape;

import java.util.List;

/**
 * A network as its matrix layers in the order in which they run.
 *
 * @param name the network's name
 * @param source what defines the shapes
 * @param layers its layers, at least one
 * @param density shares of what is not zero, where they were not measured
 */
public record NetworkShape(String name, String source, List<LayerShape> layers, Density density) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there is no layer
     */
    public NetworkShape {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("layers must not be empty");
        }
    }

    /**
     * Shares of what is not zero in a layer.
     *
     * @param layer the layer
     * @return those measured in it, else the network's
     */
    public Density density(LayerShape layer) {
        return layer.measured().orElse(density);
    }

    /**
     * A layer by its name.
     *
     * @param name the name
     * @return the layer
     * @throws IllegalArgumentException if there is none
     */
    public LayerShape layer(String name) {
        return layers.stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("name must be that of a layer, was " + name));
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
        return new NetworkShape(name, source, layers, other);
    }

    /** {@return the network with its first and last layer in the special-function unit} */
    public NetworkShape withEdgesInUnit() {
        List<LayerShape> all = layers.stream()
                .map(layer -> layer.edge() ? layer.inUnit() : layer)
                .toList();
        return new NetworkShape(name, source, all, density);
    }

    /**
     * The network without its first and last layer.
     *
     * @return the inner layers
     * @throws IllegalArgumentException if nothing is left
     */
    public NetworkShape withoutEdges() {
        List<LayerShape> inner = layers.stream().filter(layer -> !layer.edge()).toList();
        return new NetworkShape(name, source, inner, density);
    }
}
