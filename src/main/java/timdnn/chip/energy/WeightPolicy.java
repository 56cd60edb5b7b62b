package timdnn.chip.energy;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import timdnn.chip.program.WeightPlan.Rule;

/** By what it is decided where a run has its weights. */
public enum WeightPolicy {
    /** Of all plans that with the shortest run. */
    FASTEST("fastest", Optional.empty()),
    /** Of all plans that with the least energy of an inference. */
    LEAST_ENERGY("least-energy", Optional.empty()),
    /** Those layers stay whose staying makes the run shortest by the estimate. */
    BY_LAYER("by-layer", Optional.of(Rule.BY_LAYER)),
    /** All stay. */
    STAY("stay", Optional.of(Rule.ALL_STAY)),
    /** All are loaded for each use. */
    LOAD("load", Optional.of(Rule.ALL_LOADED)),
    /** All stay, and the slowest layer is as fast as can be. */
    PIPELINE("pipeline", Optional.of(Rule.PIPELINED));

    private final String word;
    private final Optional<Rule> rule;

    WeightPolicy(String word, Optional<Rule> rule) {
        this.word = word;
        this.rule = rule;
    }

    /** {@return its name in calls} */
    public String word() {
        return word;
    }

    /** {@return the one rule that has to have a plan; empty where plans of all rules are compared} */
    public Optional<Rule> rule() {
        return rule;
    }

    /**
     * A policy by its name.
     *
     * @param word the name
     * @return the policy; empty where none has it
     */
    public static Optional<WeightPolicy> named(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** {@return all names} */
    public static String names() {
        return Arrays.stream(values()).map(WeightPolicy::word).collect(Collectors.joining(", "));
    }
}
