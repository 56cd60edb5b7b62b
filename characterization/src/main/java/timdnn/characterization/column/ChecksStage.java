package timdnn.characterization.column;

import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.engine.Stage;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;

/** The truth table of cells, and every weight written over every other. */
public final class ChecksStage implements Stage {
    private static final double ANYWHERE_S = 100e-12;

    @Override
    public String name() {
        return "checks";
    }

    @Override
    public int planned(StageContext context) {
        ColumnBench bench = new ColumnBench(context.study(), context.netlists());
        int count = 0;
        for (String cell : context.study().require(ChecksPlan.class).cells()) {
            count += bench.truthTable(cell, ANYWHERE_S).size()
                    + bench.writing(cell).size();
        }
        return count;
    }

    @Override
    public void run(StageContext context) {
        ColumnBench bench = new ColumnBench(context.study(), context.netlists());
        double strobe = new ColumnReader(context.study(), context.store()).strobe_s();
        List<Trial> products = new ArrayList<>();
        List<Trial> writes = new ArrayList<>();
        for (String cell : context.study().require(ChecksPlan.class).cells()) {
            products.addAll(bench.truthTable(cell, strobe));
            writes.addAll(bench.writing(cell));
        }
        context.campaign().run(products);
        context.campaign().run(writes);
    }
}
