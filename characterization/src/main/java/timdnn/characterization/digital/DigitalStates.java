package timdnn.characterization.digital;

import java.math.BigDecimal;
import java.math.MathContext;
import timdnn.characterization.store.CircuitAddress;

/** Names of the experiment of digital cells and of its states. */
@SuppressWarnings("MemberName") // suffixes are units
public final class DigitalStates {
    /** Name of the experiment. */
    public static final String EXPERIMENT = "digital";

    /** States of the flip-flop: data, clock and output at bits 0, 1 and 2 of an index. */
    static final int FLIP_FLOP_STATES = 8;

    private DigitalStates() {}

    /**
     * Where a store has a cell, as {@code xcut}.
     *
     * @param cell the cell
     * @return its address
     */
    public static CircuitAddress circuit(DigitalCell cell) {
        return new CircuitAddress(EXPERIMENT, cell == DigitalCell.DFF ? flipFlopLeakage(0) : leakage(cell, 0));
    }

    /**
     * The trial of an arc.
     *
     * @param cell the cell
     * @param arc its arc
     * @param load_F load in F
     * @param slew_s slew in s
     * @return for example {@code nand2 a b=1 load 1f slew 10p}
     */
    static String arc(DigitalCell cell, DigitalCell.Arc arc, double load_F, double slew_s) {
        return cell.id() + " " + cell.describe(arc) + corner(load_F, slew_s);
    }

    /**
     * The trial of a cell's leakage.
     *
     * @param cell the cell
     * @param state its input state
     * @return for example {@code nand2 leak a=1 b=0}
     */
    static String leakage(DigitalCell cell, int state) {
        StringBuilder text = new StringBuilder(cell.id()).append(" leak");
        for (int pin = 0; pin < cell.inputs().size(); pin++) {
            text.append(' ').append(cell.inputs().get(pin)).append('=').append(state >> pin & 1);
        }
        return text.toString();
    }

    /**
     * The trial of the flip-flop's leakage.
     *
     * @param state data, clock and output at bits 0, 1 and 2
     * @return for example {@code dff leak d=1 ck=0 q=1}
     */
    static String flipFlopLeakage(int state) {
        return DigitalCell.DFF.id() + " leak d=" + (state & 1) + " ck=" + (state >> 1 & 1) + " q=" + (state >> 2 & 1);
    }

    /**
     * The trial of the flip-flop over five clock cycles.
     *
     * @param load_F load in F
     * @param slew_s slew of clock and data in s
     * @return for example {@code dff load 1f slew 10p}
     */
    static String flipFlop(double load_F, double slew_s) {
        return DigitalCell.DFF.id() + corner(load_F, slew_s);
    }

    /**
     * One step of the search for a set-up time.
     *
     * @param rises whether the data rises
     * @param slew_s slew of clock and data in s
     * @param step number of the step, from 0
     * @return for example {@code dff setup rise slew 10p step 3}
     */
    static String setup(boolean rises, double slew_s, int step) {
        return DigitalCell.DFF.id() + " setup " + (rises ? "rise" : "fall") + " slew " + scaled(slew_s, 12) + "p step "
                + step;
    }

    private static String corner(double load_F, double slew_s) {
        return " load " + scaled(load_F, 15) + "f slew " + scaled(slew_s, 12) + "p";
    }

    private static String scaled(double value, int places) {
        return new BigDecimal(value)
                .movePointRight(places)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
