package timdnn.pareto;

import timdnn.lut.tile.FigureStatus;

/**
 * A design of an access with what it is judged by; less is better in all four.
 *
 * @param name the design in words
 * @param time_s time of a product of as many rows as a block of the table has, one after another, s
 * @param energy_J energy of that product over all columns, with leakage, J
 * @param errorRate wrong counts of a bitline a product
 * @param area_m2 area of a tile, m²
 * @param status whether it is simulated or derived from what is
 */
@SuppressWarnings("MemberName") // suffixes are units
public record AccessPoint(
        String name, double time_s, double energy_J, double errorRate, double area_m2, FigureStatus status) {
    /** Its objectives. */
    double[] objectives() {
        return new double[] {time_s, energy_J, errorRate, area_m2};
    }
}
