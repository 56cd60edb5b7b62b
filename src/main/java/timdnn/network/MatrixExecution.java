package timdnn.network;

import timdnn.array.ArrayGeometry;
import timdnn.tile.AccessInput;
import timdnn.tile.AccessTally;
import timdnn.tile.ColumnCounts;
import timdnn.tile.IidErrorInjector;
import timdnn.tile.Pcu;
import timdnn.tile.TernaryEncoding;
import timdnn.tile.TernaryMatrix;
import timdnn.tile.UniformSource;
import timdnn.tile.VmmKernel;

/** One matrix layer at work in one thread: its buffers, and what is counted or goes wrong on the way. */
final class MatrixExecution {
    private final MatrixLayer layer;
    private final VmmKernel kernel;
    private final BitPlanePacker packer;
    private final SlidingWindow window;
    private final AccessInput first;
    private final AccessInput second;
    private final ColumnCounts counts;
    private final ColumnCounts secondCounts;
    private final TernaryEncoding inputEncoding;
    private IidErrorInjector injector;
    private AccessTally tally;

    MatrixExecution(MatrixLayer layer, ArrayGeometry geometry) {
        TernaryMatrix weights = layer.weights();
        this.layer = layer;
        this.kernel = VmmKernel.of(geometry);
        this.window = layer.window()
                .orElseGet(() ->
                        new SlidingWindow(TensorShape.of(1, 1, weights.rows()), 1, weights.rows(), 1, 1, 0, 0, 0, 0));
        this.packer = new BitPlanePacker(window, layer.inputCode());
        this.first = new AccessInput(weights.rows());
        this.second = new AccessInput(weights.rows());
        this.counts = new ColumnCounts(weights.columns());
        this.secondCounts = new ColumnCounts(weights.columns());
        this.inputEncoding = TernaryEncoding.symmetric(layer.inputCode().step());
    }

    /** From now on errors are injected; null for none. */
    void injectErrors(IidErrorInjector with) {
        injector = with;
    }

    /** Moves the injector, if there is one, to another stream. */
    void restartErrors(UniformSource stream) {
        injector.restart(stream);
    }

    boolean hasErrors() {
        return injector != null;
    }

    /** From now on accesses are counted; null for no more. */
    void count(AccessTally into) {
        tally = into;
    }

    void run(float[] input, float[] output) {
        packer.load(input);
        int position = 0;
        for (int y = 0; y < window.outputHeight(); y++) {
            for (int x = 0; x < window.outputWidth(); x++) {
                counts.clear();
                if (layer.separateSigns()) {
                    separateSigns(y, x, position, output);
                } else {
                    oneSum(y, x, position, output);
                }
                position++;
            }
        }
    }

    private void oneSum(int y, int x, int position, float[] output) {
        switch (layer.inputCode().kind()) {
            case UNSIGNED_1 -> {
                packer.packLow(y, x, first.plusWords());
                access(first, counts);
            }
            case UNSIGNED_2 -> {
                packer.packHigh(y, x, first.plusWords());
                packer.packLow(y, x, second.plusWords());
                access(first, counts);
                counts.shift();
                access(second, counts);
            }
            case TERNARY -> {
                packer.packSigned(y, x, first);
                access(first, counts);
            }
        }
        double step = layer.inputCode().step();
        int positions = layer.positions();
        for (int column = 0; column < counts.columns(); column++) {
            output[column * positions + position] =
                    (float) (step * Pcu.weighted(counts, column, layer.encoding())) + layer.bias(column);
        }
    }

    private void separateSigns(int y, int x, int position, float[] output) {
        packer.packHigh(y, x, first.plusWords());
        packer.packLow(y, x, second.plusWords());
        secondCounts.clear();
        access(first, counts);
        access(second, secondCounts);
        int positions = layer.positions();
        for (int column = 0; column < counts.columns(); column++) {
            output[column * positions + position] =
                    (float) Pcu.asymmetric(counts, secondCounts, column, layer.encoding(), inputEncoding)
                            + layer.bias(column);
        }
    }

    private void access(AccessInput input, ColumnCounts into) {
        kernel.accumulate(layer.weights(), input, into);
        if (injector != null) {
            injector.inject(input, into);
        }
        if (tally != null) {
            tally.record(layer.weights(), input);
        }
    }
}
