/** Tests of declared studies. */
package timdnn.characterization.circuit;
