package timdnn.chip.comparison;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import timdnn.chip.comparison.Setting.MemoryUse;
import timdnn.chip.design.Design;
import timdnn.chip.design.Tiles.RowCycle;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.energy.DensityRange;
import timdnn.chip.energy.EnergyAccounting;
import timdnn.chip.schedule.StallCause;
import timdnn.chip.shape.NetworkShape;

/** Compares a design with the near-memory baseline on one network. Runs of ours are made once a use of memory. */
public final class Comparison {
    /** The baseline of as many tiles as fit the area by the paper. */
    public static final String ISO_AREA = "near-memory-iso-area";

    /** The baseline of as many tiles. */
    public static final String ISO_CAPACITY = "near-memory-iso-capacity";

    /** The baseline of as many tiles as fit the area by our tables. */
    public static final String OUR_AREA = "near-memory-our-area";

    /** All that is printed for a network. */
    public static final List<Setting> ALL = List.of(
            new Setting(ISO_AREA, true, RowCycle.SIMULATED, MemoryUse.BATCH_ONE),
            new Setting(ISO_AREA, false, RowCycle.SIMULATED, MemoryUse.BATCH_ONE),
            new Setting(ISO_AREA, true, RowCycle.IMPLIED, MemoryUse.BATCH_ONE),
            new Setting(ISO_AREA, false, RowCycle.IMPLIED, MemoryUse.BATCH_ONE),
            new Setting(OUR_AREA, true, RowCycle.SIMULATED, MemoryUse.BATCH_ONE),
            new Setting(OUR_AREA, false, RowCycle.SIMULATED, MemoryUse.BATCH_ONE),
            new Setting(ISO_CAPACITY, true, RowCycle.SIMULATED, MemoryUse.BATCH_ONE),
            new Setting(ISO_CAPACITY, false, RowCycle.SIMULATED, MemoryUse.BATCH_ONE),
            new Setting(ISO_CAPACITY, false, RowCycle.IMPLIED, MemoryUse.BATCH_ONE),
            new Setting(ISO_AREA, true, RowCycle.SIMULATED, MemoryUse.NONE),
            new Setting(ISO_AREA, false, RowCycle.SIMULATED, MemoryUse.NONE),
            new Setting(ISO_AREA, false, RowCycle.IMPLIED, MemoryUse.NONE),
            new Setting(ISO_AREA, true, RowCycle.SIMULATED, MemoryUse.COMPUTE_BOUND),
            new Setting(ISO_AREA, false, RowCycle.SIMULATED, MemoryUse.COMPUTE_BOUND),
            new Setting(ISO_AREA, false, RowCycle.IMPLIED, MemoryUse.COMPUTE_BOUND));

    private static final int MOST_BATCH = 256;
    private static final double WAITING = 0.05;

    private final Design ours;
    private final NetworkShape network;
    private final DensityRange density;
    private final Function<String, Design> designs;
    private final Function<Design, EnergyAccounting> accounting;
    private final Map<MemoryUse, ChipResult> runs = new EnumMap<>(MemoryUse.class);

    /**
     * A comparison.
     *
     * @param ours our design
     * @param network the network
     * @param density shares of what is not zero
     * @param designs designs by name
     * @param accounting accounting for a design
     */
    public Comparison(
            Design ours,
            NetworkShape network,
            DensityRange density,
            Function<String, Design> designs,
            Function<Design, EnergyAccounting> accounting) {
        this.ours = ours;
        this.network = network;
        this.density = density;
        this.designs = designs;
        this.accounting = accounting;
    }

    /**
     * Compares in several ways.
     *
     * @param settings the ways
     * @return a row each
     */
    public List<ComparisonRow> rows(List<Setting> settings) {
        List<ComparisonRow> rows = new ArrayList<>();
        for (Setting setting : settings) {
            ChipResult mine = ours(setting.memory());
            Design baseline = setting.of(designs.apply(setting.against()));
            rows.add(new ComparisonRow(setting, mine.batch(), mine, run(baseline, setting.memory(), mine.batch())));
        }
        return rows;
    }

    /**
     * Our run.
     *
     * @param memory what happens outside of the chip
     * @return the result
     */
    public ChipResult ours(MemoryUse memory) {
        return runs.computeIfAbsent(memory, use -> {
            ChipResult result = run(ours, use, 1);
            while (use == MemoryUse.COMPUTE_BOUND && waiting(result) >= WAITING && result.batch() < MOST_BATCH) {
                result = run(ours, use, 2 * result.batch());
            }
            return result;
        });
    }

    private ChipResult run(Design design, MemoryUse memory, int batch) {
        Design used = memory == MemoryUse.NONE ? design.with(design.memory().withoutDram()) : design;
        return accounting.apply(used).run(network, density, batch);
    }

    /** Share of tiles' time in which they wait for what is outside. */
    private static double waiting(ChipResult result) {
        Map<String, Double> stalls = result.stalls();
        return stalls.getOrDefault(StallCause.WEIGHTS_FROM_DRAM.word(), 0.0)
                + stalls.getOrDefault(StallCause.INPUTS_FROM_DRAM.word(), 0.0)
                + stalls.getOrDefault(StallCause.OUTPUTS_TO_DRAM.word(), 0.0);
    }
}
