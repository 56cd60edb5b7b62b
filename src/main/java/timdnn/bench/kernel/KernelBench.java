package timdnn.bench.kernel;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import timdnn.array.ArrayGeometry;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;
import timdnn.network.InferenceSession;
import timdnn.network.MatrixLayer;
import timdnn.network.PreparedNetwork;
import timdnn.network.TernaryNetwork;
import timdnn.network.accuracy.DieEvaluator;
import timdnn.tile.AccessAddress;
import timdnn.tile.AddressedWords;
import timdnn.tile.BatchSums;
import timdnn.tile.Drive;
import timdnn.tile.InputBatch;
import timdnn.tile.Placement;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.TernaryMatrix;
import timdnn.tile.VmmKernel;
import timdnn.tile.error.LayerErrors;
import timdnn.tile.error.SenseErrors;
import timdnn.tile.kernel.Kernels;

/**
 * Times kernels on 4096 x 256 weights and 512 inputs, half of both zero, in processor time of one thread: what other processes take
 * does not count. Each rate is the best of its runs, in 10⁹ multiply-accumulates a second; a measurement goes on until the best has not
 * fallen by 2 % for its whole time, so that nothing is measured that is not compiled yet.
 */
public final class KernelBench {
    private static final int ROWS = 4096;
    private static final int COLUMNS = 256;
    private static final int POSITIONS = 512;
    private static final int IMAGES = 64;
    private static final int RESIDUAL_IMAGES = 16;
    /** A rate that rises by more has not been steady. */
    private static final double STEADY = 0.02;
    /** How much longer than a steady measurement one takes at most. */
    private static final int MOST_WARMING = 10;

    private static final double[] ERROR_RATES = {1e-5, 1e-4, 1e-3, 1e-2, 1e-1};

    private final double seconds;
    private final TernaryMatrix weights;
    private final InputBatch inputs = new InputBatch(ROWS, POSITIONS);
    private final BatchSums sums = new BatchSums(COLUMNS, POSITIONS);

    /**
     * A bench.
     *
     * @param seconds processor time a measurement takes once rates are steady
     */
    public KernelBench(double seconds) {
        this.seconds = seconds;
        AddressedWords words = AddressedWords.of(1);
        byte[][] values = new byte[ROWS][COLUMNS];
        for (byte[] row : values) {
            for (int column = 0; column < COLUMNS; column++) {
                row[column] = (byte) ternary(words);
            }
        }
        this.weights = TernaryMatrix.of(values);
        for (int row = 0; row < ROWS; row++) {
            for (int position = 0; position < POSITIONS; position++) {
                inputs.set(row, position, Math.floorMod(ternary(words), 3));
            }
        }
    }

    private static int ternary(AddressedWords words) {
        long bits = words.nextBits();
        return bits < 0 ? 0 : (bits & 1) == 0 ? 1 : -1;
    }

    /**
     * Everything.
     *
     * @param network the network that is run as a whole
     * @param table tables of which a die is drawn
     * @param progress told what is measured next
     * @return the rates
     */
    public KernelRates all(TernaryNetwork network, LutArtifact table, Consumer<String> progress) {
        VmmKernel fastest = Kernels.fastest();
        progress.accept("a kernel in C");
        CReference reference = CReference.measure();
        progress.accept("exact products");
        double exact = exact(fastest);
        double plainJava = exact(Kernels.sliced());
        double packed = exact(Kernels.packed());
        Map<String, Double> iid = new LinkedHashMap<>();
        for (double rate : ERROR_RATES) {
            String name = String.format(Locale.ROOT, "%.0e", rate);
            progress.accept("independent errors at P_E = " + name);
            iid.put(name, with(iid(rate)));
        }
        progress.accept("a die");
        OptionalDouble die = die(table).map(this::with).map(OptionalDouble::of).orElse(OptionalDouble.empty());
        progress.accept("a network");
        Map<String, Double> whole = network(network);
        progress.accept("a network of the size of ResNet-18");
        double residual = imagesPerSecond(ResidualNetwork.of(1), SenseErrors.iid(table.codes()));
        return new KernelRates(
                fastest.name(),
                !fastest.name().equals(Kernels.sliced().name()),
                exact,
                plainJava,
                packed,
                reference,
                iid,
                die,
                whole.get("network"),
                whole.get("accesses"),
                residual);
    }

    /**
     * An exact product.
     *
     * @param kernel the kernel
     * @return 10⁹ multiply-accumulates a second with inputs of both signs
     */
    public double exact(VmmKernel kernel) {
        PreparedMatrix matrix = kernel.prepare(weights, ArrayGeometry.PAPER);
        return rate(() -> matrix.accumulate(inputs, Drive.SIGNED, 0, sums), product());
    }

    /**
     * Products with errors.
     *
     * @param errors the model
     * @return 10⁹ multiply-accumulates a second on the fastest kernel
     */
    public double with(SenseErrors errors) {
        PreparedMatrix matrix = Kernels.fastest().prepare(weights, ArrayGeometry.PAPER);
        LayerErrors wrong = errors.prepare(matrix, 0, 1).orElseThrow();
        long[] image = {0};
        return rate(
                () -> {
                    matrix.accumulate(inputs, Drive.SIGNED, 0, sums);
                    AccessAddress at = new AccessAddress(image[0]++, 0, POSITIONS, 0);
                    wrong.apply(inputs, 0, at, Drive.SIGNED, 0, sums);
                },
                product());
    }

    /**
     * Independent errors at the same rate in every state.
     *
     * @param probability P_E
     * @return the model
     */
    public static SenseErrors iid(double probability) {
        long[][] counts = new long[9][9];
        for (int n = 0; n < 9; n++) {
            counts[n][n] = 1;
        }
        double[] rates = new double[9];
        Arrays.fill(rates, probability);
        return SenseErrors.iid(
                ConversionCodes.of(CodeDistribution.ofCounts(counts).withErrorRates(rates)));
    }

    /**
     * A die of a table.
     *
     * @param table the tables
     * @return the model, or empty if they lack what a die is drawn from
     */
    public Optional<SenseErrors> die(LutArtifact table) {
        return DieEvaluator.tables(table)
                .map(tables ->
                        SenseErrors.die(tables, Placement.inOrder(List.of(weights), ArrayGeometry.PAPER), 1, false));
    }

    /**
     * A whole network without errors: packing, accesses, scaling and all layers between.
     *
     * @param network the network
     * @return 10⁹ multiply-accumulates of accesses a second, of the network and of its accesses alone
     */
    public Map<String, Double> network(TernaryNetwork network) {
        VmmKernel kernel = Kernels.fastest();
        PreparedNetwork prepared = PreparedNetwork.of(network, ArrayGeometry.PAPER, kernel);
        InferenceSession session = new InferenceSession(network, prepared, SenseErrors.none(), 1, IMAGES);
        double products = 0;
        List<Runnable> accesses = new ArrayList<>();
        AddressedWords words = AddressedWords.of(2);
        for (int layer = 0; layer < prepared.matrices().size(); layer++) {
            MatrixLayer each = network.matrixLayers().get(layer);
            PreparedMatrix matrix = prepared.matrices().get(layer);
            products += (double) each.multiplyAccumulates() * each.accessesPerVector() * IMAGES;
            InputBatch batch = new InputBatch(each.weights().rows(), Math.min(4608, IMAGES * each.positions()));
            for (int row = 0; row < batch.rows(); row++) {
                for (int position = 0; position < batch.positions(); position++) {
                    batch.set(row, position, (int) (words.nextBits() & 3));
                }
            }
            BatchSums into = new BatchSums(each.weights().columns(), batch.positions());
            int repeats = each.accessesPerVector() * IMAGES * each.positions() / batch.positions();
            accesses.add(() -> {
                for (int repeat = 0; repeat < repeats; repeat++) {
                    matrix.accumulate(batch, Drive.LOW, 0, into);
                }
            });
        }
        Map<String, Double> rates = new LinkedHashMap<>();
        rates.put("network", rate(() -> session.infer(0, IMAGES), products));
        rates.put("accesses", rate(() -> accesses.forEach(Runnable::run), products));
        return rates;
    }

    /**
     * A whole network, sixteen images at once.
     *
     * @param network the network
     * @param errors what goes wrong
     * @return images a second
     */
    public double imagesPerSecond(TernaryNetwork network, SenseErrors errors) {
        PreparedNetwork prepared = PreparedNetwork.of(network, ArrayGeometry.PAPER, Kernels.fastest());
        InferenceSession session = new InferenceSession(network, prepared, errors, 1, RESIDUAL_IMAGES);
        AddressedWords words = AddressedWords.of(3);
        for (int image = 0; image < RESIDUAL_IMAGES; image++) {
            float[] pixels = session.image(image);
            for (int index = 0; index < pixels.length; index++) {
                pixels[index] = words.nextBits() & 3;
            }
        }
        return 1e9 * rate(() -> session.infer(0, RESIDUAL_IMAGES), RESIDUAL_IMAGES);
    }

    private static double product() {
        return (double) ROWS * COLUMNS * POSITIONS;
    }

    /**
     * The best of at least three runs that take {@code seconds} in all, once the compiler is done: runs before the rate has stopped to
     * rise do not count towards that time.
     */
    private double rate(Runnable work, double products) {
        double best = Double.POSITIVE_INFINITY;
        double steady = Double.POSITIVE_INFINITY;
        double spent = 0;
        double sinceSteady = 0;
        int runs = 0;
        while (runs < 3 || (sinceSteady < seconds && spent < MOST_WARMING * seconds)) {
            long start = processor_ns();
            work.run();
            double elapsed = (processor_ns() - start) * 1e-9;
            best = Math.min(best, elapsed);
            spent += elapsed;
            sinceSteady += elapsed;
            runs++;
            if (best < (1 - STEADY) * steady) {
                steady = best;
                sinceSteady = 0;
            }
        }
        return products / best * 1e-9;
    }

    private static long processor_ns() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
