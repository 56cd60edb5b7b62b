package timdnn.characterization.digital;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;

/** The characterisation of digital cells, as trials of one nominal transient each. */
@SuppressWarnings("MemberName") // suffixes are units
final class DigitalBench {
    private final CombinationalBench combinational;
    private final FlipFlopBench flipFlop;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    DigitalBench(Study study, Path netlists) {
        combinational = new CombinationalBench(study, netlists);
        flipFlop = new FlipFlopBench(study, netlists);
    }

    /**
     * Everything but the search for set-up times.
     *
     * @param plan loads and slews
     * @return the trials by cell, arc, load and slew, those at the held-out load and slew last; v(a), v(y) are kept of the
     *     NAND's first arc at the least slew and the middle load
     */
    List<Trial> trials(DigitalPlan plan) {
        List<Trial> trials = new ArrayList<>();
        for (DigitalCell cell : DigitalCell.COMBINATIONAL) {
            for (DigitalCell.Arc arc : cell.arcs()) {
                for (double slew : plan.slews_s()) {
                    for (double load : plan.loads_F()) {
                        Trial trial = combinational.arc(cell, arc, load, slew);
                        boolean shown = cell == DigitalCell.NAND2
                                && arc.equals(cell.arcs().get(0))
                                && slew == plan.slews_s().get(0)
                                && load == FlipFlopBench.setupLoad_F(plan);
                        trials.add(shown ? trial.keeping(List.of("v(a)", "v(y)")) : trial);
                    }
                }
            }
            for (int state = 0; state < cell.states(); state++) {
                trials.add(combinational.leakage(cell, state));
            }
        }
        for (int state = 0; state < DigitalStates.FLIP_FLOP_STATES; state++) {
            trials.add(flipFlop.leakage(state));
        }
        for (double slew : plan.slews_s()) {
            for (double load : plan.loads_F()) {
                trials.add(flipFlop.cycles(load, slew));
            }
        }
        trials.addAll(heldOut(plan));
        return trials;
    }

    /** Every arc once between the loads and slews of the tables, which are not made from it. */
    private List<Trial> heldOut(DigitalPlan plan) {
        double load = plan.heldOutLoad_F();
        double slew = plan.heldOutSlew_s();
        List<Trial> trials = new ArrayList<>();
        for (DigitalCell cell : DigitalCell.COMBINATIONAL) {
            cell.arcs().forEach(arc -> trials.add(combinational.arc(cell, arc, load, slew)));
        }
        trials.add(flipFlop.cycles(load, slew));
        return trials;
    }
}
