package timdnn.harness.ngspice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import timdnn.harness.HarnessException;
import timdnn.harness.ngspice.binding.DirectSpice;
import timdnn.harness.result.Plot;
import timdnn.harness.result.Vector;

/** A plot copied out of ngspice's memory, so that it outlives what ngspice holds. */
final class CopiedPlot {
    private static final Pattern TRAILING_DIGITS = Pattern.compile("[0-9]+$");

    private CopiedPlot() {}

    /**
     * Copies a plot.
     *
     * @param name its name, for example {@code tran1}
     * @param names its vectors, in any order
     * @param wanted vectors to keep behind the scale, in this order; empty for all, by name
     * @return the plot; empty if it has no points
     */
    static Optional<Plot> of(String name, List<String> names, List<String> wanted) {
        List<Vector> vectors = new ArrayList<>();
        for (String vector : names) {
            vector(name, vector).ifPresent(vectors::add);
        }
        if (vectors.isEmpty() || vectors.stream().allMatch(vector -> vector.length() == 0)) {
            return Optional.empty();
        }
        return Optional.of(ordered(name, vectors, wanted));
    }

    /** ngspice lists vectors in no fixed order: the scale goes first, then what was asked for, or the rest by name. */
    private static Plot ordered(String name, List<Vector> vectors, List<String> wanted) {
        List<Vector> ordered = new ArrayList<>();
        for (Vector vector : vectors) {
            if (ordered.isEmpty() && isScale(vector)) {
                ordered.add(vector);
            }
        }
        Plot all = new Plot(name, "", kind(name), vectors);
        if (wanted.isEmpty()) {
            vectors.stream()
                    .filter(vector -> !ordered.contains(vector))
                    .sorted(Comparator.comparing(Vector::name))
                    .toList()
                    .forEach(ordered::add);
        } else {
            for (String vector : wanted) {
                all.find(vector).ifPresent(ordered::add);
            }
        }
        return new Plot(name, "", all.type(), ordered);
    }

    private static boolean isScale(Vector vector) {
        return vector.quantity() == Vector.Quantity.TIME
                || vector.quantity() == Vector.Quantity.FREQUENCY
                || vector.name().endsWith("-sweep");
    }

    private static String kind(String plot) {
        return switch (TRAILING_DIGITS.matcher(plot).replaceFirst("").toLowerCase(Locale.ROOT)) {
            case "tran" -> "Transient Analysis";
            case "op" -> "Operating Point";
            case "dc" -> "DC transfer characteristic";
            case "ac" -> "AC Analysis";
            case "noise" -> "Noise Spectral Density Curves";
            default -> plot;
        };
    }

    /** Copies a vector; empty if there is none, or none of its points. */
    static Optional<Vector> vector(String plot, String name) {
        DirectSpice.Copied copied = DirectSpice.vector(plot + "." + name);
        if (copied == null || copied.length() == 0) {
            return Optional.empty();
        }
        Vector.Quantity quantity = Vector.Quantity.ofType(copied.type());
        double[] values = copied.values();
        if (!copied.isComplex()) {
            return Optional.of(Vector.real(name, quantity, values));
        }
        if (values.length == 0) {
            throw new HarnessException("vector " + name + " of " + plot + " has a length but no data");
        }
        double[] real = new double[copied.length()];
        double[] imaginary = new double[copied.length()];
        for (int i = 0; i < real.length; i++) {
            real[i] = values[2 * i];
            imaginary[i] = values[2 * i + 1];
        }
        return Optional.of(Vector.complex(name, quantity, real, imaginary));
    }
}
