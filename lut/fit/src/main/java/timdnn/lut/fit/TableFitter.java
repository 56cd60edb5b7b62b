package timdnn.lut.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.area.AreaReader;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.column.EnergyPlan;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.DigitalReader;
import timdnn.characterization.engine.CampaignStatus;
import timdnn.characterization.engine.Shard;
import timdnn.characterization.engine.StoredShifts;
import timdnn.characterization.engine.StoredStudy;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.Study;
import timdnn.characterization.stepped.SteppedFindings;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.study.ConditionFindings;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.ConditionTables;
import timdnn.lut.store.FitReport;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.Provenance;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.AccessTiming;
import timdnn.lut.table.ColumnTables;
import timdnn.lut.table.Condition;
import timdnn.lut.table.OutOfRange;
import timdnn.lut.table.SenseLevels;
import timdnn.lut.table.TransferCurve;

/** Turns a finished campaign into an artefact of tables. */
@SuppressWarnings("MemberName") // suffixes are units
public final class TableFitter {
    /** Largest RMS error of the transfer on held-out columns, V. */
    public static final double TRANSFER_LIMIT_V = 1e-3;

    /** Largest distance of a rate from that of held-out simulations, standard errors. */
    public static final double RATE_LIMIT = 4;

    private final CampaignStore store;
    private final Study study;
    private final ConditionFindings findings;
    private final Optional<DigitalFindings> digital;
    private final TransferCurve curve;
    private final StrengthFit strength;

    /**
     * The tables and how well they hold.
     *
     * @param artifact the tables
     * @param residuals held-out columns of the first condition
     */
    public record Fit(LutArtifact artifact, TransferResiduals residuals) {}

    private TableFitter(CampaignStore store, Study study) {
        this.store = store;
        this.study = study;
        findings = ConditionFindings.read(study, store);
        digital = DigitalReader.read(study, store);
        findings.access()
                .flatMap(access -> access.column().conversions().stream()
                        .filter(conversion -> Double.isNaN(conversion.decision_s()))
                        .findFirst())
                .ifPresent(never -> {
                    throw InvalidInputException.in(
                            store.folder(),
                            "sense",
                            "has no table: a comparator of its converter never decides in state S" + never.n());
                });
        curve = transfer();
        strength = StrengthFit.of(
                findings, new StoredShifts(study, store), curve, study.circuit().cell());
    }

    /**
     * Fits all tables: one set for every process corner, supply and temperature of the campaign, the nominal one first. Conditions
     * that differ in parameters or cells alone have no place of their own in a file of tables: the first of them is taken.
     *
     * @param store the campaign's store
     * @return tables and residuals; whether they are within their limits is in the artefact's fit report
     * @throws InvalidInputException if the campaign is not complete, or its plan left out what tables need
     */
    public static Fit fit(CampaignStore store) {
        if (!store.meta("state").orElse("not begun").equals("complete")) {
            throw InvalidInputException.in(
                    store.folder(), "campaign", "is not complete: run characterize on its plan again");
        }
        Shard shard = CampaignStatus.of(store).shard();
        if (!shard.isWhole()) {
            throw InvalidInputException.in(
                    store.folder(), "campaign", "is shard " + shard + ": merge the shards first");
        }
        Study whole = StoredStudy.read(store).orElseThrow();
        if (whole.isThin()) {
            throw InvalidInputException.in(
                    store.folder(), "campaign", "is thin, too few samples for tables: run characterize without --thin");
        }
        requireSections(store, whole);
        Map<Condition, TableFitter> fitters = new LinkedHashMap<>();
        for (Study condition : whole.conditions()) {
            fitters.computeIfAbsent(condition(condition), first -> new TableFitter(store, condition));
        }
        TableFitter nominal = fitters.values().iterator().next();
        LutArtifact artifact = new LutArtifact(
                whole.name(),
                whole.geometry(),
                nominal.origin(),
                fitters.values().stream().map(TableFitter::tables).toList());
        return new Fit(artifact, nominal.strength.heldOut());
    }

    private static void requireSections(CampaignStore store, Study study) {
        Optional<EnergyPlan> energy = study.section(EnergyPlan.class);
        ArrayGeometry geometry = study.geometry();
        boolean visited = study.section(MonteCarloPlan.class)
                .filter(plan -> plan.firstState() == 0 && plan.lastState() >= geometry.largestCount())
                .isPresent();
        if (energy.isEmpty() || !visited) {
            throw InvalidInputException.in(
                    store.folder(),
                    "plan",
                    "must have the sections energy and mismatch, the latter with states 0.." + geometry.largestCount()
                            + " at least");
        }
        int samples = study.section(MonteCarloPlan.class).orElseThrow().samples();
        if (samples < StrengthFit.FEWEST_SAMPLES) {
            throw InvalidInputException.in(
                    store.folder(),
                    "plan",
                    "must have mismatch.samples of at least " + StrengthFit.FEWEST_SAMPLES
                            + ", half of which the strength of a cell is fitted to, has " + samples);
        }
        if (!energy.get().states().contains(geometry.rowsABlock())) {
            throw InvalidInputException.in(
                    store.folder(), "plan", "must have energy.states up to " + geometry.rowsABlock() + ", from 0");
        }
    }

    private static Condition condition(Study study) {
        return new Condition(
                study.corner().process(), study.corner().vdd_V(), study.corner().temperature_K());
    }

    private Provenance origin() {
        return new OriginOfTables(store, study, findings, digital.isPresent())
                .provenance(new CodesFit(findings, study.geometry()).errorRateMethod());
    }

    private ConditionTables tables() {
        EnergyFit fit = new EnergyFit(findings, digital, study.geometry());
        AccessEnergy energy = fit.table();
        List<FitReport.Entry> report = new ArrayList<>();
        long columns = strength.heldOut().columns();
        report.add(new FitReport.Entry(
                "V_BL = f(sum of strengths)", "RMS", strength.heldOut().rms(), TRANSFER_LIMIT_V, "V", columns));
        report.add(new FitReport.Entry(
                "V_BL = f(sum of strengths)",
                "largest",
                strength.heldOut().largest(),
                Double.POSITIVE_INFINITY,
                "V",
                columns));
        report.addAll(fit.errors(energy));
        CodesFit codes = new CodesFit(findings, study.geometry());
        report.addAll(codes.errors());
        return new ConditionTables(
                condition(study),
                new ColumnTables(timing(), levels(), curve, strength.strength(), codes.codes(), energy),
                TileFit.of(findings, digital, study.geometry(), AreaReader.read(study, store, digital)),
                new FitReport(report));
    }

    private TransferCurve transfer() {
        double[] cells = new double[findings.requireColumn().levels_V().size()];
        double[] bitline = new double[cells.length];
        for (int n = 0; n < cells.length; n++) {
            cells[n] = n;
            bitline[n] = findings.requireColumn().levels_V().get(n);
        }
        return TransferCurve.of(cells, bitline, OutOfRange.EXTRAPOLATE_LINEAR);
    }

    private SenseLevels levels() {
        List<SenseLevels.Level> levels = new ArrayList<>();
        for (SenseState state : findings.requireColumn().states()) {
            levels.add(new SenseLevels.Level(
                    state.mean_V().estimate(),
                    state.mean_V().low(),
                    state.mean_V().high(),
                    state.sigma_V().estimate(),
                    state.sigma_V().low(),
                    state.sigma_V().high(),
                    state.bitline_V().size()));
        }
        return SenseLevels.of(
                levels,
                findings.requireColumn().thresholds_V().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
    }

    private AccessTiming timing() {
        double precharge = findings.requireColumn().prechargeTime_s().orElseThrow();
        double gap = study.section(EnergyPlan.class).orElseThrow().wordlineToPrecharge_s();
        return new AccessTiming(
                findings.requireColumn().strobe_s(),
                precharge,
                findings.access()
                        .map(access -> access.schedule().cycle_s())
                        .or(() -> findings.stepped().map(SteppedFindings::cycle_s))
                        .orElse(findings.requireColumn().strobe_s() + gap + precharge));
    }
}
