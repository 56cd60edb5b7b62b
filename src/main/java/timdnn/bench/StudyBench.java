package timdnn.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.circuit.running.CircuitSamples;
import timdnn.characterization.plan.Study;
import timdnn.harness.HarnessException;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.worker.LocalEngine;
import timdnn.harness.worker.NgspiceProgram;

/** Times samples of a declared study against ngspice's own program on the same deck; rounds alternate, medians are taken. */
public final class StudyBench {
    private static final int ROUNDS = 5;
    private static final int DECKS = 5;

    private StudyBench() {}

    /**
     * What was measured, in core-seconds a sample.
     *
     * @param bench name of the bench
     * @param samples samples a round
     * @param warm_s by this program, the circuit loaded once
     * @param batch_s by {@code ngspice -b}, a process a sample
     * @param script_s by a script of {@code alter} and the analysis in one process of ngspice
     */
    @SuppressWarnings("MemberName") // suffixes are units
    public record Figures(String bench, int samples, double warm_s, double batch_s, double script_s) {
        /** How many times faster a sample is than by {@code ngspice -b}. */
        public double speedupVsBatch() {
            return batch_s / warm_s;
        }

        /** What this program adds to a script, as a share of the script's time. */
        public double overheadVsScript() {
            return warm_s / script_s - 1;
        }
    }

    /**
     * Times a study.
     *
     * @param condition the study under one condition
     * @param folder an empty folder for decks
     * @param samples samples a round
     * @return the figures
     * @throws timdnn.input.InvalidInputException if the study has nothing that can be timed, or ngspice's program is missing
     */
    public static Figures of(Study condition, Path folder, int samples) {
        NgspiceProgram program = NgspiceProgram.find()
                .orElseThrow(() -> new timdnn.input.InvalidInputException(
                        "ngspice's own program is not installed: apt-get install ngspice"));
        List<Spent> warm = new ArrayList<>();
        List<Spent> batch = new ArrayList<>();
        List<Spent> script = new ArrayList<>();
        try (LocalEngine engine = LocalEngine.of(LocalEngine.Settings.of(1))) {
            CircuitSamples taken = CircuitSamples.of(condition, engine, samples);
            List<SimulationRequest> requests = taken.requests();
            engine.submit(requests).join(); // Java compiles, the circuit is loaded
            for (int round = 0; round < ROUNDS; round++) {
                warm.add(Spent.on(() -> engine.submit(requests).join()).per(samples));
                script.add(script(program, folder, taken));
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
                    Spent.median(script).core_s());
        }
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
