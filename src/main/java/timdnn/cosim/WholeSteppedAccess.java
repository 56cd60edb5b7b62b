package timdnn.cosim;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.stepped.SteppedAccessBench;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.engine.SimulationRequest;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.tile.Threshold;

/**
 * A whole stepped access of one column ({@code stepped/access.cir}): a pulse of the wordlines, and eight steps in which real comparators
 * of both bitlines decide. The nominal comparators have the die's offsets as references that are moved: those of the one bitline
 * whose code is read lie higher by what its thresholds do on the die, less what frozen causes by state add to that bitline,
 *
 * <p>ref_i = reference_i + (threshold_i of the die - threshold_i) - state(n).
 *
 * <p>The trim is left at 0, since what it leaves is in those thresholds. Energy is that of bitlines, precharge, comparators and
 * clock gates with their leakage; the table's trim, counters, wordlines, select lines and references are not compared.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class WholeSteppedAccess implements WholeCircuit {
    private static final List<String> CHARGES = List.of("q_vpre", "q_vpg", "q_vcmp", "q_vclk");

    private final SteppedAccessBench bench;
    private final List<Threshold> thresholds;
    private final double vdd_V;
    private final ReducedCells cells;

    WholeSteppedAccess(
            SteppedAccessBench bench,
            DieShifts shifts,
            List<Threshold> thresholds,
            double vdd_V,
            SimulationEngine engine) {
        this.bench = bench;
        this.thresholds = List.copyOf(thresholds);
        this.vdd_V = vdd_V;
        this.cells = new ReducedCells(
                shifts, bench.access("cosim", "one", 1, 1, 2, 0, references_V()).netlist(), engine);
    }

    private List<Double> references_V() {
        return thresholds.stream().map(Threshold::reference_V).toList();
    }

    /** The references that one bitline's comparator compares with, from the first step on, V. */
    static List<Double> references_V(List<Threshold> thresholds, DrawnConversion conversion) {
        return IntStream.range(0, thresholds.size())
                .mapToObj(step -> thresholds.get(step).reference_V()
                        + conversion.thresholds_V().get(step)
                        - thresholds.get(step).threshold_V()
                        - conversion.state_V())
                .toList();
    }

    private Trial trial(DrawnAccess access, List<Double> references_V) {
        return bench.access("cosim", access.name(), access.n(), access.k(), access.activeRows(), 0, references_V);
    }

    @Override
    public SimulationRequest request(DrawnAccess access, int side) {
        Trial trial =
                trial(access, references_V(thresholds, access.conversions().get(side)));
        List<String> vectors = measures(trial).stream()
                .flatMap(measure -> measure.vectors().stream())
                .distinct()
                .toList();
        return new SimulationRequest(trial.netlist(), cells.of(access), trial.analysis(), vectors);
    }

    @Override
    public List<Measure> measures(DrawnAccess access) {
        return measures(trial(access, references_V()));
    }

    /** Charges, then the verdicts of BL, then those of BLB. */
    private List<Measure> measures(Trial trial) {
        List<String> wanted = new ArrayList<>(CHARGES);
        for (String side : List.of("a_", "b_")) {
            for (int step = 1; step <= thresholds.size(); step++) {
                wanted.add(side + step);
            }
        }
        return wanted.stream()
                .map(name -> trial.measures().stream()
                        .filter(measure -> measure.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    @Override
    public double simulated_J(List<Double> measured) {
        return -vdd_V
                * measured.subList(0, CHARGES.size()).stream()
                        .mapToDouble(charge -> charge)
                        .sum();
    }

    @Override
    public double table_J(AccessEnergy energy, DrawnAccess access) {
        var parts = energy.parts_J(access.n(), access.k(), access.activeRows());
        return parts.get("bitlines") + parts.get("conversions");
    }

    @Override
    public OptionalInt code(List<Double> measured, int side) {
        int first = CHARGES.size() + side * thresholds.size();
        return OptionalInt.of((int) measured.subList(first, first + thresholds.size()).stream()
                .filter(verdict -> verdict > vdd_V / 2)
                .count());
    }

    @Override
    public boolean decides() {
        return true;
    }
}
