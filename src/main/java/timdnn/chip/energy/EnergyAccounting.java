package timdnn.chip.energy;

import static timdnn.chip.Expression.product;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.chip.ComponentCatalogue;
import timdnn.chip.Expression;
import timdnn.chip.Figure;
import timdnn.chip.TableFigures;
import timdnn.chip.design.Design;
import timdnn.chip.design.Memory;
import timdnn.chip.design.TileTiming;
import timdnn.chip.program.Compiler;
import timdnn.chip.program.Program;
import timdnn.chip.program.WeightPlan;
import timdnn.chip.schedule.Action;
import timdnn.chip.schedule.LayerSchedule;
import timdnn.chip.schedule.Schedule;
import timdnn.chip.schedule.Scheduler;
import timdnn.chip.schedule.WeightChoice;
import timdnn.chip.shape.LayerShape;
import timdnn.chip.shape.NetworkShape;

/** Runs a network on a chip and prices what was counted. Counts come first and know no price. */
public final class EnergyAccounting {
    private static final double S_PER_PS = 1e-12;

    private final Design design;
    private final TableFigures table;
    private final ComponentCatalogue components;
    private final TileTiming tile;
    private final WeightPolicy policy;

    /**
     * Accounting for a design.
     *
     * @param design the design
     * @param table its table
     * @param components prices of what the table does not have
     * @throws timdnn.input.InvalidInputException if the table lacks what the design needs
     */
    public EnergyAccounting(Design design, TableFigures table, ComponentCatalogue components) {
        this(design, table, components, WeightPolicy.FASTEST);
    }

    private EnergyAccounting(Design design, TableFigures table, ComponentCatalogue components, WeightPolicy policy) {
        this.policy = policy;
        this.design = design;
        this.table = table;
        this.components = components;
        this.tile = TileTiming.of(design, table, components);
    }

    /**
     * The same accounting with another policy for weights; without one runs are the fastest.
     *
     * @param other the policy
     * @return the accounting
     */
    public EnergyAccounting with(WeightPolicy other) {
        return new EnergyAccounting(design, table, components, other);
    }

    /** {@return timing of the design's tiles} */
    public TileTiming tile() {
        return tile;
    }

    /**
     * Runs a network.
     *
     * @param network the network
     * @param density its shares of what is not zero, with their range
     * @param batch inferences of a run
     * @return the result
     */
    public ChipResult run(NetworkShape network, DensityRange density, int batch) {
        WeightChoice choice = choice(network, density, batch);
        Schedule schedule = choice.chosen().schedule();
        Figure latency = latency(network, batch, choice.chosen());
        Map<PriceKey, Prices> known = new LinkedHashMap<>();
        List<BreakdownRow> rows = new ArrayList<>();
        Expression run = priced(network, density, schedule, latency, known, rows);
        Optional<Program> loading =
                Compiler.loading(network, design, tile, batch, choice.chosen().plan());
        return new ChipResult(
                network,
                design,
                tile,
                schedule,
                latency,
                loading.map(program -> S_PER_PS
                                * Scheduler.run(program, design, tile, network).time_ps())
                        .orElse(0.0),
                rows,
                run,
                known.values().iterator().next().area_m2(),
                weightUse(network, density, batch, choice));
    }

    /**
     * Where weights are in a run.
     *
     * @param network the network
     * @param density its shares of what is not zero
     * @param batch inferences of a run
     * @return the plans and the one that is taken
     */
    public WeightChoice choice(NetworkShape network, DensityRange density, int batch) {
        if (policy.rule().isPresent()) {
            return WeightChoice.by(policy.rule().orElseThrow(), network, design, tile, batch);
        }
        WeightChoice fastest = WeightChoice.fastest(network, design, tile, batch);
        return policy == WeightPolicy.LEAST_ENERGY
                ? fastest.least(run -> nominal_J(network, density, run.schedule()))
                : fastest;
    }

    private double nominal_J(NetworkShape network, DensityRange density, Schedule schedule) {
        Figure time = Figure.exact("time of a run", "s", S_PER_PS * schedule.time_ps(), "S", "schedule");
        return priced(network, density, schedule, time, new LinkedHashMap<>(), new ArrayList<>())
                .nominal();
    }

    private WeightUse weightUse(NetworkShape network, DensityRange density, int batch, WeightChoice choice) {
        List<WeightUse.Way> ways = choice.runs().stream()
                .map(each -> new WeightUse.Way(
                        each.plan(),
                        S_PER_PS * each.schedule().time_ps(),
                        nominal_J(network, density, each.schedule()) / batch,
                        each.plan().equals(choice.chosen().plan())))
                .toList();
        return WeightUse.of(policy, ways, choice);
    }

    /** Energy of a run; fills what prices it knows and the rows. */
    private Expression priced(
            NetworkShape network,
            DensityRange density,
            Schedule schedule,
            Figure latency,
            Map<PriceKey, Prices> known,
            List<BreakdownRow> rows) {
        Map<PriceKey, Map<Action, Long>> counts = new LinkedHashMap<>();
        for (LayerSchedule layer : schedule.layers()) {
            LayerShape shape = network.layer(layer.layer());
            DensityRange range = shape.measured().map(DensityRange::exact).orElse(density);
            PriceKey key = new PriceKey(range, shape.accesses());
            Prices prices = known.computeIfAbsent(
                    key, each -> new Prices(design, table, components, each.density(), each.accesses()));
            Map<Action, Long> sums = counts.computeIfAbsent(key, each -> new EnumMap<>(Action.class));
            layer.counts().forEach((action, count) -> sums.merge(action, count, Long::sum));
            rows.addAll(rows(layer, prices, latency, schedule.time_ps()));
        }
        List<Expression> parts = new ArrayList<>();
        counts.forEach((key, sums) -> sums.forEach((action, count) -> energy(known.get(key), action, count, parts)));
        Prices any = known.values().iterator().next();
        parts.add(product("leakage of tiles", "J", any.tileLeakage_W(), latency));
        parts.add(product("leakage of the rest", "J", any.restLeakage_W(), latency));
        return new Expression.Sum("energy of a run", "J", parts);
    }

    /** What prices depend on. */
    private record PriceKey(DensityRange density, int accesses) {}

    private static void energy(Prices prices, Action action, long count, List<Expression> into) {
        if (!prices.of(action).isEmpty()) {
            String name = action.component() + ": " + action.word();
            into.add(product(
                    name + ", all",
                    "J",
                    Figure.exact("count of " + name, "", (double) count, "D", "schedule"),
                    new Expression.Sum(name, "J", prices.of(action))));
        }
    }

    /** The run of a plan on a design that differs in clock or memory. */
    private Schedule schedule(Design of, NetworkShape network, int batch, WeightPlan plan) {
        TileTiming timing = TileTiming.of(of, table, components);
        return Scheduler.run(Compiler.compile(network, of, timing, batch, plan), of, timing, network);
    }

    /** Clock and memory move alone to their ends; what that does adds in squares of logarithms, as in {@link timdnn.chip.Interval}. */
    private Figure latency(NetworkShape network, int batch, WeightChoice.Run nominal) {
        Figure clock = components.figure("clock.rate");
        Figure dram = components.figure("dram.rate");
        double time = nominal.schedule().time_ps();
        double down = 0;
        double up = 0;
        List<Design> ends = new ArrayList<>(
                List.of(design.at(design.clock_Hz() * clock.low()), design.at(design.clock_Hz() * clock.high())));
        if (design.memory().hasDram()) {
            Memory memory = design.memory();
            ends.add(design.with(memory.at(memory.dram_Bps() * dram.low())));
        }
        for (Design end : ends) {
            double moved =
                    Math.log(schedule(end, network, batch, nominal.plan()).time_ps() / time);
            down += moved < 0 ? moved * moved : 0;
            up += moved > 0 ? moved * moved : 0;
        }
        return Figure.ranging(
                "time of a run",
                "s",
                S_PER_PS * time * Math.exp(-Math.sqrt(down)),
                S_PER_PS * time,
                S_PER_PS * time * Math.exp(Math.sqrt(up)),
                "S",
                "schedule; range: clock of buffers and units, rate of the memory outside");
    }

    private static List<BreakdownRow> rows(LayerSchedule layer, Prices prices, Figure latency, long whole_ps) {
        List<BreakdownRow> rows = new ArrayList<>();
        for (Action action : Action.values()) {
            if (layer.count(action) > 0 && !prices.of(action).isEmpty()) {
                rows.add(new BreakdownRow(
                        layer.layer(),
                        action.component(),
                        action.word(),
                        layer.count(action),
                        prices.of(action),
                        S_PER_PS * layer.busy(action)));
            }
        }
        double share = (double) layer.time_ps() / whole_ps;
        Figure part = Figure.exact("share of the run", "", share, "D", "schedule");
        rows.add(new BreakdownRow(
                layer.layer(),
                "tile",
                "leakage",
                1,
                List.of(product("leakage of tiles", "J", prices.tileLeakage_W(), latency, part)),
                S_PER_PS * layer.time_ps()));
        rows.add(new BreakdownRow(
                layer.layer(),
                "rest",
                "leakage",
                1,
                List.of(product("leakage of the rest", "J", prices.restLeakage_W(), latency, part)),
                S_PER_PS * layer.time_ps()));
        return rows;
    }
}
