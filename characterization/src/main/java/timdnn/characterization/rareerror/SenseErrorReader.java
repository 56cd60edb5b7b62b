package timdnn.characterization.rareerror;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.PathShift;
import timdnn.characterization.sense.SensePath;
import timdnn.characterization.store.CampaignStore;
import timdnn.harness.netlist.SpiceNumber;

/** Reads what the rare-event experiment gave from a store, also of a campaign that still runs. */
@SuppressWarnings("MemberName") // suffixes are units
public final class SenseErrorReader {
    private final Study study;
    private final CampaignStore store;
    /** Null until it is asked for. */
    private SensePath path;

    /**
     * Reads a store.
     *
     * @param study the store's study under the condition to be read
     * @param store the store
     */
    public SenseErrorReader(Study study, CampaignStore store) {
        this.study = study;
        this.store = store;
    }

    private SensePath path() {
        if (path == null) {
            path = Paths.read(study, store).orElseThrow();
        }
        return path;
    }

    /** One rate for each state of which both thresholds are done. */
    public List<SenseErrorRate> rates() {
        List<SenseErrorRate> rates = new ArrayList<>();
        study.section(SenseErrorPlan.class).ifPresent(plan -> {
            for (int n = plan.firstState(); n <= plan.lastState(); n++) {
                Optional<SenseErrorRate.Side> below = side(new ErrorSide(n, true));
                Optional<SenseErrorRate.Side> above = side(new ErrorSide(n, false));
                if (below.isPresent() && above.isPresent()) {
                    rates.add(new SenseErrorRate(n, below.get(), above.get()));
                }
            }
        });
        return rates;
    }

    /** All of it. */
    public SenseErrorFindings read() {
        List<SenseErrorRate> rates = rates();
        Optional<SenseErrorFindings.Conversions> conversions = store.numbers("count_shares", study.condition())
                .map(shares -> SenseErrorFindings.weigh(
                        rates,
                        shares,
                        SpiceNumber.parse(
                                store.fact("budget_saving", study.condition()).orElseThrow())));
        return new SenseErrorFindings(
                rates, study.section(SenseErrorPlan.class).map(this::heldOut).orElse(List.of()), conversions);
    }

    private List<SenseErrorFindings.HeldOut> heldOut(SenseErrorPlan plan) {
        List<SenseErrorFindings.HeldOut> judged = new ArrayList<>();
        for (HeldOutState which : HeldOutState.of(plan, study.geometry())) {
            Optional<SenseErrorRate.Given> simulated = store.estimate(
                            HeldOutState.EXPERIMENT, study.condition(), which.state(), "estimate")
                    .map(SenseErrorRate.Side::of)
                    .map(SenseErrorRate.Side::given);
            simulated.ifPresent(found -> judged.add(heldOut(which, found)));
        }
        return judged;
    }

    /** The offset's law is the same in both: only what the simulations themselves leave open counts. */
    private SenseErrorFindings.HeldOut heldOut(HeldOutState which, SenseErrorRate.Given simulated) {
        int n = which.side().n();
        double shift = heldOut_V(which.nominal(which.driven())) - heldOut_V(which.nominal(0));
        List<SenseErrorRate.Given> rates = driven(which.side());
        double equal = Math.max(0, Math.min(rates.size() - 1, shift / path().drivenShift_V(n, 1)));
        SenseErrorRate.Given low = rates.get((int) Math.floor(equal));
        SenseErrorRate.Given high = rates.get((int) Math.ceil(equal));
        double above = equal - Math.floor(equal);
        double rate = Math.pow(low.probability().estimate(), 1 - above)
                * Math.pow(high.probability().estimate(), above);
        return new SenseErrorFindings.HeldOut(
                n,
                which.side().below(),
                which.driven(),
                shift,
                rate,
                simulated.probability(),
                Math.log(rate / simulated.probability().estimate())
                        / Math.hypot(Math.max(low.relativeError(), high.relativeError()), simulated.relativeError()));
    }

    private double heldOut_V(String state) {
        return store.value(HeldOutState.EXPERIMENT, study.condition(), state, "v_bl", 0);
    }

    /** P by the number of driven rows, where there is a sense path that tells what they do. */
    private List<SenseErrorRate.Given> driven(ErrorSide side) {
        List<SenseErrorRate.Given> estimates = new ArrayList<>();
        Optional<SenseErrorRate.Side> found = Optional.empty();
        do {
            found = store.estimate(
                            ErrorSide.EXPERIMENT,
                            study.condition(),
                            side.state(),
                            ErrorSide.drivenRole(estimates.size()))
                    .map(SenseErrorRate.Side::of);
            found.map(SenseErrorRate.Side::given).ifPresent(estimates::add);
        } while (found.isPresent());
        return estimates;
    }

    /** A side's estimate, once it is there. */
    private Optional<SenseErrorRate.Side> side(ErrorSide side) {
        if (!side.exists(study.geometry())) {
            return Optional.of(SenseErrorRate.Side.NONE);
        }
        return store.estimate(ErrorSide.EXPERIMENT, study.condition(), side.state(), "estimate")
                .map(SenseErrorRate.Side::of)
                .map(found -> store.estimate(ErrorSide.EXPERIMENT, study.condition(), side.state(), "check")
                        .map(check -> found.checkedBy(check.probability()))
                        .orElse(found))
                .map(found -> withPath(found.drivenBy(driven(side)), side));
    }

    /**
     * With the share of each cause, and with what the law of the comparators' offsets leaves open: the error over resamples of
     * the comparators.
     */
    private SenseErrorRate.Side withPath(SenseErrorRate.Side side, ErrorSide which) {
        SenseErrorRate.Side shared = side.sharedBy(shares(side, which));
        return store.numbers(which.pathErrors(), study.condition())
                .map(errors ->
                        shared.withErrors(errors, path().offset(which.tap()).unknown()))
                .orElse(shared);
    }

    /**
     * Of the path's part each cause has its share of the shift at the most probable failure, E(cause | shift) / shift; the rest
     * is mismatch of the column. For normal causes these are shares of the variance.
     */
    private Map<String, Double> shares(SenseErrorRate.Side side, ErrorSide which) {
        Map<String, Double> shares = new LinkedHashMap<>();
        store.fact(which.pathShare(), study.condition()).ifPresent(stored -> {
            double share = SpiceNumber.parse(stored);
            PathShift shift = path().pathShift(which.tap(), which.n());
            double z = side.beta() * Math.sqrt(share);
            double shift_V = shift.total().atNormal(which.below() ? -z : z);
            shares.put("mismatch", 1 - share);
            shift.parts(shift_V).forEach((cause, part) -> shares.put(cause, share * part));
        });
        return shares;
    }
}
