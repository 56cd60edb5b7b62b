package timdnn.cosim;

import java.util.List;
import timdnn.tile.AccessAddress;
import timdnn.tile.Placement;

/**
 * One column of one block in one access of a running network.
 *
 * @param die number of the die
 * @param layer number of the layer among those on tiles
 * @param at image, position and number of the access
 * @param block block of the layer's matrix
 * @param column column of the layer's matrix
 * @param place where on the die that sits
 * @param weights weight of each row of the block, -1, 0 or 1
 * @param inputs input of each row, -1, 0 or 1
 * @param conversions on BL and on BLB
 */
public record DrawnAccess(
        int die,
        int layer,
        AccessAddress at,
        int block,
        int column,
        Placement.Place place,
        List<Integer> weights,
        List<Integer> inputs,
        List<DrawnConversion> conversions) {
    /** Copies the lists. */
    public DrawnAccess {
        weights = List.copyOf(weights);
        inputs = List.copyOf(inputs);
        conversions = List.copyOf(conversions);
    }

    /** {@return driven rows} */
    public int activeRows() {
        return (int) inputs.stream().filter(input -> input != 0).count();
    }

    /** {@return cells that discharge BL} */
    public int n() {
        return conversions.get(0).n();
    }

    /** {@return cells that discharge BLB} */
    public int k() {
        return conversions.get(1).n();
    }

    /** {@return its name, which is also that of its deck} */
    public String name() {
        return "die" + die + "-layer" + layer + "-image" + at.image() + "-position" + at.position() + "-access"
                + at.access() + "-block" + block + "-column" + column;
    }
}
