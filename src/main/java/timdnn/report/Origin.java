package timdnn.report;

import java.util.Map;
import java.util.TreeMap;
import timdnn.characterization.store.SampleRow;

/**
 * Where the points of a figure come from and how to get one of them again with plain ngspice.
 *
 * @param sentence experiment, number of simulations, corner, netlist, seed
 * @param command the commands that simulate one point
 */
record Origin(String sentence, String command) {
    private static final int SHORT_HASH = 12;

    /** The origin of an experiment's figure; the command is for sample 0 of a state. */
    static Origin of(CampaignFacts campaign, String folder, String experiment, String state) {
        Map<String, Integer> outcomes = campaign.outcomes().getOrDefault(experiment, new TreeMap<>());
        int simulations = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        int failed = outcomes.entrySet().stream()
                .filter(count -> !SampleRow.isOk(count.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        String netlist =
                campaign.netlists().getOrDefault(experiment, new TreeMap<>()).getOrDefault(state, "unknown");
        String sentence = "Experiment " + experiment + ": " + SiText.count(simulations) + " simulations, " + failed
                + " failed; corner " + campaign.study().corner().name() + "; netlist of " + state + " "
                + shortened(netlist) + "; seed " + campaign.study().seed() + ". One point again:";
        String deck = experiment + "-" + state.replaceAll("[^A-Za-z0-9.+-]+", "-") + ".cir";
        String command = "./tim deck " + quoted(folder) + " --experiment " + experiment + " --state " + quoted(state)
                + " --sample 0 -o " + deck + " && ngspice -b " + deck;
        return new Origin(sentence, command);
    }

    static String shortened(String hash) {
        return hash.length() > SHORT_HASH ? hash.substring(0, SHORT_HASH) : hash;
    }

    /** A word for a POSIX shell. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./+:=@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
