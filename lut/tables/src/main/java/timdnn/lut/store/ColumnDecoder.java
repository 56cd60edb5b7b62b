package timdnn.lut.store;

import static timdnn.lut.store.SectionReader.child;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.AccessTiming;
import timdnn.lut.table.CellStrength;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ColumnTables;
import timdnn.lut.table.ConversionCodes;
import timdnn.lut.table.OutOfRange;
import timdnn.lut.table.PeripheryEnergy;
import timdnn.lut.table.SenseLevels;
import timdnn.lut.table.TransferCurve;

/** The sections of a condition that hold the tables of a column. The inverse is {@link ColumnEncoder}. */
final class ColumnDecoder {
    private final SectionReader fields;
    private final RecordReader records;
    private final String condition;

    ColumnDecoder(SectionReader fields, String condition) {
        this.fields = fields;
        this.records = new RecordReader(fields);
        this.condition = condition;
    }

    ColumnTables tables() {
        return fields.build(
                condition,
                () -> new ColumnTables(
                        records.readAlone(AccessTiming.class, child(condition, "timing")),
                        senseLevels(child(condition, "senseLevels")),
                        transferCurve(child(condition, "transferCurve")),
                        records.readAlone(CellStrength.class, child(condition, "cellStrength")),
                        codes(child(condition, "codeDistribution")),
                        accessEnergy(child(condition, "accessEnergy"))));
    }

    private SenseLevels senseLevels(String at) {
        fields.onlyKnown(at, ColumnEncoder.SENSE_LEVELS);
        return fields.build(at, () -> {
            double[] mean_V = fields.numbers(at + ".mean_V");
            int states = mean_V.length;
            double[] meanLow_V = fields.numbers(at + ".meanLow_V", states);
            double[] meanHigh_V = fields.numbers(at + ".meanHigh_V", states);
            double[] sigma_V = fields.numbers(at + ".sigma_V", states);
            double[] sigmaLow_V = fields.numbers(at + ".sigmaLow_V", states);
            double[] sigmaHigh_V = fields.numbers(at + ".sigmaHigh_V", states);
            fields.numbers(at + ".simulations", states);
            long[] simulations = fields.wholes(at + ".simulations");
            List<SenseLevels.Level> levels = new ArrayList<>();
            for (int n = 0; n < states; n++) {
                levels.add(new SenseLevels.Level(
                        mean_V[n],
                        meanLow_V[n],
                        meanHigh_V[n],
                        sigma_V[n],
                        sigmaLow_V[n],
                        sigmaHigh_V[n],
                        simulations[n]));
            }
            return SenseLevels.of(levels, fields.numbers(at + ".thresholds_V"));
        });
    }

    private TransferCurve transferCurve(String at) {
        fields.onlyKnown(at, ColumnEncoder.TRANSFER_CURVE);
        return fields.build(at, () -> {
            String policy = fields.text(at + ".outOfRange");
            if (Arrays.stream(OutOfRange.values())
                    .noneMatch(known -> known.name().equals(policy))) {
                throw fields.error(
                        at + ".outOfRange",
                        "must be one of " + Arrays.toString(OutOfRange.values()) + ", was " + policy);
            }
            return TransferCurve.of(
                    fields.numbers(at + ".strengthSum"), fields.numbers(at + ".bitline_V"), OutOfRange.valueOf(policy));
        });
    }

    private ConversionCodes codes(String at) {
        fields.onlyKnown(at, ColumnEncoder.CODES);
        CodeDistribution any = fields.build(at, () -> {
            JsonNode rows = fields.field(at + ".counts", JsonNodeType.ARRAY);
            long[][] counts = new long[rows.size()][];
            for (int n = 0; n < counts.length; n++) {
                counts[n] = fields.wholes(at + ".counts[" + n + "]");
            }
            return CodeDistribution.of(
                    counts,
                    fields.wholes(at + ".simulations"),
                    fields.matrix(at + ".probability"),
                    fields.numbers(at + ".errorLow"),
                    fields.numbers(at + ".errorHigh"));
        });
        List<CodeDistribution> byDriven = new ArrayList<>();
        if (fields.has(at + ".byDriven")) {
            int tables = fields.field(at + ".byDriven", JsonNodeType.ARRAY).size();
            for (int d = 0; d < tables; d++) {
                byDriven.add(given(any, at + ".byDriven[" + d + "]"));
            }
        }
        return fields.build(at, () -> new ConversionCodes(any, byDriven));
    }

    private CodeDistribution given(CodeDistribution any, String at) {
        fields.onlyKnown(at, ColumnEncoder.RATES);
        return fields.build(
                at,
                () -> any.with(
                        fields.matrix(at + ".probability"),
                        fields.numbers(at + ".errorLow"),
                        fields.numbers(at + ".errorHigh")));
    }

    private AccessEnergy accessEnergy(String at) {
        fields.onlyKnown(at, ColumnEncoder.ACCESS_ENERGY);
        AccessEnergy column = fields.build(
                at,
                () -> AccessEnergy.of(
                        fields.number(at + ".precharge_J"),
                        fields.number(at + ".leakage_J"),
                        fields.number(at + ".wordlinePerRow_J"),
                        fields.matrix(at + ".bitline_J")));
        return fields.has(at + ".periphery") ? column.with(periphery(at + ".periphery")) : column;
    }

    private PeripheryEnergy periphery(String at) {
        fields.onlyKnown(at, ColumnEncoder.PERIPHERY);
        return fields.build(
                at,
                () -> PeripheryEnergy.of(
                        fields.number(at + ".sampling_J"),
                        fields.number(at + ".decoder_J"),
                        fields.number(at + ".digital_J"),
                        fields.numbers(at + ".conversion_J"),
                        fields.numbers(at + ".decision_s")));
    }
}
