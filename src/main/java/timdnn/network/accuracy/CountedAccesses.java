package timdnn.network.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import timdnn.array.ArrayGeometry;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.lut.table.ConversionCodes;
import timdnn.network.LayerActivity;
import timdnn.network.MatrixLayer;
import timdnn.tile.AccessTally;

/**
 * The accesses of some images: their sum by layer, and what each image's own accesses come to by a table. Safe to be told of
 * images from several threads.
 */
final class CountedAccesses {
    private final ArrayGeometry geometry;
    private final LutArtifact table;
    private final double[] errorProbability;
    private final double[] energy_J;
    private final List<AccessTally> layers = new ArrayList<>();

    /**
     * Nothing counted yet.
     *
     * @param table the tables, or null if there are none
     * @param images how many images will be added
     */
    CountedAccesses(ArrayGeometry geometry, LutArtifact table, int images) {
        this.geometry = geometry;
        this.table = table;
        this.errorProbability = new double[images];
        this.energy_J = new double[images];
    }

    ArrayGeometry geometry() {
        return geometry;
    }

    /** Adds the accesses of an image, a tally a layer; {@code index} is its place among those counted. */
    void add(int index, List<AccessTally> image) {
        if (table != null) {
            AccessTally all = sum(image);
            errorProbability[index] = all.senseErrorProbability(table.codes());
            energy_J[index] = all.energy_J(table.accessEnergy());
        }
        synchronized (layers) {
            if (layers.isEmpty()) {
                layers.addAll(image);
            } else {
                for (int layer = 0; layer < image.size(); layer++) {
                    layers.get(layer).add(image.get(layer));
                }
            }
        }
    }

    /** All accesses of all images and layers. */
    AccessTally all() {
        return sum(layers);
    }

    /** One tally a matrix layer, over all images. */
    List<AccessTally> layers() {
        return List.copyOf(layers);
    }

    /** What layers did, in their order. */
    List<LayerActivity> activity(List<MatrixLayer> ofNetwork) {
        List<LayerActivity> activity = new ArrayList<>();
        for (int layer = 0; layer < ofNetwork.size(); layer++) {
            activity.add(new LayerActivity(ofNetwork.get(layer), images(), layers.get(layer)));
        }
        return activity;
    }

    int images() {
        return energy_J.length;
    }

    /**
     * What the table makes of the accesses. Every image has as many conversions as any other, so P_E is the mean of the images'
     * own, and its interval joins those of the images and of the rates; the table's energies have no interval of their own.
     */
    SenseFigures figures() {
        AccessTally all = all();
        ConversionCodes codes = table.codes();
        ImageMean rate = ImageMean.of(errorProbability);
        ImageMean energy = ImageMean.of(energy_J);
        Map<String, Double> parts = all.energyParts_J(table.accessEnergy());
        parts.replaceAll((part, joules) -> joules / images());
        return new SenseFigures(
                table.name(),
                LutFile.checksum(table),
                rate.mean(),
                Math.max(0, rate.low(all.senseErrorProbability(codes.atLowerBounds()))),
                Math.min(1, rate.high(all.senseErrorProbability(codes.atUpperBounds()))),
                energy.mean(),
                Math.max(0, energy.low(energy.mean())),
                energy.high(energy.mean()),
                parts);
    }

    private AccessTally sum(List<AccessTally> tallies) {
        AccessTally sum = new AccessTally(geometry);
        tallies.forEach(sum::add);
        return sum;
    }
}
