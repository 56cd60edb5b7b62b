package timdnn.cli.campaign;

import timdnn.characterization.column.BitlineState;

/** Names of states as a user may write them. */
public final class StateName {
    private StateName() {}

    /** The whole name: {@code 4} stands for {@code S4}. */
    public static String of(String written) {
        return written.matches("\\d{1,6}") ? BitlineState.name(Integer.parseInt(written)) : written;
    }
}
