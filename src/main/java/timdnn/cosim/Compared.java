package timdnn.cosim;

import java.util.Optional;

/**
 * A drawn access beside its simulation.
 *
 * @param access the access
 * @param near whether it was drawn among those near a threshold
 * @param bl_V simulated voltage of BL at the strobe, V
 * @param blb_V simulated voltage of BLB, V
 * @param whole the same access from precharge to precharge; empty where that was not simulated
 */
@SuppressWarnings("MemberName") // suffixes are units
public record Compared(DrawnAccess access, boolean near, double bl_V, double blb_V, Optional<WholeAccess> whole) {
    /**
     * Simulated less predicted.
     *
     * @param side 0 for BL, 1 for BLB
     * @return V
     */
    public double error_V(int side) {
        return (side == 0 ? bl_V : blb_V)
                + access.conversions().get(side).state_V()
                - access.conversions().get(side).bitline_V();
    }

    /**
     * The code that the die's converter reads from the simulated bitline, which has the die's frozen causes on top.
     *
     * @param side 0 for BL, 1 for BLB
     * @return the code
     */
    public int code(int side) {
        DrawnConversion conversion = access.conversions().get(side);
        return conversion.code((side == 0 ? bl_V : blb_V) + conversion.state_V());
    }

    /** {@return the larger of both errors without its sign, V} */
    public double largestError_V() {
        return Math.max(Math.abs(error_V(0)), Math.abs(error_V(1)));
    }

    /** {@return whether the die's tables and SPICE give the same codes: of both bitlines, or of those near a threshold alone} */
    public boolean alike() {
        return agrees(false);
    }

    /** {@return whether a tile without errors and SPICE give the same codes, of the same bitlines} */
    public boolean alikeWithoutErrors() {
        return agrees(true);
    }

    private boolean agrees(boolean withoutErrors) {
        boolean all = true;
        for (int side = 0; side < 2; side++) {
            DrawnConversion conversion = access.conversions().get(side);
            if (!near || conversion.near()) {
                all &= code(side) == (withoutErrors ? conversion.ideal() : conversion.code());
            }
        }
        return all;
    }

    /**
     * Whether the comparators of the whole access read the code of the die's tables.
     *
     * @return empty where no code was read from comparators
     */
    public Optional<Boolean> verdictAlike() {
        return verdict(false);
    }

    /** {@return the same with the code of a tile without errors} */
    public Optional<Boolean> verdictAlikeWithoutErrors() {
        return verdict(true);
    }

    private Optional<Boolean> verdict(boolean withoutErrors) {
        return whole.filter(one -> one.code().isPresent()).map(one -> {
            DrawnConversion conversion = access.conversions().get(one.side());
            return one.code().getAsInt() == (withoutErrors ? conversion.ideal() : conversion.code());
        });
    }
}
