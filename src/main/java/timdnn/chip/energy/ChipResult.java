package timdnn.chip.energy;

import static timdnn.chip.Expression.product;
import static timdnn.chip.Expression.quotient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import timdnn.chip.Expression;
import timdnn.chip.Figure;
import timdnn.chip.Interval;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.schedule.Action;
import timdnn.chip.schedule.LayerSchedule;
import timdnn.chip.schedule.Pipeline;
import timdnn.chip.schedule.Schedule;
import timdnn.chip.schedule.StallCause;
import timdnn.chip.shape.NetworkShape;

/**
 * A run of a network on a chip: times, energies and what follows. All energies are sums of the same rows.
 *
 * @param network the network
 * @param design the chip
 * @param tile its tiles
 * @param schedule the run
 * @param latency_s time of the run with its reach, s
 * @param loading_s time to write weights that stay in place, before any run, s; 0 where none stay
 * @param rows energies by layer, component and action
 * @param run_J energy of a run, the same sum put together by action, J
 * @param area_m2 area, m²; empty where the table lacks that of a tile
 * @param weightUse where weights are, and what the other ways would take
 */
@SuppressWarnings("MemberName") // suffixes are units
public record ChipResult(
        NetworkShape network,
        Design design,
        TileTiming tile,
        Schedule schedule,
        Figure latency_s,
        double loading_s,
        List<BreakdownRow> rows,
        Expression run_J,
        Optional<Expression> area_m2,
        WeightUse weightUse) {
    private static final double S_PER_PS = 1e-12;

    /** Copies the list. */
    public ChipResult {
        rows = List.copyOf(rows);
    }

    /** {@return inferences of the run} */
    public int batch() {
        return schedule.program().batch();
    }

    private Figure exact(String name, double value, String source) {
        return Figure.exact(name, "", value, "D", source);
    }

    private Expression inferences() {
        return exact("inferences of a run", batch(), "the call");
    }

    /** {@return inferences a second, runs one after the other} */
    public Expression inferencesPerSecond() {
        return quotient("inferences a second", "1/s", inferences(), latency_s);
    }

    /** {@return runs that follow each other through layers whose weights stay; empty where there is no such {@linkplain Pipeline schedule}} */
    public Optional<Pipelined> pipelined() {
        double leakage = rows.stream()
                .filter(row -> row.action().equals("leakage"))
                .mapToDouble(row -> row.energy_J().nominal())
                .sum();
        return Pipeline.of(schedule.program(), weightUse.plan(), design, tile, network)
                .map(found -> new Pipelined(found, batch(), run_J.nominal() - leakage, leakage / latency_s.nominal()));
    }

    /** {@return energy of an inference, J} */
    public Expression energy_J() {
        return quotient("energy of an inference", "J", run_J(), inferences());
    }

    /** {@return mean power of a run, W} */
    public Expression power_W() {
        return quotient("power", "W", run_J(), latency_s);
    }

    /** {@return mean power of the layer where it is highest, W} */
    public Expression peakPower_W() {
        Expression highest = null;
        for (LayerSchedule layer : schedule.layers()) {
            List<Expression> energies = rows.stream()
                    .filter(row -> row.layer().equals(layer.layer()))
                    .map(BreakdownRow::energy_J)
                    .toList();
            long time_ps = schedule.layers().stream()
                    .filter(other -> other.layer().equals(layer.layer()))
                    .mapToLong(LayerSchedule::time_ps)
                    .sum();
            if (time_ps > 0 && !energies.isEmpty()) {
                Expression power = quotient(
                        "power of " + layer.layer(),
                        "W",
                        new Expression.Sum("energy of " + layer.layer(), "J", energies),
                        product("time of " + layer.layer(), "s", latency_s, share(time_ps)));
                highest = highest == null || power.nominal() > highest.nominal() ? power : highest;
            }
        }
        return highest == null ? power_W() : highest;
    }

    private Figure share(long time_ps) {
        return exact("share of the run", (double) time_ps / schedule.time_ps(), "schedule");
    }

    /** {@return operations a second of all tiles that never wait, all columns in use, one access a product} */
    public double peakOpsPerSecond() {
        return 2.0 * design.tiles().count() * tile.rowsABlock() * tile.columns() / (tile.access_ps() * S_PER_PS);
    }

    /** {@return the same from what it follows from: operations of all tiles' products over the time from one access to the next} */
    public Expression peak() {
        return quotient(
                "peak rate",
                "1/s",
                product(
                        "operations of all tiles' products",
                        "",
                        exact("tiles", design.tiles().count(), "design " + design.name()),
                        exact(
                                "operations of a product",
                                2.0 * tile.rowsABlock() * tile.columns(),
                                "rows and columns of an access")),
                Figure.exact(
                        "time of an access",
                        "s",
                        tile.access_ps() * S_PER_PS,
                        "S",
                        "table of " + design.name() + ", in whole picoseconds"));
    }

    /** {@return operations a second of the run: two for each multiply-accumulate} */
    public Expression sustainedOpsPerSecond() {
        return quotient(
                "operations a second",
                "1/s",
                exact("operations of a run", 2.0 * schedule.multiplyAccumulates(), "schedule"),
                latency_s);
    }

    /** {@return leakage of tiles while they do not access, in a run, J} */
    public double idleLeakage_J() {
        double leakage = rows.stream()
                .filter(row -> row.component().equals("tile") && row.action().equals("leakage"))
                .mapToDouble(row -> row.energy_J().nominal())
                .sum();
        return leakage * (1 - tileUtilisation());
    }

    /** {@return operations a joule} */
    public Expression operationsPerJoule() {
        return quotient("operations a joule", "1/J", sustainedOpsPerSecond(), power_W());
    }

    /** {@return share of tiles' time in which they access} */
    public double tileUtilisation() {
        return accesses(schedule.layers())
                * (double) tile.access_ps()
                / (schedule.tiles() * (double) schedule.time_ps());
    }

    private static long accesses(List<LayerSchedule> layers) {
        return layers.stream().mapToLong(layer -> layer.count(Action.ACCESS)).sum();
    }

    /** {@return share of a tile's columns that hold weights, over all accesses} */
    public double columnUtilisation() {
        long columns = schedule.count(Action.COLUMN);
        return columns / ((double) tile.columns() * Math.max(1, schedule.count(Action.ACCESS)));
    }

    /** {@return share of all tiles' time that goes by for each cause, those that occur} */
    public Map<String, Double> stalls() {
        Map<String, Double> stalls = new LinkedHashMap<>();
        for (StallCause cause : StallCause.values()) {
            long stalled = schedule.stalled(cause);
            if (stalled > 0) {
                stalls.put(cause.word(), stalled / (schedule.tiles() * (double) schedule.time_ps()));
            }
        }
        return stalls;
    }

    /** {@return time of a run without a stall on tiles all in use, s: operations over the peak rate times accesses} */
    public double ideal_s() {
        return 2.0 * schedule.multiplyAccumulates() / peakOpsPerSecond();
    }

    /**
     * Energies of a run rolled up.
     *
     * @param key what rows are put together by
     * @return sums in the order in which keys are met, J
     */
    public Map<String, Interval> energyBy(Function<BreakdownRow, String> key) {
        Map<String, List<Expression>> parts = new LinkedHashMap<>();
        rows.forEach(row ->
                parts.computeIfAbsent(key.apply(row), each -> new ArrayList<>()).add(row.energy_J()));
        Map<String, Interval> sums = new LinkedHashMap<>();
        parts.forEach((name, energies) -> sums.put(name, Interval.of(new Expression.Sum(name, "J", energies))));
        return sums;
    }
}
