package timdnn.characterization.area;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import timdnn.harness.netlist.DeviceInstance;

/**
 * Areas by class of devices, each with the three values of its rule. Within a class all devices are compact, likely or loose
 * together, so that areas add; classes are independent of each other, so that their distances from the likely sum add in
 * squares:
 *
 * <pre>
 * estimate = Σ likely(c)
 * low      = estimate − √Σ (likely(c) − compact(c))²
 * high     = estimate + √Σ (loose(c) − likely(c))²
 * </pre>
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class AreaSum {
    /** Nothing. */
    public static final AreaSum NONE = new AreaSum(Map.of());

    private final Map<DeviceClass, Areas> areas;

    /** m². */
    private record Areas(double compact, double likely, double loose) {
        static Areas of(ToDoubleFunction<Density> area) {
            return new Areas(
                    area.applyAsDouble(Density.COMPACT),
                    area.applyAsDouble(Density.LIKELY),
                    area.applyAsDouble(Density.LOOSE));
        }

        double at(Density density) {
            return switch (density) {
                case COMPACT -> compact;
                case LIKELY -> likely;
                case LOOSE -> loose;
            };
        }
    }

    private AreaSum(Map<DeviceClass, Areas> areas) {
        this.areas = areas;
    }

    /**
     * Devices of one class.
     *
     * @param type the class
     * @param area area in m² by density
     * @return their sum
     */
    public static AreaSum of(DeviceClass type, ToDoubleFunction<Density> area) {
        return new AreaSum(new EnumMap<>(Map.of(type, Areas.of(area))));
    }

    /**
     * Transistors of one class.
     *
     * @param type the class
     * @param devices the transistors
     * @param f_m half pitch in m
     * @return their sum
     * @throws IllegalArgumentException if the class is not one of transistors
     */
    public static AreaSum of(DeviceClass type, List<DeviceInstance> devices, double f_m) {
        TransistorRule rule = LayoutRules.transistor(type);
        return of(type, density -> devices.stream()
                .mapToDouble(device -> rule.area_m2(device, f_m, density))
                .sum());
    }

    /**
     * Both.
     *
     * @param other what is added
     * @return the sum
     */
    public AreaSum plus(AreaSum other) {
        Map<DeviceClass, Areas> sum = new EnumMap<>(DeviceClass.class);
        sum.putAll(areas);
        other.areas.forEach((type, area) ->
                sum.merge(type, area, (one, two) -> Areas.of(density -> one.at(density) + two.at(density))));
        return new AreaSum(sum);
    }

    /**
     * Several of the same.
     *
     * @param count how many, or a share of one
     * @return the product
     */
    public AreaSum times(double count) {
        Map<DeviceClass, Areas> product = new EnumMap<>(DeviceClass.class);
        areas.forEach((type, area) -> product.put(type, Areas.of(density -> area.at(density) * count)));
        return new AreaSum(product);
    }

    /**
     * The classes that have a part in it.
     *
     * @return the classes, in their order
     */
    public Set<DeviceClass> classes() {
        return areas.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(areas.keySet());
    }

    /**
     * Area of one class.
     *
     * @param type the class
     * @param density which value
     * @return m², 0 where the class has no part
     */
    public double area_m2(DeviceClass type, Density density) {
        Areas area = areas.get(type);
        return area == null ? 0 : area.at(density);
    }

    /**
     * Area with one class away from its likely value.
     *
     * @param moved the class
     * @param density its value
     * @return m²
     */
    public double with_m2(DeviceClass moved, Density density) {
        double sum = 0;
        for (DeviceClass type : classes()) {
            sum += area_m2(type, type == moved ? density : Density.LIKELY);
        }
        return sum;
    }

    /**
     * The area.
     *
     * @return m², by the law above
     */
    public AreaInterval interval_m2() {
        return interval(this, density -> type -> with_m2(type, density));
    }

    /**
     * A ratio of two areas; a class that both have moves in both.
     *
     * @param denominator the other area, not 0
     * @return this over the other, its ends by the same law from the ratios with one class moved
     */
    public AreaInterval over(AreaSum denominator) {
        return interval(
                plus(denominator), density -> type -> with_m2(type, density) / denominator.with_m2(type, density));
    }

    private static AreaInterval interval(
            AreaSum all, java.util.function.Function<Density, ToDoubleFunction<DeviceClass>> moved) {
        double likely = moved.apply(Density.LIKELY).applyAsDouble(DeviceClass.CELL);
        double below = 0;
        double above = 0;
        for (DeviceClass type : all.classes()) {
            double compact = moved.apply(Density.COMPACT).applyAsDouble(type) - likely;
            double loose = moved.apply(Density.LOOSE).applyAsDouble(type) - likely;
            double down = Math.min(0, Math.min(compact, loose));
            double up = Math.max(0, Math.max(compact, loose));
            below += down * down;
            above += up * up;
        }
        return new AreaInterval(likely, likely - Math.sqrt(below), likely + Math.sqrt(above));
    }
}
