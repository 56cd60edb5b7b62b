package timdnn.report.run;

import java.util.Optional;
import timdnn.lut.table.AccessEnergy;

/** Mean energy of the bitlines over the accesses of a network. */
@SuppressWarnings("MemberName") // suffixes are units
public final class NetworkEnergy {
    private NetworkEnergy() {}

    /** Σ count(n, k)·E(n, k) / Σ count(n, k), in J, where there are a table and a network. */
    public static Optional<Double> meanBitline_J(RunFolder run) {
        Optional<NetworkFile> file = run.iid().or(run::exact);
        return run.table().isEmpty() || file.isEmpty()
                ? Optional.empty()
                : Optional.of(mean_J(run.table().get().accessEnergy(), file.get()));
    }

    private static double mean_J(AccessEnergy energy, NetworkFile file) {
        double sum_J = 0;
        double accesses = 0;
        for (int n = 0; n < file.histogram().size(); n++) {
            for (int k = 0; n + k < file.histogram().size(); k++) {
                long count = file.histogram().get(n).get(k);
                sum_J += count * energy.bitline_J(n, k);
                accesses += count;
            }
        }
        return accesses == 0 ? 0 : sum_J / accesses;
    }
}
