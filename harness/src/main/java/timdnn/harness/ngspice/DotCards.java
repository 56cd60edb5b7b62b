package timdnn.harness.ngspice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code ngspice -b} does for the output cards of a deck before and after it runs the analyses, as commands: the
 * library has no such step of its own.
 *
 * <p>Implementation note: {@code ft_savedotargs} and {@code ft_cktcoms} in ngspice's {@code dotcards.c}.
 */
final class DotCards {
    private static final Pattern TOKEN =
            Pattern.compile("(?:[^\\s,()\"]|\"[^\"]*\"|\\([^()]*(?:\\([^()]*\\)[^()]*)*\\))+");
    private static final Pattern PART = Pattern.compile("v(m|p|i|r|db)\\((.*)\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIMITS = Pattern.compile("\\(([^,()]+),([^,()]+)\\)");
    private static final Pattern DEVICE = Pattern.compile("@[^\\s()\\[\\]]+\\[[^\\]]+\\]");
    private static final Pattern MEASURED = Pattern.compile("\\b[vi]\\([^()]+\\)");
    private static final Set<String> ANALYSES =
            Set.of(".tran", ".ac", ".dc", ".op", ".noise", ".tf", ".pz", ".sens", ".disto", ".sp");
    private static final Set<String> STYLES = Set.of("linear", "xlog", "ylog", "loglog");
    private static final int LONGEST_COMMAND = 900;

    private final List<List<String>> cards;

    DotCards(List<String> lines) {
        cards = lines.stream().map(DotCards::tokens).toList();
    }

    /**
     * Commands before the run, so that what is printed is kept: ngspice keeps parameters of devices only when asked to, and
     * nothing else once a card asks for something.
     */
    List<String> saves() {
        boolean chosen = cards.stream().anyMatch(card -> card.get(0).equals(".save"));
        Set<String> wanted = new LinkedHashSet<>();
        for (List<String> card : cards) {
            if (ANALYSES.contains(card.get(0)) || card.get(0).startsWith(".opt")) {
                continue;
            }
            if (chosen && card.get(0).startsWith(".meas")) {
                MEASURED.matcher(String.join(" ", card)).results().forEach(vector -> wanted.add(vector.group()));
            }
            boolean printed = card.get(0).equals(".print") || card.get(0).equals(".plot");
            int from = card.get(0).equals(".save") ? card.size() : 2;
            for (String token : card.subList(Math.min(from, card.size()), card.size())) {
                Matcher device = DEVICE.matcher(token);
                while (device.find()) {
                    wanted.add(device.group());
                }
                if (chosen && (printed || card.get(0).startsWith(".four")) && !STYLES.contains(token)) {
                    wanted.add(token);
                }
            }
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<String> commands = new ArrayList<>();
        if (!chosen) {
            commands.add("save all");
        }
        wanted.forEach(token -> commands.add("save " + token));
        return commands;
    }

    /**
     * Whether {@code ngspice -b} runs the analysis cards after a control section, and one of them is of a kind that has no plot
     * yet. It does so where a card prints or measures.
     */
    boolean remain(List<String> plots) {
        boolean runs = cards.stream()
                .anyMatch(card -> isOutput(card)
                        || card.get(0).startsWith(".four")
                        || card.get(0).startsWith(".meas")
                        || card.get(0).equals(".op")
                        || card.get(0).equals(".tf"));
        return runs
                && cards.stream()
                        .filter(card -> ANALYSES.contains(card.get(0)))
                        .map(card -> card.get(0).substring(1))
                        .anyMatch(kind -> plots.stream().noneMatch(plot -> plot.startsWith(kind)));
    }

    /** Whether an option is set that {@code ngspice -b} prints something for, such as {@code list} or {@code acct}. */
    boolean option(String name) {
        return cards.stream().filter(card -> card.get(0).startsWith(".opt")).anyMatch(card -> card.contains(name));
    }

    /** Whether a card prints plots of this kind, such as {@code tran}. */
    boolean prints(String kind) {
        return cards.stream().anyMatch(card -> isOutput(card) && kind.startsWith(card.get(1)));
    }

    /** Commands after the run that print what the cards ask for, from the plots that there are, newest first. */
    List<String> prints(List<String> plots) {
        List<String> commands = new ArrayList<>();
        for (List<String> card : cards) {
            if (card.get(0).equals(".width")) {
                card.stream()
                        .filter(token -> token.startsWith("out=") || token.startsWith("o="))
                        .forEach(token -> commands.add("set width = " + token.substring(token.indexOf('=') + 1)));
            } else if (isOutput(card)) {
                List<String> arguments = card.subList(2, card.size());
                for (String plot : plots) {
                    if (plot.startsWith(card.get(1))) {
                        commands.add("setplot " + plot);
                        commands.addAll(
                                card.get(0).equals(".print") ? columns(arguments) : List.of(drawing(arguments)));
                    }
                }
            } else if (card.get(0).startsWith(".four") && card.size() > 2) {
                plots.stream()
                        .filter(plot -> plot.startsWith("tran"))
                        .findFirst()
                        .ifPresent(plot -> {
                            commands.add("setplot " + plot);
                            commands.add("fourier " + String.join(" ", card.subList(1, card.size())));
                        });
            }
        }
        return commands;
    }

    private static boolean isOutput(List<String> card) {
        return (card.get(0).equals(".print") || card.get(0).equals(".plot")) && card.size() > 2;
    }

    private static List<String> columns(List<String> arguments) {
        List<String> commands = new ArrayList<>();
        StringBuilder command = new StringBuilder("print col");
        for (String argument : arguments) {
            if (command.length() + argument.length() > LONGEST_COMMAND) {
                commands.add(command.toString());
                command = new StringBuilder("print col");
            }
            command.append(' ').append(expression(argument));
        }
        commands.add(command.toString());
        return commands;
    }

    private static String drawing(List<String> arguments) {
        StringBuilder command = new StringBuilder("asciiplot");
        for (String argument : arguments) {
            Matcher limits = LIMITS.matcher(argument);
            if (limits.matches()) {
                command.append(" xlimit ").append(limits.group(1)).append(' ').append(limits.group(2));
            } else {
                command.append(' ').append(expression(argument));
            }
        }
        return command.toString();
    }

    /** SPICE 2's ways to name a part of a complex voltage, and differences from ground. */
    private static String expression(String token) {
        Matcher part = PART.matcher(token);
        if (!part.matches()) {
            return voltage(token);
        }
        String function =
                switch (part.group(1).toLowerCase(Locale.ROOT)) {
                    case "m" -> "mag";
                    case "p" -> "ph";
                    case "i" -> "imag";
                    case "r" -> "real";
                    default -> "db";
                };
        return function + "(" + voltage("v(" + part.group(2) + ")") + ")";
    }

    private static String voltage(String token) {
        String lower = token.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("v(") || !lower.endsWith(")") || lower.indexOf(',') < 0) {
            return token;
        }
        String[] nodes = token.substring(2, token.length() - 1).split(",", 2);
        String plus = nodes[0].strip();
        String minus = nodes[1].strip();
        if (minus.equals("0")) {
            return "v(" + plus + ")";
        }
        return plus.equals("0") ? "-v(" + minus + ")" : "v(" + plus + ")-v(" + minus + ")";
    }

    private static List<String> tokens(String card) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(card);
        while (token.find()) {
            tokens.add(token.group().toLowerCase(Locale.ROOT));
        }
        return tokens;
    }
}
