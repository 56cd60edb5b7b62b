package timdnn.characterization.store;

import java.util.List;
import java.util.Optional;

/**
 * A bench as stored: what it takes to write its samples as stand-alone decks.
 *
 * @param netlistSha256 fingerprint of its circuit
 * @param analysis the command
 * @param measures {@code .meas} cards, one a line
 * @param draws addresses of its mismatch; empty where nothing varies
 */
public record StoredBench(String netlistSha256, String analysis, String measures, String draws) {
    /**
     * In what two benches of one state differ, so that their samples do not belong together. Asked by a campaign that goes
     * on, and by a merge.
     *
     * @param other the other bench
     * @return words such as {@code another analysis, "op" and not "tran 1n"}, the other's second; empty where they agree
     */
    public Optional<String> difference(StoredBench other) {
        if (!netlistSha256.equals(other.netlistSha256)) {
            return Optional.of("another netlist");
        }
        return difference("another analysis", analysis, other.analysis)
                .or(() -> difference("another measure", measures, other.measures))
                .or(() -> difference("other draws", draws, other.draws));
    }

    private static Optional<String> difference(String what, String here, String there) {
        if (here.equals(there)) {
            return Optional.empty();
        }
        List<String> mine = here.lines().toList();
        List<String> others = there.lines().toList();
        int line = 0;
        while (line < mine.size() && line < others.size() && mine.get(line).equals(others.get(line))) {
            line++;
        }
        return Optional.of(what + ", " + quoted(mine, line) + " and not " + quoted(others, line));
    }

    private static String quoted(List<String> lines, int line) {
        return line < lines.size() ? '"' + lines.get(line).strip().replace('\t', ' ') + '"' : "none";
    }
}
