package timdnn.characterization.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts in the data base how simulations ended; memory does not grow with their number. */
final class OutcomeReader {
    /** Of a row: its simulation failed. */
    private static final String FAILED =
            "outcome not in ('" + SampleRow.OK + "', '" + SampleRow.OK_RETRIED + "', '" + SampleRow.OK_ABSENT + "')";

    /** Of the rows of a simulation, whose measures may differ in their outcome: it failed if any of them did. */
    private static final String OUTCOME = "coalesce(min(case when " + FAILED + " then outcome end), "
            + "max(case when outcome <> '" + SampleRow.OK_ABSENT + "' then outcome end), '" + SampleRow.OK + "')";

    private final StoreConnection connection;

    OutcomeReader(StoreConnection connection) {
        this.connection = connection;
    }

    /** Number of simulations by outcome, sorted by outcome. */
    Map<String, Integer> outcomes() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        connection.query(
                "select outcome, count(*) from (select " + OUTCOME + " as outcome from sample "
                        + "group by experiment, corner, state, sample) group by outcome order by outcome",
                s -> {},
                row -> counts.put(row.getString(1), row.getInt(2)));
        return counts;
    }

    /** The same of one condition by experiment, sorted by both. */
    Map<String, Map<String, Integer>> outcomes(String corner) {
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        connection.query(
                "select experiment, outcome, count(*) from (select experiment, " + OUTCOME + " as outcome from sample "
                        + "where corner = ? group by experiment, corner, state, sample) "
                        + "group by experiment, outcome order by experiment, outcome",
                s -> s.setString(1, corner),
                row -> counts.computeIfAbsent(row.getString(1), experiment -> new LinkedHashMap<>())
                        .put(row.getString(2), row.getInt(3)));
        return counts;
    }

    /** States that lost simulations, in the order of their names; memory does not grow with the number of samples. */
    List<StateOutcomes> failures() {
        return connection
                .query(
                        "select experiment, corner, state, outcome, count(distinct sample) from sample where " + FAILED
                                + " group by experiment, corner, state, outcome "
                                + "order by experiment, corner, state, outcome",
                        s -> {},
                        row -> new Lost(
                                row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5)))
                .stream()
                .collect(Collectors.groupingBy(
                        lost -> List.of(lost.experiment(), lost.corner(), lost.state()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(this::failures)
                .toList();
    }

    private record Lost(String experiment, String corner, String state, String outcome, int samples) {}

    private StateOutcomes failures(List<Lost> kinds) {
        Lost one = kinds.get(0);
        Map<String, Integer> byKind = new LinkedHashMap<>();
        kinds.forEach(lost -> byKind.put(lost.outcome(), lost.samples()));
        List<String> missing = connection.query(
                "select distinct measure from sample where experiment = ? and corner = ? and state = ? and outcome = ? "
                        + "order by measure",
                s -> StoreConnection.text(s, one.experiment(), one.corner(), one.state(), SampleRow.MEASURE_MISSING),
                row -> row.getString(1));
        int simulations = connection
                .query(
                        "select count(distinct sample) from sample where experiment = ? and corner = ? and state = ?",
                        s -> StoreConnection.text(s, one.experiment(), one.corner(), one.state()),
                        row -> row.getInt(1))
                .get(0);
        return new StateOutcomes(one.experiment(), one.corner(), one.state(), simulations, byKind, missing);
    }
}
