package timdnn.harness.netlist;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.harness.netlist.DeckReader.DeckLine;
import timdnn.input.InvalidInputException;

/**
 * Whether a deck from elsewhere may run unseen: it runs no program, loads no machine code and writes no file outside the
 * folder in which it was started. What only shows when the deck runs is refused.
 */
public final class DeckSafety {
    private static final Set<String> PROGRAMS =
            Set.of("shell", "system", "aspice", "rspice", "edit", "bug", "xgraph", "gnuplot", "bltplot");
    private static final Set<String> MACHINE_CODE = Set.of("codemodel", "use");
    private static final Set<String> OUTPUTS =
            Set.of("write", "wrdata", "wrs2p", "wrnodev", "hardcopy", "snsave", "mrdump", "run");
    private static final Set<String> EXPRESSIONS =
            Set.of("if", "while", "dowhile", "let", "define", "meas", "measure", "compose", "else", "repeat", "alias");
    private static final Set<String> SET = Set.of("set", "setcs", "foreach");
    /** Variables of which ngspice makes the name of a program or a file. */
    private static final Set<String> SETTINGS =
            Set.of("rawfile", "lprps", "lprplot5", "hcopypscmd", "editor", "sourcepath");

    private static final Pattern RUNNING_MODEL =
            Pattern.compile("\\.model\\s+\\S+\\s+(d_process|d_cosim)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s=()]+");
    private static final Pattern REDIRECTION = Pattern.compile("(?:^|\\s)>{1,2}&?\\s*(\"[^\"]*\"|\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$&?([A-Za-z_][\\w.#]*)");
    private static final Set<String> HARMLESS = Set.of("curplot", "curplotname", "curplottitle", "curplotdate");

    private final Path folder;
    private final List<Output> outputs = new ArrayList<>();
    private final Set<String> variables = new HashSet<>(HARMLESS);
    private final List<String> values = new ArrayList<>();
    private final Set<Path> sourced = new HashSet<>();
    private final BooleanSupplier loadsOsdi;
    private Card osdi;
    private Card compiled;

    /** A path that a deck writes to. */
    private record Output(Card card, String path) {}

    private DeckSafety(Path folder, BooleanSupplier loadsOsdi) {
        this.folder = folder;
        this.loadsOsdi = loadsOsdi;
    }

    /**
     * Looks a deck through before it is loaded.
     *
     * @param deck the deck
     * @param commands a file of commands that runs before it, or empty
     * @param folder the folder in which ngspice would be started
     * @param loadsOsdi whether this ngspice loads compiled Verilog-A models; asked only where a deck has some
     * @throws InvalidInputException with file, line and command, if it may not run unseen
     */
    public static void check(Path deck, Optional<Path> commands, Path folder, BooleanSupplier loadsOsdi) {
        DeckSafety safety = new DeckSafety(folder, loadsOsdi);
        commands.ifPresent(file -> DeckReader.readCommands(file, folder, safety::line));
        DeckReader.read(deck, folder, safety::line);
        safety.outputs.forEach(safety::requireInside);
        safety.requireNoOsdi();
    }

    private void requireNoOsdi() {
        if (osdi == null) {
            return;
        }
        if (!loadsOsdi.getAsBoolean()) {
            Card card = compiled == null ? osdi : compiled;
            throw InvalidInputException.at(card.file(), card.line(), card.keyword(), DeckDiagnosis.NO_OSDI);
        }
        throw refused(osdi, osdi.keyword(), "loads machine code");
    }

    private void line(DeckLine line) {
        Card card = line.card();
        if (!line.control()) {
            if (RUNNING_MODEL.matcher(card.text().strip()).matches()) {
                throw refused(card, ".model", "runs a program or loads machine code");
            }
            if (compiled == null && card.keyword().startsWith("n")) {
                compiled = card;
            }
            return;
        }
        if (card.text().contains("`")) {
            throw refused(card, card.keyword(), "runs a program between backquotes");
        }
        for (String command : card.text().split(";", -1)) {
            command(card, command.strip());
        }
    }

    private void command(Card card, String text) {
        List<String> words = words(text);
        if (words.isEmpty() || text.startsWith("*") || text.startsWith("$ ")) {
            return;
        }
        String name = words.get(0).toLowerCase(Locale.ROOT).replaceFirst("^pre_", "");
        if (name.startsWith("$") || name.startsWith("{")) {
            throw refused(card, words.get(0), "is a command only known when it runs");
        }
        if (PROGRAMS.contains(name)) {
            throw refused(card, words.get(0), "runs a program");
        }
        if (MACHINE_CODE.contains(name)) {
            throw refused(card, words.get(0), "loads machine code");
        }
        if (name.equals("osdi")) {
            osdi = card;
        }
        if (name.equals("cd") || name.equals("chdir")) {
            throw refused(card, words.get(0), "changes the folder to which the deck writes");
        }
        if (name.equals("alias") && words.size() > 2) {
            command(card, String.join(" ", words.subList(2, words.size())));
        }
        if (SET.contains(name) && words.size() > 1) {
            set(card, words);
        }
        if (name.equals("source")) {
            words.subList(1, words.size()).forEach(file -> source(card, file));
        }
        if (OUTPUTS.contains(name) && words.size() > 1) {
            outputs.add(new Output(card, words.get(1)));
        }
        if (!EXPRESSIONS.contains(name)) {
            Matcher redirection = REDIRECTION.matcher(text);
            while (redirection.find()) {
                outputs.add(new Output(card, redirection.group(1)));
            }
        }
    }

    private void set(Card card, List<String> words) {
        String variable = words.get(1).toLowerCase(Locale.ROOT);
        variables.add(variable);
        values.addAll(words.subList(2, words.size()));
        if (SETTINGS.contains(variable)) {
            for (String value : words.subList(2, words.size())) {
                if (variable.equals("rawfile")) {
                    outputs.add(new Output(card, value));
                } else if (!variable.equals("sourcepath")) {
                    throw refused(card, "set " + variable, "names a program");
                }
            }
        }
    }

    private void source(Card card, String named) {
        if (named.contains("$") || named.contains("{")) {
            throw refused(card, "source", "reads commands from a file only known when it runs");
        }
        Optional<Path> file = DeckReader.find(plain(named), card.file(), folder);
        if (file.isPresent() && sourced.add(file.get().toAbsolutePath().normalize())) {
            // Commands or a deck of its own: all that could be a command is looked at.
            DeckReader.readCommands(file.get(), folder, this::line);
        }
    }

    private void requireInside(Output output) {
        String path = plain(output.path());
        Matcher variable = VARIABLE.matcher(path);
        boolean varied = false;
        while (variable.find()) {
            varied |= !variable.group().startsWith("$&"); // these are numbers
            if (!variable.group().startsWith("$&")
                    && !variables.contains(variable.group(1).toLowerCase(Locale.ROOT))) {
                throw refused(
                        output.card(), output.card().keyword(), "writes to " + path + ", only known when it runs");
            }
        }
        if (leaves(path) || (varied && values.stream().map(DeckSafety::plain).anyMatch(DeckSafety::leaves))) {
            throw refused(output.card(), output.card().keyword(), "writes to " + path + ", outside this folder");
        }
    }

    private static boolean leaves(String path) {
        return path.startsWith("/")
                || path.startsWith("\\")
                || path.startsWith("~")
                || path.matches("[A-Za-z]:.*")
                || path.matches("\\.+")
                || path.matches("(.*[/\\\\])?\\.\\.([/\\\\].*)?");
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private static String plain(String word) {
        return word.replaceAll("[\"'{}]", "");
    }

    private static InvalidInputException refused(Card card, String field, String what) {
        return InvalidInputException.at(card.file(), card.line(), field, what + "; --trust runs it all the same");
    }
}
