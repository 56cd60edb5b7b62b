package timdnn.characterization.circuit.running;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import timdnn.characterization.circuit.declaration.BenchResults;
import timdnn.characterization.engine.Campaign;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.variation.InstanceVariables;

/** Where the samples of a bench lie: at their draws, and behind these at what they take from earlier benches. */
final class SamplePoints {
    private final Campaign campaign;
    private final TakenValues taken;

    SamplePoints(Campaign campaign, TakenValues taken) {
        this.campaign = campaign;
        this.taken = taken;
    }

    /** What a trial's points are points of. */
    InstanceVariables variables(Trial trial) {
        return taken.behind(trial.variables().orElseThrow());
    }

    /**
     * The point of a sample.
     *
     * @param trial a trial that varies, or one of a single sample without variables, which is the nominal one
     * @return the coordinates; NaN among them where an earlier bench gave the sample nothing
     */
    double[] of(Trial trial, int sample) {
        boolean nominal = trial.variables().orElseThrow().dimension() == 0;
        return nominal
                ? taken.behind(new double[0], BenchResults.NOMINAL)
                : taken.behind(campaign.point(trial, sample), sample);
    }

    /** Whether all coordinates are there. */
    static boolean isThere(double[] point) {
        return Arrays.stream(point).allMatch(Double::isFinite);
    }

    /** Simulates every sample of a trial that has a point. */
    void run(Trial trial) {
        List<Integer> samples = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        for (int sample = trial.samples().from(); sample < trial.samples().to(); sample++) {
            double[] point = of(trial, sample);
            if (isThere(point)) {
                samples.add(sample);
                points.add(point);
            }
        }
        if (!samples.isEmpty()) {
            campaign.evaluate(
                    trial.varying(Samples.range(0, 0), variables(trial)),
                    trial.measures().get(0).name(),
                    samples,
                    points);
        }
    }
}
