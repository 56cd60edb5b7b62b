package timdnn.cli.network;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number, or two with a slash in between. */
final class RatioConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        String[] parts = text.split("/", -1);
        try {
            if (parts.length <= 2) {
                double over = parts.length == 2 ? Double.parseDouble(parts[1]) : 1;
                double value = Double.parseDouble(parts[0]) / over;
                if (Double.isFinite(value)) {
                    return value;
                }
            }
        } catch (NumberFormatException wrong) {
            throw new TypeConversionException("must be a number such as 0.5 or 1/255, was " + text);
        }
        throw new TypeConversionException("must be a finite number such as 0.5 or 1/255, was " + text);
    }
}
