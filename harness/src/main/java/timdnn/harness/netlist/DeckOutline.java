package timdnn.harness.netlist;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import timdnn.harness.netlist.DeckReader.DeckLine;
import timdnn.input.InvalidInputException;

/**
 * What has to be known of a deck before ngspice runs it.
 *
 * @param title its first line
 * @param hasControl whether it, or a file that it includes, has a control section
 * @param outputs its cards {@code .print}, {@code .plot}, {@code .four}, {@code .width}, {@code .save}, {@code .meas} and
 *     {@code .options} and those of its analyses, each in one line
 */
public record DeckOutline(String title, boolean hasControl, List<String> outputs) {
    private static final Set<String> OUTPUTS = Set.of(".print", ".plot", ".width", ".save");
    private static final Set<String> ANALYSES =
            Set.of(".tran", ".ac", ".dc", ".op", ".noise", ".tf", ".pz", ".sens", ".disto", ".sp");

    /** Copies the list. */
    public DeckOutline {
        outputs = List.copyOf(outputs);
    }

    /**
     * Reads a deck.
     *
     * @param deck the file
     * @param folder the folder in which ngspice would be started
     * @return the outline
     * @throws InvalidInputException if the deck cannot be read or is empty, or what it includes has a byte order mark
     */
    public static DeckOutline of(Path deck, Path folder) {
        if (!Files.isRegularFile(deck)) {
            throw InvalidInputException.in(deck, "deck", "cannot be read: no such file");
        }
        List<String> lines = DeckText.lines(deck);
        if (lines.isEmpty()) {
            throw InvalidInputException.in(deck, "deck", "is empty");
        }
        Collector collector = new Collector();
        DeckReader.read(deck, folder, collector::line);
        return new DeckOutline(lines.get(0), collector.control, collector.outputs);
    }

    /** Gathers output cards, which may go over several lines. */
    private static final class Collector {
        private final List<String> outputs = new ArrayList<>();
        private boolean control;
        private boolean open;

        private void line(DeckLine line) {
            if (line.control()) {
                control = true;
                return;
            }
            String text = line.card().text().strip();
            String keyword = line.card().keyword();
            if (text.startsWith("+") && open) {
                outputs.set(outputs.size() - 1, outputs.get(outputs.size() - 1) + " " + text.substring(1));
                return;
            }
            open = OUTPUTS.contains(keyword)
                    || ANALYSES.contains(keyword)
                    || keyword.startsWith(".four")
                    || keyword.startsWith(".meas")
                    || keyword.startsWith(".opt");
            if (open) {
                int comment = text.indexOf(" $");
                outputs.add((comment < 0 ? text : text.substring(0, comment)).toLowerCase(Locale.ROOT));
            }
        }
    }
}
