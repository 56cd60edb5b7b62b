package timdnn.characterization.sram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import timdnn.characterization.circuit.finding.CircuitFindings;
import timdnn.characterization.circuit.finding.CircuitFindings.MeasureFinding;
import timdnn.characterization.circuit.finding.CircuitReader;
import timdnn.characterization.plan.Study;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.store.CampaignStore;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.SpiceNumber;

/** Reads what the declared study of the 6T array found as a part of a study about ternary columns. */
@SuppressWarnings("MemberName") // suffixes are units
public final class SramReader {
    /** Fact: σ of the sense amplifier's offset in V. */
    static final String OFFSET = "sram_offset_V";

    /** Parts of the array, as their charges are measured. */
    private static final List<String> PARTS = List.of("bitline", "precharge", "wordline", "sense", "write", "cell");

    /** Share of the supply beyond which a level is a 1, and below whose complement it is a 0. */
    private static final double LEVEL = 0.9;

    private final int rows;
    private final int columns;
    private final double offset;
    private final Map<String, MeasureFinding> measures;

    /**
     * Reads numbers.
     *
     * @param rows rows of the array
     * @param columns its columns
     * @param offset_V σ of the sense amplifier's offset in V; 0 where no threshold varies
     * @param found what the benches and figures of {@code sram.yaml} gave
     */
    public SramReader(int rows, int columns, double offset_V, CircuitFindings found) {
        this.rows = rows;
        this.columns = columns;
        offset = offset_V;
        measures = found.measures().stream().collect(Collectors.toMap(MeasureFinding::name, measure -> measure));
    }

    /**
     * Reads a condition.
     *
     * @param study the store's study under the condition
     * @param store the store
     * @return what is there; empty if the plan does not ask for it, or at most one cell has been through Monte Carlo
     * @throws HarnessException if a nominal simulation failed
     */
    public static Optional<SramFindings> read(Study study, CampaignStore store) {
        Optional<String> offset = store.fact(OFFSET, study.condition());
        if (study.section(SramPlan.class).isEmpty() || offset.isEmpty()) {
            return Optional.empty();
        }
        Study declared = SramStudy.of(study);
        return CircuitReader.read(declared, store).flatMap(found -> new SramReader(
                        study.geometry().rows(), SramStudy.columns(study), SpiceNumber.parse(offset.get()), found)
                .read(flips(declared, store)));
    }

    private static int flips(Study declared, CampaignStore store) {
        return (int) store
                .values(
                        SramStudy.MARGIN.experiment(),
                        declared.condition(),
                        SramStudy.MARGIN.state(),
                        "margin",
                        0,
                        declared.declared().orElseThrow().samples())
                .values()
                .stream()
                .filter(margin -> margin <= 0)
                .count();
    }

    /**
     * The findings.
     *
     * @param flips cells whose margin is not above 0
     * @return the findings, or empty while at most one cell has been through Monte Carlo
     * @throws HarnessException if a nominal simulation failed
     */
    public Optional<SramFindings> read(int flips) {
        if (measures.get("snm.margin").mean().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SramFindings(
                rows,
                columns,
                parts(),
                nominal("develop.d"),
                nominal("differential"),
                offset,
                measures.get("readTime").nominal(),
                measures.get("writeTime").nominal(),
                nominal("cycle"),
                nominal("leakage"),
                nominal("closure"),
                nominal("balance"),
                nominal("capacitance"),
                isRight("read0") && isRight("read1"),
                isRight("write1") && isRight("write0"),
                nominal("restored"),
                margin(flips)));
    }

    private List<SramFindings.Part> parts() {
        List<SramFindings.Part> parts = new ArrayList<>();
        for (String part : PARTS) {
            String name = part.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + part.substring(1);
            parts.add(new SramFindings.Part(part, nominal("read" + name), nominal("write" + name)));
        }
        parts.add(new SramFindings.Part(SramFindings.LEAKAGE, nominal("leakageEnergy"), nominal("leakageEnergy")));
        return parts;
    }

    private boolean isRight(String bench) {
        return nominal(bench + ".right") > LEVEL;
    }

    private SramFindings.Margin margin(int flips) {
        MeasureFinding margin = measures.get("snm.margin");
        Estimate sigma = margin.sigma().orElseThrow();
        boolean spread = sigma.estimate() > 0;
        return new SramFindings.Margin(
                nominal("snm.margin"),
                margin.mean().orElseThrow(),
                sigma,
                spread ? Optional.of(inSigmas("snm.margin")) : Optional.empty(),
                spread ? Optional.of(mean(inSigmas("snm.side0"), inSigmas("snm.side1"))) : Optional.empty(),
                flips,
                margin.failed());
    }

    private Estimate inSigmas(String measure) {
        Estimate mean = measures.get(measure).mean().orElseThrow();
        Estimate sigma = measures.get(measure).sigma().orElseThrow();
        return new Estimate(
                mean.estimate() / sigma.estimate(),
                mean.low() / (mean.low() > 0 ? sigma.high() : sigma.low()),
                mean.high() / (mean.high() > 0 ? sigma.low() : sigma.high()),
                mean.simulations());
    }

    private static Estimate mean(Estimate one, Estimate other) {
        return new Estimate(
                0.5 * (one.estimate() + other.estimate()),
                0.5 * (one.low() + other.low()),
                0.5 * (one.high() + other.high()),
                one.simulations());
    }

    private double nominal(String measure) {
        double value = measures.get(measure).nominal();
        if (!Double.isFinite(value)) {
            throw new HarnessException("the nominal simulations of the 6T array gave no " + measure);
        }
        return value;
    }
}
