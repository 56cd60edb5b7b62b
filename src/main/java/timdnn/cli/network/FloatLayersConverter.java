package timdnn.cli.network;

import picocli.CommandLine.ITypeConverter;
import timdnn.network.onnx.graph.FloatLayers;

/** Names with commas in between as layers. */
final class FloatLayersConverter implements ITypeConverter<FloatLayers> {
    @Override
    public FloatLayers convert(String text) {
        return FloatLayers.parse(text);
    }
}
