package timdnn.characterization.sram;

import java.util.List;
import timdnn.characterization.store.CircuitAddress;

/** Names of the 6T baseline's experiments, states and parts. */
public final class SramStates {
    /** Experiment of the read cycles; states {@code develop 0}, {@code read 0}, {@code unsensed 0}, {@code idle}. */
    public static final String READ = "sram-read";

    /** A column of 6T cells with its share of every driver. */
    public static final CircuitAddress CIRCUIT = new CircuitAddress(READ, "read 0");

    /** Experiment of the write cycles; states {@code 0 to 1}, {@code 1 to 0}. */
    static final String WRITE = "sram-write";

    /** Experiment of the bitline's charge; one state, {@code bitline}. */
    static final String CAPACITANCE = "sram-capacitance";

    /** Experiment of the read static noise margin; states {@code nominal}, {@code mismatch}. */
    public static final String SNM = "sram-snm";

    /** State whose nominal waveform gives the time of the sense enable. */
    static final String DEVELOP = "develop 0";

    /** State of a read without the sense amplifier. */
    static final String UNSENSED = "unsensed 0";

    /** State of the column at rest over a cycle. */
    public static final String IDLE = "idle";

    /** State of the cell without mismatch. */
    static final String NOMINAL = "nominal";

    /** State of the Monte Carlo. */
    public static final String MISMATCH = "mismatch";

    /** Parts of the array, each with an ammeter through which it takes its charge, in the order of the netlist. */
    static final List<String> PARTS = List.of("bitline", "precharge", "wordline", "sense", "write", "cell");

    private SramStates() {}
}
