package timdnn.characterization.digital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The library read back by a parser of Liberty's grammar that knows nothing of the writer. */
class LibertyLibraryTest {
    private static final Group LIBRARY =
            new Parser(LibertyLibrary.text("my-cells", 27, DigitalFixture.findings())).parse();

    /** A group: its type, its argument, simple and complex attributes, groups within. */
    private record Group(
            String type,
            String argument,
            Map<String, String> simple,
            Map<String, List<String>> complex,
            List<Group> groups) {
        List<Group> all(String wanted) {
            return groups.stream().filter(group -> group.type.equals(wanted)).toList();
        }

        Group one(String wanted, String name) {
            return all(wanted).stream()
                    .filter(group -> group.argument.equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        double[] row(String attribute, int index) {
            return Arrays.stream(complex.get(attribute).get(index).split(",", -1))
                    .mapToDouble(number -> Double.parseDouble(number.strip()))
                    .toArray();
        }
    }

    /** statement := name "(" arguments ")" ( "{" statement* "}" | ";" ) | name ":" value ";" */
    private static final class Parser {
        private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|[{}();:,]|[^\\s{}();:,\"]+");
        private final List<String> tokens = new ArrayList<>();
        private int next;

        Parser(String text) {
            Matcher matcher = TOKEN.matcher(text.replace("\\\n", " "));
            while (matcher.find()) {
                tokens.add(matcher.group());
            }
        }

        Group parse() {
            Group root = new Group("", "", new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
            while (next < tokens.size()) {
                statement(root);
            }
            assertThat(root.groups()).hasSize(1);
            return root.groups().get(0);
        }

        private void statement(Group parent) {
            String name = take();
            assertThat(name).matches("\\w+");
            if (tokens.get(next).equals(":")) {
                next++;
                parent.simple().put(name, take());
                expect(";");
                return;
            }
            expect("(");
            List<String> arguments = new ArrayList<>();
            while (!tokens.get(next).equals(")")) {
                String argument = take();
                if (!argument.equals(",")) {
                    arguments.add(argument.replace("\"", ""));
                }
            }
            expect(")");
            if (tokens.get(next).equals(";")) {
                next++;
                parent.complex().put(name, arguments);
                return;
            }
            expect("{");
            Group group = new Group(
                    name,
                    String.join(", ", arguments),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new ArrayList<>());
            while (!tokens.get(next).equals("}")) {
                statement(group);
            }
            next++;
            parent.groups().add(group);
        }

        private String take() {
            return tokens.get(next++);
        }

        private void expect(String token) {
            assertThat(take()).isEqualTo(token);
        }
    }

    @Test
    void unitsAndThresholdsStandInTheHeader() {
        assertThat(LIBRARY.type()).isEqualTo("library");
        assertThat(LIBRARY.argument()).isEqualTo("my_cells");
        assertThat(LIBRARY.simple())
                .containsEntry("time_unit", "\"1ps\"")
                .containsEntry("leakage_power_unit", "\"1nW\"")
                .containsEntry("nom_voltage", "0.9")
                .containsEntry("slew_derate_from_library", "0.6");
        assertThat(LIBRARY.complex().get("capacitive_load_unit")).containsExactly("1", "ff");
        assertThat(LIBRARY.all("cell").stream().map(Group::argument))
                .containsExactly("inv", "nand2", "nor2", "xor2", "fa", "dff");
    }

    @Test
    void everyTableHasTheSizeOfItsIndicesAndATemplate() {
        int tables = 0;
        for (Group cell : LIBRARY.all("cell")) {
            for (Group pin : cell.all("pin")) {
                for (Group part : pin.groups()) {
                    for (Group table : part.groups()) {
                        if (table.argument().equals("scalar")
                                || table.argument().equals("data_slew")) {
                            continue;
                        }
                        String kind = part.type().equals("timing") ? "lu_table_template" : "power_lut_template";
                        LIBRARY.one(kind, table.argument());
                        int slews = table.row("index_1", 0).length;
                        assertThat(table.complex().get("values")).hasSize(slews);
                        for (int row = 0; row < slews; row++) {
                            assertThat(table.row("values", row)).hasSameSizeAs(table.row("index_2", 0));
                        }
                        tables++;
                    }
                }
            }
        }
        // 4 timing tables for each pair of pins, 2 power tables for each input with energy of its own.
        assertThat(tables).isEqualTo(4 * (1 + 2 + 2 + 2 + 6 + 1) + 2 * (1 + 2 + 2 + 2 + 3 + 2));
    }

    @Test
    void aValueLookedUpIsTheFinding() {
        Group output = LIBRARY.one("cell", "nand2").one("pin", "y");
        assertThat(output.simple()).containsEntry("function", "\"!(a b)\"");
        Group rise = output.all("timing").get(0).all("cell_rise").get(0);
        int slew = 1;
        int load = 2;
        assertThat(rise.row("index_1", 0)[slew]).isCloseTo(20, within(1e-9));
        assertThat(rise.row("index_2", 0)[load]).isCloseTo(4, within(1e-9));
        double expected = DigitalFixture.findings()
                .cell(DigitalCell.NAND2)
                .timing("a", "y")
                .riseDelay_s()
                .at(4e-15, 20e-12);
        assertThat(rise.row("values", slew)[load] * 1e-12).isCloseTo(expected, within(1e-5 * expected));
        assertThat(LIBRARY.one("cell", "inv").one("pin", "a").simple()).containsEntry("capacitance", "0.5");
        assertThat(LIBRARY.one("cell", "inv").simple()).containsEntry("cell_leakage_power", "1");
    }

    @Test
    void theFlipFlopHasItsGroupItsClockAndItsSetUpTimes() {
        Group cell = LIBRARY.one("cell", "dff");
        assertThat(cell.one("ff", "IQ, IQN").simple()).containsEntry("clocked_on", "\"ck\"");
        assertThat(cell.one("pin", "ck").simple()).containsEntry("clock", "true");
        Group timing = cell.one("pin", "d").all("timing").get(0);
        assertThat(timing.simple()).containsEntry("timing_type", "setup_rising");
        assertThat(timing.all("rise_constraint").get(0).row("values", 0)).containsExactly(22.5, 30);
        assertThat(cell.one("pin", "q").all("timing").get(0).simple()).containsEntry("timing_type", "rising_edge");
    }
}
