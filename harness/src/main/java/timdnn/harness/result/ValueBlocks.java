package timdnn.harness.result;

import java.util.List;

/** Vectors read side by side: a block of each is in memory, whatever their length. */
final class ValueBlocks {
    private static final int BLOCK = 512;

    private final List<SampledVector> vectors;
    private final double[][] blocks;
    private int from;
    private int end;

    ValueBlocks(List<SampledVector> vectors) {
        this.vectors = vectors;
        blocks = new double[vectors.size()][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new double[vectors.get(i).isComplex() ? 2 * BLOCK : BLOCK];
        }
    }

    /** Makes the values at a point those that {@link #re} and {@link #im} tell; points must come in order. */
    void moveTo(int point) {
        if (point < end) {
            return;
        }
        from = point;
        end = point + BLOCK;
        for (int i = 0; i < blocks.length; i++) {
            int count = Math.min(BLOCK, vectors.get(i).length() - point);
            if (count > 0) {
                vectors.get(i).read(point, count, blocks[i]);
            }
        }
    }

    boolean has(int vector, int point) {
        return point < vectors.get(vector).length();
    }

    double re(int vector, int point) {
        return blocks[vector][vectors.get(vector).isComplex() ? 2 * (point - from) : point - from];
    }

    double im(int vector, int point) {
        return vectors.get(vector).isComplex() ? blocks[vector][2 * (point - from) + 1] : 0;
    }
}
