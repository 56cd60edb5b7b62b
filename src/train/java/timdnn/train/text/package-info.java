/**
 * Trains the committed network of words: the State of the Union addresses as a text, an LSTM with ternary weights and a ternary hidden
 * state, sampled softmax, and the model file. Compiled in the Maven profile {@code train} alone.
 */
package timdnn.train.text;
