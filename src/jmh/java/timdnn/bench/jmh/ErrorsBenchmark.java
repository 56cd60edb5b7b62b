package timdnn.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import timdnn.bench.kernel.KernelBench;
import timdnn.tile.AccessAddress;
import timdnn.tile.BatchSums;
import timdnn.tile.Drive;
import timdnn.tile.error.LayerErrors;

/** What independent errors add to a product's time, by their rate; inputs are new each time. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class ErrorsBenchmark {
    /** P_E in every state. */
    @Param({"1e-5", "1e-4", "1e-3", "1e-2", "1e-1"})
    public double probability;

    private LayerErrors errors;
    private long image;

    /**
     * Makes the errors ready.
     *
     * @param product weights and inputs
     */
    @Setup
    public void prepare(Product product) {
        errors = KernelBench.iid(probability).prepare(product.matrix, 0, 1).orElseThrow();
    }

    /**
     * The errors of one access of one image.
     *
     * @param product weights and inputs
     * @return the sums
     */
    @Benchmark
    public BatchSums iid(Product product) {
        product.inputs.changed();
        AccessAddress at = new AccessAddress(image++, 0, product.positions, 0);
        errors.apply(product.inputs, 0, at, Drive.SIGNED, 0, product.sums);
        return product.sums;
    }
}
