package timdnn.lut.fit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import timdnn.characterization.bench.ColumnBench;
import timdnn.characterization.campaign.CampaignStatus;
import timdnn.characterization.campaign.CampaignStore;
import timdnn.characterization.campaign.ColumnFindings;
import timdnn.characterization.campaign.ColumnFindings.SenseState;
import timdnn.characterization.campaign.FindingsReader;
import timdnn.characterization.campaign.SenseErrorFindings;
import timdnn.characterization.campaign.SenseErrorRate;
import timdnn.characterization.campaign.Shard;
import timdnn.characterization.campaign.StoredShifts;
import timdnn.characterization.campaign.StoredStudy;
import timdnn.characterization.measure.Estimate;
import timdnn.characterization.measure.NormalTail;
import timdnn.characterization.periphery.DigitalFindings;
import timdnn.characterization.periphery.DigitalReader;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.VariationModel;
import timdnn.harness.netlist.Netlist;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.FitReport;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.Provenance;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.AccessTiming;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;
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
    private final ColumnFindings findings;
    private final Optional<DigitalFindings> digital;

    /**
     * The tables and how well they hold.
     *
     * @param artifact the tables
     * @param residuals held-out columns as CSV: state, sample, predicted and simulated voltage in V
     */
    public record Fit(LutArtifact artifact, String residuals) {}

    private TableFitter(CampaignStore store, Study study) {
        this.store = store;
        this.study = study;
        findings = new FindingsReader(study, store).read();
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
    }

    /**
     * Fits all tables.
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
        // Tables are those of one condition; a swept study gives the first's.
        Study study = StoredStudy.read(store).orElseThrow().conditions().get(0);
        Study.Experiments plan = study.experiments();
        if (plan.energy().isEmpty()
                || plan.mismatch().isEmpty()
                || plan.mismatch().get().firstState() > 0
                || plan.mismatch().get().lastState() < FindingsReader.LARGEST_CODE) {
            throw InvalidInputException.in(
                    store.folder(),
                    "plan",
                    "must have the sections energy and mismatch, the latter with states 0..8 at least");
        }
        if (!plan.energy().get().states().contains(ColumnBench.BLOCK)) {
            throw InvalidInputException.in(
                    store.folder(), "plan", "must have energy.states up to " + ColumnBench.BLOCK + ", from 0");
        }
        return new TableFitter(store, study).fit();
    }

    private Fit fit() {
        TransferCurve curve = transfer();
        StrengthFit strength = StrengthFit.of(
                findings,
                new StoredShifts(study, store),
                curve,
                StrengthFit.Stack.of(study.circuit().cell()));
        EnergyFit fit = new EnergyFit(findings, digital);
        AccessEnergy energy = fit.table();
        List<FitReport.Entry> report = new ArrayList<>();
        long columns = strength.heldOut().size();
        report.add(new FitReport.Entry(
                "V_BL = f(sum of strengths)", "RMS", strength.rms(), TRANSFER_LIMIT_V, "V", columns));
        report.add(new FitReport.Entry(
                "V_BL = f(sum of strengths)", "largest", strength.largest(), Double.POSITIVE_INFINITY, "V", columns));
        report.addAll(fit.errors(energy));
        addRateError(report);
        LutArtifact artifact = new LutArtifact(
                study.name(),
                provenance(),
                timing(),
                levels(),
                curve,
                strength.strength(),
                codes(),
                energy,
                new FitReport(report));
        return new Fit(artifact, csv(strength.heldOut()));
    }

    private TransferCurve transfer() {
        double[] cells = new double[findings.levels_V().size()];
        double[] bitline = new double[cells.length];
        for (int n = 0; n < cells.length; n++) {
            cells[n] = n;
            bitline[n] = findings.levels_V().get(n);
        }
        return TransferCurve.of(cells, bitline, OutOfRange.EXTRAPOLATE_LINEAR);
    }

    private SenseLevels levels() {
        List<SenseLevels.Level> levels = new ArrayList<>();
        for (SenseState state : findings.states()) {
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
                findings.thresholds_V().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
    }

    /**
     * Probabilities come from the rare-event experiment where the plan has it, else from the normal tail, since 200 counts
     * see no rate below a percent. Counts are kept beside.
     */
    private ConversionCodes codes() {
        return new ConversionCodes(
                codes(OptionalInt.empty()),
                findings.sense().isEmpty()
                        ? List.of()
                        : IntStream.rangeClosed(0, ColumnBench.BLOCK)
                                .mapToObj(driven -> codes(OptionalInt.of(driven)))
                                .toList());
    }

    private CodeDistribution codes(OptionalInt driven) {
        int states = findings.states().size();
        long[][] counts = new long[states][];
        long[] simulations = new long[states];
        double[][] probability = new double[states][FindingsReader.LARGEST_CODE + 1];
        double[] low = new double[states];
        double[] high = new double[states];
        for (SenseState state : findings.states()) {
            int n = state.n();
            int ideal = Math.min(n, FindingsReader.LARGEST_CODE);
            counts[n] = state.codes().stream().mapToLong(Integer::longValue).toArray();
            simulations[n] = state.bitline_V().size()
                    + rare(n).map(found -> found.total().simulations()).orElse(0L);
            OptionalInt rows = driven.isPresent()
                    ? OptionalInt.of(Math.min(driven.getAsInt(), ColumnBench.BLOCK - n))
                    : OptionalInt.empty();
            SenseErrorRate rate = rare(n).orElseGet(() -> normal(state, rows));
            double below = probability(rate.below(), rows);
            double above = probability(rate.above(), rows);
            Estimate error = rows.isPresent() ? rate.total(rows.getAsInt()) : rate.total();
            if (ideal > 0) {
                probability[n][ideal - 1] = below;
            }
            if (ideal < FindingsReader.LARGEST_CODE) {
                probability[n][ideal + 1] = above;
            }
            probability[n][ideal] = 1 - below - above;
            low[n] = error.low();
            high[n] = error.high();
        }
        return CodeDistribution.of(counts, simulations, probability, low, high);
    }

    private static double probability(SenseErrorRate.Side side, OptionalInt driven) {
        return (driven.isPresent() ? side.driven(driven.getAsInt()) : side.probability()).estimate();
    }

    /**
     * By the normal tails of the column's mean and σ, to which a sense path adds its own and driven rows their shift: that
     * of half of them where their number is not given.
     */
    private SenseErrorRate normal(SenseState state, OptionalInt driven) {
        int ideal = Math.min(state.n(), FindingsReader.LARGEST_CODE);
        int known = Math.min(state.n(), FindingsReader.LARGEST_CODE);
        double shift = findings.sense()
                .map(found -> found.drivenShift_V(known, 1) * driven.orElse((ColumnBench.BLOCK - state.n()) / 2))
                .orElse(0.0);
        return new SenseErrorRate(
                state.n(),
                ideal == 0 ? SenseErrorRate.Side.NONE : tail(state, ideal, true, shift),
                ideal == FindingsReader.LARGEST_CODE ? SenseErrorRate.Side.NONE : tail(state, ideal + 1, false, shift));
    }

    private SenseErrorRate.Side tail(SenseState state, int tap, boolean below, double shift) {
        double threshold = findings.thresholds_V().get(tap - 1);
        double mean = state.mean_V().estimate() + shift;
        double distance = below ? threshold - mean : mean - threshold;
        double path = findings.sense()
                .map(found -> found.pathSigma_V(tap, Math.min(state.n(), FindingsReader.LARGEST_CODE)))
                .orElse(0.0);
        double sigma = Math.hypot(state.sigma_V().estimate(), path);
        return SenseErrorRate.Side.normal(
                NormalTail.beyond(distance, sigma, state.bitline_V().size()));
    }

    private Optional<SenseErrorRate> rare(int n) {
        return findings.senseErrors().rates().stream()
                .filter(rate -> rate.n() == n)
                .findFirst();
    }

    /** By state, since a plan may leave states to the normal tail. */
    private String errorRateMethod() {
        Map<String, List<String>> states = new LinkedHashMap<>();
        for (SenseState state : findings.states()) {
            String method = rare(state.n())
                    .map(rate -> rate.dominant().method())
                    .orElse("normal tail of the simulated mean and sigma");
            states.computeIfAbsent(method, name -> new ArrayList<>()).add("S" + state.n());
        }
        List<String> parts = new ArrayList<>();
        states.forEach((method, names) -> parts.add(String.join(" ", names) + ": " + method));
        return String.join("; ", parts);
    }

    /** Rates against simulations of their own, with driven rows in the circuit. */
    private void addRateError(List<FitReport.Entry> report) {
        List<SenseErrorFindings.HeldOut> heldOut = findings.senseErrors().heldOut().stream()
                .filter(one -> Double.isFinite(one.deviation()))
                .toList();
        if (!heldOut.isEmpty()) {
            report.add(new FitReport.Entry(
                    "P(error | n, d)",
                    "largest deviation",
                    heldOut.stream()
                            .mapToDouble(one -> Math.abs(one.deviation()))
                            .max()
                            .orElseThrow(),
                    RATE_LIMIT,
                    "sigma",
                    heldOut.size()));
            report.add(new FitReport.Entry(
                    "P(error | n, d)",
                    "largest ratio",
                    heldOut.stream()
                            .mapToDouble(one -> Math.exp(Math.abs(
                                    Math.log(one.rate() / one.simulated().estimate()))))
                            .max()
                            .orElseThrow(),
                    Double.POSITIVE_INFINITY,
                    "1",
                    heldOut.size()));
        }
    }

    private AccessTiming timing() {
        double precharge = findings.prechargeTime_s().orElseThrow();
        double gap = study.experiments().energy().orElseThrow().wordlineToPrecharge_s();
        return new AccessTiming(
                findings.strobe_s(),
                precharge,
                findings.access()
                        .map(access -> access.schedule().cycle_s())
                        .orElse(findings.strobe_s() + gap + precharge));
    }

    private Provenance provenance() {
        Map<String, String> origin = new LinkedHashMap<>();
        origin.put("netlistSha256", Netlist.sha256(String.join("\n", store.netlistHashes())));
        origin.put("samplesSha256", samplesSha256());
        origin.put("modelSha256", fact("models_sha256"));
        origin.put("planSha256", Netlist.sha256(store.meta("plan").orElseThrow()));
        if (!study.histograms().isEmpty()) {
            origin.put("histogramSha256", histogramSha256());
        }
        origin.put("planName", study.name());
        origin.put("models", study.circuit().models());
        origin.put("ngspiceVersion", fact("ngspice"));
        origin.put("seed", Long.toString(study.seed()));
        VariationModel variation = study.experiments().variation().orElseThrow();
        if (variation.avt_Vm() > 0) {
            origin.put("avt_Vm", Double.toString(variation.avt_Vm()));
        } else {
            origin.put("sigmaOverMu", Double.toString(variation.sigmaOverMu()));
        }
        origin.put("errorRateMethod", errorRateMethod());
        findings.sense()
                .ifPresent(path -> origin.put(
                        "sensePath",
                        "in P(code | n): "
                                + String.join(", ", path.causes_V(1, 0).keySet())));
        findings.access()
                .ifPresent(access -> origin.put(
                        "accessEnergy",
                        "the whole access of a column, " + (digital.isPresent() ? "with" : "without")
                                + " the digital part of its peripheral unit"));
        return new Provenance(
                study.corner().process(),
                study.corner().vdd_V(),
                study.corner().temperature_K(),
                study.circuit().cell(),
                origin);
    }

    /** Of the counts of conversions by n in each section that names a histogram. */
    private String histogramSha256() {
        return study.histograms().entrySet().stream()
                .map(named -> named.getKey() + ": " + named.getValue().sha256())
                .collect(Collectors.joining("; "));
    }

    /** Of every stored number in the order of {@code samples --csv}: equal tables rest on equal samples. */
    private String samplesSha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            store.forEachRow(null, row -> digest.update((row.csv() + '\n').getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private String fact(String key) {
        return store.meta(key)
                .orElseThrow(() -> InvalidInputException.in(
                        store.folder(), key, "is missing in the store: run characterize on its plan again"));
    }

    private static String csv(List<StrengthFit.Residual> residuals) {
        StringBuilder text = new StringBuilder("state,sample,predicted_V,simulated_V\n");
        for (StrengthFit.Residual residual : residuals) {
            text.append(String.format(
                    Locale.ROOT,
                    "S%d,%d,%s,%s%n",
                    residual.n(),
                    residual.sample(),
                    residual.predicted_V(),
                    residual.simulated_V()));
        }
        return text.toString();
    }
}
