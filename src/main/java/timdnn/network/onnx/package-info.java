/** Import of ONNX models as ternary networks; what a model has and cannot be computed is refused with one sentence. */
package timdnn.network.onnx;
