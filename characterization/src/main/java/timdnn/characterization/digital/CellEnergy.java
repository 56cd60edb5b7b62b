package timdnn.characterization.digital;

/**
 * Energy that the cell's supply delivers when an input switches outputs, VDD · charge without leakage, the mean over the
 * states of the other pins. The charge of the load is in it; what the input's driver delivers into the pin is not, since
 * that is the load of another cell.
 *
 * @param input name of the input pin
 * @param output name of the output that counts as rising or falling; others that switch along are in the energy too
 * @param rise_J energy when the output rises in J
 * @param fall_J energy when it falls in J
 * @param riseInternal_J the same without C·VDD² of every output that rises, in J
 * @param fallInternal_J the same for the falling output, in J
 */
@SuppressWarnings("MemberName") // suffixes are units
public record CellEnergy(
        String input,
        String output,
        LoadSlewTable rise_J,
        LoadSlewTable fall_J,
        LoadSlewTable riseInternal_J,
        LoadSlewTable fallInternal_J) {}
