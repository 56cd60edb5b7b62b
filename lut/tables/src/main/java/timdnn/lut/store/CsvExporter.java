package timdnn.lut.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.CellStrength;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;
import timdnn.lut.table.PeripheryEnergy;
import timdnn.lut.table.SenseLevels;
import timdnn.lut.table.TransferCurve;
import timdnn.lut.tile.Comparator;
import timdnn.lut.tile.Threshold;

/**
 * The tables of an artefact as CSV: a header that names every column with its unit, then one row a point, numbers with a
 * decimal point whatever the locale. Rows end in {@code \n}.
 */
public final class CsvExporter {
    private CsvExporter() {}

    /** The tables that can be exported; on the command line in lower case with a dash. */
    public enum Table {
        /** V_BL per state. */
        SENSE_LEVELS,
        /** V_BL against the sum of strengths. */
        TRANSFER_CURVE,
        /** P(code | n), long form. */
        CODE_DISTRIBUTION,
        /** Error probability per state with its bounds. */
        SENSE_ERRORS,
        /** P(code | n, d), long form: with d driven rows that have no product on the bitline. */
        DRIVEN_ROWS,
        /** Energy of a column per access by (n, k), long form; of a whole access with its parts. */
        ACCESS_ENERGY,
        /** Energy and delay of a conversion by code; only its header where the table has the column alone. */
        CONVERSIONS,
        /** Coefficients of a cell's strength. */
        CELL_STRENGTH,
        /** Thresholds with their comparators; only where the table has a converter. */
        CONVERTER,
        /** Every figure of the sections that dies and chips need, with its reach; only where the table has any. */
        FIGURES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The tables that an artefact has.
     *
     * @param artifact the artefact
     * @return all of them, without conversions, converter and figures where it has none
     */
    public static List<Table> tables(LutArtifact artifact) {
        return Arrays.stream(Table.values())
                .filter(table -> switch (table) {
                    case CONVERSIONS -> artifact.accessEnergy().periphery().isPresent();
                    case CONVERTER -> artifact.tile().converter().isPresent();
                    case FIGURES -> !TileFigures.of(artifact.tile()).isEmpty();
                    default -> true;
                })
                .toList();
    }

    /**
     * One table.
     *
     * @param artifact the artefact
     * @param table which of its tables
     * @return CSV text
     */
    public static String toCsv(LutArtifact artifact, Table table) {
        StringBuilder csv = new StringBuilder();
        switch (table) {
            case SENSE_LEVELS -> senseLevels(artifact.senseLevels(), csv);
            case TRANSFER_CURVE -> transferCurve(artifact.transferCurve(), csv);
            case CODE_DISTRIBUTION -> codeDistribution(artifact.codes().any(), csv);
            case SENSE_ERRORS -> senseErrors(artifact.codes().any(), csv);
            case DRIVEN_ROWS -> drivenRows(artifact.codes(), artifact.geometry().rowsABlock(), csv);
            case ACCESS_ENERGY -> accessEnergy(artifact.accessEnergy(), csv);
            case CONVERSIONS -> conversions(artifact.accessEnergy(), csv);
            case CELL_STRENGTH -> cellStrength(artifact.cellStrength(), csv);
            case CONVERTER -> converter(artifact, csv);
            case FIGURES -> figures(artifact, csv);
        }
        return csv.toString();
    }

    private static void senseLevels(SenseLevels levels, StringBuilder csv) {
        csv.append("n,mean_V,meanLow_V,meanHigh_V,sigma_V,sigmaLow_V,sigmaHigh_V,simulations,thresholdBelow_V\n");
        double[] thresholds_V = levels.thresholds_V();
        for (int n = 0; n <= levels.nMax(); n++) {
            SenseLevels.Level level = levels.levels().get(n);
            row(
                    csv,
                    n,
                    level.mean_V(),
                    level.meanLow_V(),
                    level.meanHigh_V(),
                    level.sigma_V(),
                    level.sigmaLow_V(),
                    level.sigmaHigh_V(),
                    level.simulations(),
                    n < thresholds_V.length ? thresholds_V[n] : "");
        }
    }

    private static void transferCurve(TransferCurve transfer, StringBuilder csv) {
        csv.append("strengthSum_1,bitline_V\n");
        double[] x = transfer.curve().axis().points();
        double[] y = transfer.curve().values();
        for (int index = 0; index < x.length; index++) {
            row(csv, x[index], y[index]);
        }
    }

    private static void codeDistribution(CodeDistribution codes, StringBuilder csv) {
        csv.append("n,code,count,probability\n");
        for (int n = 0; n <= codes.nMax(); n++) {
            for (int code = 0; code <= codes.codeMax(); code++) {
                row(csv, n, code, codes.count(n, code), codes.probability(n, code));
            }
        }
    }

    private static void senseErrors(CodeDistribution codes, StringBuilder csv) {
        csv.append("n,simulations,errorProbability,errorLow95,errorHigh95\n");
        for (int n = 0; n <= codes.nMax(); n++) {
            row(csv, n, codes.simulations(n), codes.errorProbability(n), codes.errorLow(n), codes.errorHigh(n));
        }
    }

    private static void drivenRows(ConversionCodes codes, int rowsABlock, StringBuilder csv) {
        csv.append("n,d,code,probability,errorProbability,errorLow95,errorHigh95\n");
        for (int n = 0; n <= codes.any().nMax(); n++) {
            for (int d = 0; n + d <= rowsABlock; d++) {
                CodeDistribution given = codes.given(d);
                for (int code = 0; code <= codes.codeMax(); code++) {
                    row(
                            csv,
                            n,
                            d,
                            code,
                            given.probability(n, code),
                            given.errorProbability(n),
                            given.errorLow(n),
                            given.errorHigh(n));
                }
            }
        }
    }

    private static void accessEnergy(AccessEnergy energy, StringBuilder csv) {
        csv.append("n,k,bitline_J,precharge_J,leakage_J,wordlinePerRow_J");
        csv.append(energy.periphery().isPresent() ? ",sampling_J,conversions_J,decoder_J,digital_J\n" : "\n");
        for (int n = 0; n <= energy.rowsABlock(); n++) {
            for (int k = 0; k + n <= energy.rowsABlock(); k++) {
                List<Object> cells = new ArrayList<>(List.of(
                        n,
                        k,
                        energy.bitline_J(n, k),
                        energy.precharge_J(),
                        energy.leakage_J(),
                        energy.wordlinePerRow_J()));
                if (energy.periphery().isPresent()) {
                    PeripheryEnergy around = energy.periphery().get();
                    cells.addAll(List.of(
                            around.sampling_J(), around.conversions_J(n, k), around.decoder_J(), around.digital_J()));
                }
                row(csv, cells.toArray());
            }
        }
    }

    private static void conversions(AccessEnergy energy, StringBuilder csv) {
        csv.append("code,energy_J,decision_s\n");
        energy.periphery().ifPresent(around -> {
            for (int code = 0; code <= around.codeMax(); code++) {
                row(csv, code, around.conversion_J(code), around.decision_s(code));
            }
        });
    }

    private static void cellStrength(CellStrength strength, StringBuilder csv) {
        csv.append("access_perV,storage_perV,accessAccess_perV2,accessStorage_perV2,storageStorage_perV2,sigma_1\n");
        row(
                csv,
                strength.access_perV(),
                strength.storage_perV(),
                strength.accessAccess_perV2(),
                strength.accessStorage_perV2(),
                strength.storageStorage_perV2(),
                strength.sigma());
    }

    private static void converter(LutArtifact artifact, StringBuilder csv) {
        csv.append(
                "threshold,threshold_V,trip_V,reference_V,comparators,offsetMean_V,offsetSigma_V,trimStep_V,trimRange_V,"
                        + "noise_V\n");
        artifact.tile().converter().ifPresent(converter -> {
            for (Comparator comparator : converter.comparators()) {
                for (int served = 0; served < comparator.thresholds().size(); served++) {
                    int number = comparator.thresholds().get(served);
                    Threshold threshold = converter.thresholds().get(number - 1);
                    row(
                            csv,
                            number,
                            threshold.threshold_V(),
                            threshold.trip_V(),
                            threshold.reference_V(),
                            comparator.count(),
                            comparator.offset().mean_V().get(served),
                            comparator.offset().sigma_V(served),
                            comparator.trim().step_V(),
                            comparator.trim().range_V(),
                            comparator.noise_V());
                }
            }
        });
    }

    private static void figures(LutArtifact artifact, StringBuilder csv) {
        csv.append("figure,estimate,low,high,status\n");
        TileFigures.of(artifact.tile())
                .forEach((figure, quantity) ->
                        row(csv, figure, quantity.estimate(), quantity.low(), quantity.high(), quantity.status()));
    }

    private static void row(StringBuilder csv, Object... cells) {
        StringJoiner joiner = new StringJoiner(",", "", "\n");
        for (Object cell : cells) {
            joiner.add(String.valueOf(cell));
        }
        csv.append(joiner);
    }
}
