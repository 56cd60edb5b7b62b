package timdnn.chip.energy;

import java.nio.file.Path;
import timdnn.chip.ComponentCatalogue;
import timdnn.chip.TableFigures;
import timdnn.chip.design.Design;
import timdnn.chip.design.DesignReader;
import timdnn.chip.design.TileTiming;
import timdnn.chip.program.Program;
import timdnn.chip.schedule.WeightChoice;
import timdnn.chip.shape.Density;
import timdnn.chip.shape.NetworkShape;
import timdnn.chip.shape.NetworkShapes;
import timdnn.lut.store.LutFile;

/** Designs and networks that ship, for tests. */
public final class ChipRuns {
    private ChipRuns() {}

    public static Design design(String name) {
        return new DesignReader(Path.of("main/resources/chip/designs"), Path.of(".."), ChipRuns::table).read(name);
    }

    public static NetworkShape network(String name, int width) {
        return NetworkShapes.read(Path.of("main/resources/chip/networks"), name, width);
    }

    public static TileTiming tile(Design design) {
        return TileTiming.of(design, table(design), ComponentCatalogue.shipped());
    }

    /** The program of the plan with the shortest run. */
    public static Program program(NetworkShape network, Design design, int batch) {
        return WeightChoice.fastest(network, design, tile(design), batch)
                .chosen()
                .schedule()
                .program();
    }

    public static TableFigures table(Path file) {
        return TableFigures.of(file, LutFile.read(file));
    }

    static TableFigures table(Design design) {
        return table(design.table());
    }

    public static EnergyAccounting accounting(Design design) {
        return new EnergyAccounting(design, table(design), ComponentCatalogue.shipped());
    }

    public static Prices prices(Design design, Density density) {
        return new Prices(design, table(design), ComponentCatalogue.shipped(), DensityRange.exact(density), 1);
    }

    public static ChipResult run(NetworkShape network, Design design, int batch) {
        return accounting(design).run(network, DensityRange.exact(network.density()), batch);
    }
}
