package timdnn.characterization.bench;

import java.util.List;
import java.util.Objects;
import timdnn.characterization.measure.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;

/**
 * A circuit in one state with what is to be measured on it; its samples differ in their mismatch alone.
 *
 * @param experiment name of the experiment, for example {@code mismatch}
 * @param state name of the state within it, for example {@code S4}
 * @param netlist the circuit, saving the vectors that are read
 * @param analysis what to run
 * @param measures what to read, at least one number
 * @param firstSample index of the first sample
 * @param samples number of samples, at least 1
 * @param varies whether samples carry mismatch
 * @param waveforms vectors whose whole waveform is kept, for reports
 */
public record Trial(
        String experiment,
        String state,
        Netlist netlist,
        Analysis analysis,
        List<Measure> measures,
        int firstSample,
        int samples,
        boolean varies,
        List<String> waveforms) {
    /** Copies the lists. */
    public Trial {
        Objects.requireNonNull(experiment, "experiment");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(netlist, "netlist");
        Objects.requireNonNull(analysis, "analysis");
        measures = List.copyOf(measures);
        waveforms = List.copyOf(waveforms);
        if (measures.isEmpty()) {
            throw new IllegalArgumentException("measures must not be empty");
        }
        if (samples < 1) {
            throw new IllegalArgumentException("samples must be at least 1, was " + samples);
        }
    }

    /**
     * A trial of one nominal simulation.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @param netlist the circuit
     * @param analysis what to run
     * @param measures what to read
     * @param waveforms vectors whose waveform is kept
     * @return the trial
     */
    public static Trial nominal(
            String experiment,
            String state,
            Netlist netlist,
            Analysis analysis,
            List<Measure> measures,
            List<String> waveforms) {
        return new Trial(experiment, state, netlist, analysis, measures, 0, 1, false, waveforms);
    }

    /**
     * The vectors that must come back.
     *
     * @return those of the measures and waveforms, each once
     */
    public List<String> vectors() {
        return java.util.stream.Stream.concat(measures.stream().map(Measure::vector), waveforms.stream())
                .distinct()
                .toList();
    }
}
