/** Tests of designs as files. */
package timdnn.chip.design;
