package timdnn.cosim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import timdnn.characterization.column.ColumnDecks;
import timdnn.characterization.column.EnergyPlan;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.VariationModel;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.strength.CellPath;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.ModelCards;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.lut.table.CellStrength;

/**
 * Drawn accesses as simulations of the full column ({@code bitline/column.cir}): 16 rows with their weights, inputs and drivers. The cells
 * that conduct get threshold shifts that make their strengths those of the die ({@link StrengthShifts}), the precharge shifts of
 * its own; both are drawn by die, place and device, so that a cell is the same in each access. Latches, drivers and cells that
 * do not conduct are nominal, as in the simulations behind the tables.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class ColumnCircuit {
    private static final String THRESHOLD = "delvto";
    private static final String PRECHARGE = "m.xpre.";
    private static final double FINEST_S = 2e-12;

    private final ColumnDecks decks;
    private final Study study;
    private final CellStrength strength;
    private final double strobe_s;
    private final SampleStream stream;
    private final Map<String, Device> devices = new LinkedHashMap<>();

    /** A transistor of the column: what its process corner adds to the threshold, and σ of the local shift, V. */
    private record Device(double corner_V, double sigma_V) {}

    /** A circuit of a table's study; the engine is asked for the transistors of a column. */
    ColumnCircuit(Study study, Path netlists, CellStrength strength, double strobe_s, SimulationEngine engine) {
        this.decks = new ColumnDecks(study, netlists);
        this.study = study;
        this.strength = strength;
        this.strobe_s = strobe_s;
        this.stream = new SampleStream(study.seed(), "cosim", study.condition());
        int rows = study.geometry().rowsABlock();
        int[] zeros = new int[rows];
        Netlist column = decks.column(study.circuit().cell(), zeros, zeros, List.of("v(bl)"));
        VariationModel variation = study.variation().orElseThrow();
        for (DeviceInstance device : engine.devices(column)) {
            double vth0_V = ModelCards.parameter(column, device.model(), "vth0");
            devices.put(
                    device.name(),
                    new Device(
                            study.corner().shift().vth_V(device.model()), variation.thresholdSigma_V(device, vth0_V)));
        }
    }

    /** What is simulated of an access up to the strobe: measures {@code v_bl} and {@code v_blb}. */
    List<Measure> voltages() {
        double strobe = decks.wordlineEdge_s() + strobe_s;
        return List.of(
                new Measure.ValueAt("v_bl", "V", "v(bl)", strobe), new Measure.ValueAt("v_blb", "V", "v(blb)", strobe));
    }

    /** The access up to the strobe. */
    SimulationRequest toStrobe(DrawnAccess access) {
        double strobe = decks.wordlineEdge_s() + strobe_s;
        List<String> vectors = List.of("v(bl)", "v(blb)");
        Study.Transient settings = study.transient_();
        return new SimulationRequest(
                netlist(access, vectors),
                shifts(access),
                new Analysis.Tran(settings.step_s(), strobe, settings.maxStep_s()),
                vectors);
    }

    /** Charges of the supplies of bitlines and precharge from precharge to precharge, and the current before. */
    List<Measure> charges() {
        double end = end_s();
        return List.of(
                new Measure.Charge("q_bitline", "i(vpre)", 0, end),
                new Measure.Charge("q_precharge", "i(vpg)", 0, end),
                new Measure.ValueAt("i_hold", "A", "i(vpre)", 0));
    }

    /** Energy of both bitlines and the precharge by these measures, without leakage, J. */
    double bitlines_J(List<Double> charges) {
        double vdd_V = study.corner().vdd_V();
        double hold_J = -charges.get(2) * vdd_V * end_s();
        return -vdd_V * charges.get(0) - hold_J - vdd_V * charges.get(1);
    }

    /** The access from precharge to precharge. */
    SimulationRequest whole(DrawnAccess access) {
        double wordlineOff = decks.wordlineEdge_s() + strobe_s;
        List<String> vectors = List.of("i(vpre)", "i(vpg)");
        Netlist netlist = netlist(access, vectors)
                .withParameters(Map.of(
                        "t_wl_off",
                        SpiceNumber.format(wordlineOff),
                        "t_pre_on",
                        SpiceNumber.format(wordlineOff + energy().wordlineToPrecharge_s())));
        return new SimulationRequest(
                netlist,
                shifts(access),
                new Analysis.Tran(
                        study.transient_().step_s(),
                        end_s(),
                        Math.min(FINEST_S, study.transient_().maxStep_s())),
                vectors);
    }

    /** The access up to the strobe as a deck that plain ngspice runs. */
    String deck(DrawnAccess access, List<String> remarks) {
        SimulationRequest request = toStrobe(access);
        List<String> lines = new ArrayList<>(request.netlist().lines());
        lines.add("");
        remarks.forEach(remark -> lines.add("* " + remark));
        return StandAloneDeck.text(
                lines,
                request.analysis().command(),
                voltages().stream().map(Measure::card).toList(),
                request.alterations());
    }

    private double end_s() {
        return decks.wordlineEdge_s() + strobe_s + energy().wordlineToPrecharge_s() + energy().recovery_s();
    }

    /** Whether the study has whole accesses, so that {@link #whole} can be asked. */
    boolean hasEnergy() {
        return study.section(EnergyPlan.class).isPresent();
    }

    private EnergyPlan energy() {
        return study.require(EnergyPlan.class);
    }

    private Netlist netlist(DrawnAccess access, List<String> vectors) {
        return decks.column(study.circuit().cell(), ints(access.weights()), ints(access.inputs()), vectors);
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private List<Alteration> shifts(DrawnAccess access) {
        String where = "die " + access.die() + " tile " + access.place().tile() + " column "
                + access.place().column();
        Map<String, Double> shifts = new LinkedHashMap<>();
        VariationModel variation = study.variation().orElseThrow();
        if (variation.devices().stream().anyMatch(pattern -> pattern.startsWith(PRECHARGE))) {
            devices.forEach((name, device) -> {
                if (name.startsWith(PRECHARGE)) {
                    shifts.put(name, device.sigma_V() * stream.normal(where, 0, name));
                }
            });
        }
        for (int row = 0; row < access.weights().size(); row++) {
            int product = access.weights().get(row) * access.inputs().get(row);
            if (product != 0) {
                CellPath path =
                        new CellPath(access.weights().get(row), access.inputs().get(row));
                double wanted = access.conversions()
                        .get(product > 0 ? 0 : 1)
                        .strengths()
                        .get(row);
                cell(shifts, where + " block " + access.place().block(), row, path, wanted);
            }
        }
        List<Alteration> alterations = new ArrayList<>();
        // Altered parameters replace those of the corner, hence its shifts join in here.
        shifts.forEach((name, shift) -> alterations.add(
                new Alteration(name, THRESHOLD, devices.get(name).corner_V() + shift)));
        return alterations;
    }

    private void cell(Map<String, Double> shifts, String where, int row, CellPath path, double wanted) {
        List<String> names = path.devices(study.circuit().cell());
        double[] sigma = new double[names.size()];
        double[] z = new double[names.size()];
        List<String> instances = new ArrayList<>();
        for (int device = 0; device < z.length; device++) {
            String name = String.format(Locale.ROOT, "m.x%02d.xread.%s.m", row + 1, names.get(device));
            instances.add(name);
            sigma[device] = devices.get(name).sigma_V();
            z[device] = stream.normal(where, row, names.get(device));
        }
        double[] found = new StrengthShifts(strength, sigma).of(wanted, z);
        for (int device = 0; device < z.length; device++) {
            shifts.put(instances.get(device), found[device]);
        }
    }
}
