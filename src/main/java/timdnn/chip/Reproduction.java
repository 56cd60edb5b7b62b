package timdnn.chip;

import static timdnn.chip.Expression.product;
import static timdnn.chip.Expression.quotient;
import static timdnn.chip.Expression.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import timdnn.chip.Claim.Alternative;

/**
 * The claims of the abstract of TiM-DNN (arXiv 1909.06892) in closed form: peak rate, power and area of the chip, what it
 * is over a V100, over earlier accelerators and over a near-memory chip. Weights stay in place, tiles never wait, and
 * memory outside of the chip is left out; nothing is tuned.
 */
public final class Reproduction {
    private static final double TERA = 1e-12;
    private static final double SQUARE_MM = 1e6;

    private final Chips chips;
    private final ComponentCatalogue components;
    private final Optional<CountShares> shares;

    /**
     * What a table gives.
     *
     * @param design of the chip
     * @param table the tile's figures
     * @param components prices of the rest
     * @param shares density of a network's products, for an alternative; empty where it is not known
     * @throws timdnn.input.InvalidInputException if the table lacks a section
     */
    public Reproduction(
            ChipDesign design, TableFigures table, ComponentCatalogue components, Optional<CountShares> shares) {
        table.requireSections();
        this.chips = new Chips(design, table, components);
        this.components = components;
        this.shares = shares;
    }

    /** {@return all claims, in the order of the abstract} */
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>(chip());
        claims.addAll(v100());
        claims.addAll(accelerators());
        claims.addAll(energies());
        claims.addAll(speeds());
        return claims;
    }

    private List<Claim> chip() {
        ChipBudget tim = chips.tim();
        Expression hbm = product(
                "HBM2 at its full rate", "W", components.figure("hbm2.bit_J"), components.figure("hbm2.bits_perS"));
        List<Alternative> power = new ArrayList<>(atDensity(ChipBudget::power_W));
        power.add(new Alternative(
                "the paper's access (26.84 pJ every 2.3 ns, U) in our surroundings",
                chips.timOfPaper().power_W()));
        power.add(new Alternative("with HBM2 at its full rate", sum("power with HBM2", "W", tim.power_W(), hbm)));
        return List.of(
                claim(
                        "peakTops",
                        "TOPS",
                        114,
                        tim.operations_perS(),
                        TERA,
                        "operations of all tiles' products over their time",
                        List.of(),
                        PaperNotes.PEAK),
                claim(
                        "power_W",
                        "W",
                        0.9,
                        tim.power_W(),
                        1,
                        "all tiles at work without a pause, with what stands around them, without HBM",
                        power,
                        PaperNotes.POWER),
                claim(
                        "area_mm2",
                        "mm2",
                        1.96,
                        tim.area_m2(),
                        SQUARE_MM,
                        "tiles, memories, reduce and special-function units, without input, output and wiring between them",
                        List.of(),
                        PaperNotes.AREA));
    }

    private List<Alternative> atDensity(Function<ChipBudget, Expression> of) {
        return shares.map(counted ->
                        List.of(new Alternative("density of " + counted.name(), of.apply(chips.tim(counted)))))
                .orElse(List.of());
    }

    private List<Claim> v100() {
        return List.of(
                perWatt("v100TopsPerWatt", 300, "v100", PaperNotes.V100),
                perArea("v100TopsPerMm2", 388, "v100", PaperNotes.V100));
    }

    private List<Claim> accelerators() {
        return List.of(
                perWatt("acceleratorsTopsPerWattLow", 55, "brein", PaperNotes.BREIN),
                perWatt("acceleratorsTopsPerWattHigh", 240, "neuralCache", PaperNotes.NEURAL_CACHE),
                perArea("acceleratorsTopsPerMm2Low", 160, "brein", PaperNotes.BREIN),
                perArea("acceleratorsTopsPerMm2High", 291, "neuralCache", PaperNotes.NEURAL_CACHE));
    }

    private Claim perWatt(String name, double paper, String rival, List<String> notes) {
        Function<ChipBudget, Expression> ratio = tim -> quotient(
                name,
                "",
                tim.operations_perJ(),
                quotient(
                        rival + ": operations a joule",
                        "1/J",
                        components.figure(rival + ".ops_perS"),
                        components.figure(rival + ".power_W")));
        return claim(
                name,
                "",
                paper,
                ratio.apply(chips.tim()),
                1,
                "operations a joule over those of " + rival,
                atDensity(ratio),
                notes);
    }

    private Claim perArea(String name, double paper, String rival, List<String> notes) {
        Expression theirs = quotient(
                rival + ": operations a second and area",
                "1/(s m2)",
                components.figure(rival + ".ops_perS"),
                components.figure(rival + ".area_m2"));
        Expression ratio = quotient(name, "", chips.tim().operations_perSm2(), theirs);
        return claim(
                name, "", paper, ratio, 1, "operations a second and area over those of " + rival, List.of(), notes);
    }

    private List<Claim> energies() {
        Figure row = chips.row_s();
        Figure gated = chips.gated();
        Expression tiles = chips.isoArea();
        return List.of(
                claim(
                        "nearMemoryEnergyLow",
                        "",
                        3.9,
                        energy(chips.nearMemoryTwoBit(tiles, row, gated), chips.timTwoBit()),
                        1,
                        "activations of 2 bits: energy of an operation on the near-memory chip over ours",
                        List.of(new Alternative(
                                "lanes without gating of zero products",
                                energy(
                                        chips.nearMemoryTwoBit(tiles, row, NearMemoryTile.ungated()),
                                        chips.timTwoBit()))),
                        PaperNotes.ENERGY),
                claim(
                        "nearMemoryEnergyHigh",
                        "",
                        4.7,
                        energy(chips.nearMemory(tiles, row, gated), chips.tim()),
                        1,
                        "ternary activations: energy of an operation on the near-memory chip over ours",
                        List.of(new Alternative(
                                "lanes without gating of zero products",
                                energy(chips.nearMemory(tiles, row, NearMemoryTile.ungated()), chips.tim()))),
                        PaperNotes.ENERGY));
    }

    private static Expression energy(ChipBudget nearMemory, ChipBudget tim) {
        return quotient(
                "energy of an operation, near-memory over ours", "", nearMemory.operation_J(), tim.operation_J());
    }

    private List<Claim> speeds() {
        return List.of(
                speed("nearMemorySpeedLow", 3.2, "activations of 2 bits", chips.timTwoBit()),
                speed("nearMemorySpeedHigh", 4.2, "ternary activations", chips.tim()));
    }

    private Claim speed(String name, double paper, String activations, ChipBudget tim) {
        Figure row = chips.row_s();
        Expression tiles = chips.isoArea();
        return claim(
                name,
                "",
                paper,
                speed(tim, tiles, row),
                1,
                activations + ": operations a second over those of the near-memory chip of the same area of tiles",
                List.of(
                        new Alternative(
                                "row cycle implied by the paper, 1.70 ns",
                                speed(tim, tiles, components.figure("impliedRow.cycle_s"))),
                        new Alternative(
                                "row cycle by CACTI, 0.27 ns",
                                speed(tim, tiles, components.figure("sram16k512.cycle_s"))),
                        new Alternative("the paper's 60 near-memory tiles (U)", speed(tim, Chips.paperTiles(), row)),
                        new Alternative("iso-capacity", speed(tim, chips.isoCapacity(), row))),
                PaperNotes.SPEED);
    }

    private Expression speed(ChipBudget tim, Expression tiles, Figure row) {
        return quotient(
                "operations a second, ours over near-memory",
                "",
                tim.operations_perS(),
                chips.nearMemory(tiles, row, chips.gated()).operations_perS());
    }

    private static Claim claim(
            String name,
            String unit,
            double paper,
            Expression expression,
            double scale,
            String meaning,
            List<Alternative> alternatives,
            List<String> notes) {
        return new Claim(name, unit, paper, expression, scale, meaning, alternatives, notes);
    }
}
