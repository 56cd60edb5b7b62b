package timdnn.harness.netlist;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads parameters out of a netlist's {@code .model} cards. */
public final class ModelCards {
    private ModelCards() {}

    /**
     * A model parameter as the card gives it.
     *
     * @param netlist the netlist
     * @param model name of the model
     * @param parameter name of the parameter
     * @return its value in ngspice's unit for it
     * @throws IllegalArgumentException if there is no such model, or its card does not give the parameter
     */
    public static double parameter(Netlist netlist, String model, String parameter) {
        Pattern assignment =
                Pattern.compile("(?:^|\\s)" + Pattern.quote(parameter) + "\\s*=\\s*(\\S+)", Pattern.CASE_INSENSITIVE);
        boolean inside = false;
        for (Card card : netlist.cards()) {
            String text = card.text().strip();
            if (text.startsWith("*")) {
                continue;
            }
            if (card.keyword().equals(".model")) {
                String[] words = text.split("\\s+", 3);
                inside = words.length > 1 && words[1].toLowerCase(Locale.ROOT).equals(model.toLowerCase(Locale.ROOT));
            } else if (!text.startsWith("+") && !text.isEmpty()) {
                inside = false;
            }
            int comment = text.indexOf('$');
            Matcher matcher = assignment.matcher(comment < 0 ? text : text.substring(0, comment));
            if (inside && matcher.find()) {
                return SpiceNumber.parse(matcher.group(1));
            }
        }
        throw new IllegalArgumentException("model " + model + " must give " + parameter + ", does not");
    }
}
