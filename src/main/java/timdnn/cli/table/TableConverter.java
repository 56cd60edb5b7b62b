package timdnn.cli.table;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import timdnn.lut.store.CsvExporter.Table;

/** Names of tables, in lower case with dashes. */
final class TableConverter implements ITypeConverter<Table> {
    @Override
    public Table convert(String text) {
        return Arrays.stream(Table.values())
                .filter(table -> table.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "must be one of " + Arrays.toString(Table.values()) + ", was " + text));
    }
}
