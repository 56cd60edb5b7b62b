package timdnn.characterization.digital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.study.StudyRun;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.result.Plot;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.worker.LocalEngine;

/** The roll-up of a ripple-carry adder against the whole adder in SPICE, 336 transistors. */
@Tag("slow")
class DigitalRippleIT {
    private static final Path NETLISTS = Path.of("../netlists");
    private static final int BITS = 12;
    private static final double EDGE_S = 20e-12;
    private static final double PHASE_S = 800e-12;

    @TempDir
    static Path folder;

    @Test
    void theCarryRipplesAsSlowlyAsTheTablesOfItsCellsSay() throws Exception {
        DigitalFindings findings = characterise();
        CellTiming carry = findings.cell(DigitalCell.FA).timing("c", "co");
        double load = findings.capacitance_F(DigitalCell.FA, "c");
        double slew = findings.slew_s();
        double rise = (BITS - 1) * carry.riseDelay_s().at(load, slew);
        double fall = (BITS - 1) * carry.fallDelay_s().at(load, slew);

        Plot plot = simulate(slew);
        assertThat(delay(plot, true)).isCloseTo(rise, within(0.06 * rise));
        assertThat(delay(plot, false)).isCloseTo(fall, within(0.06 * fall));
    }

    private static double delay(Plot plot, boolean rises) {
        double after = EDGE_S + (rises ? 0 : PHASE_S);
        return new Measure.Delay(
                        "d",
                        new Measure.Edge("v(c0)", 0.45, rises, after),
                        new Measure.Edge("v(c" + (BITS - 1) + ")", 0.45, rises, after))
                .of(plot);
    }

    private static DigitalFindings characterise() throws IOException {
        String plan = Files.readString(Path.of("plans/digital.yaml"))
                .replace("[0.25 fF, 0.5 fF, 1 fF, 2 fF, 4 fF, 8 fF]", "[1 fF, 2 fF]")
                .replace("[5 ps, 10 ps, 20 ps, 40 ps, 80 ps]", "[10 ps, 25 ps]");
        Study study = StudyReader.parse(Path.of("digital.yaml"), plan);
        try (CampaignStore store = CampaignStore.openForWriting(folder)) {
            StudyRun.run(study, plan, NETLISTS, store, 1, CampaignListener.SILENT);
            return DigitalReader.read(study.conditions().get(0), store).orElseThrow();
        }
    }

    /** One operand is all ones and the other 0, so that a carry in runs through; sums end in gates as large as a register's. */
    private static Plot simulate(double slew_s) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line : Netlist.read(NETLISTS.resolve("digital/fa.cir"), Map.of())
                .withParameter("slew", Double.toString(slew_s))
                .withParameter("t_half", Double.toString(PHASE_S))
                .circuit(List.of("v(c0)", "v(c" + (BITS - 1) + ")"))
                .lines()) {
            if (line.startsWith("vc ")) {
                lines.add(line.replaceFirst("vc c ", "vc c0 "));
            } else if (!line.matches("(va|vb|xcut|cloads|cloadco) .*")) {
                lines.add(line);
            }
        }
        for (int bit = 0; bit < BITS; bit++) {
            lines.add("xf" + bit + " vddc 0 c" + bit + " s" + bit + " c" + (bit + 1) + " vddc fa");
            lines.add("xs" + bit + " s" + bit + " q" + bit + " vddc inv");
        }
        try (SimulationEngine engine = LocalEngine.of(LocalEngine.Settings.of(1))) {
            SimulationOutcome outcome = engine.submit(List.of(new SimulationRequest(
                            Netlist.of(Path.of("ripple.cir"), lines),
                            List.of(),
                            new Analysis.Tran(1e-12, EDGE_S + 2 * PHASE_S, 2e-12),
                            List.of("v(c0)", "v(c" + (BITS - 1) + ")"))))
                    .get()
                    .get(0);
            assertThat(outcome).isInstanceOf(SimulationOutcome.Completed.class);
            return ((SimulationOutcome.Completed) outcome).plot();
        }
    }
}
