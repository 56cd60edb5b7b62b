package timdnn.characterization.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.stepped.SteppedStates;
import timdnn.characterization.store.CircuitAddress;
import timdnn.characterization.store.ListedCircuit;
import timdnn.harness.netlist.DeviceInstance;

/**
 * Areas of what a stepped access has around the array.
 *
 * <table>
 * <caption>How many of what; columns C, columns of a unit U</caption>
 * <tr><th>block</th><th>count</th><th>circuit</th></tr>
 * <tr><td>stepped comparators</td><td>2 C</td><td>comparator, verdicts, clock gate, stop latch</td></tr>
 * <tr><td>trim</td><td>2 C</td><td>switches and capacitors; <b>assumed</b>: five bits of code, each a latch with its write port</td></tr>
 * <tr><td>references</td><td>C/U</td><td>switches, capacitors of eight lines; the ladder of a tile</td></tr>
 * <tr><td>counters</td><td>2 C</td><td>eight stages and a gate</td></tr>
 * <tr><td>phases</td><td>C/U</td><td>a unit's driver; the trunk and the drivers of twelve select lines of a tile</td></tr>
 * <tr><td>read-out</td><td>C/U</td><td><b>assumed</b>: registers, difference, scale and sum for the unit's columns in turn, with
 * their partial sums</td></tr>
 * </table>
 */
@SuppressWarnings("MemberName") // suffixes are units
final class SteppedArea {
    static final String READ_OUT = "read-out";

    /** Precharge, reset, both phases of the trim, that of the steps, twelve select lines, eight reference lines. */
    static final int LINES = 25;

    private static final int BITLINES = 2;
    private static final int CODE_BITS = 5;
    private static final int STAGES = 8;
    private static final int UPPER_LINES = 4;

    private final Map<CircuitAddress, ListedCircuit> circuits;
    private final ArrayGeometry geometry;
    private final double f_m;

    SteppedArea(Map<CircuitAddress, ListedCircuit> circuits, ArrayGeometry geometry, double f_m) {
        this.circuits = circuits;
        this.geometry = geometry;
        this.f_m = f_m;
    }

    /** All but those that other tiles have, too, and the read-out. */
    List<AreaBlock> blocks() {
        ListedCircuit access = circuits.get(SteppedStates.ACCESS_CIRCUIT);
        List<AreaBlock> blocks = new ArrayList<>(List.of(comparators(access), trim(access), references(access)));
        ListedCircuit counter = circuits.get(SteppedStates.COUNTER_CIRCUIT);
        if (counter != null) {
            blocks.add(counters(access, counter));
        }
        ListedCircuit lines = circuits.get(SteppedStates.LINES_CIRCUIT);
        if (lines != null) {
            blocks.add(phases(lines));
        }
        return blocks;
    }

    private AreaBlock comparators(ListedCircuit access) {
        int count = BITLINES * geometry.columns();
        List<DeviceInstance> matched = access.within("xsa.xc");
        List<DeviceInstance> logic = access.within("xsa.xg", "xsa.xv", "xsa.xl1", "xsa.xl2");
        return new AreaBlock(
                AreaFindings.STEPPED_COMPARATORS,
                count,
                (long) count * (matched.size() + logic.size()),
                AreaSum.of(DeviceClass.MATCHED, matched, f_m).plus(logic(logic)).times(count));
    }

    private AreaBlock trim(ListedCircuit access) {
        int count = BITLINES * geometry.columns();
        List<DeviceInstance> switches = access.within("xta");
        List<DeviceInstance> bit = circuits.get(ColumnBench.CIRCUIT).within("xn01.xp", "xn01.xwp", "xn01.xwpb");
        return new AreaBlock(
                "trim",
                count,
                (long) count * (switches.size() + CODE_BITS * bit.size()),
                logic(switches)
                        .plus(logic(bit).times(CODE_BITS))
                        .plus(capacitor(15 * access.value("c_trim")))
                        .times(count));
    }

    private AreaBlock references(ListedCircuit access) {
        // A column has its share of a unit's switches.
        List<DeviceInstance> share = access.within("xsel");
        AreaSum lines = capacitor(geometry.largestCount() * access.value("c_line"));
        double ladder = access.value("r_ladder");
        AreaSum resistor = AreaSum.of(DeviceClass.RESISTOR, density -> LayoutRules.RESISTOR.area_m2(ladder, density));
        return new AreaBlock(
                "references",
                geometry.units(),
                (long) geometry.units() * share.size(),
                logic(share)
                        .times(geometry.columns())
                        .plus(lines.times(geometry.units()))
                        .plus(resistor));
    }

    private AreaBlock counters(ListedCircuit access, ListedCircuit counter) {
        int count = BITLINES * geometry.columns();
        List<DeviceInstance> stage = counter.within("x1");
        List<DeviceInstance> gate = access.within("xea");
        return new AreaBlock(
                "counters",
                count,
                (long) count * (STAGES * stage.size() + gate.size()),
                logic(stage).times(STAGES).plus(logic(gate)).times(count));
    }

    private AreaBlock phases(ListedCircuit lines) {
        List<DeviceInstance> unit = lines.within("xg");
        List<DeviceInstance> trunk = lines.within("xt1", "xt2");
        List<DeviceInstance> upper = lines.within("xs1", "xs2", "xs3");
        List<DeviceInstance> complement = lines.within("xs4", "xs5");
        return new AreaBlock(
                "phases",
                geometry.units(),
                (long) geometry.units() * unit.size()
                        + trunk.size()
                        + (long) geometry.largestCount() * upper.size()
                        + (long) UPPER_LINES * complement.size(),
                logic(unit)
                        .times(geometry.units())
                        .plus(logic(trunk))
                        .plus(logic(upper).times(geometry.largestCount()))
                        .plus(logic(complement).times(UPPER_LINES)));
    }

    private static AreaSum capacitor(double capacitance_F) {
        return AreaSum.of(DeviceClass.CAPACITOR, density -> LayoutRules.CAPACITOR.area_m2(capacitance_F, density));
    }

    private AreaSum logic(List<DeviceInstance> devices) {
        return AreaSum.of(DeviceClass.LOGIC, devices, f_m);
    }
}
