package timdnn.characterization.area;

/**
 * The rules by which areas are computed, for a planar technology of half pitch F = 32 nm. All numbers are <b>assumed</b>, as
 * usual for the generation, and none is fitted to an area that is compared with the results. Anchors: a contacted gate pitch
 * of 112.5 nm (3.5 F) and a 6T cell of 0.171 µm² (167 F²) in a 32 nm technology (Natarajan et al., IEDM 2008; figures
 * not checked against its text).
 *
 * <table>
 * <caption>Compact, likely and loose value</caption>
 * <tr><th>class</th><th>constant</th><th>values</th></tr>
 * <tr><td>cell</td><td>gate pitch, F</td><td>3.5, 4, 4.5</td></tr>
 * <tr><td></td><td>spacing, F</td><td>3.5, 4.5, 6</td></tr>
 * <tr><td>logic</td><td>gate pitch, F</td><td>3.5, 4, 5</td></tr>
 * <tr><td></td><td>widest finger, F</td><td>48, 32, 16</td></tr>
 * <tr><td></td><td>spacing, F</td><td>6, 8, 12</td></tr>
 * <tr><td></td><td>overhead</td><td>1.3, 1.6, 2.2</td></tr>
 * <tr><td>matched</td><td>gate pitch, F</td><td>4, 5, 6</td></tr>
 * <tr><td></td><td>widest finger, F</td><td>48, 32, 16</td></tr>
 * <tr><td></td><td>spacing, F</td><td>8, 12, 16</td></tr>
 * <tr><td></td><td>dummy fingers a transistor</td><td>0.5, 1, 2</td></tr>
 * <tr><td></td><td>overhead (common centroid, guard ring)</td><td>1.5, 2, 3</td></tr>
 * <tr><td>capacitor</td><td>density, fF/µm²</td><td>3, 2, 1.5</td></tr>
 * <tr><td></td><td>share beside the circuits</td><td>0, 0.5, 1</td></tr>
 * <tr><td>resistor</td><td>sheet resistance, Ω</td><td>800, 400, 250</td></tr>
 * <tr><td></td><td>strip width, µm</td><td>0.3, 0.4, 0.6</td></tr>
 * <tr><td></td><td>overhead</td><td>1.5, 2, 3</td></tr>
 * <tr><td>wire</td><td>pitch, F</td><td>3, 4, 6</td></tr>
 * <tr><td></td><td>share beside the circuits</td><td>0, 0.5, 1</td></tr>
 * </table>
 *
 * <p>By the rule for cells the 6T cell of the netlists (14 F of width in six transistors) takes 4 · (14 + 6 · 4.5) = 164 F².
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class LayoutRules {
    private static final LayoutConstant FINGER = new LayoutConstant(48, 32, 16);
    private static final LayoutConstant NONE = LayoutConstant.exactly(0);

    /** Transistors of memory cells. */
    public static final TransistorRule CELL = new TransistorRule(
            new LayoutConstant(3.5, 4, 4.5), FINGER, new LayoutConstant(3.5, 4.5, 6), NONE, LayoutConstant.exactly(1));

    /** Transistors of logic, switches and drivers. */
    public static final TransistorRule LOGIC = new TransistorRule(
            new LayoutConstant(3.5, 4, 5),
            FINGER,
            new LayoutConstant(6, 8, 12),
            NONE,
            new LayoutConstant(1.3, 1.6, 2.2));

    /** Transistors of comparators and sense amplifiers. */
    public static final TransistorRule MATCHED = new TransistorRule(
            new LayoutConstant(4, 5, 6),
            FINGER,
            new LayoutConstant(8, 12, 16),
            new LayoutConstant(0.5, 1, 2),
            new LayoutConstant(1.5, 2, 3));

    /** Fingers of metal in several layers; half of them above the circuits, since nothing is known of the layout. */
    public static final CapacitorRule CAPACITOR =
            new CapacitorRule(new LayoutConstant(3e-3, 2e-3, 1.5e-3), new LayoutConstant(0, 0.5, 1));

    /** Unsilicided polysilicon. */
    public static final ResistorRule RESISTOR = new ResistorRule(
            new LayoutConstant(800, 400, 250),
            new LayoutConstant(0.3e-6, 0.4e-6, 0.6e-6),
            new LayoutConstant(1.5, 2, 3));

    /** Lines of thin metal across all columns. */
    public static final WireRule WIRE = new WireRule(new LayoutConstant(3, 4, 6), new LayoutConstant(0, 0.5, 1));

    private LayoutRules() {}

    /**
     * The rule of a class of transistors.
     *
     * @param type the class
     * @return its rule
     * @throws IllegalArgumentException if the class is not one of transistors
     */
    public static TransistorRule transistor(DeviceClass type) {
        return switch (type) {
            case CELL -> CELL;
            case LOGIC -> LOGIC;
            case MATCHED -> MATCHED;
            default -> throw new IllegalArgumentException("class must be one of transistors, was " + type.id());
        };
    }
}
