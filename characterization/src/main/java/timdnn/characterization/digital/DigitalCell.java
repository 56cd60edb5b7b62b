package timdnn.characterization.digital;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The digital cells of {@code netlists/digital/cells.lib} with their logic. An input state is an index whose bit
 * {@code i} is the value of pin {@code i}.
 */
public enum DigitalCell {
    /** y = not a. */
    INV("a", "y"),
    /** y = not (a and b). */
    NAND2("a b", "y"),
    /** y = not (a or b). */
    NOR2("a b", "y"),
    /** y = a xor b. */
    XOR2("a b", "y"),
    /** 2·co + s = a + b + c. */
    FA("a b c", "s co"),
    /** q follows d at the rising edge of ck. */
    DFF("d ck", "q");

    /** The cells without a state of their own. */
    public static final List<DigitalCell> COMBINATIONAL = List.of(INV, NAND2, NOR2, XOR2, FA);

    private final String inputs;
    private final String outputs;

    DigitalCell(String inputs, String outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /**
     * An input that switches at least one output while the others stand still.
     *
     * @param input index of the pin that switches
     * @param state the input state before, in which that pin is 0
     */
    public record Arc(int input, int state) {
        /**
         * The input state while the pin is 1.
         *
         * @return index of the state
         */
        public int raised() {
            return state | 1 << input;
        }
    }

    /**
     * Names of the input pins.
     *
     * @return at least one
     */
    public List<String> inputs() {
        return List.of(inputs.split(" ", -1));
    }

    /**
     * Names of the output pins.
     *
     * @return at least one
     */
    public List<String> outputs() {
        return List.of(outputs.split(" ", -1));
    }

    /**
     * Name of the subcircuit and of the deck.
     *
     * @return for example {@code nand2}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Number of input states.
     *
     * @return 2 to the number of inputs
     */
    public int states() {
        return 1 << inputs().size();
    }

    /**
     * Logic value of an output.
     *
     * @param output index of the output
     * @param state input state
     * @return true for 1
     * @throws IllegalStateException for the flip-flop, whose output is not a function of its inputs
     */
    public boolean output(int output, int state) {
        int ones = Integer.bitCount(state);
        return switch (this) {
            case INV, NOR2 -> ones == 0;
            case NAND2 -> ones < 2;
            case XOR2 -> ones == 1;
            case FA -> output == 0 ? ones % 2 == 1 : ones >= 2;
            case DFF -> throw new IllegalStateException("the flip-flop must not be asked for a function of its inputs");
        };
    }

    /**
     * Whether an output switches along an arc.
     *
     * @param output index of the output
     * @param arc the arc
     * @return true if it does
     */
    public boolean switches(int output, Arc arc) {
        return output(output, arc.state()) != output(output, arc.raised());
    }

    /**
     * All arcs, by input and state of the others.
     *
     * @return at least one; none for the flip-flop
     */
    public List<Arc> arcs() {
        List<Arc> arcs = new ArrayList<>();
        for (int input = 0; this != DFF && input < inputs().size(); input++) {
            for (int state = 0; state < states(); state++) {
                Arc arc = new Arc(input, state);
                boolean low = (state >> input & 1) == 0;
                for (int output = 0; low && output < outputs().size(); output++) {
                    if (switches(output, arc)) {
                        arcs.add(arc);
                        break;
                    }
                }
            }
        }
        return arcs;
    }

    /**
     * An arc in words, as states of the experiment say it.
     *
     * @param arc the arc
     * @return for example {@code a b=1}
     */
    public String describe(Arc arc) {
        StringBuilder text = new StringBuilder(inputs().get(arc.input()));
        for (int pin = 0; pin < inputs().size(); pin++) {
            if (pin != arc.input()) {
                text.append(' ').append(inputs().get(pin)).append('=').append(arc.state() >> pin & 1);
            }
        }
        return text.toString();
    }
}
