package timdnn.cli.study;

import static timdnn.report.PeripheryFixture.around;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.StrobeReach;
import timdnn.characterization.digital.CellEnergy;
import timdnn.characterization.digital.CellFindings;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.LoadSlewTable;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.rareerror.SenseErrorFindings;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.reduction.BitlineForm;
import timdnn.characterization.reduction.ReductionFindings;
import timdnn.characterization.sram.SramFindings;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.strength.RowLoad;
import timdnn.characterization.strength.ShiftPolynomial;
import timdnn.characterization.strength.StrengthFindings;
import timdnn.characterization.study.ConditionFindings;
import timdnn.characterization.study.StudyRun;
import timdnn.report.PeripheryFixture;

/** Made-up findings of swept studies in which every subject found something. */
final class StudyFixture {
    private static final Path PLAN = Path.of("../characterization/plans/vdd-strobe-design-space.yaml");
    private static final Study STUDY = StudyReader.parse(PLAN, StudyReader.text(PLAN));

    private StudyFixture() {}

    /**
     * Two studies, of which one begins with a condition whose errors were found by rare-event sampling, one with the other, and one
     * of a stepped access.
     */
    static List<Characterized> all() {
        SenseErrorFindings none = new SenseErrorFindings(List.of(), List.of(), Optional.empty());
        return List.of(study(errors(), none), study(none, errors()), stepped());
    }

    private static Characterized stepped() {
        List<ConditionFindings> conditions = List.of(stepped(0), stepped(1));
        return new Characterized(
                STUDY,
                Path.of("out"),
                new StudyRun.Result(conditions, 1000, 2, 500),
                List.of(Optional.empty(), Optional.empty()),
                List.of(Optional.empty(), Optional.empty()),
                10,
                2);
    }

    private static ConditionFindings stepped(int condition) {
        return new ConditionFindings(
                STUDY.conditions().get(condition).condition(),
                Optional.of(column()),
                Optional.empty(),
                new SenseErrorFindings(List.of(), List.of(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(SteppedFixture.stepped()),
                Optional.empty(),
                Optional.empty());
    }

    private static Characterized study(SenseErrorFindings first, SenseErrorFindings second) {
        Optional<DigitalFindings> digital = Optional.of(digital());
        Optional<AreaFindings> area = Optional.of(PeripheryFixture.area());
        return new Characterized(
                STUDY,
                Path.of("out"),
                new StudyRun.Result(List.of(found(0, first), found(1, second)), 1000, 2, 500),
                List.of(digital, digital),
                List.of(area, area),
                10,
                2);
    }

    private static ConditionFindings found(int condition, SenseErrorFindings errors) {
        return new ConditionFindings(
                STUDY.conditions().get(condition).condition(),
                Optional.of(column()),
                Optional.of(reduction()),
                errors,
                Optional.of(strength()),
                Optional.of(PeripheryFixture.sense()),
                Optional.of(PeripheryFixture.access()),
                Optional.of(sram()));
    }

    private static ColumnFindings column() {
        List<Double> levels =
                IntStream.rangeClosed(0, 16).mapToObj(n -> 0.9 - 0.05 * n).toList();
        return new ColumnFindings(
                245e-12,
                StrobeReach.REACHED,
                0.05,
                levels,
                IntStream.range(0, 8).mapToObj(n -> levels.get(n) - 0.025).toList(),
                List.of(new ColumnFindings.SenseState(
                        4,
                        around(0.7),
                        around(0.01),
                        List.of(0, 0, 0, 1, 97, 2, 0, 0, 0),
                        around(0.03),
                        around(0.02),
                        0.01,
                        0.01,
                        List.of(0, 1),
                        List.of(0.7, 0.71),
                        1)),
                List.of(new ColumnFindings.AccessEnergyPoint(4, 0, 1e-15, 2e-15, 3e-15, 4e-15, 6e-10)),
                OptionalDouble.of(3e-10),
                Optional.of(new ColumnFindings.ChargeBalance(0.01, 86e-15, 9, 1e-3)),
                List.of(new ColumnFindings.Product("W+1 I+1", 0.1, 0, true)),
                List.of(new ColumnFindings.Write("-1 to +1", 0.89, 0.01, true)),
                OptionalInt.of(6));
    }

    private static ReductionFindings reduction() {
        return new ReductionFindings(
                0.5e-3,
                new BitlineForm(0.9, 3e-12),
                List.of(new ReductionFindings.State(4, 0.1e-3, around(0.05e-3), 0.1e-3, 0.2e-3, 0.4e-3, true)),
                0.1e-3,
                Optional.of(new ReductionFindings.Guard(56, 0.23e-3)));
    }

    private static StrengthFindings strength() {
        StrengthFindings.Errors errors = new StrengthFindings.Errors(around(1e-4), around(4e-4), 2e-3);
        StrengthFindings.Prediction prediction = new StrengthFindings.Prediction(
                List.of(new StrengthFindings.Mixed(4, 2, errors, errors)), around(4e-4), 2e-3, 100);
        RowLoad load = new RowLoad(List.of(5e-4, 4e-4), 1e-5);
        return new StrengthFindings(
                List.of("acc", "sto"),
                new ShiftPolynomial(List.of(around(1.8), around(0.9)), List.of(around(0.7), around(3.4), around(2.6))),
                around(0.02),
                around(1e-3),
                List.of(new StrengthFindings.Path("W+1 I+1", 0.001, around(0.05), around(0.02))),
                List.of(List.of(around(0.5))),
                new StrengthFindings.LeftOut(
                        List.of(new StrengthFindings.Sensitivity("xcell.m1", around(0.1))), around(0.02)),
                load,
                List.of(load, load),
                1e-5,
                prediction,
                List.of(new StrengthFindings.Refinement(4, List.of(around(0.1)), around(0.01))),
                Optional.of(prediction));
    }

    /** With probabilities checked by subset simulation, over a histogram. */
    private static SenseErrorFindings errors() {
        SenseErrorFindings errors = PeripheryFixture.errors();
        SenseErrorRate.Side above = errors.rates().get(0).above();
        SenseErrorRate.Side checked = new SenseErrorRate.Side(
                above.probability(),
                above.relativeError(),
                above.effectiveSampleSize(),
                above.largestWeight(),
                above.failed(),
                above.beta(),
                above.method(),
                around(2e-6),
                above.shares(),
                above.driven());
        SenseErrorRate.Side model = new SenseErrorRate.Side(
                new Estimate(0, 0, 3.2e-14, 100),
                Double.POSITIVE_INFINITY,
                0,
                0,
                0,
                Double.NaN,
                "FORM: no design point within 7.5 sigma",
                new Estimate(0, 0, 0, 0),
                Map.of(),
                List.of());
        return new SenseErrorFindings(
                List.of(new SenseErrorRate(1, model, model), new SenseErrorRate(4, checked, checked)),
                errors.heldOut(),
                Optional.of(new SenseErrorFindings.Conversions(around(1e-4), 0.1, 3)));
    }

    /** With energies of single arcs. */
    private static DigitalFindings digital() {
        List<CellFindings> cells = new ArrayList<>();
        for (CellFindings cell : PeripheryFixture.digital().cells()) {
            LoadSlewTable table = cell.energy_J();
            cells.add(new CellFindings(
                    cell.cell(),
                    cell.timings(),
                    List.of(new CellEnergy("a", "y", table, table, table, table)),
                    table,
                    cell.leakage_W(),
                    cell.capacitance_F(),
                    cell.flipFlop(),
                    cell.heldOut(),
                    cell.logicRight()));
        }
        return new DigitalFindings(0.9, cells);
    }

    private static SramFindings sram() {
        Estimate sigmas = around(9.8);
        return new SramFindings(
                256,
                512,
                List.of(new SramFindings.Part("bitline", 3e-12, 15e-12)),
                86e-12,
                0.1,
                0.0125,
                118e-12,
                43e-12,
                640e-12,
                1.5e-3,
                2e-15,
                0.02,
                33e-15,
                true,
                true,
                4e-4,
                new SramFindings.Margin(
                        0.12, around(0.11), around(0.011), Optional.of(sigmas), Optional.of(around(7.8)), 0, 0));
    }
}
