/** Tests of chips beside each other. */
package timdnn.chip.comparison;
