package timdnn.characterization.digital;

import java.util.List;

/**
 * What was found on the digital cells under one condition. Figures of one number hold at fan-out of four: the load of four
 * inverters, and the slew that an inverter with that load gives to the next.
 *
 * @param vdd_V supply in V
 * @param cells the cells
 */
@SuppressWarnings("MemberName") // suffixes are units
public record DigitalFindings(double vdd_V, List<CellFindings> cells) {
    private static final int FAN_OUT = 4;
    private static final int CHAIN = 50;

    /** Copies the list. */
    public DigitalFindings {
        cells = List.copyOf(cells);
    }

    /**
     * The findings on a cell.
     *
     * @param cell the cell
     * @return its findings
     * @throws IllegalArgumentException if it was not characterised
     */
    public CellFindings cell(DigitalCell cell) {
        return cells.stream()
                .filter(findings -> findings.cell() == cell)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cell must be characterised, was " + cell.id()));
    }

    /**
     * Capacitance of an input pin.
     *
     * @param cell the cell
     * @param pin name of the pin
     * @return F
     */
    public double capacitance_F(DigitalCell cell, String pin) {
        return cell(cell).capacitance_F().get(pin);
    }

    /**
     * Load of a fan-out of four.
     *
     * @return four times the input of an inverter, F
     */
    public double load_F() {
        return FAN_OUT * capacitance_F(DigitalCell.INV, "a");
    }

    /**
     * Slew at the end of a long chain of inverters with a fan-out of four each.
     *
     * @return the mean transition of rising and falling outputs that reproduces itself, s
     */
    public double slew_s() {
        CellTiming inverter = cell(DigitalCell.INV).timing("a", "y");
        double slew = inverter.riseTransition_s().slews_s().get(0);
        for (int stage = 0; stage < CHAIN; stage++) {
            slew = 0.5
                    * (inverter.riseTransition_s().at(load_F(), slew)
                            + inverter.fallTransition_s().at(load_F(), slew));
        }
        return slew;
    }

    /**
     * Delay of an inverter with a fan-out of four within such a chain.
     *
     * @return the mean of rising and falling outputs in s
     */
    public double fo4_s() {
        CellTiming inverter = cell(DigitalCell.INV).timing("a", "y");
        return 0.5
                * (inverter.riseDelay_s().at(load_F(), slew_s())
                        + inverter.fallDelay_s().at(load_F(), slew_s()));
    }
}
