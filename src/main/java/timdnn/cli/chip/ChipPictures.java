package timdnn.cli.chip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import timdnn.chip.TableFigures;
import timdnn.chip.energy.ChipResult;
import timdnn.cli.shared.TextFile;
import timdnn.input.InvalidInputException;
import timdnn.report.chip.EnergyBars;
import timdnn.report.chip.FloorPlan;
import timdnn.report.chip.LayerGantt;
import timdnn.report.chip.Roofline;
import timdnn.report.chip.TornadoChart;

/** Pictures of a run, each a file of a folder. */
final class ChipPictures {
    private ChipPictures() {}

    /**
     * Writes them.
     *
     * @throws InvalidInputException if the folder or a file cannot be written
     */
    static void write(Path folder, ChipResult result, TableFigures table) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw InvalidInputException.unwritable(folder, failure);
        }
        result.area_m2()
                .ifPresent(area -> TextFile.write(
                        folder.resolve("floor-plan.svg"), FloorPlan.of(result.design(), table, area.nominal())));
        TextFile.write(folder.resolve("energy.svg"), EnergyBars.of(result));
        TextFile.write(folder.resolve("layer.svg"), LayerGantt.of(result));
        TextFile.write(folder.resolve("roofline.svg"), Roofline.of(result));
        TextFile.write(
                folder.resolve("sensitivity.svg"),
                TornadoChart.of(
                        "energy of an inference, " + result.network().name() + " on "
                                + result.design().name(),
                        result.energy_J(),
                        1e6,
                        "uJ"));
    }
}
