package timdnn.chip.comparison;

import static timdnn.chip.Expression.quotient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import timdnn.chip.Claim;
import timdnn.chip.Claim.Alternative;
import timdnn.chip.Expression;
import timdnn.chip.Figure;
import timdnn.chip.design.Design;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.energy.DensityRange;
import timdnn.chip.energy.EnergyAccounting;
import timdnn.chip.shape.Density;
import timdnn.chip.shape.NetworkShape;

/**
 * The claims of the abstract from the chip that schedules run on: its peak rate and area, the power of a layer that fills all tiles, and
 * networks against the near-memory baseline. Other accelerators' figures are those of the closed form, whose numbers stay as alternatives.
 */
public final class ScheduledReproduction {
    private static final List<String> NOTES = List.of(
            "Our accesses take the schedule's cycle one after the other; a baseline that skips zero rows reads 6 of 10 rows.",
            "The five networks at batch 1 load their weights in each run, LSTM and GRU excepted, whose weights stay.");

    private final List<Claim> closed;
    private final Design ours;
    private final List<NetworkShape> networks;
    private final Function<String, Design> designs;
    private final Function<Design, EnergyAccounting> accounting;
    private final Figure density;

    /**
     * Claims of a design.
     *
     * @param closed the claims in closed form, in the order of the abstract
     * @param ours our design
     * @param networks networks to compare on
     * @param designs designs by name
     * @param accounting accounting for a design
     * @param density share of weights and activations that are not zero
     */
    public ScheduledReproduction(
            List<Claim> closed,
            Design ours,
            List<NetworkShape> networks,
            Function<String, Design> designs,
            Function<Design, EnergyAccounting> accounting,
            Figure density) {
        this.closed = List.copyOf(closed);
        this.ours = ours;
        this.networks = List.copyOf(networks);
        this.designs = designs;
        this.accounting = accounting;
        this.density = density;
    }

    /**
     * All claims.
     *
     * @param progress told the name of each network as it begins
     * @return claims in the order of the abstract
     */
    public List<Claim> claims(Consumer<String> progress) {
        ChipResult full = FullTiles.run(ours, accounting, density);
        Map<String, List<ComparisonRow>> rows = new LinkedHashMap<>();
        for (NetworkShape network : networks) {
            progress.accept(network.name());
            int bits = network.layers().get(0).activationBits();
            rows.put(
                    network.name(),
                    new Comparison(ours, network, range(bits), designs, accounting).rows(Comparison.ALL));
        }
        NetworkClaims against = new NetworkClaims(rows, NOTES);
        List<Claim> claims = new ArrayList<>();
        for (Claim claim : closed) {
            claims.add(
                    switch (claim.name()) {
                        case "peakTops" ->
                            with(
                                    claim,
                                    full.peak(),
                                    List.of(
                                            new Alternative(
                                                    "schedule of a layer that fills all tiles",
                                                    full.sustainedOpsPerSecond()),
                                            new Alternative("closed form", claim.expression())));
                        case "area_mm2" -> scheduled(claim, full.area_m2().orElseThrow());
                        case "power_W" -> scheduled(claim, full.power_W());
                        case "nearMemoryEnergyLow" -> against.lowest(claim, ComparisonRow::energy, "ratio of energies");
                        case "nearMemoryEnergyHigh" ->
                            against.highest(claim, ComparisonRow::energy, "ratio of energies");
                        case "nearMemorySpeedLow" -> against.lowest(claim, ComparisonRow::speed, "ratio of times");
                        case "nearMemorySpeedHigh" -> against.highest(claim, ComparisonRow::speed, "ratio of times");
                        default ->
                            claim.name().contains("TopsPerWatt")
                                    ? scheduled(claim, perWatt(claim, full))
                                    : scheduled(claim, perArea(claim, full));
                    });
        }
        return claims;
    }

    private DensityRange range(int bits) {
        return new DensityRange(
                Density.of(density.low(), bits), Density.of(density.nominal(), bits), Density.of(density.high(), bits));
    }

    /** The same ratio with the schedule's operations a joule above. */
    private static Expression perWatt(Claim claim, ChipResult full) {
        Expression theirs = claim.expression().operands().get(1);
        return quotient(
                claim.name(),
                "",
                quotient("operations a joule", "1/J", full.sustainedOpsPerSecond(), full.power_W()),
                theirs);
    }

    /** The same ratio with the peak rate over the area of the chip above. */
    private static Expression perArea(Claim claim, ChipResult full) {
        Expression theirs = claim.expression().operands().get(1);
        return quotient(
                claim.name(),
                "",
                quotient(
                        "operations a second and area",
                        "1/(s m2)",
                        full.peak(),
                        full.area_m2().orElseThrow()),
                theirs);
    }

    private static Claim scheduled(Claim claim, Expression expression) {
        return with(claim, expression, List.of(new Alternative("closed form", claim.expression())));
    }

    private static Claim with(Claim claim, Expression expression, List<Alternative> more) {
        List<Alternative> alternatives = new ArrayList<>(more);
        alternatives.addAll(claim.alternatives());
        return new Claim(
                claim.name(),
                claim.unit(),
                claim.paper(),
                expression,
                claim.scale(),
                claim.meaning(),
                alternatives,
                claim.notes());
    }
}
