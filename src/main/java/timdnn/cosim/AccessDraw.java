package timdnn.cosim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import timdnn.network.InferenceSession;
import timdnn.network.PreparedNetwork;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Dataset;
import timdnn.tile.Placement;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.error.DieTables;
import timdnn.tile.kernel.Kernels;

/**
 * Accesses drawn from a network while it runs on dies.
 *
 * @param random drawn from all column accesses
 * @param near drawn from those with a conversion near a threshold
 * @param accesses column accesses that there were
 * @param nearAccesses those near a threshold
 */
public record AccessDraw(List<DrawnAccess> random, List<DrawnAccess> near, long accesses, long nearAccesses) {
    private static final int BATCH = 8;

    /** Copies the lists. */
    public AccessDraw {
        random = List.copyOf(random);
        near = List.copyOf(near);
    }

    /**
     * Runs a network and draws. What is drawn depends on network, images, tables and options alone.
     *
     * @param network the network
     * @param dataset its images
     * @param tables what dies are drawn from
     * @param options how many of what
     * @param progress told the number of images just done
     * @return the accesses, fewer than asked for where there are not so many
     */
    public static AccessDraw of(
            TernaryNetwork network, Dataset dataset, DieTables tables, CosimOptions options, IntConsumer progress) {
        PreparedNetwork prepared = PreparedNetwork.of(network, tables.geometry(), Kernels.fastest());
        List<Placement> placements = Placement.inOrder(
                prepared.matrices().stream().map(PreparedMatrix::weights).toList(), tables.geometry());
        int images = Math.min(options.images(), dataset.size());
        List<DrawnAccess> random = new ArrayList<>();
        List<DrawnAccess> near = new ArrayList<>();
        long accesses = 0;
        long nearAccesses = 0;
        for (int die = 0; die < options.dies(); die++) {
            AccessRecorder recorder = new AccessRecorder(
                    tables,
                    placements,
                    die,
                    options.seed(),
                    share(options.random(), options.dies(), die),
                    share(options.near(), options.dies(), die));
            InferenceSession session = new InferenceSession(network, prepared, recorder, options.seed(), BATCH);
            for (int from = 0; from < images; from += BATCH) {
                int count = Math.min(BATCH, images - from);
                for (int image = 0; image < count; image++) {
                    dataset.copyPixels(from + image, session.image(image));
                }
                session.infer(from, count);
                progress.accept(count);
            }
            random.addAll(recorder.random().elements());
            near.addAll(recorder.near().elements());
            accesses += recorder.random().seen();
            nearAccesses += recorder.near().seen();
        }
        return new AccessDraw(random, near, accesses, nearAccesses);
    }

    /** A whole number's share of one die, which differ by at most one. */
    private static int share(int whole, int dies, int die) {
        return whole / dies + (die < whole % dies ? 1 : 0);
    }
}
