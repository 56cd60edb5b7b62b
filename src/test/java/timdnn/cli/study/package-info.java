/** Tests of what is printed of what a study found. */
package timdnn.cli.study;
