package timdnn.characterization.sense.comparator;

/**
 * A decision of a comparator.
 *
 * @param overdrive_V difference of its inputs in V
 * @param time_s from the clock's edge until the outputs differ by half the supply, in s; NaN if they never do
 * @param energy_J energy from edge to edge in J; NaN where it was not measured
 */
@SuppressWarnings("MemberName") // suffixes are units
public record Decision(double overdrive_V, double time_s, double energy_J) {}
