package timdnn.chip.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Published accelerators, from a file that ships. */
public final class Accelerators {
    private static final String RESOURCE = "/chip/accelerators.json";

    private Accelerators() {}

    /** {@return all of them, in the file's order} */
    public static List<Accelerator> shipped() {
        try (InputStream stream = Accelerators.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            List<Accelerator> all = new ArrayList<>();
            for (JsonNode entry : JsonMapper.builder().build().readTree(stream)) {
                all.add(accelerator(entry));
            }
            return all;
        } catch (IOException broken) {
            throw new IllegalStateException(RESOURCE + " cannot be read", broken);
        }
    }

    private static Accelerator accelerator(JsonNode entry) {
        OptionalDouble rate = number(entry, "operations_perS");
        OptionalDouble power = number(entry, "power_W");
        OptionalDouble area = number(entry, "area_m2");
        OptionalDouble perJ = number(entry, "operations_perJ");
        OptionalDouble perSm2 = number(entry, "operations_perSm2");
        return new Accelerator(
                entry.required("name").textValue(),
                entry.required("source").textValue(),
                entry.required("status").textValue(),
                entry.required("precision").textValue(),
                number(entry, "node_nm"),
                perJ.isPresent() ? perJ : quotient(rate, power),
                perSm2.isPresent() ? perSm2 : quotient(rate, area),
                number(entry, "speedOverNearMemory"),
                number(entry, "energyOverNearMemory"));
    }

    private static OptionalDouble number(JsonNode entry, String field) {
        return entry.has(field) ? OptionalDouble.of(entry.get(field).doubleValue()) : OptionalDouble.empty();
    }

    private static OptionalDouble quotient(OptionalDouble above, OptionalDouble below) {
        return above.isPresent() && below.isPresent()
                ? OptionalDouble.of(above.getAsDouble() / below.getAsDouble())
                : OptionalDouble.empty();
    }
}
