package timdnn.characterization.column;

import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.column.ColumnFindings.Product;
import timdnn.characterization.column.ColumnFindings.Write;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;

/** Reads the products and the writes of the cells that a plan checks. */
final class CellChecksReader {
    private static final double ZERO_PRODUCT_LIMIT = 0.25;

    private final Study study;
    private final ExperimentRows rows;

    CellChecksReader(Study study, CampaignStore store) {
        this.study = study;
        rows = new ExperimentRows(store, study.condition());
    }

    List<Product> truthTable(double margin) {
        List<Product> products = new ArrayList<>();
        for (String state : rows.states(ColumnBench.TRUTH_TABLE)) {
            CellState cell = CellState.parse(state);
            String zero = new CellState(cell.cell(), CellState.Kind.PRODUCT, 0, 0).format();
            double drop = rows.nominal(ColumnBench.TRUTH_TABLE, zero, "v_bl")
                    - rows.nominal(ColumnBench.TRUTH_TABLE, state, "v_bl");
            double dropB = rows.nominal(ColumnBench.TRUTH_TABLE, zero, "v_blb")
                    - rows.nominal(ColumnBench.TRUTH_TABLE, state, "v_blb");
            int product = cell.first() * cell.second();
            double still = ZERO_PRODUCT_LIMIT * margin;
            boolean right = (product > 0 ? drop > 2 * still : drop < still)
                    && (product < 0 ? dropB > 2 * still : dropB < still);
            products.add(new Product(state, drop, dropB, right));
        }
        return products;
    }

    List<Write> writing() {
        double vdd = study.corner().vdd_V();
        List<Write> writes = new ArrayList<>();
        for (String state : rows.states(ColumnBench.WRITE)) {
            CellState cell = CellState.parse(state);
            int weight = cell.second();
            boolean p = cell.cell().equals("one-hot") ? weight > 0 : weight != 0;
            boolean q = weight < 0;
            double[] nodes = {
                rows.nominal(ColumnBench.WRITE, state, "v_p"), rows.nominal(ColumnBench.WRITE, state, "v_pb"),
                rows.nominal(ColumnBench.WRITE, state, "v_q"), rows.nominal(ColumnBench.WRITE, state, "v_qb")
            };
            boolean[] high = {p, !p, q, !q};
            double lowest = vdd;
            double highest = 0;
            for (int i = 0; i < nodes.length; i++) {
                lowest = high[i] ? Math.min(lowest, nodes[i]) : lowest;
                highest = high[i] ? highest : Math.max(highest, nodes[i]);
            }
            writes.add(new Write(state, lowest, highest, lowest > 0.9 * vdd && highest < 0.1 * vdd));
        }
        return writes;
    }
}
