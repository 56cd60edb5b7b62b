package timdnn.characterization.engine;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.OutcomeCounts;
import timdnn.characterization.store.StateOutcomes;

/**
 * How far a campaign has come, read from its store while it runs or afterwards.
 *
 * @param state where it stands
 * @param planned simulations of the whole study
 * @param outcomes simulations in the store by outcome
 * @param failuresByState states that lost simulations
 * @param samplesPerSecond rate of the last 20 s of the newest session, empty before its first batch
 * @param shard which part of its plan's samples the campaign has
 * @param crashBundles folders that repeat a crashed or timed-out simulation
 * @param crashBundlesLeftOut how many more there would be without a bound on their number
 */
public record CampaignStatus(
        State state,
        int planned,
        Map<String, Integer> outcomes,
        List<StateOutcomes> failuresByState,
        OptionalDouble samplesPerSecond,
        Shard shard,
        int crashBundles,
        int crashBundlesLeftOut) {
    /** Where a campaign stands. */
    public enum State {
        /** Begun, but nothing is simulated yet. */
        PLANNED,
        /** A process is writing it. */
        RUNNING,
        /** Nobody writes it and simulations are missing: started again, it goes on. */
        INTERRUPTED,
        /** Every simulation of its plan, or of its shard, is in the store. */
        COMPLETE
    }

    /** Copies the collections. */
    public CampaignStatus {
        failuresByState = List.copyOf(failuresByState);
        outcomes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(outcomes));
    }

    /**
     * The status of a store.
     *
     * @param store the store, open for reading
     * @return its status
     */
    public static CampaignStatus of(CampaignStore store) {
        Map<String, Integer> outcomes = store.outcomes();
        State state;
        if (CampaignStore.isBeingWritten(store.folder())) {
            state = State.RUNNING;
        } else if (store.meta("state").orElse("").equals("complete")) {
            state = State.COMPLETE;
        } else {
            state = outcomes.isEmpty() ? State.PLANNED : State.INTERRUPTED;
        }
        OptionalDouble rate = store.meta("session")
                .map(session -> {
                    String[] words = session.split(" ", -1);
                    double seconds = (Long.parseLong(words[1]) - Long.parseLong(words[0])) * 1e-3;
                    return seconds > 0
                            ? OptionalDouble.of(Integer.parseInt(words[2]) / seconds)
                            : OptionalDouble.empty();
                })
                .orElse(OptionalDouble.empty());
        // Where a search decides how many it needs, there may be more than were expected.
        int planned = Math.max(
                store.meta("planned").map(Integer::parseInt).orElse(0), new OutcomeCounts(outcomes).simulations());
        Shard shard = store.meta("shard").map(Shard::parse).orElse(Shard.WHOLE);
        return new CampaignStatus(
                state,
                planned,
                outcomes,
                store.failures(),
                rate,
                shard,
                CrashBundles.count(store.folder()),
                CrashBundles.leftOut(store));
    }

    /**
     * Simulations in the store.
     *
     * @return a count
     */
    public int done() {
        return new OutcomeCounts(outcomes).simulations();
    }

    /**
     * Simulations that failed.
     *
     * @return a count
     */
    public int failed() {
        return new OutcomeCounts(outcomes).failed();
    }

    /**
     * Simulations that failed, by kind.
     *
     * @return number of simulations by kind of failure
     */
    public Map<String, Integer> failures() {
        return new OutcomeCounts(outcomes).failures();
    }

    /**
     * Simulations that gave their numbers at the second try, with safer options.
     *
     * @return a count
     */
    public int retried() {
        return new OutcomeCounts(outcomes).retried();
    }

    /**
     * Time until the end at the present rate.
     *
     * @return s; empty unless it runs and has a rate
     */
    public OptionalDouble remainingSeconds() {
        return state == State.RUNNING && samplesPerSecond.isPresent() && samplesPerSecond.getAsDouble() > 0
                ? OptionalDouble.of(Math.max(0, planned - done()) / samplesPerSecond.getAsDouble())
                : OptionalDouble.empty();
    }
}
