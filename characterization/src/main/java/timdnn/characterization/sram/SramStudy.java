package timdnn.characterization.sram;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.BenchesPlan;
import timdnn.characterization.circuit.declaration.FiguresPlan;
import timdnn.characterization.circuit.declaration.VaryPlan;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.plan.DeclaredCircuit;
import timdnn.characterization.plan.Section;
import timdnn.characterization.plan.Sections;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.plan.Sweep;
import timdnn.characterization.plan.VariationModel;
import timdnn.characterization.sample.DesignKind;
import timdnn.characterization.store.CircuitAddress;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.ModelCards;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * The 6T baseline as a part of a study about ternary columns: benches and figures of the declared study {@code
 * plans/sram.yaml}, under the condition, with the cards, the shape and the variation of that study.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class SramStudy {
    /** A column of 6T cells with its share of every driver, as it is read. */
    public static final CircuitAddress CIRCUIT = new CircuitAddress("read0", Bench.NOMINAL);

    /** The column at rest over a cycle. */
    public static final CircuitAddress IDLE = new CircuitAddress("idle", Bench.NOMINAL);

    /** Cells with mismatch while they are read. */
    public static final CircuitAddress MARGIN = new CircuitAddress("snm", Bench.NOMINAL + Bench.MISMATCH);

    /** Columns that keep a column of ternary weights. */
    static final int CELLS_A_WEIGHT = 2;

    private static final String PLAN = "sram.yaml";
    private static final String NMOS = "nmos_32";

    /** Where the plan stands for its relative paths to begin with {@link #NETLISTS}. */
    private static final Path PLACE = Path.of("a", "b", PLAN);

    private static final Path NETLISTS = Path.of("netlists");

    private SramStudy() {}

    /**
     * The declared study, for reading what it gave.
     *
     * @param study a study under one condition that has the section {@code sram}
     * @return the study of the same condition about the 6T array
     */
    static Study of(Study study) {
        return of(
                study,
                NETLISTS,
                new DeclaredCircuit.Condition(study.condition(), Optional.empty(), Optional.empty(), Map.of()),
                new VaryPlan(List.of(), false));
    }

    /**
     * The declared study, to be run.
     *
     * @param study a study under one condition that has the section {@code sram}
     * @param netlists folder of the netlists
     * @return the study of the same condition about the 6T array
     */
    public static Study of(Study study, Path netlists) {
        Study alone = of(study);
        Set<String> known = new HashSet<>();
        for (Bench bench : alone.require(BenchesPlan.class).benches()) {
            Path file = bench.netlist().orElse(alone.declared().orElseThrow().netlist());
            known.addAll(
                    Netlist.read(moved(file, netlists), Map.of()).parameters().keySet());
        }
        Map<String, String> parameters = new LinkedHashMap<>(study.circuit().parameters());
        parameters.put("rows", Integer.toString(study.geometry().rows()));
        parameters.put("row_columns", Integer.toString(columns(study)));
        parameters.put("t_seek", SpiceNumber.format(study.transient_().stop_s()));
        parameters.put("vdd", SpiceNumber.format(study.corner().vdd_V()));
        parameters.putAll(study.corner().shift().parameters());
        // A plan may set what only other decks have.
        parameters.keySet().retainAll(known);
        return of(
                study,
                netlists,
                new DeclaredCircuit.Condition(
                        study.condition(),
                        Optional.empty(),
                        Optional.of(SpiceNumber.format(study.corner().celsius())),
                        parameters),
                new CellVariation(study.variation().orElseThrow(), models(study, netlists)).laws());
    }

    /**
     * The cell whose transistors vary.
     *
     * @param study a study under one condition that has the section {@code sram}
     * @param netlists folder of the netlists
     * @return the circuit
     */
    public static Netlist cell(Study study, Path netlists) {
        return new Decks(study, netlists)
                .withoutTernaryCell("sram/snm.cir", Map.of())
                .circuit(List.of());
    }

    /**
     * Standard deviation of the sense amplifier's offset from its cross-coupled NMOS alone, √2·σ(V_T): when it is enabled its
     * nodes are near the supply, and the PMOS are off.
     *
     * @param study a study under one condition
     * @param netlists folder of the netlists
     * @param variation how transistors vary
     * @return σ in V
     */
    static double offset_V(Study study, Path netlists, VariationModel variation) {
        Netlist netlist = new Decks(study, netlists).withoutTernaryCell("sram/read.cir", Map.of());
        double width = SpiceNumber.parse(netlist.parameters().get("w_san"));
        double length = SpiceNumber.parse(netlist.parameters().get("l_min"));
        DeviceInstance device = new DeviceInstance("m.xsa.xn1.m", NMOS, width, length, 1);
        return Math.sqrt(2) * variation.thresholdSigma_V(device, ModelCards.parameter(netlist, NMOS, "vth0"));
    }

    private static Path models(Study study, Path netlists) {
        return netlists.resolve("models/" + study.circuit().models() + ".lib");
    }

    /** Columns of the array: two for each of the tile's. */
    static int columns(Study study) {
        return CELLS_A_WEIGHT * study.geometry().columns();
    }

    private static Study of(Study study, Path netlists, DeclaredCircuit.Condition condition, VaryPlan variation) {
        Study plan = StudyReader.parse(PLACE, text());
        DeclaredCircuit circuit = plan.declared().orElseThrow();
        List<Bench> benches = plan.require(BenchesPlan.class).benches().stream()
                .map(bench -> bench.with(bench.netlist().map(file -> moved(file, netlists))))
                .toList();
        Map<String, Section> sections = new LinkedHashMap<>();
        sections.put("benches", new BenchesPlan(benches));
        sections.put("vary", variation);
        sections.put("figures", plan.require(FiguresPlan.class));
        return new Study(
                study.name(),
                study.seed(),
                new DeclaredCircuit(
                        moved(circuit.netlist(), netlists),
                        Map.of("models", models(study, netlists)),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        false,
                        condition,
                        List.of(condition),
                        study.require(SramPlan.class).samples(),
                        DesignKind.PLAIN),
                study.transient_(),
                study.geometry(),
                Optional.empty(),
                Optional.empty(),
                new Sections(sections),
                Sweep.NONE,
                study.limits(),
                study.isThin());
    }

    private static Path moved(Path file, Path netlists) {
        return netlists.resolve(NETLISTS.relativize(file));
    }

    private static String text() {
        try (InputStream plan = SramStudy.class.getResourceAsStream(PLAN)) {
            if (plan == null) {
                throw new HarnessException("the plan " + PLAN + " is missing in this program");
            }
            return new String(plan.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException unreadable) {
            throw new HarnessException("the plan " + PLAN + " of this program cannot be read", unreadable);
        }
    }
}
