/** Tests of schedules. */
package timdnn.chip.schedule;
