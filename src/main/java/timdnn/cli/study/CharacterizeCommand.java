package timdnn.cli.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.area.AreaReader;
import timdnn.characterization.circuit.running.CircuitCheck;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.DigitalReader;
import timdnn.characterization.engine.Shard;
import timdnn.characterization.figure.FigureText;
import timdnn.characterization.plan.PlanComplaint;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.rareerror.SenseErrorFigures;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.study.ConditionFindings;
import timdnn.characterization.study.StudyRun;
import timdnn.characterization.study.VariedDevices;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.Project;
import timdnn.harness.ngspice.NgspiceInstallation;
import timdnn.input.InvalidInputException;

/** Runs a study on ngspice and keeps its samples. */
@Command(
        name = "characterize",
        mixinStandardHelpOptions = true,
        description = "Run a study on ngspice into a campaign's folder; started again, it goes on where it stopped.")
public final class CharacterizeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAN", description = "the study, a YAML file")
    private Path plan;

    @Option(names = "--out", paramLabel = "DIR", description = "folder of results (default: out/<plan name>)")
    private Path out;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "simulator processes, 1 to 256 (default: the number of cores)")
    private Integer workers;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "simulate the I-th of N parts of the Monte Carlo samples only; merge puts parts together")
    private String shard;

    @Option(
            names = "--thin",
            description =
                    "run every stage at its smallest: nominal figures as of the whole plan, no statistics worth the "
                            + "name (default folder: out/<plan name>-thin)")
    private boolean thin;

    @Option(names = "--json", description = "print one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        if (thin && shard != null) {
            throw new InvalidInputException("--thin leaves nothing to share out: leave out --shard");
        }
        Characterized done = characterize(plan, out, thin, shard == null ? Shard.WHOLE : Shard.parse(shard), workers);
        if (json) {
            Json.print(FindingsDocument.of(done));
        } else {
            if (done.isSwept() && done.study().hasColumn()) {
                SweepTable.of(done.study(), done.result().conditions()).forEach(System.out::println);
            } else if (done.study().declared().isPresent()) {
                CircuitLines.of(done).forEach(System.out::println);
            } else {
                print(done);
            }
            printTally(done);
        }
        return 0;
    }

    /** Runs a plan; shared with the whole flow. */
    public static Characterized characterize(Path plan, Path out, Integer workers) {
        return characterize(plan, out, false, Shard.WHOLE, workers);
    }

    private static Characterized characterize(Path plan, Path out, boolean thin, Shard shard, Integer workers) {
        String text = StudyReader.text(plan);
        Study whole = StudyReader.parse(plan, text);
        Study study = thin ? whole.thin() : whole;
        shard.require(study);
        int processes = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
        if (processes < 1 || processes > 256) {
            throw new InvalidInputException("--workers must be from 1 to 256, was " + processes);
        }
        NgspiceInstallation.require();
        if (study.declared().isPresent()) {
            CircuitCheck check = CircuitCheck.of(study, plan, text);
            if (!check.problems().isEmpty()) {
                throw check.problems().get(0);
            }
        }
        VariedDevices.complaint(study, Project.netlists()).ifPresent(sentence -> {
            throw StudyReader.complaint(plan, text, "variation", "devices", sentence);
        });
        String name = study.name()
                + (thin ? "-thin" : "")
                + (shard.isWhole() ? "" : "-shard-" + shard.index() + "-of-" + shard.count());
        Path folder = out == null ? Project.out(name) : out;
        long start = System.nanoTime();
        Thread farewell = new Thread(() -> System.err.println("\ntim: interrupted; what is simulated is kept in "
                + folder + ", the same command goes on from there"));
        Runtime.getRuntime().addShutdownHook(farewell);
        try (CampaignStore store = CampaignStore.openForWriting(folder);
                Progress progress = new Progress()) {
            StudyRun.Result result = StudyRun.run(study, text, Project.netlists(), store, shard, processes, progress);
            List<Optional<DigitalFindings>> digital = study.conditions().stream()
                    .map(condition -> DigitalReader.read(condition, store))
                    .toList();
            List<Optional<AreaFindings>> area = new ArrayList<>();
            for (int i = 0; i < digital.size(); i++) {
                area.add(
                        study.declared().isPresent()
                                ? Optional.empty()
                                : AreaReader.read(study.conditions().get(i), store, digital.get(i)));
            }
            result.conditions().forEach(condition -> condition
                    .circuit()
                    .ifPresent(circuit -> TableFiles.write(folder, condition.condition(), circuit.tables())));
            return new Characterized(
                    study, folder, result, digital, area, (System.nanoTime() - start) * 1e-9, processes);
        } catch (PlanComplaint complaint) {
            throw StudyReader.complaint(plan, text, complaint.section(), complaint.key(), complaint.sentence());
        } finally {
            Runtime.getRuntime().removeShutdownHook(farewell);
        }
    }

    private static void print(Characterized done) {
        ConditionFindings findings = done.result().findings();
        FindingLines.of(findings, done.digital().get(0), done.area().get(0))
                .forEach((about, line) -> System.out.println(String.format(Locale.ROOT, "%-10s %s", about, line)));
        for (ColumnFindings.SenseState state :
                findings.column().map(ColumnFindings::states).orElse(List.of())) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "S%-2d  mean %s  sigma %s  P(error) counted %s  normal tail %s  n = %d%s",
                    state.n(),
                    FigureText.value(ColumnFigures.MEAN.of(state), "mV"),
                    FigureText.of(ColumnFigures.SIGMA.of(state), "mV"),
                    FigureText.numbers(ColumnFigures.COUNTED.of(state), ""),
                    FigureText.probability(ColumnFigures.TAIL.of(state)),
                    state.counted().simulations(),
                    FindingLines.failed(state)));
        }
        for (SenseErrorRate rate : findings.senseErrors().rates()) {
            if (rate.isModel()) {
                System.out.println(String.format(
                        Locale.ROOT,
                        "S%-2d  P(error) not bounded; %s (a model), %d simulations",
                        rate.n(),
                        rate.dominant().method(),
                        rate.total().simulations()));
                continue;
            }
            System.out.println(String.format(
                    Locale.ROOT,
                    "S%-2d  P(error) %s  %s  below %.1e  above %.1e  %d simulations, %s%s",
                    rate.n(),
                    FigureText.probability(SenseErrorFigures.RATE.of(rate)),
                    error(rate.relativeError()),
                    rate.below().probability().estimate(),
                    rate.above().probability().estimate(),
                    rate.total().simulations(),
                    rate.dominant().method(),
                    check(rate.below(), "below") + check(rate.above(), "above")));
        }
        findings.senseErrors()
                .conversions()
                .ifPresent(conversions -> System.out.println(String.format(
                        Locale.ROOT,
                        "P_E  %s  %s  of the network's conversions; %.1f times fewer simulations than in equal parts",
                        FigureText.probability(SenseErrorFigures.PROBABILITY.of(conversions)),
                        error(conversions.relativeError()),
                        conversions.saving())));
    }

    private static String error(double relative) {
        return Double.isFinite(relative) ? String.format(Locale.ROOT, "+-%.0f %%", 100 * relative) : "a bound";
    }

    private static String check(SenseErrorRate.Side side, String name) {
        return side.check().simulations() == 0
                ? ""
                : "; " + name + " by subset simulation " + FigureText.probability(SenseErrorFigures.CHECK.of(side));
    }

    private static void printTally(Characterized done) {
        if (done.study().isThin()) {
            System.out.println("thin: every stage at its smallest, so only nominal figures mean anything");
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%d simulations in %s, %d failed; %d run now in %.1f s on %d workers",
                done.result().simulations(),
                done.folder(),
                done.result().failed(),
                done.result().simulatedNow(),
                done.seconds(),
                done.workers()));
    }
}
