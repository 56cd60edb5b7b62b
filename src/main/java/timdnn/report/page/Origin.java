package timdnn.report.page;

/**
 * Where the points of a figure come from and how to get one of them again with plain ngspice.
 *
 * @param sentence experiment, number of simulations, corner, netlist, seed
 * @param command the commands that simulate one point
 */
public record Origin(String sentence, String command) {
    private static final int SHORT_HASH = 12;

    /** The first digits of a fingerprint. */
    public static String shortened(String hash) {
        return hash.length() > SHORT_HASH ? hash.substring(0, SHORT_HASH) : hash;
    }

    /** A word for a POSIX shell. */
    public static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./+:=@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
