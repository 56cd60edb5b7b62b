package timdnn.cli.bench;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import timdnn.bench.kernel.KernelRates;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;

/** Figures of the kernels' bench: 10⁹ multiply-accumulates a second of processor time, one thread. */
final class KernelFigures {
    private static final String UNIT = "1e9/s";

    static final FigureDefinition<KernelRates> EXACT =
            rate("exactGmacPerSecond", "exact products by the fastest kernel").number(KernelRates::exact);

    static final FigureDefinition<KernelRates> IID =
            rate("iidGmacPerSecond", "with independent errors at P_E = 1e-3").number(KernelRates::iidAtStatedRate);

    static final FigureDefinition<KernelRates> DIE = rate(
                    "dieGmacPerSecond", "on a die; null where the table lacks what a die is drawn from")
            .number(rates -> rates.die().orElse(Double.NaN));

    static final FigureDefinition<KernelRates> REFERENCE = rate(
                    "cGmacPerSecond",
                    "exact products by a kernel in C with AVX-512 intrinsics, compiled by `cc` in the same call; null where that"
                            + " is not possible")
            .number(rates -> rates.reference().rate() > 0 ? rates.reference().rate() : Double.NaN);

    static final FigureDefinition<KernelRates> EXACT_OVER_C = figure("exactOverC", "", S, "the first over the last")
            .number(rates -> rates.exactOverReference().orElse(Double.NaN));

    static final FigureDefinition<KernelRates> NETWORK_OVER_KERNEL = figure(
                    "networkOverKernel", "", S, "the network over its accesses alone")
            .number(rates -> rates.network() / rates.accesses());

    /** All keys. */
    static final FigureGroup<KernelRates> ALL = FigureGroup.of(
            fact("kernel", "name of the fastest kernel on this machine").text(KernelRates::kernel),
            fact("simd", "whether it uses the Vector API").verdict(KernelRates::simd),
            EXACT,
            IID,
            DIE,
            REFERENCE,
            fact("cRemark", "how the kernel in C was compiled, or why it was not")
                    .text(rates -> rates.reference().remark()),
            EXACT_OVER_C,
            rate("plainJavaGmacPerSecond", "exact products by the bit-sliced kernel in plain Java")
                    .number(KernelRates::plainJava),
            rate("packedGmacPerSecond", "exact products by the kernel that takes one position after the other")
                    .number(KernelRates::packed),
            figure("iidOverExact", "", S, "speed with independent errors over that without, by P_E")
                    .byName(KernelFigures::iidOverExact),
            rate("networkGmacPerSecond", "accesses of the shipped network, run as a whole without errors")
                    .number(KernelRates::network),
            rate("networkKernelGmacPerSecond", "the same accesses alone").number(KernelRates::accesses),
            NETWORK_OVER_KERNEL,
            figure(
                            "residualImagesPerSecond",
                            "1/s",
                            S,
                            "images of a network of the shapes of ResNet-18 for 32 x 32, random weights, 47 % of them zero, with independent"
                                    + " errors of the table")
                    .number(KernelRates::residual));

    private KernelFigures() {}

    private static FigureDefinition.Open rate(String key, String meaning) {
        return figure(key, UNIT, S, meaning);
    }

    static Map<String, Double> iidOverExact(KernelRates rates) {
        return rates.iid().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue() / rates.exact(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
