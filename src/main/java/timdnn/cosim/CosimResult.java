package timdnn.cosim;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import timdnn.characterization.statistics.Estimate;

/**
 * How drawn accesses compare with SPICE. Every figure has status S.
 *
 * @param options what was asked for
 * @param accesses column accesses that the network had, of which was drawn
 * @param nearAccesses those of them near a threshold
 * @param compared the accesses that were simulated, those drawn at random first
 * @param failed accesses of which a simulation failed
 * @param codes whether codes read from SPICE come from P(code | n, d)
 */
public record CosimResult(
        CosimOptions options, long accesses, long nearAccesses, List<Compared> compared, int failed, CodeTest codes) {
    /** Copies the list. */
    public CosimResult {
        compared = List.copyOf(compared);
    }

    /** {@return share of the accesses drawn at random whose two codes are those of the die's tables; empty if there are none} */
    public Optional<Estimate> alike() {
        return share(one -> !one.near(), Compared::alike);
    }

    /** {@return share of the accesses near a threshold whose codes there are those of the die's tables} */
    public Optional<Estimate> alikeNear() {
        return share(Compared::near, Compared::alike);
    }

    /** {@return as {@link #alike}, with the codes of a tile without errors} */
    public Optional<Estimate> alikeWithoutErrors() {
        return share(one -> !one.near(), Compared::alikeWithoutErrors);
    }

    /** {@return as {@link #alikeNear}, with the codes of a tile without errors} */
    public Optional<Estimate> alikeNearWithoutErrors() {
        return share(Compared::near, Compared::alikeWithoutErrors);
    }

    private Optional<Estimate> share(Predicate<Compared> among, Predicate<Compared> wanted) {
        int all = (int) compared.stream().filter(among).count();
        int seen = (int) compared.stream().filter(among).filter(wanted).count();
        return all == 0 ? Optional.empty() : Optional.of(Estimate.probability(seen, all));
    }

    /** {@return root of the mean square of simulated less predicted voltages over both bitlines of the accesses drawn at random, V} */
    public Optional<Estimate> voltageError() {
        double[] errors = errors(one -> !one.near());
        return errors.length == 0 ? Optional.empty() : Optional.of(Estimate.rms(errors));
    }

    /** {@return the same over both bitlines of those near a threshold, V} */
    public Optional<Estimate> voltageErrorNear() {
        double[] errors = errors(Compared::near);
        return errors.length == 0 ? Optional.empty() : Optional.of(Estimate.rms(errors));
    }

    /** {@return the largest of all without its sign, V; NaN if there is none} */
    public double largestVoltageError_V() {
        return Arrays.stream(errors(one -> true)).map(Math::abs).max().orElse(Double.NaN);
    }

    private double[] errors(Predicate<Compared> among) {
        return compared.stream()
                .filter(among)
                .flatMap(one -> java.util.stream.Stream.of(one.error_V(0), one.error_V(1)))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private List<WholeAccess> whole() {
        return compared.stream().flatMap(one -> one.whole().stream()).toList();
    }

    /** {@return accesses that were simulated from precharge to precharge} */
    public long energies() {
        return whole().size();
    }

    /** {@return sum of the table's energies over that of the simulated ones, less 1; NaN if there is none} */
    public double energyErrorRelative() {
        double table = whole().stream().mapToDouble(WholeAccess::table_J).sum();
        double simulated =
                whole().stream().mapToDouble(WholeAccess::simulated_J).sum();
        return table / simulated - 1;
    }

    /** {@return the largest relative error of a single access without its sign; NaN if there is none} */
    public double largestEnergyErrorRelative() {
        return whole().stream()
                .mapToDouble(one -> Math.abs(one.energyError()))
                .max()
                .orElse(Double.NaN);
    }

    /** {@return share of the codes that comparators read in whole accesses drawn at random which are those of the die's tables} */
    public Optional<Estimate> verdictsAlike() {
        return verdicts(one -> !one.near(), Compared::verdictAlike);
    }

    /** {@return the same of whole accesses near a threshold} */
    public Optional<Estimate> verdictsAlikeNear() {
        return verdicts(Compared::near, Compared::verdictAlike);
    }

    /** {@return as {@link #verdictsAlikeNear}, with the codes of a tile without errors} */
    public Optional<Estimate> verdictsAlikeNearWithoutErrors() {
        return verdicts(Compared::near, Compared::verdictAlikeWithoutErrors);
    }

    private Optional<Estimate> verdicts(Predicate<Compared> among, Function<Compared, Optional<Boolean>> alike) {
        List<Boolean> read = compared.stream()
                .filter(among)
                .flatMap(one -> alike.apply(one).stream())
                .toList();
        int seen = (int) read.stream().filter(same -> same).count();
        return read.isEmpty() ? Optional.empty() : Optional.of(Estimate.probability(seen, read.size()));
    }

    /**
     * Those that agree least: first those whose codes differ, then by the error of the voltage.
     *
     * @param count how many at most
     * @return the accesses, worst first
     */
    public List<Compared> worst(int count) {
        return compared.stream()
                .sorted(Comparator.comparing(Compared::alike)
                        .thenComparing(Comparator.comparingDouble(Compared::largestError_V)
                                .reversed()))
                .limit(count)
                .toList();
    }
}
