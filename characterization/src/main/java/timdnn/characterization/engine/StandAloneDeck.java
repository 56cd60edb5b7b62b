package timdnn.characterization.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.Retry;
import timdnn.characterization.store.StoredBench;
import timdnn.characterization.store.StoredNetlist;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.variation.OwnDraws;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.Netlist;
import timdnn.input.InvalidInputException;

/**
 * Writes a stored sample as a deck that plain {@code ngspice -b} runs: the circuit, the analysis, a {@code .meas} card for
 * each stored number under its name, and the sample's threshold shifts. Made from the store alone.
 *
 * <p>The deck says which ngspice and which step its stored numbers come from, and ngspice prints a note where it is another
 * version. Where a campaign calibrated a parameter of the circuit, numbers hold with that version and step alone, since the
 * calibration takes part of the step's error back; the deck says that, too.
 */
public final class StandAloneDeck {
    /**
     * Fact: what depends on no parameter that was calibrated, and where the store has it. A fact that bears the name of a
     * netlist's parameter is that parameter as calibrated.
     */
    public static final String WITHOUT_CALIBRATION = "without_calibration";

    private StandAloneDeck() {}

    /**
     * The deck of a sample.
     *
     * @param store the campaign's store
     * @param experiment name of the experiment
     * @param state name of the state
     * @param sample index of the sample
     * @return the deck's text
     * @throws InvalidInputException if the store has no such sample
     */
    public static String of(CampaignStore store, String experiment, String state, int sample) {
        return of(store, null, experiment, state, sample);
    }

    /**
     * The deck of a sample under one of several conditions.
     *
     * @param store the campaign's store
     * @param condition name of the condition, or null for the first
     * @param experiment name of the experiment
     * @param state name of the state
     * @param sample index of the sample
     * @return the deck's text
     * @throws InvalidInputException if the store has no such sample
     */
    public static String of(CampaignStore store, String condition, String experiment, String state, int sample) {
        Path file = store.folder().resolve(CampaignStore.FILE);
        List<Study> conditions = StoredStudy.read(store)
                .orElseThrow(() -> InvalidInputException.in(file, "plan", "is missing: the campaign never began"))
                .conditions();
        Study study = conditions.stream()
                .filter(candidate -> condition == null || candidate.condition().equals(condition))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.in(
                        file,
                        "corner",
                        "must be one of "
                                + conditions.stream().map(Study::condition).toList() + ", was " + condition));
        String corner = study.condition();
        StoredBench bench = store.circuits()
                .bench(experiment, corner, state)
                .orElseThrow(() -> InvalidInputException.in(
                        file,
                        "sample",
                        "has no experiment \"" + experiment + "\" with a state \"" + state + "\"; it has "
                                + known(store)));
        if (store.countDone(experiment, corner, state, sample, sample + 1) == 0) {
            throw InvalidInputException.in(
                    file, "sample", "has no sample " + sample + " of " + experiment + " " + state);
        }
        return text(
                store,
                study,
                bench,
                experiment,
                state,
                sample,
                new StoredShifts(study, store).alterations(experiment, state, sample));
    }

    /** The deck of a sample that may be missing in the store; its bench must be there. */
    static String text(
            CampaignStore store,
            Study study,
            StoredBench bench,
            String experiment,
            String state,
            int sample,
            List<Alteration> shifts) {
        Path file = store.folder().resolve(CampaignStore.FILE);
        Optional<Retry> retry = store.retry(experiment, study.condition(), state, sample);
        StoredNetlist stored = store.circuits().netlist(bench.netlistSha256()).orElseThrow();
        Netlist netlist = Netlist.of(file, stored.text().lines().toList());
        List<String> deck = new ArrayList<>(netlist.lines());
        deck.add("");
        deck.add("* sample " + sample + " of " + experiment + " " + state + ", study " + study.name() + ", seed "
                + study.seed() + ", netlist " + bench.netlistSha256());
        if (!bench.draws().isEmpty() && OwnDraws.are(Draws.parse(bench.draws()))) {
            deck.add(OwnDraws.card(study, sample));
        }
        String analysis = retry.map(Retry::analysis).orElse(bench.analysis());
        String version = store.meta("ngspice").orElse("unknown");
        deck.add("* its numbers are those of ngspice " + version + " with \"" + analysis.replace("\n", "; ") + "\"");
        List<String> calibrated = netlist.parameters().keySet().stream()
                .filter(name -> store.fact(name, study.condition()).isPresent())
                .toList();
        if (!calibrated.isEmpty()) {
            deck.add("* " + String.join(", ", calibrated)
                    + " was calibrated with this version and this step and takes back "
                    + "part of the step's error: with any other");
            deck.add("* version or step the deck may give a millivolt more or less. "
                    + store.fact(WITHOUT_CALIBRATION, study.condition())
                            .orElse("A deck of the whole circuit holds with other versions and finer steps."));
        }
        retry.ifPresent(second -> {
            deck.add("* the first try ended with " + second.first() + "; this is the second, with safer options");
            deck.add(second.options());
        });
        return text(deck, analysis, bench.measures().lines().toList(), shifts, version);
    }

    /** A deck of a circuit with its analysis, measures and shifts. */
    public static String text(List<String> circuit, String analysis, List<String> measures, List<Alteration> shifts) {
        return text(circuit, analysis, measures, shifts, "unknown");
    }

    private static String text(
            List<String> circuit, String analysis, List<String> measures, List<Alteration> shifts, String version) {
        List<String> deck = new ArrayList<>(circuit);
        if (measures.stream().anyMatch(line -> !line.startsWith(".meas"))) {
            // Measures that are commands follow the analysis where it runs.
            deck.add(".control");
            deck.add("set num_threads=1");
            deck.add("set numdgt=12");
            deck.addAll(Alteration.commands(shifts));
            analysis.lines().forEach(deck::add);
            deck.addAll(measures);
            deck.add(".endc");
            deck.add(".end");
            return String.join("\n", deck) + "\n";
        }
        deck.add("." + analysis);
        deck.addAll(measures);
        // Batch mode runs the cards above after this section, with what it altered.
        deck.add(".control");
        deck.add("set num_threads=1");
        if (version.matches("[0-9.]+")) {
            deck.add("version " + version); // prints a note where another version runs
        }
        deck.addAll(Alteration.commands(shifts));
        deck.add(".endc");
        deck.add(".end");
        return String.join("\n", deck) + "\n";
    }

    private static String known(CampaignStore store) {
        List<String> known = new ArrayList<>();
        store.circuits()
                .states()
                .forEach((experiment, names) ->
                        known.add(experiment + " (" + names.get(0) + " and " + (names.size() - 1) + " others)"));
        return String.join(", ", known);
    }
}
