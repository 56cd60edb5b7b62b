package timdnn.characterization.sample;

import java.util.List;
import java.util.stream.IntStream;

/** The designs under test, over devices m0, m1, ... */
final class Designs {
    static final long SEED = 20190616;

    private Designs() {}

    static List<String> devices(int count) {
        return IntStream.range(0, count).mapToObj(device -> "m" + device).toList();
    }

    static SampleStream stream(long seed) {
        return new SampleStream(seed, "mismatch", "TT");
    }

    static LatinHypercubeDesign latinHypercube(long seed, int devices, int strata) {
        return new LatinHypercubeDesign(stream(seed), "S4", devices(devices), strata);
    }

    static SobolDesign sobol(long seed, int devices, int replicates) {
        return new SobolDesign(stream(seed), "S4", devices(devices), replicates);
    }

    /** One of each, replicates of eight samples, or eight replicates. */
    static List<Design> all(long seed, int devices) {
        Design plain = new PlainDesign(stream(seed), "S4", devices(devices));
        Design hypercube = latinHypercube(seed, devices, 8);
        Design sobol = sobol(seed, devices, 8);
        double[] shift = IntStream.range(0, devices).mapToDouble(d -> 0.5 - d).toArray();
        return List.of(
                plain,
                hypercube,
                sobol,
                new AntitheticDesign(plain),
                new AntitheticDesign(hypercube),
                new AntitheticDesign(sobol),
                new ShiftedDesign(plain, shift),
                new ShiftedDesign(new AntitheticDesign(sobol), shift));
    }
}
