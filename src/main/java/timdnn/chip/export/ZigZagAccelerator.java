package timdnn.chip.export;

import java.util.List;
import java.util.Locale;
import timdnn.chip.Expression;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.energy.Prices;
import timdnn.chip.schedule.Action;

/**
 * A design as an accelerator of ZigZag (KU Leuven), in the YAML of its {@code inputs/hardware}: an operational array of columns,
 * rows of an access and tiles, and memories with sizes in bits, bandwidths in bits a cycle and energies in pJ an access of
 * that width. A cycle of the file is an access of a tile, so bandwidths are what buffers and memory outside pass meanwhile.
 *
 * <p>All energy of an access is in its multipliers, {@code E(access) / (rows · columns)} each, at the density that the prices are
 * for. What ZigZag has no place for (the reduce unit, special functions, leakage, several banks) is left out.
 *
 * @see <a href="https://github.com/KULeuven-MICAS/zigzag">ZigZag, keys and types of zigzag/parser/accelerator_validator.py as of commit
 *     3d12a96e</a>
 */
public final class ZigZagAccelerator {
    private static final double PICO = 1e12;
    private static final int WEIGHT_BITS = 2;
    private static final long DRAM_BITS = 80_000_000_000L;

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
    public ZigZagAccelerator(Design design, TileTiming tile, Prices prices) {
        this.design = design;
        this.tile = tile;
        this.prices = prices;
    }

    /** {@return the file} */
    public String yaml() {
        double cycle_s = tile.access_ps() * 1e-12;
        int cyclesOfBuffers = (int) Math.max(1, tile.access_ps() / design.cycle_ps());
        long word = design.memory().word_bits();
        int banks = design.banks();
        StringBuilder text = new StringBuilder();
        line(text, "# %s: a cycle of this file is an access, %.4f ns; energies in pJ", design.name(), 1e9 * cycle_s);
        line(text, "name: %s", design.name());
        line(text, "");
        line(text, "memories:");
        memory(
                text,
                "cells",
                (long) WEIGHT_BITS * tile.blocks(),
                WEIGHT_BITS,
                0,
                energy(Action.ROW_WRITE) / tile.columns(),
                "I2",
                Ports.INPUT,
                "[]");
        long activations = word * cyclesOfBuffers * banks * design.memory().activationPorts();
        memory(
                text,
                "activations",
                8L * design.memory().activation_B() * banks,
                activations,
                energy(Action.ACTIVATION_READ) * activations / word,
                energy(Action.ACTIVATION_WRITE) * activations / word,
                "I1",
                Ports.INPUT,
                "[D1, D2, D3]");
        long sums = word * cyclesOfBuffers * banks * design.memory().partialSumPorts();
        memory(
                text,
                "sums",
                8L * design.memory().partialSum_B() * banks,
                sums,
                energy(Action.SUM_READ) * sums / word,
                energy(Action.SUM_WRITE) * sums / word,
                "O",
                Ports.OUTPUT,
                "[D1, D2, D3]");
        if (design.memory().hasDram()) {
            long bits = Math.max(8, 8 * (long) (design.memory().dram_Bps() * cycle_s));
            memory(
                    text,
                    "dram",
                    DRAM_BITS,
                    bits,
                    energy(Action.DRAM_READ) * bits,
                    energy(Action.DRAM_WRITE) * bits,
                    "",
                    Ports.SHARED,
                    "[D1, D2, D3]");
        }
        line(text, "operational_array:");
        line(text, "  input_precision: [%d, %d]", WEIGHT_BITS, WEIGHT_BITS);
        line(text, "  unit_energy: %s # pJ", number(multiplier_J() * PICO));
        line(
                text,
                "  unit_area: %s # mm2",
                number(1e6
                        * prices.area_m2().map(Expression::nominal).orElse(0.0)
                        / design.tiles().count()
                        / tile.rowsABlock()
                        / tile.columns()));
        line(text, "  dimensions: [D1, D2, D3] # columns, rows of an access, tiles");
        line(
                text,
                "  sizes: [%d, %d, %d]",
                tile.columns(),
                tile.rowsABlock(),
                design.tiles().count());
        return text.toString();
    }

    /** {@return energy of a multiplier in an access, J} */
    double multiplier_J() {
        double access = energy_J(Action.ACCESS) + tile.columns() * energy_J(Action.COLUMN);
        return access / tile.rowsABlock() / tile.columns();
    }

    private double energy(Action action) {
        return PICO * energy_J(action);
    }

    private double energy_J(Action action) {
        List<Expression> parts = prices.of(action);
        return parts.stream().mapToDouble(Expression::nominal).sum();
    }

    /** Ports of a memory. */
    private enum Ports {
        /** One operand, written from above and read from below. */
        INPUT,
        /** Outputs: both ways, each read and written from above and below. */
        OUTPUT,
        /** All operands through one port. */
        SHARED
    }

    private static void memory(
            StringBuilder text,
            String name,
            long size,
            long bandwidth,
            double read,
            double write,
            String operand,
            Ports ports,
            String served) {
        boolean shared = ports == Ports.SHARED;
        line(text, "  %s:", name);
        line(text, "    size: %d", size);
        line(text, "    r_cost: %s", number(read));
        line(text, "    w_cost: %s", number(write));
        line(text, "    area: 0");
        line(text, "    latency: 1");
        line(text, "    operands: [%s]", shared ? "I1, I2, O" : operand);
        line(text, "    ports:");
        switch (ports) {
            case INPUT -> {
                port(text, "r_port_1", "read", bandwidth, operand + ", tl");
                port(text, "w_port_1", "write", bandwidth, operand + ", fh");
            }
            case OUTPUT -> {
                port(text, "r_port_1", "read", bandwidth, "O, tl", "O, th");
                port(text, "w_port_1", "write", bandwidth, "O, fh", "O, fl");
            }
            case SHARED ->
                port(
                        text,
                        "rw_port_1",
                        "read_write",
                        bandwidth,
                        "I1, fh",
                        "I1, tl",
                        "I2, fh",
                        "I2, tl",
                        "O, fh",
                        "O, tl",
                        "O, fl",
                        "O, th");
        }
        line(text, "    served_dimensions: %s", served);
        line(text, "");
    }

    private static void port(StringBuilder text, String name, String type, long bandwidth, String... allocation) {
        line(text, "      - name: %s", name);
        line(text, "        type: %s", type);
        line(text, "        bandwidth_min: %d", bandwidth);
        line(text, "        bandwidth_max: %d", bandwidth);
        line(text, "        allocation:");
        for (String each : allocation) {
            line(text, "          - %s", each);
        }
    }

    /** With a decimal point and a signed exponent: YAML 1.1 takes other numbers with exponents for text. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6e", value);
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
