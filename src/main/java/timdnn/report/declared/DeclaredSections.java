package timdnn.report.declared;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import timdnn.characterization.store.CampaignStore;
import timdnn.report.page.Section;
import timdnn.report.run.RunFolder;

/** The sections about a declared study: those that have something to show. */
public final class DeclaredSections {
    private static final List<Function<DeclaredRun, Optional<Section>>> ALL = List.of(
            SpecSection::of,
            ChartSection::of,
            SweepCharts::of,
            SpreadSection::of,
            YieldSection::of,
            ShareSection::of,
            TraceSection::of,
            TableSection::of,
            MeasureSection::of);

    private DeclaredSections() {}

    /**
     * The sections.
     *
     * @param run a run whose study declares its circuit
     * @return the sections in the order of the page
     */
    public static List<Section> of(RunFolder run) {
        try (CampaignStore store = CampaignStore.openForReading(Path.of(run.folder()))) {
            DeclaredRun declared = new DeclaredRun(run, store);
            List<Section> sections = new ArrayList<>();
            ALL.forEach(section -> section.apply(declared).ifPresent(sections::add));
            return sections;
        }
    }
}
