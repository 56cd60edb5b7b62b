package timdnn.chip;

import java.util.List;

/**
 * What a reader of the comparison must know: where the paper's numbers do not add up (derived from its figures, U unless
 * said), and where ours are narrower than its claim.
 */
final class PaperNotes {
    static final List<String> PEAK = List.of(
            "The table's schedule has no range, so neither has the rate.",
            "The paper's parts agree with its rate: 32 tiles * 8192 operations / 2.3 ns = 114 TOPS (D from A and U).");

    static final List<String> POWER = List.of(
            "The paper's stated parts do not give its power: 32 tiles * 26.84 pJ / 2.3 ns = 0.373 W (D from U); 0.9 W (A)"
                    + " leaves the rest unexplained, and the density of products is unknown.",
            "HBM2 at its full rate, 256 GB/s at 3.9 to 7 pJ a bit, takes 8.0 to 14.3 W and cannot be in 0.9 W.",
            "17 pJ (U) for the peripheral units is 33 fJ for each of 512 conversions; published converters of 3 to 4 bits"
                    + " at 28 and 32 nm take 0.23 to 0.32 pJ, 7 to 10 times as much.");

    static final List<String> AREA = List.of(
            "1.96 mm2 (A) over 32 is 61,250 um2 a tile with everything around it; cells of 720 F2 (U) at F = 32 nm take"
                    + " 48,300 um2 of it (D).");

    static final List<String> V100 = List.of("The V100 is at 12 nm and computes in floating point; nothing is scaled.");

    static final List<String> BREIN = List.of(
            "BRein Memory is at 65 nm; nothing is scaled. Its area of 3.85 mm2 is derived and the same as the paper's ratio"
                    + " implies, so the ratio by area compares our chip with the paper's and tests nothing else.");

    static final List<String> NEURAL_CACHE = List.of(
            "Neural Cache's 28 TOPS and 52.9 W are unverified, its 140 mm2 follow from the paper's 291, so the ratio by area"
                    + " compares our chip with the paper's and tests nothing else.");

    static final List<String> ENERGY = List.of(
            "The paper's range is over five networks with memory outside of the chip; ours is a product of one block at the"
                    + " table's density, with 2-bit activations (low) and ternary ones (high), without HBM.",
            "The baseline is at its best: one pass for 2-bit activations, lanes gated at zero products.");

    static final List<String> SPEED = List.of(
            "The paper's kernel speed-up of 11.8 (U) at 2.3 ns an access implies 1.70 ns a row of the baseline; CACTI 7 gives"
                    + " 0.27 ns a cycle, our simulation the table's. The whole claim hangs on that: see its alternatives.",
            "Areas of the two tiles count as independent, though they share layout rules: the reach is too wide, and"
                    + " docs/studies/area.md has that of their ratio.",
            "The paper's range is over five networks; ours is a product of one block, with 2-bit activations, which take"
                    + " two accesses (low), and ternary ones (high). Lanes are assumed to keep up with the rows.",
            "AlexNet (torchvision) at 2x width has 236.1 M weights: 59 MB at 2 bits, 231 us at 256 GB/s, so at most 4,337"
                    + " images/s at batch 1, where the paper has 4,827 (U); its rates of LSTM and GRU leave out the softmax,"
                    + " whose 3.0 M words exceed the chip's 2.1 M.");

    private PaperNotes() {}
}
