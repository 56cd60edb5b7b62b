/** What each ONNX operator becomes: layers on tiles, layers of the special-function unit, or constants. */
package timdnn.network.onnx.operator;
