/** Commands about a plan: write one, try it, run it; and what is printed of what a study found. */
package timdnn.cli.study;
