package timdnn.lut.fit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.statistics.NormalTail;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.input.InvalidInputException;
import timdnn.input.Suggestion;
import timdnn.lut.store.ConditionTables;
import timdnn.lut.store.FitReport;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.Provenance;
import timdnn.lut.table.AccessEnergy;
import timdnn.lut.table.AccessTiming;
import timdnn.lut.table.BinomialInterval;
import timdnn.lut.table.CellStrength;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ColumnTables;
import timdnn.lut.table.Condition;
import timdnn.lut.table.ConversionCodes;
import timdnn.lut.table.OutOfRange;
import timdnn.lut.table.SenseLevels;
import timdnn.lut.table.TransferCurve;
import timdnn.lut.tile.TileTables;

/**
 * A measured or published macro as a table that networks run on. The file is CSV: a line {@code n,mean,sigma} with optional
 * {@code energy} and then a row for each count, or {@code n,mean,sigma,p0,p1,...} where P(code | n) is known. Before it, lines
 * {@code # key: value} with {@code origin} (required), {@code samples}, {@code codes}, {@code supply}, {@code temperature},
 * {@code strobe}, {@code precharge}, {@code cycle}. Without P(code | n) thresholds lie midway between neighbouring means and the
 * spread is normal.
 */
public final class MacroImport {
    private static final List<String> COLUMNS = List.of("n", "mean", "sigma", "energy");
    private static final int USUAL_CODES = 8;

    private final Path file;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<double[]> rows = new ArrayList<>();
    private List<String> columns = List.of();

    private MacroImport(Path file) {
        this.file = file;
    }

    /**
     * Reads a macro.
     *
     * @param file the CSV file
     * @return its table, in the paper's geometry
     * @throws InvalidInputException if the file cannot be read, or a value is missing or without meaning
     */
    public static LutArtifact read(Path file) {
        MacroImport macro = new MacroImport(file);
        macro.parse();
        try {
            return macro.artifact();
        } catch (IllegalArgumentException wrong) {
            throw InvalidInputException.in(file, "table", wrong.getMessage());
        }
    }

    private void parse() {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("#")) {
                String[] fact = line.substring(1).split(":", 2);
                if (fact.length == 2) {
                    facts.put(fact[0].strip().toLowerCase(Locale.ROOT), fact[1].strip());
                }
            } else if (columns.isEmpty() && !line.isEmpty()) {
                columns = List.of(line.toLowerCase(Locale.ROOT).replace(" ", "").split(",", -1));
                if (!columns.containsAll(List.of("n", "mean", "sigma"))) {
                    throw InvalidInputException.at(
                            file, i + 1, "columns", "must have n, mean and sigma, are " + columns);
                }
                requireKnown(i + 1);
            } else if (!line.isEmpty()) {
                rows.add(row(line, i + 1));
            }
        }
        if (!facts.containsKey("origin")) {
            throw InvalidInputException.at(
                    file, 1, "origin", "is missing: write # origin: who measured what, and where it is published");
        }
    }

    private void requireKnown(int number) {
        for (String column : columns) {
            if (!COLUMNS.contains(column) && !column.matches("p\\d+")) {
                throw InvalidInputException.at(
                        file,
                        number,
                        "columns",
                        "has " + column + "; known are n, mean, sigma, energy and p0, p1, ..."
                                + Suggestion.question(column, COLUMNS));
            }
        }
    }

    private double[] row(String line, int number) {
        String[] words = line.split(",", -1);
        if (words.length != columns.size()) {
            throw InvalidInputException.at(
                    file, number, "row", "must have " + columns.size() + " values, has " + words.length);
        }
        double[] values = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                values[i] = SpiceNumber.parse(words[i]);
            } catch (IllegalArgumentException wrong) {
                throw InvalidInputException.at(file, number, columns.get(i), wrong.getMessage());
            }
        }
        if (values[columns.indexOf("n")] != rows.size()) {
            throw InvalidInputException.at(
                    file, number, "n", "must be " + rows.size() + ": a row for each count from 0 on");
        }
        return values;
    }

    private double fact(String key, double usual) {
        String text = facts.get(key);
        if (text == null) {
            return usual;
        }
        try {
            return SpiceNumber.parse(text.replace(" ", ""));
        } catch (IllegalArgumentException wrong) {
            throw InvalidInputException.in(file, key, wrong.getMessage());
        }
    }

    private double of(int n, String column) {
        return rows.get(n)[columns.indexOf(column)];
    }

    private LutArtifact artifact() {
        long samples = Math.max(2, Math.round(fact("samples", 2)));
        int known = (int) columns.stream().filter(name -> name.matches("p\\d+")).count();
        int codes = known > 0 ? known - 1 : (int) Math.min(fact("codes", USUAL_CODES), rows.size() - 1.0);
        double[] mean = new double[rows.size()];
        double[] sums = new double[rows.size()];
        List<SenseLevels.Level> levels = new ArrayList<>();
        for (int n = 0; n < mean.length; n++) {
            mean[n] = of(n, "mean");
            sums[n] = n;
            double sigma = of(n, "sigma");
            double half = NormalTail.Z95 * sigma / Math.sqrt((double) samples);
            double share = Math.min(1, NormalTail.Z95 / Math.sqrt(2.0 * samples));
            levels.add(new SenseLevels.Level(
                    mean[n], mean[n] - half, mean[n] + half, sigma, sigma * (1 - share), sigma * (1 + share), samples));
        }
        double[] thresholds = new double[codes];
        for (int i = 0; i < codes; i++) {
            thresholds[i] = 0.5 * (mean[i] + mean[i + 1]);
        }
        Map<String, String> origin = new LinkedHashMap<>();
        Provenance.REQUIRED.forEach(key -> origin.put(key, "imported"));
        facts.forEach((key, value) -> origin.put("macro." + key, value));
        double cycle = fact("cycle", 1e-9);
        String name = file.getFileName().toString().replaceFirst("\\.csv$", "");
        ArrayGeometry paper = ArrayGeometry.PAPER;
        return new LutArtifact(
                name,
                new ArrayGeometry(paper.rowsABlock(), codes, paper.columns(), paper.blocks(), paper.columnsAUnit()),
                new Provenance(name, origin),
                List.of(new ConditionTables(
                        new Condition("TT", fact("supply", 1), fact("temperature", 300.15)),
                        new ColumnTables(
                                new AccessTiming(fact("strobe", cycle / 4), fact("precharge", cycle / 2), cycle),
                                SenseLevels.of(levels, thresholds),
                                TransferCurve.of(sums, mean, OutOfRange.CLAMP),
                                new CellStrength(0, 0, 0, 0, 0, 0),
                                ConversionCodes.of(codes(codes, thresholds, samples, known > 0)),
                                energy()),
                        TileTables.NONE,
                        new FitReport(List.of()))));
    }

    private CodeDistribution codes(int codes, double[] thresholds, long samples, boolean known) {
        int states = rows.size();
        double[][] probability = new double[states][codes + 1];
        double[] low = new double[states];
        double[] high = new double[states];
        long[] simulations = new long[states];
        for (int n = 0; n < states; n++) {
            double sigma = of(n, "sigma");
            double before = 0;
            for (int code = 0; code <= codes; code++) {
                // P(code <= c) is that the voltage is above threshold c.
                double upTo = code == codes ? 1 : above(thresholds[code], of(n, "mean"), sigma);
                probability[n][code] = known ? of(n, "p" + code) : Math.max(0, upTo - before);
                before = upTo;
            }
            double error = 1 - probability[n][Math.min(n, codes)];
            BinomialInterval bounds = BinomialInterval.of(Math.round(error * samples), samples);
            low[n] = Math.min(bounds.low(), error);
            high[n] = Math.max(bounds.high(), error);
            simulations[n] = samples;
        }
        return CodeDistribution.of(new long[states][codes + 1], simulations, probability, low, high);
    }

    private static double above(double threshold, double mean, double sigma) {
        return sigma > 0 ? NormalTail.beyond((threshold - mean) / sigma) : threshold < mean ? 1 : 0;
    }

    /** Of both bitlines; a count above the last row costs as much as that. */
    private AccessEnergy energy() {
        int rowsABlock = ArrayGeometry.PAPER.rowsABlock();
        double[][] bitline = new double[rowsABlock + 1][rowsABlock + 1];
        if (columns.contains("energy")) {
            int last = rows.size() - 1;
            for (int n = 0; n <= rowsABlock; n++) {
                for (int k = 0; k <= rowsABlock; k++) {
                    bitline[n][k] = of(Math.min(n, last), "energy") + of(Math.min(k, last), "energy");
                }
            }
        }
        return AccessEnergy.of(0, 0, 0, bitline);
    }
}
