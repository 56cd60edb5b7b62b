package timdnn.harness.ngspice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.harness.ngspice.binding.DirectSpice;
import timdnn.harness.ngspice.binding.LocatedVector;
import timdnn.harness.result.SampledPlot;
import timdnn.harness.result.SampledVector;
import timdnn.harness.result.Vector;

/**
 * The plots that ngspice holds, each with its own name, title and scale, read where they are. Valid until the next analysis.
 */
final class HeldPlots {
    private static final Pattern SCALE = Pattern.compile("(\\S+)\\s*: .*\\[default scale\\]");
    private static final String LENGTH = "tim_length";
    private static final String MARK = "held:";

    private final NgspiceSession session;
    private final String title;

    /** Plots of a session; those of the deck's analyses carry its title, which ngspice knows in lower case only. */
    HeldPlots(NgspiceSession session, String title) {
        this.session = session;
        this.title = title;
    }

    /** A vector in ngspice's memory, which is looked up again for each block: a run that was cut off may still move it. */
    private record Held(String plot, String name, LocatedVector values) implements SampledVector {
        @Override
        public Vector.Quantity quantity() {
            return Vector.Quantity.ofType(values.type());
        }

        @Override
        public boolean isComplex() {
            return values.isComplex();
        }

        @Override
        public int length() {
            return values.length();
        }

        @Override
        public void read(int from, int count, double[] into) {
            DirectSpice.located(plot + "." + name).read(from, count, into);
        }
    }

    /** Names in order of creation, without that of the constants. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (String name : session.plots()) {
            if (!name.equals("const")) {
                names.add(0, name);
            }
        }
        return names;
    }

    /** The library shows no vector of several dimensions, as {@code reshape} makes them; its values stay in their order. */
    private void flatten(String plot, String vector) {
        if (DirectSpice.located(plot + "." + vector) != null || !vector.matches("\\w+")) {
            return;
        }
        session.command("setplot " + plot);
        // It takes over the dimensions, too.
        session.command("let " + LENGTH + " = length(" + vector + ")");
        session.command("reshape " + LENGTH + " [1]");
        LocatedVector length = DirectSpice.located(plot + "." + LENGTH);
        if (length != null) {
            double[] value = new double[1];
            length.read(0, 1, value);
            session.command("unlet " + LENGTH);
            if (value[0] > 0) {
                session.command("reshape " + vector + " [" + (long) value[0] + "]");
            }
        }
    }

    /** All plots that have values, in order of creation. */
    List<SampledPlot> all() {
        List<SampledPlot> plots = new ArrayList<>();
        for (String name : names()) {
            session.vectors(name).forEach(vector -> flatten(name, vector));
            plot(name).ifPresent(plots::add);
        }
        return plots;
    }

    /**
     * All plots while ngspice is busy: without a command, which would wait for a lock that ngspice holds where it prints.
     * Scales and types are then those that analyses have.
     */
    List<SampledPlot> allWithoutCommands() {
        List<SampledPlot> plots = new ArrayList<>();
        for (String name : names()) {
            List<SampledVector> vectors = vectors(name);
            vectors.sort(Comparator.comparing((SampledVector vector) -> !isAxis(vector))
                    .thenComparing(SampledVector::name));
            if (!vectors.isEmpty()) {
                plots.add(new SampledPlot(name, title, type(name), vectors));
            }
        }
        return plots;
    }

    private static boolean isAxis(SampledVector vector) {
        return vector.quantity() == Vector.Quantity.TIME
                || vector.quantity() == Vector.Quantity.FREQUENCY
                || vector.name().endsWith("-sweep");
    }

    private static String type(String name) {
        return switch (name.replaceFirst("\\d+$", "")) {
            case "tran" -> "Transient Analysis";
            case "op" -> "Operating Point";
            case "dc" -> "DC transfer characteristic";
            case "ac" -> "AC Analysis";
            default -> name;
        };
    }

    private List<SampledVector> vectors(String name) {
        List<SampledVector> vectors = new ArrayList<>();
        for (String vector : session.vectors(name)) {
            LocatedVector values = DirectSpice.located(name + "." + vector);
            if (values != null) {
                vectors.add(new Held(name, vector, values));
            }
        }
        return vectors;
    }

    Optional<SampledPlot> plot(String name) {
        List<SampledVector> vectors = vectors(name);
        if (vectors.isEmpty()) {
            return Optional.empty();
        }
        session.command("setplot " + name);
        String scale = scale();
        vectors.sort(
                Comparator.comparing((SampledVector vector) -> !vector.name().equals(scale))
                        .thenComparing(SampledVector::name));
        String own = variable("curplottitle");
        return Optional.of(
                new SampledPlot(name, own.equalsIgnoreCase(title) ? title : own, variable("curplotname"), vectors));
    }

    private String scale() {
        for (String line : session.printed("display")) {
            Matcher matcher = SCALE.matcher(line.strip());
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return "";
    }

    private String variable(String name) {
        for (String line : session.printed("echo " + MARK + " $" + name)) {
            if (line.startsWith(MARK)) {
                return line.substring(MARK.length()).strip();
            }
        }
        return "";
    }
}
