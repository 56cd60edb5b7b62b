package timdnn.cli.network;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import timdnn.network.data.Layout;

/** {@code nchw} and {@code nhwc} as layouts. */
final class LayoutConverter implements ITypeConverter<Layout> {
    @Override
    public Layout convert(String text) {
        return Arrays.stream(Layout.values())
                .filter(layout -> layout.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("must be nchw or nhwc, was " + text));
    }
}
