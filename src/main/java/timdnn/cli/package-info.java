/**
 * The command line: it reads arguments, puts the parts together, and prints. Results go to standard output, progress and
 * complaints to standard error.
 */
package timdnn.cli;
