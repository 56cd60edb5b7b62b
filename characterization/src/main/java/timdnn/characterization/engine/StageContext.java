package timdnn.characterization.engine;

import java.nio.file.Path;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;

/**
 * What a stage runs in: a study under one condition, what has been found so far, and the engine that simulates.
 *
 * @param study the study under one condition
 * @param netlists folder of the netlists
 * @param store what has been simulated so far
 * @param campaign simulates what is asked for and not yet there
 * @param shard which of the Monte Carlo samples are simulated
 * @param listener hears of progress
 */
public record StageContext(
        Study study, Path netlists, CampaignStore store, Campaign campaign, Shard shard, CampaignListener listener) {
    /**
     * The name of the condition, under which the store has its numbers.
     *
     * @return for example {@code TT-0.9V-27C}
     */
    public String condition() {
        return study.condition();
    }

    /**
     * The same with other samples, for counting what a whole study has.
     *
     * @param other which samples
     * @return the context
     */
    public StageContext with(Shard other) {
        return new StageContext(study, netlists, store, campaign, other, listener);
    }
}
