package timdnn.bench.jmh;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import timdnn.tile.BatchSums;
import timdnn.tile.Drive;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.kernel.Kernels;

/** Exact products, by kernel and number of inputs. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class KernelBenchmark {
    /** Name of the kernel. */
    @Param({"vector", "sliced", "packed"})
    public String kernel;

    private PreparedMatrix matrix;

    /**
     * Makes the matrix ready.
     *
     * @param product the matrix
     */
    @Setup
    public void prepare(Product product) {
        matrix = product.prepared(Stream.of(Kernels.fastest(), Kernels.sliced(), Kernels.packed())
                .filter(each -> each.name().equals(kernel))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kernel " + kernel + " on this machine")));
    }

    /**
     * Inputs of both signs in one access.
     *
     * @param product weights and inputs
     * @return the sums
     */
    @Benchmark
    public BatchSums signed(Product product) {
        matrix.accumulate(product.inputs, Drive.SIGNED, 0, product.sums);
        return product.sums;
    }

    /**
     * Inputs of one sign.
     *
     * @param product weights and inputs
     * @return the sums
     */
    @Benchmark
    public BatchSums oneSign(Product product) {
        matrix.accumulate(product.inputs, Drive.LOW, 0, product.sums);
        return product.sums;
    }
}
