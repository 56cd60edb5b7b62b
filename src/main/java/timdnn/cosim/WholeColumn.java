package timdnn.cosim;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import timdnn.characterization.column.ColumnDecks;
import timdnn.characterization.column.EnergyPlan;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.lut.table.AccessEnergy;

/** The full column alone, for tables without a sense path: energy of bitlines and precharge beyond leakage. */
@SuppressWarnings("MemberName") // suffixes are units
final class WholeColumn implements WholeCircuit {
    private static final double FINEST_S = 2e-12;

    private final ColumnCircuit column;
    private final Study study;
    private final EnergyPlan plan;
    private final double wordlineOff_s;
    private final double end_s;

    WholeColumn(ColumnCircuit column, ColumnDecks decks, double strobe_s) {
        this.column = column;
        this.study = decks.study();
        this.plan = study.require(EnergyPlan.class);
        this.wordlineOff_s = decks.wordlineEdge_s() + strobe_s;
        this.end_s = wordlineOff_s + plan.wordlineToPrecharge_s() + plan.recovery_s();
    }

    @Override
    public SimulationRequest request(DrawnAccess access, int side) {
        List<String> vectors = List.of("i(vpre)", "i(vpg)");
        return new SimulationRequest(
                column.netlist(access, vectors)
                        .withParameters(Map.of(
                                "t_wl_off",
                                SpiceNumber.format(wordlineOff_s),
                                "t_pre_on",
                                SpiceNumber.format(wordlineOff_s + plan.wordlineToPrecharge_s()))),
                column.shifts(access),
                new Analysis.Tran(
                        study.transient_().step_s(),
                        end_s,
                        Math.min(FINEST_S, study.transient_().maxStep_s())),
                vectors);
    }

    @Override
    public List<Measure> measures(DrawnAccess access) {
        return List.of(
                new Measure.Charge("q_bitline", "i(vpre)", 0, end_s),
                new Measure.Charge("q_precharge", "i(vpg)", 0, end_s),
                new Measure.ValueAt("i_hold", "A", "i(vpre)", 0));
    }

    @Override
    public double simulated_J(List<Double> measured) {
        double vdd_V = study.corner().vdd_V();
        double hold_J = -measured.get(2) * vdd_V * end_s;
        return -vdd_V * measured.get(0) - hold_J - vdd_V * measured.get(1);
    }

    @Override
    public double table_J(AccessEnergy energy, DrawnAccess access) {
        return energy.parts_J(access.n(), access.k(), access.activeRows()).get("bitlines");
    }

    @Override
    public OptionalInt code(List<Double> measured, int side) {
        return OptionalInt.empty();
    }

    @Override
    public boolean decides() {
        return false;
    }
}
