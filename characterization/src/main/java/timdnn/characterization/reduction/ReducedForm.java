package timdnn.characterization.reduction;

import java.util.Optional;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;

/**
 * One bitline alone in place of a column, in the states in which it was proved. What is not proved is refused, and the
 * caller simulates both bitlines.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class ReducedForm {
    private final BitlineBench bench;
    private final Optional<BitlineForm> calibrated;
    private final Optional<ReductionFindings> proof;

    /**
     * The form of a condition, as far as the store has it.
     *
     * @param context where a stage runs
     */
    public ReducedForm(StageContext context) {
        bench = new BitlineBench(context.study(), context.netlists());
        calibrated = ReductionReader.form(context.study(), context.store());
        proof = ReductionReader.read(context.study(), context.store());
    }

    /**
     * The calibrated form.
     *
     * @return empty where the plan asks for none
     */
    public Optional<BitlineForm> form() {
        return calibrated;
    }

    /**
     * A nominal trial on one bitline.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @param n conducting cells
     * @param strobe_s strobe in s after the wordlines' edge
     * @return the trial; empty where the form is not proved for n
     */
    public Optional<Trial> trial(String experiment, String state, int n, double strobe_s) {
        return proof.filter(found -> found.accepts(n))
                .map(found -> bench.bitline(experiment, state, n, found.form(), strobe_s));
    }

    /**
     * A nominal trial on one bitline with driven rows that do not conduct.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @param n conducting cells
     * @param driven rows with a raised wordline and no product on this bitline
     * @param strobe_s strobe in s after the wordlines' edge
     * @return the trial; empty where the form is not proved for n
     */
    public Optional<Trial> driven(String experiment, String state, int n, int driven, double strobe_s) {
        return proof.filter(found -> found.accepts(n))
                .map(found -> bench.driven(experiment, n, driven, found.form(), strobe_s)
                        .as(state));
    }
}
