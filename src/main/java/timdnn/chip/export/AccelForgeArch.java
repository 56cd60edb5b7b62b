package timdnn.chip.export;

import java.util.Locale;
import timdnn.chip.Expression;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.energy.Prices;
import timdnn.chip.schedule.Action;

/**
 * A design as an architecture of AccelForge (MIT): a list of nodes from the memory outside to the products, in SI units. Memories' energies
 * and throughputs are a bit's. A tile is 256 columns that share inputs, of 16 rows that share outputs; a cell holds a weight a block.
 *
 * <p>All energy of an access is in its products, {@code E(access) / (rows · columns)} each, and its rate is theirs, at the density
 * that the prices are for. What these nodes have no place for (reduce unit, special functions, instructions, banks) is left out.
 *
 * @see <a href="https://github.com/Accelergy-Project/accelforge">AccelForge, nodes as in examples/arches/tpu_v4i.yaml of commit
 *     1c1929c2</a>
 */
public final class AccelForgeArch {
    private static final int WEIGHT_BITS = 2;
    private static final double S_PER_PS = 1e-12;

    private final Design design;
    private final TileTiming tile;
    private final Prices prices;

    /**
     * A design.
     *
     * @param design the design, of TiM tiles
     * @param tile its tiles
     * @param prices its prices
     */
    public AccelForgeArch(Design design, TileTiming tile, Prices prices) {
        this.design = design;
        this.tile = tile;
        this.prices = prices;
    }

    /** {@return the file} */
    public String yaml() {
        StringBuilder text = new StringBuilder();
        line(text, "# %s for AccelForge: SI units, energies and throughputs of memories a bit", design.name());
        line(text, "arch:");
        line(text, "  nodes:");
        double dram = design.memory().hasDram() ? Byte.SIZE * design.memory().dram_Bps() : Double.POSITIVE_INFINITY;
        memory(text, "MainMemory", "inf", 0, 0, false, "{keep: ~Intermediates, may_keep: All}");
        actions(text, bit_J(Action.DRAM_READ, 1), bit_J(Action.DRAM_WRITE, 1), dram, dram);
        int word = design.memory().word_bits();
        double ports =
                (double) word * design.memory().activationPorts() * design.banks() / (design.cycle_ps() * S_PER_PS);
        memory(
                text,
                "ActivationBuffers",
                String.valueOf((long) Byte.SIZE * design.memory().activation_B() * design.banks()),
                prices.restLeakage_W().nominal(),
                0,
                true,
                "{keep: input | output}");
        actions(text, bit_J(Action.ACTIVATION_READ, word), bit_J(Action.ACTIVATION_WRITE, word), ports, ports);
        container(text, "Tile", "tile", design.tiles().count(), "");
        container(text, "Column", "column", tile.columns(), ", may_reuse: input, reuse: input");
        container(text, "Row", "row", tile.rowsABlock(), ", may_reuse: output, reuse: output");
        memory(
                text,
                "Cell",
                String.valueOf(WEIGHT_BITS * tile.blocks()),
                prices.tileLeakage_W().nominal() / places(),
                prices.area_m2().map(Expression::nominal).orElse(0.0) / places(),
                false,
                "{keep: weight}");
        double rowBits = (double) WEIGHT_BITS * tile.columns();
        actions(
                text,
                0,
                energy_J(Action.ROW_WRITE) / rowBits,
                Double.POSITIVE_INFINITY,
                WEIGHT_BITS / (tile.rowWrite_ps() * S_PER_PS));
        line(text, "  - !Compute");
        line(text, "    name: Product");
        line(text, "    leak_power: 0");
        line(text, "    area: 0");
        line(text, "    actions:");
        line(
                text,
                "    - {name: compute, energy: %.6e, throughput: %.6e}",
                product_J(),
                1 / (tile.access_ps() * S_PER_PS));
        line(text, "    enabled: len(All) == 3");
        return text.toString();
    }

    /** {@return energy of a product in an access, J} */
    double product_J() {
        double access = energy_J(Action.ACCESS) + tile.columns() * energy_J(Action.COLUMN);
        return access / tile.rowsABlock() / tile.columns();
    }

    private double places() {
        return (double) design.tiles().count() * tile.columns() * tile.rowsABlock();
    }

    private double bit_J(Action action, int bits) {
        return energy_J(action) / bits;
    }

    private double energy_J(Action action) {
        return prices.of(action).stream().mapToDouble(Expression::nominal).sum();
    }

    private static void container(StringBuilder text, String name, String fanned, int fanout, String reuse) {
        line(text, "  - !Container");
        line(text, "    name: %s", name);
        line(text, "    spatial:");
        line(text, "    - {name: %s, fanout: %d%s}", fanned, fanout, reuse);
    }

    private static void memory(
            StringBuilder text,
            String name,
            String bits,
            double leakage_W,
            double area_m2,
            boolean separatePorts,
            String tensors) {
        line(text, "  - !Memory");
        line(text, "    name: %s", name);
        line(text, "    size: %s", bits);
        line(text, "    leak_power: %.6e", leakage_W);
        line(text, "    area: %.6e", area_m2);
        if (separatePorts) {
            line(text, "    total_latency: max(a.n_calls / a.throughput for a in actions)");
        }
        line(text, "    tensors: %s", tensors);
    }

    private static void actions(StringBuilder text, double read_J, double write_J, double reads, double writes) {
        line(text, "    actions:");
        line(text, "    - {name: read, energy: %.6e, throughput: %s}", read_J, rate(reads));
        line(text, "    - {name: write, energy: %.6e, throughput: %s}", write_J, rate(writes));
    }

    private static String rate(double perSecond) {
        return Double.isInfinite(perSecond) ? "inf" : String.format(Locale.ROOT, "%.6e", perSecond);
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
