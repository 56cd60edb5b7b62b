package timdnn.characterization.area;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.access.AccessFindings;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.digital.DigitalBlock;
import timdnn.characterization.digital.DigitalBlocks;
import timdnn.characterization.digital.DigitalCell;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.DigitalStates;
import timdnn.characterization.digital.PeripheralUnit;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.converter.ConverterStates;
import timdnn.characterization.sense.sampling.DriverBench;
import timdnn.characterization.sense.sampling.SamplingBench;
import timdnn.characterization.sram.SramStudy;
import timdnn.characterization.stepped.SteppedStates;
import timdnn.characterization.stepped.SteppedTile;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.CircuitAddress;
import timdnn.characterization.store.ListedCircuit;
import timdnn.harness.netlist.DeviceInstance;

/**
 * Counts the transistors, capacitors and resistors of a tile in the circuits of a campaign's store. A block is there once its
 * circuits are. Capacitors that stand for wires or for the next stage are not counted.
 *
 * <table>
 * <caption>How many of what; columns C = 256, rows R = 256, columns of a peripheral unit U = 8, rows of a block 16 unless the plan says so</caption>
 * <tr><th>block</th><th>count</th><th>circuit</th></tr>
 * <tr><td>ternary cells</td><td>R · C</td><td>one cell of the column</td></tr>
 * <tr><td>precharge</td><td>C</td><td>precharge and the column's share of its driver</td></tr>
 * <tr><td>sample and hold</td><td>2 C</td><td>switch with its two drivers, hold capacitor</td></tr>
 * <tr><td>multiplexers</td><td>2 C</td><td>switch with its two drivers</td></tr>
 * <tr><td>converters</td><td>2 C/U</td><td>its comparators, clock drivers, reset, half of a unit's ladder with its tap
 * capacitors</td></tr>
 * <tr><td>wordline drivers</td><td>2 R</td><td>gate and three stages a wordline; a decoder with its driver for every block</td></tr>
 * <tr><td>write drivers</td><td>C</td><td>four</td></tr>
 * <tr><td>control lines</td><td>4 + U</td><td>precharge, tracking, reset and clock; selection of a unit's columns</td></tr>
 * <tr><td>peripheral units</td><td>C/U</td><td><b>assumed</b>: the blocks of a {@link PeripheralUnit}, as many as
 * conversions of the converter's length want</td></tr>
 * <tr><td colspan="3">with a stepped access instead of sample and hold, multiplexers, converters and peripheral units:
 * {@link SteppedArea}</td></tr>
 * <tr><td>6T cells</td><td>R · 2 C</td><td>the accessed cell</td></tr>
 * <tr><td>6T precharge</td><td>2 C</td><td>precharge and the column's share of its driver</td></tr>
 * <tr><td>sense amplifiers</td><td>2 C</td><td>amplifier and the column's share of the enable's driver</td></tr>
 * <tr><td>6T wordline drivers</td><td>R</td><td>2 C shares of a driver</td></tr>
 * <tr><td>6T write drivers</td><td>2 C</td><td>pull-downs and the column's share of their drivers</td></tr>
 * <tr><td>6T control lines</td><td>4</td><td>precharge, sense enable, both write enables</td></tr>
 * <tr><td>multiply-accumulate lanes</td><td>C</td><td><b>assumed</b>: a ternaryMac12 for each word of a row</td></tr>
 * </table>
 *
 * <p>The length of control lines is that of the array: its area by rule over the height that the netlists give a cell.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class AreaReader {
    private static final int CONVERTERS_PER_UNIT = 2;
    private static final int BITLINES = 2;
    private static final int CELLS_PER_WORD = 2;
    private static final int TIM_LINES = 4;
    private static final int NEAR_MEMORY_LINES = 4;

    /** Of the netlists' {@code cell_h} and {@code sram_h}. */
    private static final double CELL_HEIGHT_F = 14;

    private static final double SRAM_HEIGHT_F = 8;

    private final double f_m;
    private final int rows;
    private final ArrayGeometry geometry;
    private final Map<CircuitAddress, ListedCircuit> circuits;
    private final Optional<DigitalFindings> digital;
    private final List<AreaBlock> tim = new ArrayList<>();
    private final List<AreaBlock> nearMemory = new ArrayList<>();

    private AreaReader(
            Map<CircuitAddress, ListedCircuit> circuits, ArrayGeometry geometry, Optional<DigitalFindings> digital) {
        ListedCircuit column = circuits.get(ColumnBench.CIRCUIT);
        f_m = column.value("f");
        rows = (int) Math.round(column.value("rows"));
        this.circuits = circuits;
        this.geometry = geometry;
        this.digital = digital;
    }

    /**
     * Reads a store.
     *
     * @param study the store's study under the condition to be read
     * @param store the store
     * @param digital the findings on digital cells under that condition
     * @return the areas; empty where the store has no circuits around the array, or lists no transistors of them
     */
    public static Optional<AreaFindings> read(Study study, CampaignStore store, Optional<DigitalFindings> digital) {
        Map<CircuitAddress, ListedCircuit> circuits = new java.util.HashMap<>();
        for (CircuitAddress address : all()) {
            store.circuits().listed(address, study.condition()).ifPresent(circuit -> circuits.put(address, circuit));
        }
        return of(circuits, study.geometry(), digital);
    }

    /** Of circuits at hand. */
    static Optional<AreaFindings> of(
            Map<CircuitAddress, ListedCircuit> circuits, ArrayGeometry geometry, Optional<DigitalFindings> digital) {
        return circuits.containsKey(ColumnBench.CIRCUIT)
                ? Optional.of(new AreaReader(circuits, geometry, digital).findings())
                : Optional.empty();
    }

    private AreaFindings findings() {
        column(circuits.get(ColumnBench.CIRCUIT));
        if (circuits.containsKey(SteppedStates.ACCESS_CIRCUIT)) {
            return stepped();
        }
        Optional<ListedCircuit> sampled = Optional.ofNullable(circuits.get(SamplingBench.SAMPLED_COLUMN_CIRCUIT));
        sampled.ifPresent(this::sampling);
        Optional<ListedCircuit> converter = Optional.ofNullable(circuits.get(ConverterStates.CONVERTER_CIRCUIT));
        converter.ifPresent(this::conversion);
        Optional.ofNullable(circuits.get(DriverBench.WORDLINE_CIRCUIT)).ifPresent(this::wordlines);
        Optional.ofNullable(circuits.get(DriverBench.WRITE_CIRCUIT)).ifPresent(this::writing);
        tim.add(lines(
                "control lines",
                TIM_LINES + geometry.columnsAUnit(),
                tim.get(0).each(),
                geometry.columns(),
                CELL_HEIGHT_F));
        Optional.ofNullable(circuits.get(SramStudy.CIRCUIT)).ifPresent(this::sram);
        digital.ifPresent(this::logic);
        return new AreaFindings(f_m, tim, nearMemory);
    }

    private AreaFindings stepped() {
        Optional.ofNullable(circuits.get(SteppedStates.WORDLINE_CIRCUIT)).ifPresent(this::wordlines);
        Optional.ofNullable(circuits.get(SteppedStates.WRITE_CIRCUIT)).ifPresent(this::writing);
        tim.add(lines("control lines", SteppedArea.LINES, tim.get(0).each(), geometry.columns(), CELL_HEIGHT_F));
        tim.addAll(new SteppedArea(circuits, geometry, f_m).blocks());
        Optional.ofNullable(circuits.get(SramStudy.CIRCUIT)).ifPresent(this::sram);
        digital.ifPresent(this::logic);
        return new AreaFindings(f_m, tim, nearMemory);
    }

    private void writing(ListedCircuit write) {
        tim.add(transistors(
                "write drivers", geometry.columns(), DeviceClass.LOGIC, write, "xdp", "xdpb", "xdq", "xdqb"));
    }

    private void column(ListedCircuit column) {
        tim.add(transistors("ternary cells", rows * geometry.columns(), DeviceClass.CELL, column, "xn01"));
        tim.add(transistors("precharge", geometry.columns(), DeviceClass.LOGIC, column, "xpre", "xpred"));
    }

    private void sampling(ListedCircuit sampled) {
        int count = BITLINES * geometry.columns();
        AreaBlock switches = transistors("sample and hold", count, DeviceClass.LOGIC, sampled, "xsh");
        tim.add(new AreaBlock(
                switches.name(),
                count,
                switches.transistors(),
                switches.area().plus(capacitor(sampled.value("c_hold")).times(count))));
    }

    private void conversion(ListedCircuit converter) {
        tim.add(transistors(
                "multiplexers",
                BITLINES * geometry.columns(),
                DeviceClass.LOGIC,
                converter,
                "xbl.xm",
                "xbl.xdm",
                "xbl.xdmn"));
        int count = CONVERTERS_PER_UNIT * geometry.units();
        AreaBlock comparators = transistors("converters", count, DeviceClass.MATCHED, converter, "xbl.xa");
        AreaBlock clocks = transistors(
                "converters", count, DeviceClass.LOGIC, converter, "xbl.xz", "xbl.xdz", "xbl.xdc", "xbl.xdcn");
        double ladder = converter.value("r_ladder");
        AreaSum references = capacitor(geometry.largestCount() * converter.value("c_tap"))
                .plus(AreaSum.of(DeviceClass.RESISTOR, density -> LayoutRules.RESISTOR.area_m2(ladder, density)));
        tim.add(new AreaBlock(
                comparators.name(),
                count,
                comparators.transistors() + clocks.transistors(),
                comparators.area().plus(clocks.area()).plus(references.times((double) count / CONVERTERS_PER_UNIT))));
    }

    private void wordlines(ListedCircuit wordline) {
        int count = AccessFindings.WORDLINES_PER_ROW * rows;
        AreaBlock drivers = transistors(
                "wordline drivers",
                count,
                DeviceClass.LOGIC,
                wordline,
                "xline.xrow",
                "xline.xw1",
                "xline.xw2",
                "xline.xw3");
        AreaBlock decoders =
                transistors("wordline drivers", geometry.blocks(), DeviceClass.LOGIC, wordline, "xdec", "xblk");
        tim.add(new AreaBlock(
                drivers.name(),
                count,
                drivers.transistors() + decoders.transistors(),
                drivers.area().plus(decoders.area())));
    }

    private void sram(ListedCircuit column) {
        int columns = CELLS_PER_WORD * geometry.columns();
        nearMemory.add(transistors("6T cells", rows * columns, DeviceClass.CELL, column, "xcell"));
        nearMemory.add(transistors("6T precharge", columns, DeviceClass.LOGIC, column, "xpre", "xpred"));
        AreaBlock amplifiers = transistors("sense amplifiers", columns, DeviceClass.MATCHED, column, "xsa");
        AreaBlock enables = transistors("sense amplifiers", columns, DeviceClass.LOGIC, column, "xsed");
        nearMemory.add(new AreaBlock(
                amplifiers.name(),
                columns,
                amplifiers.transistors() + enables.transistors(),
                amplifiers.area().plus(enables.area())));
        AreaBlock shares = transistors("6T wordline drivers", rows * columns, DeviceClass.LOGIC, column, "xwl");
        nearMemory.add(new AreaBlock(shares.name(), rows, shares.transistors(), shares.area()));
        nearMemory.add(transistors("6T write drivers", columns, DeviceClass.LOGIC, column, "xwd", "xd0d", "xd1d"));
        nearMemory.add(
                lines("6T control lines", NEAR_MEMORY_LINES, nearMemory.get(0).each(), columns, SRAM_HEIGHT_F));
    }

    private void logic(DigitalFindings cells) {
        Map<DigitalCell, List<DeviceInstance>> transistors = new EnumMap<>(DigitalCell.class);
        for (DigitalCell cell : DigitalCell.values()) {
            ListedCircuit circuit = circuits.get(DigitalStates.circuit(cell));
            if (circuit == null) {
                return;
            }
            transistors.put(cell, circuit.within("xcut"));
        }
        Optional.ofNullable(circuits.get(ConverterStates.CONVERTER_CIRCUIT))
                .map(converter -> PeripheralUnit.of(cells, converter.value("t_end"), geometry))
                .ifPresent(unit -> tim.add(peripheralUnits(unit, transistors)));
        if (circuits.containsKey(SteppedStates.ACCESS_CIRCUIT)) {
            tim.add(readOut(cells, transistors));
        }
        if (!nearMemory.isEmpty()) {
            DigitalBlock lane = DigitalBlocks.byName(cells, geometry).get("ternaryMac12");
            nearMemory.add(digital("multiply-accumulate lanes", lane, geometry.columns(), transistors));
        }
    }

    /** One for the columns of a unit, read one after another, with a partial sum of each. */
    private AreaBlock readOut(DigitalFindings cells, Map<DigitalCell, List<DeviceInstance>> transistors) {
        Map<String, DigitalBlock> blocks = DigitalBlocks.byName(cells, geometry);
        AreaSum area = AreaSum.NONE;
        long count = 0;
        Map<String, Integer> parts = new LinkedHashMap<>(SteppedTile.readOut(geometry));
        parts.merge("register12", geometry.columnsAUnit(), Integer::sum);
        for (Map.Entry<String, Integer> part : parts.entrySet()) {
            AreaBlock all = digital("unit", blocks.get(part.getKey()), part.getValue(), transistors);
            area = area.plus(all.area());
            count += all.transistors();
        }
        return new AreaBlock(
                SteppedArea.READ_OUT, geometry.units(), count * geometry.units(), area.times(geometry.units()));
    }

    private AreaBlock peripheralUnits(PeripheralUnit unit, Map<DigitalCell, List<DeviceInstance>> transistors) {
        AreaSum area = AreaSum.NONE;
        long count = 0;
        for (Map.Entry<String, Integer> part : unit.counts().entrySet()) {
            AreaBlock blocks = digital("unit", unit.blocks().get(part.getKey()), part.getValue(), transistors);
            area = area.plus(blocks.area());
            count += blocks.transistors();
        }
        return new AreaBlock(
                "peripheral units", geometry.units(), count * geometry.units(), area.times(geometry.units()));
    }

    private AreaBlock digital(
            String name, DigitalBlock block, int count, Map<DigitalCell, List<DeviceInstance>> transistors) {
        AreaSum area = AreaSum.NONE;
        long number = 0;
        for (Map.Entry<DigitalCell, List<DeviceInstance>> cell : transistors.entrySet()) {
            int cells = count * block.count(cell.getKey());
            if (cells > 0) {
                area = area.plus(
                        AreaSum.of(DeviceClass.LOGIC, cell.getValue(), f_m).times(cells));
                number += (long) cells * cell.getValue().size();
            }
        }
        return new AreaBlock(name, count, number, area);
    }

    private AreaBlock transistors(String name, int count, DeviceClass type, ListedCircuit circuit, String... parts) {
        List<DeviceInstance> devices = circuit.within(parts);
        double number =
                count * devices.stream().mapToDouble(DeviceInstance::multiplier).sum();
        return new AreaBlock(
                name, count, Math.round(number), AreaSum.of(type, devices, f_m).times(count));
    }

    private AreaBlock lines(String name, int lines, AreaInterval cell, int columns, double height_F) {
        double length = columns * cell.estimate() / (height_F * f_m);
        return new AreaBlock(
                name,
                lines,
                0,
                AreaSum.of(DeviceClass.WIRE, density -> LayoutRules.WIRE.area_m2(lines, length, f_m, density)));
    }

    private static AreaSum capacitor(double capacitance_F) {
        return AreaSum.of(DeviceClass.CAPACITOR, density -> LayoutRules.CAPACITOR.area_m2(capacitance_F, density));
    }

    /** All circuits whose transistors are counted. */
    private static List<CircuitAddress> all() {
        List<CircuitAddress> circuits = new ArrayList<>(List.of(
                ColumnBench.CIRCUIT,
                SamplingBench.SAMPLED_COLUMN_CIRCUIT,
                ConverterStates.CONVERTER_CIRCUIT,
                DriverBench.WORDLINE_CIRCUIT,
                DriverBench.WRITE_CIRCUIT,
                SramStudy.CIRCUIT));
        circuits.addAll(SteppedStates.CIRCUITS);
        for (DigitalCell cell : DigitalCell.values()) {
            circuits.add(DigitalStates.circuit(cell));
        }
        return circuits;
    }
}
