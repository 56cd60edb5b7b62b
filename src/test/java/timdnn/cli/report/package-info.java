/** Tests of commands that draw. */
package timdnn.cli.report;
