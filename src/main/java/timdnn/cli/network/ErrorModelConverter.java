package timdnn.cli.network;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import timdnn.network.accuracy.EvaluationOptions.ErrorModel;

/** {@code none}, {@code iid} and {@code die} as error models. */
final class ErrorModelConverter implements ITypeConverter<ErrorModel> {
    @Override
    public ErrorModel convert(String text) {
        return Arrays.stream(ErrorModel.values())
                .filter(model -> name(model).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("must be none, iid or die, was " + text));
    }

    static String name(ErrorModel model) {
        return model.name().toLowerCase(Locale.ROOT);
    }
}
