package timdnn.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import timdnn.characterization.circuit.running.CircuitSamples;
import timdnn.characterization.plan.Study;
import timdnn.harness.HarnessException;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.worker.LocalEngine;
import timdnn.harness.worker.NgspiceProgram;

/**
 * Times samples of a declared study against ngspice's own program on the same deck. Rounds alternate, and medians are taken;
 * what is added to a script is the median of the rounds' ratios, since both sides of a round meet the same other load.
 */
public final class StudyBench {
    private static final int ROUNDS = 5;
    private static final int DECKS = 5;
    /** Core-seconds are read to 0.01 s: a round of this many is known to half a percent. */
    private static final double ROUND_S = 2;

    private static final int FEWEST = 200;
    private static final int MOST = 20_000;

    private StudyBench() {}

    /**
     * What was measured, in core-seconds a sample.
     *
     * @param bench name of the bench
     * @param samples samples a round
     * @param warm_s by this program, the circuit loaded once
     * @param batch_s by {@code ngspice -b}, a process a sample
     * @param script_s by a script of {@code alter} and the analysis in one process of ngspice
     * @param overheads what this program adds to the script, as a share of the script's time: each round, ascending
     */
    @SuppressWarnings("MemberName") // suffixes are units
    public record Figures(
            String bench, int samples, double warm_s, double batch_s, double script_s, List<Double> overheads) {
        /** Sorts the rounds. */
        public Figures {
            overheads = overheads.stream().sorted().toList();
        }

        /** How many times faster a sample is than by {@code ngspice -b}. */
        public double speedupVsBatch() {
            return batch_s / warm_s;
        }

        /** The median round of {@link #overheads}. */
        public double overheadVsScript() {
            return overheads.get(overheads.size() / 2);
        }
    }

    /**
     * Times a study.
     *
     * @param condition the study under one condition
     * @param folder an empty folder for decks
     * @param wished samples a round; empty for as many as take two seconds, and 200 at least
     * @return the figures
     * @throws timdnn.input.InvalidInputException if the study has nothing that can be timed, or ngspice's program is missing
     */
    public static Figures of(Study condition, Path folder, OptionalInt wished) {
        NgspiceProgram program = NgspiceProgram.find()
                .orElseThrow(() -> new timdnn.input.InvalidInputException(
                        "ngspice's own program is not installed: apt-get install ngspice"));
        List<Spent> warm = new ArrayList<>();
        List<Spent> batch = new ArrayList<>();
        List<Spent> script = new ArrayList<>();
        try (LocalEngine engine = LocalEngine.of(LocalEngine.Settings.of(1))) {
            int samples = wished.orElseGet(() -> enough(condition, engine));
            CircuitSamples taken = CircuitSamples.of(condition, engine, samples);
            List<SimulationRequest> requests = taken.requests();
            engine.submit(requests).join(); // Java compiles, the circuit is loaded
            List<Double> overheads = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                warm.add(Spent.on(() -> engine.submit(requests).join()).per(samples));
                script.add(script(program, folder, taken));
                overheads.add(warm.get(round).core_s() / script.get(round).core_s() - 1);
                List<Path> decks = new ArrayList<>();
                for (int i = 0; i < Math.min(DECKS, samples); i++) {
                    decks.add(write(folder, "deck-" + i + ".cir", taken.deck(requests.get(i))));
                }
                batch.add(Spent.on(() -> decks.forEach(program::run)).per(decks.size()));
            }
            return new Figures(
                    taken.bench(),
                    samples,
                    Spent.median(warm).core_s(),
                    Spent.median(batch).core_s(),
                    Spent.median(script).core_s(),
                    overheads);
        }
    }

    private static int enough(Study condition, LocalEngine engine) {
        List<SimulationRequest> some =
                CircuitSamples.of(condition, engine, FEWEST).requests();
        engine.submit(some).join();
        double each = Spent.on(() -> engine.submit(some).join()).per(FEWEST).core_s();
        return (int) Math.min(MOST, Math.max(FEWEST, Math.ceil(ROUND_S / Math.max(each, ROUND_S / MOST))));
    }

    /** All samples in one process, less the start of the process and the load. */
    private static Spent script(NgspiceProgram program, Path folder, CircuitSamples taken) {
        String circuit = String.join("\n", taken.requests().get(0).netlist().lines())
                + "\n.control\nset num_threads=1\nset noinit\n";
        StringBuilder body = new StringBuilder();
        for (SimulationRequest request : taken.requests()) {
            Alteration.commands(request.alterations())
                    .forEach(line -> body.append(line).append('\n'));
            body.append(request.analysis().command()).append('\n');
            taken.measures().forEach(line -> body.append(line).append('\n'));
            body.append("destroy all\n");
        }
        String end = "quit\n.endc\n.end\n";
        Path whole = write(folder, "script.cir", circuit + body + end);
        Path empty = write(folder, "start.cir", circuit + "quit\n" + body + end);
        Spent start = Spent.on(() -> program.run(empty));
        return Spent.on(() -> program.run(whole))
                .minus(start)
                .per(taken.requests().size());
    }

    private static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new HarnessException("a deck cannot be written: " + failure.getMessage(), failure);
        }
    }
}
