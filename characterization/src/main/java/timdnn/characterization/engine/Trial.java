package timdnn.characterization.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.variation.InstanceVariables;
import timdnn.characterization.variation.OwnDraws;
import timdnn.characterization.waveform.Measure;
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
 * @param samples indices of the samples
 * @param draws under which addresses the samples' mismatch is drawn; empty where nothing varies
 * @param waveforms vectors whose whole waveform is kept, for reports
 * @param variables what varies, where the trial says it itself and not the plan's {@code variation}
 */
public record Trial(
        String experiment,
        String state,
        Netlist netlist,
        Analysis analysis,
        List<Measure> measures,
        Samples samples,
        Optional<Draws> draws,
        List<String> waveforms,
        Optional<InstanceVariables> variables) {
    /** Copies the lists. */
    public Trial {
        Objects.requireNonNull(experiment, "experiment");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(netlist, "netlist");
        Objects.requireNonNull(analysis, "analysis");
        Objects.requireNonNull(samples, "samples");
        Objects.requireNonNull(draws, "draws");
        measures = List.copyOf(measures);
        waveforms = List.copyOf(waveforms);
        if (measures.isEmpty()) {
            throw new IllegalArgumentException("measures must not be empty");
        }
    }

    /** A trial that varies as the plan's {@code variation} says. */
    public Trial(
            String experiment,
            String state,
            Netlist netlist,
            Analysis analysis,
            List<Measure> measures,
            Samples samples,
            Optional<Draws> draws,
            List<String> waveforms) {
        this(experiment, state, netlist, analysis, measures, samples, draws, waveforms, Optional.empty());
    }

    /**
     * The same trial with variables of its own, drawn as one die for all benches and points.
     *
     * @param indices indices of the samples
     * @param own what varies
     * @return the trial
     */
    public Trial varying(Samples indices, InstanceVariables own) {
        return new Trial(
                experiment,
                state,
                netlist,
                analysis,
                measures,
                indices,
                Optional.of(Draws.own(InstanceVariables.DIE, InstanceVariables.DIE)),
                waveforms,
                Optional.of(own));
    }

    /**
     * A trial of one nominal simulation.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @param netlist the circuit
     * @param analysis what to run
     * @param measures what to read
     * @return the trial, without waveforms
     */
    public static Trial nominal(
            String experiment, String state, Netlist netlist, Analysis analysis, List<Measure> measures) {
        return new Trial(
                experiment, state, netlist, analysis, measures, Samples.range(0, 1), Optional.empty(), List.of());
    }

    /**
     * The same trial, keeping waveforms.
     *
     * @param vectors vectors whose waveform is kept
     * @return the trial
     */
    public Trial keeping(List<String> vectors) {
        return new Trial(experiment, state, netlist, analysis, measures, samples, draws, vectors, variables);
    }

    /**
     * The same trial reading less.
     *
     * @param fewer what is read, at least one number
     * @return the trial
     */
    public Trial reading(List<Measure> fewer) {
        return new Trial(experiment, state, netlist, analysis, fewer, samples, draws, waveforms, variables);
    }

    /**
     * The same trial under another state's name.
     *
     * @param name name of the state
     * @return the trial
     */
    public Trial as(String name) {
        return new Trial(experiment, name, netlist, analysis, measures, samples, draws, waveforms, variables);
    }

    /**
     * The same trial with mismatch.
     *
     * @param indices indices of the samples
     * @param addresses under which addresses their mismatch is drawn
     * @return the trial
     */
    public Trial varying(Samples indices, Draws addresses) {
        return new Trial(experiment, state, netlist, analysis, measures, indices, Optional.of(addresses), waveforms);
    }

    /**
     * The same trial with mismatch drawn under its own address.
     *
     * @param count number of samples, from index 0 on
     * @return the trial
     */
    public Trial varying(int count) {
        return varying(Samples.range(0, count), Draws.own(experiment, state));
    }

    /**
     * Commands that follow the analysis.
     *
     * @return those of the measures, each once
     */
    public List<String> after() {
        return measures.stream()
                .flatMap(measure -> measure.after().stream())
                .distinct()
                .toList();
    }

    /**
     * The same trial with the deck's own draws, and a load a sample.
     *
     * @param indices indices of the samples
     * @return the trial
     */
    public Trial reloading(Samples indices) {
        return new Trial(
                experiment,
                state,
                netlist,
                analysis,
                measures,
                indices,
                Optional.of(OwnDraws.draws()),
                waveforms,
                Optional.of(new InstanceVariables(List.of(), java.util.Map.of())));
    }

    /**
     * The vectors that must come back.
     *
     * @return those of the measures and waveforms, each once
     */
    public List<String> vectors() {
        return java.util.stream.Stream.concat(
                        measures.stream().flatMap(measure -> measure.vectors().stream()), waveforms.stream())
                .distinct()
                .toList();
    }
}
