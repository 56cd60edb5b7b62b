package timdnn.characterization.sram;

import java.util.Map;
import java.util.TreeMap;
import timdnn.harness.netlist.SpiceNumber;

/**
 * Edges of a cycle on the simulator's axis; all cycles have one schedule, that of the read. With d the time from the
 * wordline's edge until the nominal bitlines differ by {@link SramBench#DIFFERENTIAL_V}: sense enable and end of the wordline
 * at {@code t_wl} + d, end of the write driver d/2 later, precharge and end of sensing d later, end of the cycle 250 ps + 2·d
 * after that. Times are those of the edges at the drivers' inputs, so all scale with the condition but the 250 ps.
 *
 * @param sense_s sense enable and end of the wordline in s
 * @param driveOff_s end of the write driver in s
 * @param restore_s precharge and end of sensing in s
 * @param end_s end of the cycle in s
 */
@SuppressWarnings("MemberName") // suffixes are units
record SramSchedule(double sense_s, double driveOff_s, double restore_s, double end_s) {
    /** A time that no cycle reaches, s. */
    static final String NEVER = "0.5";

    private static final double RESTORE_S = 250e-12;

    /** Of a wordline that rises at {@code t_wl}, and bitlines that take {@code d}. */
    static SramSchedule of(double wordlineEdge_s, double develop_s) {
        double sense = wordlineEdge_s + develop_s;
        double restore = sense + develop_s;
        return new SramSchedule(sense, sense + develop_s / 2, restore, restore + RESTORE_S + 2 * develop_s);
    }

    /** Parameters of the decks, the sense amplifier enabled. */
    Map<String, String> sensed() {
        return with(
                unsensed(),
                Map.of(
                        "t_sense", SpiceNumber.format(sense_s),
                        "t_sense_off", SpiceNumber.format(restore_s)));
    }

    /** Parameters of the decks, the sense amplifier off. */
    Map<String, String> unsensed() {
        return Map.of(
                "t_sense", NEVER,
                "t_word_off", SpiceNumber.format(sense_s),
                "t_restore", SpiceNumber.format(restore_s));
    }

    /** Parameters and others, which prevail. */
    static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(others);
        return all;
    }
}
