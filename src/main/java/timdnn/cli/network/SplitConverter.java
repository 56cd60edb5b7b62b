package timdnn.cli.network;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import timdnn.network.data.Split;

/** {@code test} and {@code train} as parts of a data set. */
final class SplitConverter implements ITypeConverter<Split> {
    @Override
    public Split convert(String text) {
        return Arrays.stream(Split.values())
                .filter(split -> split.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("must be test or train, was " + text));
    }
}
