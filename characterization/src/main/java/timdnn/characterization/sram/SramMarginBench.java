package timdnn.characterization.sram;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.VariationModel;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.ModelCards;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/** What mismatch does to the 6T baseline: the cell's read static noise margin, as trials, and the sense amplifier's offset. */
@SuppressWarnings("MemberName") // suffixes are units
public final class SramMarginBench {
    private static final double SWEEP_STEP_V = 5e-3;
    private static final String NMOS = "nmos_32";

    private final Study study;
    private final Decks decks;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public SramMarginBench(Study study, Path netlists) {
        this.study = study;
        decks = new Decks(study, netlists);
    }

    /**
     * The read static noise margin without and with mismatch of the six transistors. A side of the largest square in a
     * lobe is 1/√2 times the largest distance of the two transfer curves along the other axis, with the axes turned by
     * 45° (Seevinck, List, Lohstroh, doi:10.1109/JSSC.1987.1052809). Each lobe is looked for in its own half of the sweep:
     * beyond the stable points the curves part again, and that distance is no margin.
     *
     * @param samples indices of the mismatched cells
     * @return two trials; measures {@code side0}, {@code side1} in V, of which the smaller is the margin; negative where a
     *     lobe is gone and the read flips the cell
     */
    public List<Trial> margins(Samples samples) {
        Netlist netlist = decks.withoutTernaryCell("sram/snm.cir", Map.of())
                .circuit(List.of("v(side0)", "v(side1)", "v(x1)", "v(y1)", "v(x2)", "v(y2)"));
        double end = SWEEP_STEP_V * Math.ceil(study.corner().vdd_V() / Math.sqrt(2) / SWEEP_STEP_V);
        double half = SWEEP_STEP_V / 2;
        Trial nominal = Trial.nominal(
                SramStates.SNM,
                SramStates.NOMINAL,
                netlist,
                new Analysis.Dc("vu", -end, end, SWEEP_STEP_V),
                List.of(
                        new Measure.SweepPeak("side0", "V", "v(side0)", -end - half, half),
                        new Measure.SweepPeak("side1", "V", "v(side1)", -half, end + half)));
        Draws draws = new Draws(SramStates.SNM, SramStates.MISMATCH, Map.of(), List.of("m.xcell.*"));
        return List.of(
                nominal.keeping(List.of("v(x1)", "v(y1)", "v(x2)", "v(y2)")),
                nominal.as(SramStates.MISMATCH).varying(samples, draws));
    }

    /**
     * Standard deviation of the sense amplifier's offset from its cross-coupled NMOS alone, √2·σ(V_T): when it is enabled its
     * nodes are near the supply, and the PMOS are off.
     *
     * @param variation how transistors vary
     * @return σ in V
     */
    double offset_V(VariationModel variation) {
        Netlist netlist = decks.withoutTernaryCell("sram/read.cir", Map.of());
        Map<String, String> parameters = netlist.parameters();
        double width = SpiceNumber.parse(parameters.get("w_san"));
        double length = SpiceNumber.parse(parameters.get("l_min"));
        DeviceInstance device = new DeviceInstance("m.xsa.xn1.m", NMOS, width, length, 1);
        return Math.sqrt(2) * variation.thresholdSigma_V(device, ModelCards.parameter(netlist, NMOS, "vth0"));
    }
}
