package timdnn.characterization.study;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.area.AreaSum;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.statistics.Estimate;

/**
 * What a condition's findings have of nominal figures, each under the path of names that leads to it, for example {@code
 * column.levels_V[3]}. Whatever is drawn is left out: estimates with their intervals, and parts that rest on samples alone.
 */
public final class NominalFigures {
    /** Records' components that rest on draws without being estimates. */
    private static final Set<String> DRAWN = Set.of(
            "circuit", // by name, see of
            "senseErrors",
            "strength",
            "column.states",
            "reduction.bound_V", // of a thin study none
            "reduction.spread_V",
            "reduction.states.spread_V",
            "reduction.guard",
            "reduction.states.largest_V",
            "reduction.states.limit_V",
            "reduction.states.accepted",
            "sense.tails",
            "sense.placement",
            "sense.checks",
            "sense.agreed",
            "sense.taps.comparator.failed",
            "sram.margin.flips",
            "sram.margin.failed");

    private static final double LEAST_DIFFERENCE = 1e-9;

    private final Map<String, String> figures = new TreeMap<>(new NumbersInNames());

    private NominalFigures() {}

    /** Of all three kinds of findings, and of what the page derives from them first. */
    static Map<String, String> of(
            ConditionFindings findings, Optional<DigitalFindings> digital, Optional<AreaFindings> area) {
        NominalFigures all = new NominalFigures();
        all.add("", "", findings);
        all.add("digital", "digital", digital);
        all.add("area", "area", area);
        findings.access().ifPresent(access -> {
            all.add("access.typical", "access.typical", access.typical());
            all.add("access.cycle_s", "access.cycle_s", access.schedule().cycle_s());
            all.add("access.closure", "access.closure", access.closure());
        });
        findings.sense().ifPresent(sense -> {
            all.add("sense.meanEnergy_J", "sense.meanEnergy_J", sense.meanEnergy_J());
            all.add("sense.blank_J", "sense.blank_J", sense.blank_J());
        });
        // Where failure is most probable is found by a search, in which nothing is drawn.
        findings.senseErrors().rates().forEach(rate -> {
            String state = "senseErrors.S" + rate.n();
            all.add(state + ".below.beta", "senseErrors.beta", rate.below().beta());
            all.add(state + ".above.beta", "senseErrors.beta", rate.above().beta());
        });
        findings.circuit().ifPresent(circuit -> circuit.measures().forEach(measure -> {
            String point = measure.point().equals("nominal") ? "" : " " + measure.point();
            all.add("circuit." + measure.name() + point, "circuit.measure", measure.nominal());
        }));
        findings.sram().ifPresent(sram -> all.add("sram.readEnergy_J", "sram.readEnergy_J", sram.readEnergy_J()));
        return all.figures;
    }

    /**
     * Of one part of the findings.
     *
     * @param path where it is in them
     */
    public static Map<String, String> under(String path, Object part) {
        NominalFigures figures = new NominalFigures();
        figures.add(path, path.replaceAll("\\[\\d+\\]", ""), part);
        return figures.figures;
    }

    /**
     * Adds a value, or all that it has.
     *
     * @param path where it is, with places in lists
     * @param kind the same without places
     */
    private void add(String path, String kind, Object value) {
        if (value instanceof Estimate || DRAWN.contains(kind)) {
            return;
        }
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> add(path, kind, present));
        } else if (value instanceof OptionalDouble optional) {
            optional.ifPresent(present -> add(path, kind, present));
        } else if (value instanceof OptionalInt optional) {
            optional.ifPresent(present -> add(path, kind, present));
        } else if (value instanceof Collection<?> list) {
            int place = 0;
            for (Object element : list) {
                add(path + "[" + place++ + "]", kind, element);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> add(path + "." + key, kind + "." + key, element));
        } else if (value instanceof Record compound) {
            for (RecordComponent component : compound.getClass().getRecordComponents()) {
                String name = component.getName();
                add(joined(path, name), joined(kind, name), part(compound, component));
            }
        } else if (value instanceof AreaSum area) {
            add(path, kind, area.interval_m2());
        } else if (value.toString().equals(plain(value))) {
            // Its text would be another one in each run, so that nothing could be compared.
            throw new IllegalArgumentException(path + " is of " + value.getClass() + ", which has no figures to keep");
        } else {
            figures.put(path, value.toString());
        }
    }

    /** What an object says of itself whose class says nothing. */
    private static String plain(Object value) {
        return value.getClass().getName() + "@" + Integer.toHexString(value.hashCode());
    }

    private static String joined(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Object part(Record compound, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true); // nested records may be package-private
            return component.getAccessor().invoke(compound);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new LinkageError("a record's component can be read: " + component, broken);
        }
    }

    /** What differs, a line for each figure; figures that are missing or new among them. */
    public static List<String> differences(Map<String, String> golden, Map<String, String> found, double relative) {
        List<String> lines = new java.util.ArrayList<>();
        golden.forEach((key, was) -> {
            String is = found.get(key);
            if (is == null) {
                lines.add(key + " was " + was + " and is missing");
            } else if (!same(was, is, relative, relative > 0 && isDifference(key) ? LEAST_DIFFERENCE : 0)) {
                lines.add(key + " was " + was + " and is " + is);
            }
        });
        found.forEach((key, is) -> {
            if (!golden.containsKey(key)) {
                lines.add(key + " is new: " + is);
            }
        });
        return lines;
    }

    /** Volts, and shares without a unit: some are what is left of a difference, of which rounding is a large part. */
    private static boolean isDifference(String key) {
        return key.replaceAll("[\\[\\]0-9]", "")
                .matches(".*_V|.*(closure|balance|burstError|largestError|delay|energy|transition)");
    }

    private static boolean same(String was, String is, double relative, double absolute) {
        if (was.equals(is)) {
            return true;
        }
        try {
            double before = Double.parseDouble(was);
            double now = Double.parseDouble(is);
            return Math.abs(now - before) <= Math.max(absolute, relative * Math.max(Math.abs(before), Math.abs(now)));
        } catch (NumberFormatException word) {
            return false;
        }
    }

    /** So that [10] comes after [9]. */
    private static final class NumbersInNames implements java.util.Comparator<String>, java.io.Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public int compare(String a, String b) {
            return padded(a).compareTo(padded(b));
        }

        private static String padded(String name) {
            return java.util.regex.Pattern.compile("\\d+")
                    .matcher(name)
                    .replaceAll(
                            number -> "0".repeat(Math.max(0, 6 - number.group().length())) + number.group());
        }
    }
}
