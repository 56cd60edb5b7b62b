package timdnn.characterization.digital;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cells with laws simple enough to reckon by hand: delay = 5 ps + 8 kΩ · load + 0.2 · slew, transition twice that, energy
 * ½·load·VDD² + 0.3 fJ, 1 nW, 0.5 fF a pin, set-up 20 ps + slew/2.
 */
final class DigitalFixture {
    static final List<Double> LOADS = List.of(0.5e-15, 1e-15, 4e-15);
    static final List<Double> SLEWS = List.of(5e-12, 20e-12);
    static final double VDD = 0.9;

    private DigitalFixture() {}

    static double delay(double load, double slew) {
        return 5e-12 + 8e3 * load + 0.2 * slew;
    }

    static double energy(double load) {
        return 0.5 * load * VDD * VDD + 0.3e-15;
    }

    static DigitalFindings findings() {
        return new DigitalFindings(
                VDD,
                java.util.Arrays.stream(DigitalCell.values())
                        .map(DigitalFixture::cell)
                        .toList());
    }

    private static CellFindings cell(DigitalCell cell) {
        LoadSlewTable delay = LoadSlewTable.of(LOADS, SLEWS, DigitalFixture::delay);
        LoadSlewTable transition = LoadSlewTable.of(LOADS, SLEWS, (load, slew) -> 2 * delay(load, slew));
        LoadSlewTable energy = LoadSlewTable.of(LOADS, SLEWS, (load, slew) -> energy(load));
        LoadSlewTable still = LoadSlewTable.of(LOADS, SLEWS, (load, slew) -> 0.3e-15);
        List<CellTiming> timings = new ArrayList<>();
        List<CellEnergy> energies = new ArrayList<>();
        Map<String, Double> pins = new LinkedHashMap<>();
        for (String input : cell.inputs()) {
            pins.put(input, 0.5e-15);
            for (String output : cell.outputs()) {
                if (cell != DigitalCell.DFF || input.equals("ck")) {
                    timings.add(new CellTiming(
                            input,
                            output,
                            cell == DigitalCell.DFF ? CellTiming.Sense.CLOCKED : CellTiming.Sense.EITHER,
                            delay,
                            delay,
                            transition,
                            transition));
                }
            }
            energies.add(new CellEnergy(input, cell.outputs().get(0), energy, energy, still, still));
        }
        return new CellFindings(
                cell,
                timings,
                energies,
                energy,
                1e-9,
                pins,
                cell == DigitalCell.DFF
                        ? Optional.of(new CellFindings.FlipFlop(
                                still,
                                SLEWS.stream()
                                        .map(slew -> new CellFindings.Setup(slew, 20e-12 + slew / 2, 10e-12))
                                        .toList()))
                        : Optional.empty(),
                Optional.empty(),
                true);
    }
}
