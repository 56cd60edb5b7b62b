package timdnn.report.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.BenchesPlan;
import timdnn.characterization.circuit.declaration.SpecsPlan;
import timdnn.characterization.circuit.declaration.VaryPlan;
import timdnn.characterization.circuit.finding.CircuitFindings;
import timdnn.characterization.circuit.finding.CircuitFindings.MeasureFinding;
import timdnn.characterization.circuit.finding.CircuitReader;
import timdnn.characterization.engine.StoredStudy;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.report.page.Origin;
import timdnn.report.page.SiText;
import timdnn.report.run.RunFolder;

/** A declared study under all its conditions, read from an open store. */
final class DeclaredRun {
    /** More would make the page heavy and change none of its pictures. */
    static final int MOST_SAMPLES = 50_000;

    private final RunFolder run;
    private final CampaignStore store;
    private final List<Condition> conditions;

    /** A condition and what was found under it. */
    record Condition(Study study, CircuitFindings findings) {
        String name() {
            return study.condition();
        }
    }

    DeclaredRun(RunFolder run, CampaignStore store) {
        this.run = run;
        this.store = store;
        List<Condition> read = new ArrayList<>();
        Study first = run.campaign().study();
        for (Study study : StoredStudy.read(store).orElseThrow().conditions()) {
            Optional<CircuitFindings> findings = study.condition().equals(first.condition())
                    ? run.campaign().findings().circuit()
                    : CircuitReader.read(study, store);
            findings.ifPresent(found -> read.add(new Condition(study, found)));
        }
        conditions = List.copyOf(read);
    }

    CampaignStore store() {
        return store;
    }

    Study study() {
        return run.campaign().study();
    }

    List<Condition> conditions() {
        return conditions;
    }

    List<Bench> benches() {
        return study().section(BenchesPlan.class).map(BenchesPlan::benches).orElse(List.of());
    }

    Bench bench(String name) {
        return benches().stream()
                .filter(bench -> bench.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<SpecsPlan.Spec> specs() {
        return study().section(SpecsPlan.class).map(SpecsPlan::specs).orElse(List.of());
    }

    boolean varies() {
        return study().section(VaryPlan.class).isPresent()
                && study().declared().orElseThrow().samples() > 0;
    }

    /** What a measure gave at a point of its grid. */
    Optional<MeasureFinding> measure(Condition condition, String name, String point) {
        return condition.findings().measures().stream()
                .filter(measure ->
                        measure.name().equals(name) && measure.point().equals(point))
                .findFirst();
    }

    /** Values by sample; those of failed samples are left out. */
    Map<Integer, Double> values(Condition condition, String bench, String measure, String point) {
        return new TreeMap<>(store.values(bench, condition.name(), point + Bench.MISMATCH, measure, 0, MOST_SAMPLES));
    }

    /** Where a figure of a bench comes from, with the commands that simulate its first point under the first condition again. */
    Origin origin(Bench bench) {
        return origin(conditions.get(0), bench.name(), bench.points().get(0).name(), 0);
    }

    /** Where a figure comes from, with the commands that simulate one of its samples again. */
    Origin origin(Condition condition, String bench, String state, int sample) {
        int simulations = store.countDone(bench, condition.name(), state, 0, Integer.MAX_VALUE);
        String netlist =
                store.circuits().netlistSha256(bench, condition.name(), state).orElse("unknown");
        String sentence = "Bench " + bench + ", " + state + ": " + SiText.count(simulations)
                + (simulations == 1 ? " simulation" : " simulations") + "; condition " + condition.name() + "; netlist "
                + Origin.shortened(netlist) + "; seed " + study().seed() + ". "
                + (sample == 0 ? "One point again:" : "Sample " + sample + ", the worst, again:");
        String deck = bench + ".cir";
        String corner = conditions.size() > 1 ? " --corner " + Origin.quoted(condition.name()) : "";
        return new Origin(
                sentence,
                "./tim deck " + Origin.quoted(run.folder()) + " --experiment " + bench + " --state "
                        + Origin.quoted(state) + corner + " --sample " + sample + " -o " + deck + " && ngspice -n -b "
                        + deck);
    }
}
