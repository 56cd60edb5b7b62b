package timdnn.cosim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import timdnn.characterization.plan.Study;
import timdnn.harness.engine.SimulationEngine;
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
    private final Optional<WholeCircuit> whole;

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
        DieShifts shifts = new DieShifts(study, table.cellStrength());
        this.circuit = new ColumnCircuit(study, netlists, shifts, table.timing().strobe_s(), engine);
        this.whole = WholeCircuits.of(table, study, netlists, circuit, shifts, engine);
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
        return drawn.random().size()
                + drawn.near().size()
                + energies(drawn.random(), false)
                + energies(drawn.near(), true);
    }

    /** Of how many the whole access is simulated. */
    private int energies(List<DrawnAccess> among, boolean near) {
        boolean wanted = whole.isPresent() && (!near || whole.get().decides());
        return wanted ? Math.min(options.energies(), among.size()) : 0;
    }

    /**
     * Simulates accesses and compares.
     *
     * @param drawn the accesses
     * @param simulations told the number of simulations just done, from any thread
     * @return the comparison
     */
    public CosimResult simulate(AccessDraw drawn, IntConsumer simulations) {
        SimulatedColumns columns = new SimulatedColumns(engine, simulations);
        List<Pending> pending = new ArrayList<>();
        for (int index = 0; index < drawn.random().size() + drawn.near().size(); index++) {
            if (index >= UNDER_WAY) {
                // Netlists are long: not all of them are held at once.
                SimulatedColumns.finished(pending.get(index - UNDER_WAY).voltages());
            }
            boolean near = index >= drawn.random().size();
            List<DrawnAccess> among = near ? drawn.near() : drawn.random();
            int at = near ? index - drawn.random().size() : index;
            OptionalInt chosen = chosen(at, among.size(), energies(among, near));
            pending.add(submit(among.get(at), near, chosen, columns));
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
                CodeTest.of(compared, table.codes(), table.geometry().rowsABlock()));
    }

    /** Which of so many that are spread evenly over all an element is; empty if it is none. */
    private static OptionalInt chosen(int index, int all, int wanted) {
        long before = (long) index * wanted / all;
        long with = (long) (index + 1) * wanted / all;
        return with == before ? OptionalInt.empty() : OptionalInt.of((int) before);
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
            Optional<CompletableFuture<Optional<WholeAccess>>> whole) {
        /** Empty where one failed. */
        private Optional<Compared> compared() {
            List<Double> found = SimulatedColumns.finished(voltages);
            Optional<WholeAccess> all = whole.flatMap(SimulatedColumns::finished);
            return found.isEmpty() || (whole.isPresent() && all.isEmpty())
                    ? Optional.empty()
                    : Optional.of(new Compared(access, near, found.get(0), found.get(1), all));
        }
    }

    private Pending submit(DrawnAccess access, boolean near, OptionalInt chosen, SimulatedColumns columns) {
        CompletableFuture<List<Double>> voltages = columns.measured(circuit.toStrobe(access), circuit.voltages());
        return new Pending(
                access,
                near,
                voltages,
                chosen.isPresent()
                        ? whole.map(circuits -> whole(circuits, access, side(access, near, chosen.getAsInt()), columns))
                        : Optional.empty());
    }

    /** The bitline whose code is read: one near a threshold, or else either in turn. */
    private static int side(DrawnAccess access, boolean near, int number) {
        return near ? access.conversions().get(0).near() ? 0 : 1 : number % 2;
    }

    private CompletableFuture<Optional<WholeAccess>> whole(
            WholeCircuit circuits, DrawnAccess access, int side, SimulatedColumns columns) {
        return columns.measured(circuits.request(access, side), circuits.measures(access))
                .thenApply(measured -> measured.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new WholeAccess(
                                circuits.simulated_J(measured),
                                circuits.table_J(table.accessEnergy(), access),
                                side,
                                circuits.code(measured, side))));
    }
}
