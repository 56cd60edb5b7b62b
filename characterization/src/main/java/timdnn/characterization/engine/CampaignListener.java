package timdnn.characterization.engine;

/** Hears how a campaign gets on. Called from the campaign's thread. */
public interface CampaignListener {
    /** Hears nothing. */
    CampaignListener SILENT = new CampaignListener() {};

    /**
     * A stage begins.
     *
     * @param experiment name of the experiment
     * @param simulations number of simulations it has
     * @param done how many of them the store already had
     */
    default void stage(String experiment, int simulations, int done) {}

    /**
     * Simulations ended and are stored.
     *
     * @param simulations how many
     * @param failed how many of them failed
     */
    default void simulated(int simulations, int failed) {}

    /**
     * Monte Carlo got on.
     *
     * @param halfWidth half the width of the 95 % interval of σ, relative to σ, of the state with the fewest samples
     */
    default void interval(double halfWidth) {}

    /**
     * Something worth a line was found.
     *
     * @param sentence the line
     */
    default void finding(String sentence) {}
}
