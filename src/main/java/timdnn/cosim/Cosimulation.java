package timdnn.cosim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.HarnessException;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome;
import timdnn.lut.store.LutArtifact;
import timdnn.network.TernaryNetwork;
import timdnn.network.accuracy.DieEvaluator;
import timdnn.network.data.Dataset;
import timdnn.tile.error.DieTables;

/** Draws accesses from a running network, simulates them, and compares. */
public final class Cosimulation {
    private static final int UNDER_WAY = 64;

    private final TernaryNetwork network;
    private final Dataset dataset;
    private final LutArtifact table;
    private final CosimOptions options;
    private final SimulationEngine engine;
    private final ColumnCircuit circuit;

    /**
     * A co-simulation.
     *
     * @param network the network
     * @param dataset images of its input shape
     * @param table tables, whose first condition is used
     * @param study the study that the tables are fitted to, under that condition
     * @param netlists folder of the netlists
     * @param options how many of what
     * @param engine what simulates; stays the caller's
     */
    public Cosimulation(
            TernaryNetwork network,
            Dataset dataset,
            LutArtifact table,
            Study study,
            Path netlists,
            CosimOptions options,
            SimulationEngine engine) {
        this.network = network;
        this.dataset = dataset;
        this.table = table;
        this.options = options;
        this.engine = engine;
        this.circuit = new ColumnCircuit(
                study, netlists, table.cellStrength(), table.timing().strobe_s(), engine);
    }

    /**
     * What dies are drawn from: with converter and row load where the tables have them, else with ideal thresholds.
     *
     * @param table the tables
     * @return the tables of a die
     */
    public static DieTables dies(LutArtifact table) {
        return DieEvaluator.tables(table)
                .orElseGet(() -> DieTables.withoutSensePath(
                        table.transferCurve(), table.cellStrength().sigma(), table.senseLevels(), table.geometry()));
    }

    /**
     * Runs the network and draws accesses.
     *
     * @param images told the number of images just done
     * @return the accesses
     */
    public AccessDraw draw(IntConsumer images) {
        return AccessDraw.of(network, dataset, dies(table), options, images);
    }

    /**
     * How many simulations accesses take.
     *
     * @param drawn the accesses
     * @return the number
     */
    public int simulations(AccessDraw drawn) {
        return drawn.random().size() + drawn.near().size() + energies(drawn);
    }

    /** Of how many the energy is simulated: where the tables have that of a column alone, as the column's deck has it. */
    private int energies(AccessDraw drawn) {
        boolean comparable =
                circuit.hasEnergy() && table.accessEnergy().periphery().isEmpty();
        return comparable ? Math.min(options.energies(), drawn.random().size()) : 0;
    }

    /**
     * Simulates accesses and compares.
     *
     * @param drawn the accesses
     * @param simulations told the number of simulations just done, from any thread
     * @return the comparison
     */
    public CosimResult simulate(AccessDraw drawn, IntConsumer simulations) {
        List<Pending> pending = new ArrayList<>();
        for (int index = 0; index < drawn.random().size() + drawn.near().size(); index++) {
            if (index >= UNDER_WAY) {
                // Netlists are long: not all of them are held at once.
                Pending.finished(pending.get(index - UNDER_WAY).voltages());
            }
            boolean near = index >= drawn.random().size();
            DrawnAccess access = near
                    ? drawn.near().get(index - drawn.random().size())
                    : drawn.random().get(index);
            boolean whole = !near && index < energies(drawn);
            pending.add(submit(access, near, whole, simulations));
        }
        List<Compared> compared = new ArrayList<>();
        int failed = 0;
        for (Pending one : pending) {
            Optional<Compared> done = one.compared();
            done.ifPresent(compared::add);
            failed += done.isPresent() ? 0 : 1;
        }
        return new CosimResult(
                options,
                drawn.accesses(),
                drawn.nearAccesses(),
                compared,
                failed,
                CodeTest.of(compared, table.codes(), table.geometry().rowsABlock()),
                table.accessEnergy());
    }

    /**
     * An access as a deck that plain ngspice runs.
     *
     * @param compared the access
     * @return the deck's text, with what tables and simulation gave as remarks
     */
    public String deck(Compared compared) {
        List<String> remarks = new ArrayList<>();
        remarks.add("access " + compared.access().name() + " of network " + network.name() + ", table " + table.name()
                + ", tile " + compared.access().place().tile() + ", block "
                + compared.access().place().block() + ", column "
                + compared.access().place().column());
        for (int side = 0; side < 2; side++) {
            DrawnConversion conversion = compared.access().conversions().get(side);
            remarks.add((side == 0 ? "BL" : "BLB") + ": " + conversion.n() + " cells conduct, " + conversion.driven()
                    + " further rows are driven; the tables give "
                    + (conversion.bitline_V() - conversion.state_V()) + " V, SPICE "
                    + (side == 0 ? compared.bl_V() : compared.blb_V()) + " V; code " + conversion.code()
                    + " by the tables, "
                    + compared.code(side) + " by SPICE, " + conversion.ideal() + " without errors");
        }
        return circuit.deck(compared.access(), remarks);
    }

    /** An access whose simulations are under way. */
    private record Pending(
            DrawnAccess access,
            boolean near,
            CompletableFuture<List<Double>> voltages,
            Optional<CompletableFuture<OptionalDouble>> energy) {
        /** Empty where one failed. */
        private Optional<Compared> compared() {
            List<Double> found = finished(voltages);
            OptionalDouble joules = energy.map(Pending::finished).orElse(OptionalDouble.empty());
            return found.isEmpty() || (energy.isPresent() && joules.isEmpty())
                    ? Optional.empty()
                    : Optional.of(new Compared(access, near, found.get(0), found.get(1), joules));
        }

        private static <T> T finished(CompletableFuture<T> future) {
            try {
                return future.join();
            } catch (CompletionException broken) {
                if (broken.getCause() instanceof HarnessException machinery) {
                    throw machinery;
                }
                throw broken;
            }
        }
    }

    private Pending submit(DrawnAccess access, boolean near, boolean whole, IntConsumer simulations) {
        CompletableFuture<List<Double>> voltages = measured(circuit.toStrobe(access), circuit.voltages(), simulations);
        Optional<CompletableFuture<OptionalDouble>> energy = whole
                ? Optional.of(measured(circuit.whole(access), circuit.charges(), simulations)
                        .thenApply(charges -> charges.isEmpty()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(circuit.bitlines_J(charges))))
                : Optional.empty();
        return new Pending(access, near, voltages, energy);
    }

    /** The measures of a simulation; empty if it failed. */
    private CompletableFuture<List<Double>> measured(
            SimulationRequest request, List<Measure> measures, IntConsumer simulations) {
        return engine.submit(List.of(request)).thenApply(outcomes -> {
            simulations.accept(1);
            Plot plot = plot(outcomes.get(0));
            return plot == null
                    ? List.of()
                    : measures.stream().map(measure -> measure.of(plot)).toList();
        });
    }

    private static Plot plot(SimulationOutcome outcome) {
        if (outcome instanceof SimulationOutcome.Completed completed) {
            return completed.plot();
        }
        return outcome instanceof SimulationOutcome.Recovered recovered ? recovered.plot() : null;
    }
}
