package timdnn.lut.fit;

import java.util.List;
import java.util.Optional;
import timdnn.characterization.area.AreaBlock;
import timdnn.characterization.area.AreaInterval;
import timdnn.characterization.area.AreaSum;
import timdnn.lut.tile.FigureStatus;
import timdnn.lut.tile.Quantity;
import timdnn.lut.tile.TileArea;

/** Areas of a tile by block, which are derived from simulated transistors by stated rules. */
@SuppressWarnings("MemberName") // suffixes are units
final class AreaFit {
    private AreaFit() {}

    static Optional<TileArea> of(List<AreaBlock> blocks, Optional<AreaSum> total) {
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new TileArea(
                        blocks.stream()
                                .map(block -> new timdnn.lut.tile.AreaBlock(
                                        block.name(),
                                        block.count(),
                                        quantity(
                                                block.area().interval_m2(),
                                                block.transistors() + " transistors by rule: " + block.rule())))
                                .toList(),
                        total.map(sum -> quantity(sum.interval_m2(), "all blocks; rules reach independently"))));
    }

    private static Quantity quantity(AreaInterval area, String origin) {
        return new Quantity(area.estimate(), area.low(), area.high(), FigureStatus.D, origin);
    }
}
