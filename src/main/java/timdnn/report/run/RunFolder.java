package timdnn.report.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import timdnn.characterization.store.SampleRow;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.report.page.Origin;
import timdnn.report.page.SiText;

/**
 * The files of a run. All but the campaign's store may be missing.
 *
 * @param folder the folder as the user named it, for the commands on the page
 * @param campaign the circuit's results
 * @param table the tables of the column
 * @param residuals held-out columns
 * @param exact the network without sensing errors
 * @param iid the network with them
 */
public record RunFolder(
        String folder,
        CampaignFacts campaign,
        Optional<LutArtifact> table,
        Optional<List<ResidualsFile.Residual>> residuals,
        Optional<NetworkFile> exact,
        Optional<NetworkFile> iid) {

    /**
     * Reads a folder.
     *
     * @throws timdnn.input.InvalidInputException if there is no campaign, or a file is damaged; names file and field
     */
    public static RunFolder read(Path folder) {
        CampaignFacts campaign = CampaignFacts.read(folder);
        return new RunFolder(
                folder.toString(),
                campaign,
                ifThere(folder.resolve(tableName(campaign)), LutFile::read),
                ifThere(folder.resolve(ResidualsFile.NAME), ResidualsFile::read),
                ifThere(folder.resolve(NetworkFile.EXACT), file -> NetworkFile.read(file, "none")),
                ifThere(folder.resolve(NetworkFile.IID), file -> NetworkFile.read(file, "iid")));
    }

    private static <T> Optional<T> ifThere(Path file, Function<Path, T> reader) {
        return Files.exists(file) ? Optional.of(reader.apply(file)) : Optional.empty();
    }

    private static String tableName(CampaignFacts campaign) {
        return campaign.study().name() + ".lut.json";
    }

    /** Name of the table's file in the folder. */
    public String tableName() {
        return tableName(campaign);
    }

    /** The command that makes the table, and the residuals beside it. */
    public String fitCommand() {
        return "./tim fit " + Origin.quoted(folder) + " -o " + Origin.quoted(folder + "/" + tableName());
    }

    /** The command that makes a network's file. */
    public String networkCommand(String errors) {
        return "./tim network mnist-cnn --lut " + Origin.quoted(folder + "/" + tableName()) + " --errors " + errors
                + " --json > " + Origin.quoted(folder + "/network-" + errors + ".json");
    }

    /** The origin of an experiment's figure; the command is for sample 0 of a state. */
    public Origin origin(String experiment, String state) {
        Map<String, Integer> outcomes = campaign.outcomes().getOrDefault(experiment, Map.of());
        int simulations = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        int failed = outcomes.entrySet().stream()
                .filter(count -> !SampleRow.isOk(count.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        String netlist = campaign.netlists().getOrDefault(experiment, Map.of()).getOrDefault(state, "unknown");
        String sentence = "Experiment " + experiment + ": " + SiText.count(simulations) + " simulations, " + failed
                + " failed; corner " + campaign.study().corner().name() + "; netlist of " + state + " "
                + Origin.shortened(netlist) + "; seed " + campaign.study().seed() + ". One point again:";
        String deck = experiment + "-" + state.replaceAll("[^A-Za-z0-9.+-]+", "-") + ".cir";
        String command = "./tim deck " + Origin.quoted(folder) + " --experiment " + experiment + " --state "
                + Origin.quoted(state) + " --sample 0 -o " + deck + " && ngspice -b " + deck;
        return new Origin(sentence, command);
    }
}
