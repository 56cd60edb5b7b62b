package timdnn.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.access.AccessFindings;
import timdnn.characterization.access.ColumnAccess;
import timdnn.characterization.area.AreaBlock;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.area.AreaSum;
import timdnn.characterization.area.DeviceClass;
import timdnn.characterization.area.LayoutConstant;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.StrobeReach;
import timdnn.characterization.digital.CellFindings;
import timdnn.characterization.digital.CellTiming;
import timdnn.characterization.digital.DigitalCell;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.LoadSlewTable;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.rareerror.SenseErrorFindings;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.sense.PlacementGain;
import timdnn.characterization.sense.SenseFindings;
import timdnn.characterization.sense.Tap;
import timdnn.characterization.sense.comparator.ComparatorFindings;
import timdnn.characterization.sense.comparator.Decision;
import timdnn.characterization.sense.comparator.OffsetTail;
import timdnn.characterization.sense.comparator.TrimmedOffset;
import timdnn.characterization.sense.converter.Conversion;
import timdnn.characterization.sense.converter.ReferenceLadder;
import timdnn.characterization.sense.sampling.SampledBitline;
import timdnn.characterization.sram.SramFindings;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.study.ConditionFindings;
import timdnn.report.run.CampaignFacts;
import timdnn.report.run.RunFolder;

/** Made-up findings on the circuits around the array, every figure one that a page shows as it is. */
public final class PeripheryFixture {
    private static final List<Double> LOADS = List.of(0.5e-15, 8e-15);
    private static final List<Double> SLEWS = List.of(5e-12, 80e-12);

    private PeripheryFixture() {}

    /** A run whose campaign found all of this, too, under Pelgrom's law. */
    public static RunFolder in(RunFolder run) {
        CampaignFacts campaign = run.campaign();
        ConditionFindings column = campaign.findings();
        ConditionFindings findings = new ConditionFindings(
                column.condition(),
                Optional.of(new ColumnFindings(
                        column.requireColumn().strobe_s(),
                        StrobeReach.REACHED,
                        column.requireColumn().meanMargin_V(),
                        column.requireColumn().levels_V(),
                        column.requireColumn().thresholds_V(),
                        column.requireColumn().states(),
                        column.requireColumn().energy(),
                        column.requireColumn().prechargeTime_s(),
                        column.requireColumn().chargeBalance(),
                        column.requireColumn().truthTable(),
                        column.requireColumn().writing(),
                        column.requireColumn().transistors())),
                column.reduction(),
                errors(),
                column.strength(),
                Optional.of(sense()),
                Optional.of(access()),
                Optional.of(sram()));
        String plan = campaign.planText().replace("sigmaOverMu: 5 %", "avt: 1.118 mV*um");
        return new RunFolder(
                run.folder(),
                new CampaignFacts(
                        StudyReader.parse(Path.of("plan.yaml"), plan)
                                .conditions()
                                .get(0),
                        plan,
                        campaign.planSha256(),
                        campaign.ngspice(),
                        campaign.complete(),
                        campaign.outcomes(),
                        campaign.netlists(),
                        campaign.wordlineEdge_s(),
                        campaign.waveforms(),
                        findings,
                        Optional.of(digital()),
                        Optional.of(area()),
                        campaign.sweep()),
                run.table(),
                run.residuals(),
                run.exact(),
                run.iid());
    }

    public static Estimate around(double value) {
        return new Estimate(value, 0.9 * value, 1.25 * value, 100);
    }

    public static SenseFindings sense() {
        List<Tap> taps = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        List<Double> nine = new ArrayList<>();
        for (int number = 1; number <= 8; number++) {
            taps.add(tap(number));
        }
        for (int n = 0; n <= 8; n++) {
            conversions.add(
                    new Conversion(n, n, 86.5e-12, 100.25e-15 + n * 1e-15, 16e-15, 36e-15, 1e-6, 1e-3, -19.5e-3));
            nine.add(0.0);
        }
        return new SenseFindings(
                taps,
                conversions,
                conversions,
                List.of(new SampledBitline(0.5, 0.51, 0.52, -1e6, 2.5e-15)),
                390e-12,
                ArrayGeometry.PAPER,
                300,
                60e-15,
                12,
                11,
                1e-12,
                nine,
                nine,
                nine,
                nine,
                nine,
                0.3e-3,
                nine,
                nine,
                nine,
                List.of(new OffsetTail(2, 25e-3, around(2e-5), 0.1, 3e-4)),
                new ReferenceLadder(
                        42e-6,
                        3e-3,
                        430e-12,
                        List.of(0.0, 1.3e-3, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
                        List.of(0.0, 0.0, 0.0, 2.4e-3, 0.0, 0.0, 0.0, 0.0)),
                147e-15,
                0.004,
                Optional.of(new PlacementGain(1.1e-5, 6.2e-6, 3e-3)));
    }

    private static Tap tap(int number) {
        double threshold = 0.9 - 0.1 * number;
        return new Tap(
                number,
                threshold,
                0.6 - 0.05 * number,
                0.8,
                0.625,
                threshold + (number == 2 ? 1e-4 : 0),
                threshold,
                true,
                List.of(0.3e-3, -0.4e-3),
                List.of(number == 5 ? 1.6e-3 : 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -1.2e-3),
                List.of(2.2e-3, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
                new ComparatorFindings(
                        around(6e-3),
                        around(1e-3),
                        around(0.8e-3),
                        2.11e-3,
                        14e-3,
                        0.4e-15,
                        0.735e-3,
                        6.76e-12,
                        0.25e-12,
                        List.of(new Decision(1e-3, 68.8e-12, 10e-15), new Decision(10e-3, Double.NaN, 10e-15)),
                        0,
                        new TrimmedOffset(
                                List.of(-5e-3, 0.0, 7e-3, 15e-3),
                                List.of(0.5e-3, -0.5e-3, 0.8e-3, 1e-3),
                                List.of(-14e-3, -7e-3, 0.0, 7e-3, 14e-3),
                                0)));
    }

    public static SenseErrorFindings errors() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("mismatch", 0.543);
        shares.put("offset", 0.321);
        shares.put("memory", 0.136);
        SenseErrorRate.Side none = side(0, Double.NaN, Map.of(), 0);
        return new SenseErrorFindings(
                List.of(new SenseErrorRate(4, none, side(2.4e-6, 4.53, shares, 300))),
                List.of(new SenseErrorFindings.HeldOut(4, false, 12, -2e-3, 2e-6, around(2.2e-6), -0.4)),
                Optional.empty());
    }

    private static SenseErrorRate.Side side(double p, double beta, Map<String, Double> shares, int simulations) {
        Estimate estimate = new Estimate(p, 0.5 * p, 2 * p, simulations);
        return new SenseErrorRate.Side(
                estimate,
                0.2,
                50,
                0.1,
                0,
                beta,
                "importance sampling",
                new Estimate(0, 0, 0, 0),
                shares,
                driven(estimate));
    }

    /** As much more with every driven row. */
    private static List<SenseErrorRate.Given> driven(Estimate mean) {
        List<SenseErrorRate.Given> driven = new ArrayList<>();
        for (int d = 0; d <= 12; d++) {
            double factor = (1 + d) / 7.0;
            driven.add(new SenseErrorRate.Given(
                    new Estimate(
                            factor * mean.estimate(), factor * mean.low(), factor * mean.high(), mean.simulations()),
                    0.3));
        }
        return driven;
    }

    /** An access of 10 + products pJ on its bitlines, and 1 pJ for each of 16 wordlines. */
    public static AccessFindings access() {
        int columns = ArrayGeometry.PAPER.columns();
        List<Double> bitlines = new ArrayList<>();
        for (int count = 0; count <= ArrayGeometry.PAPER.rowsABlock(); count++) {
            bitlines.add((5 + count) * 1e-12 / columns);
        }
        List<Conversion> conversions = new ArrayList<>();
        for (int n = 0; n <= 8; n++) {
            conversions.add(new Conversion(
                    n, n, 86.5e-12, 20e-12 / columns, 4e-12 / columns, 8.5e-12 / columns, 1e-6, 1e-3, -19.5e-3));
        }
        return new AccessFindings(
                ArrayGeometry.PAPER,
                new AccessFindings.Drivers(26e-12, 63e-12, 85e-12, 90e-12, 29e-15, 2e-9, 1e-12, 1e-9, 3.7e-15, 16e-12),
                new AccessFindings.Schedule(85e-12, 420e-12, 320e-12, 500e-12, 3120e-12, 545e-12, 8),
                new ColumnAccess(
                        0,
                        bitlines,
                        2e-12 / columns,
                        conversions,
                        4e-12 / columns,
                        1e-12 / columns,
                        0,
                        1e-12 / columns,
                        3e-12 / columns),
                List.of(new AccessFindings.Closure(4, 2, List.of(4, 2), 600e-15, 500e-15, 97e-15, 1.4e-3)));
    }

    /** Delay 5.2 ps + 8 kΩ · load + 0.2 · slew, energy 1 fJ, 0.5 fF a pin. */
    public static DigitalFindings digital() {
        return new DigitalFindings(
                0.9,
                Arrays.stream(DigitalCell.values()).map(PeripheryFixture::cell).toList());
    }

    private static CellFindings cell(DigitalCell cell) {
        LoadSlewTable delay = LoadSlewTable.of(LOADS, SLEWS, (load, slew) -> 5.2e-12 + 8e3 * load + 0.2 * slew);
        LoadSlewTable energy = LoadSlewTable.of(LOADS, SLEWS, (load, slew) -> 1e-15);
        boolean flipFlop = cell == DigitalCell.DFF;
        List<CellTiming> timings = new ArrayList<>();
        Map<String, Double> pins = new LinkedHashMap<>();
        for (String input : cell.inputs()) {
            pins.put(input, 0.5e-15);
            for (String output : cell.outputs()) {
                timings.add(new CellTiming(input, output, CellTiming.Sense.EITHER, delay, delay, delay, delay));
            }
        }
        return new CellFindings(
                cell,
                timings,
                List.of(),
                energy,
                2.36e-9,
                pins,
                flipFlop
                        ? Optional.of(new CellFindings.FlipFlop(
                                LoadSlewTable.of(LOADS, SLEWS, (load, slew) -> 0.3e-15),
                                SLEWS.stream()
                                        .map(slew -> new CellFindings.Setup(slew, 17e-12, 12e-12))
                                        .toList()))
                        : Optional.empty(),
                Optional.of(new CellFindings.HeldOut(2e-15, 20e-12, 0.0009, 0.0085, 0.0146)),
                true);
    }

    public static SramFindings sram() {
        return new SramFindings(
                256,
                512,
                List.of(
                        new SramFindings.Part("bitline", 2.745e-12, 14.714e-12),
                        new SramFindings.Part(SramFindings.LEAKAGE, 0.931e-12, 0.931e-12)),
                80e-12,
                99.9e-3,
                5e-3,
                117e-12,
                Double.NaN,
                641e-12,
                1.46e-3,
                1.7e-15,
                -0.0215,
                33.3e-15,
                true,
                false,
                420e-6,
                new SramFindings.Margin(
                        121.7e-3, around(109e-3), around(11e-3), Optional.of(around(9.82)), Optional.empty(), 1, 0));
    }

    /** Blocks of 2 and of 1 thousandth of a square millimetre, all of one class. */
    public static AreaFindings area() {
        return new AreaFindings(
                32e-9, blocks(AreaFindings.TIM_BLOCKS, 2e-9), blocks(AreaFindings.NEAR_MEMORY_BLOCKS, 1e-9));
    }

    private static List<AreaBlock> blocks(List<String> names, double area) {
        LayoutConstant rule = new LayoutConstant(0.5 * area, area, 2 * area);
        return names.stream()
                .map(name -> new AreaBlock(name, 1000, 6000, AreaSum.of(DeviceClass.LOGIC, rule::at)))
                .toList();
    }
}
