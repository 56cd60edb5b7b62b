package timdnn.chip.energy;

import java.util.LinkedHashMap;
import java.util.Map;
import timdnn.chip.schedule.Action;
import timdnn.chip.schedule.Pipeline;

/**
 * Rate and energy of inferences that follow each other through layers whose weights stay. What a run does is what it does alone; power at rest
 * is shared by the runs that are under way.
 *
 * @param schedule runs one behind the other
 * @param batch inferences of a run
 * @param work_J energy of a run without power at rest, J
 * @param rest_W power at rest, W
 */
@SuppressWarnings("MemberName") // suffixes are units
public record Pipelined(Pipeline schedule, int batch, double work_J, double rest_W) {
    private static final double S_PER_PS = 1e-12;

    /** {@return time from one run's end to the next's, s} */
    public double period_s() {
        return S_PER_PS * schedule.period_ps();
    }

    /** {@return inferences a second while the pipeline is full} */
    public double inferencesPerSecond() {
        return batch / period_s();
    }

    /** {@return energy of an inference while the pipeline is full, J} */
    public double energy_J() {
        return (work_J + rest_W * period_s()) / batch;
    }

    /**
     * Share of tiles' time in which they access, filling and draining included.
     *
     * @param tiles tiles of the chip
     * @return the share
     */
    public double utilisation(int tiles) {
        return share(schedule.busy_ps().getOrDefault(Action.ACCESS, 0L), tiles);
    }

    /**
     * Shares of tiles' time that go by for each cause, filling and draining included.
     *
     * @param tiles tiles of the chip
     * @return shares by name, those that occur
     */
    public Map<String, Double> stalls(int tiles) {
        Map<String, Double> stalls = new LinkedHashMap<>();
        schedule.stalls_ps().forEach((cause, time) -> stalls.put(cause.word(), share(time, tiles)));
        return stalls;
    }

    private double share(long time_ps, int tiles) {
        return time_ps / (tiles * (double) schedule.time_ps());
    }
}
